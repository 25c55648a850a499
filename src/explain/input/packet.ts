// What wraps a message on a network: link, IP and TCP headers of a capture, and the head of an HTTP message.

/** Bytes of a TCP packet, and between whom it went. */
type Packet = { payload: Buffer; from: string; to: string; sequence: number };

const ETHERTYPES = [0x0800, 0x86dd];

/** The TCP payload of a captured IPv4 or IPv6 packet, with or without its Ethernet header; null when it is none. */
export function openPacket(bytes: Buffer): Packet | null {
  const linked = bytes.length > 34 && ETHERTYPES.includes(bytes.readUInt16BE(12)) ? openIp(bytes.subarray(14)) : null;
  return linked ?? openIp(bytes);
}

function openIp(bytes: Buffer): Packet | null {
  if (bytes.length < 40) return null;
  const version = bytes[0]! >> 4;
  if (version === 4) {
    const header = (bytes[0]! & 15) * 4;
    const total = bytes.readUInt16BE(2);
    if (header < 20 || total < header + 20 || total > bytes.length || bytes[9] !== 6) return null;
    const address = (at: number) => [...bytes.subarray(at, at + 4)].join('.');
    return openTcp(bytes.subarray(header, total), address(12), address(16));
  }
  if (version !== 6 || bytes[6] !== 6 || bytes.length < 60 || bytes.readUInt16BE(4) + 40 > bytes.length) return null;
  const address = (at: number) => `[${(bytes.toString('hex', at, at + 16).match(/.{4}/g) ?? []).join(':')}]`;
  return openTcp(bytes.subarray(40, 40 + bytes.readUInt16BE(4)), address(8), address(24));
}

function openTcp(bytes: Buffer, from: string, to: string): Packet | null {
  const header = (bytes[12]! >> 4) * 4;
  if (header < 20 || header > bytes.length) return null;
  return {
    payload: bytes.subarray(header),
    from: `${from}:${bytes.readUInt16BE(0)}`,
    to: `${to}:${bytes.readUInt16BE(2)}`,
    sequence: bytes.readUInt32BE(4),
  };
}

/** What one side sent, in its order and each byte once, out of packets that may come twice or in another order. */
export function reassembled(packets: readonly Packet[]): Buffer {
  const start = packets[0]?.sequence ?? 0;
  // Sequence numbers begin again after 32 bits; what is more than half of that ahead came before.
  const place = ({ sequence }: Packet) => (sequence - start) | 0;
  const parts: Buffer[] = [];
  let next: number | null = null;
  for (const packet of [...packets].sort((a, b) => place(a) - place(b))) {
    const at = place(packet);
    const fresh = next === null ? packet.payload : packet.payload.subarray(Math.max(0, next - at));
    parts.push(fresh);
    next = Math.max(next ?? at, at + packet.payload.length);
  }
  return Buffer.concat(parts);
}

/** The body of an HTTP request or answer that begins the bytes; null when none does. */
export function openHttp(bytes: Buffer): Buffer | null {
  const head = bytes.toString('latin1', 0, Math.min(bytes.length, 16));
  if (!/^(POST|PUT|GET) \S|^HTTP\/1\.[01] \d/.test(head)) return null;
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const said = /\r\ncontent-length:[ \t]*(\d+)/i.exec(bytes.toString('latin1', 0, end))?.[1];
  const body = bytes.subarray(end + 4);
  return said === undefined ? body : body.subarray(0, Math.min(body.length, Number(said)));
}
