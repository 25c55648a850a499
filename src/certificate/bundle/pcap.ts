// A capture file that Wireshark opens: what stood on the wire in a scenario, as TCP segments between terminal and acquirer.
//
// Format: https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-04.html, link type 101 (raw IP), with IPv4 and TCP headers made up.
import type { ExchangeResult } from '../../compliance/model.ts';

const TERMINAL = { address: [10, 0, 0, 1], firstPort: 40_000 };
const ACQUIRER = { address: [10, 0, 0, 2] };
/** Ports by which Wireshark knows what it reads; 8583 is what is told to it (`-d tcp.port==8583,iso8583`). */
const PORTS = { http: 80, iso: 8583 } as const;

const FLAGS = { fin: 1, syn: 2, push: 8, ack: 16 } as const;
const MOST_BYTES = 1460;

type Segment = { atMs: number; fromTerminal: boolean; flags: number; data: Uint8Array };

/** The capture of all exchanges, each on a connection of its own. Hidden digits are sent as 0. */
export function pcap(exchanges: readonly ExchangeResult[]): Buffer {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(0x40000, 16);
  header.writeUInt32LE(101, 20);
  return Buffer.concat([header, ...exchanges.flatMap((exchange, at) => connection(exchange, TERMINAL.firstPort + at))]);
}

/** One connection: set up, request, answer. An exchange without an answer ends with the request. */
function connection(exchange: ExchangeResult, terminalPort: number): Buffer[] {
  const http = exchange.transport.endsWith('http');
  const atMs = Date.parse(exchange.at);
  const [request, answer] = http ? httpOf(exchange) : [bytesOf(exchange.requestHex), bytesOf(exchange.answerHex)];
  const NONE = new Uint8Array();
  const say = (fromTerminal: boolean, data: Uint8Array, laterMs: number): Segment[] =>
    Array.from({ length: Math.ceil(data.length / MOST_BYTES) }, (_, i) => ({
      atMs: atMs + laterMs,
      fromTerminal,
      flags: FLAGS.push | FLAGS.ack,
      data: data.subarray(i * MOST_BYTES, (i + 1) * MOST_BYTES),
    }));
  const segments: Segment[] = [
    { atMs, fromTerminal: true, flags: FLAGS.syn, data: NONE },
    { atMs, fromTerminal: false, flags: FLAGS.syn | FLAGS.ack, data: NONE },
    { atMs, fromTerminal: true, flags: FLAGS.ack, data: NONE },
    ...say(true, request, 0),
    ...say(false, answer, exchange.ownMs ?? 0),
  ];
  const port = http ? PORTS.http : PORTS.iso;
  const next = { terminal: 1, acquirer: 1 };
  return segments.map((segment) => {
    const [me, other] = segment.fromTerminal
      ? (['terminal', 'acquirer'] as const)
      : (['acquirer', 'terminal'] as const);
    const ports = segment.fromTerminal ? [terminalPort, port] : [port, terminalPort];
    const tcp = { ports, sequence: next[me], acknowledged: segment.flags & FLAGS.ack ? next[other] : 0 };
    next[me] += segment.data.length + (segment.flags & FLAGS.syn ? 1 : 0);
    return record(segment, packet(segment, tcp));
  });
}

/** Hexadecimal as evidence holds it. */
function bytesOf(hex: string | null): Uint8Array {
  return Buffer.from((hex ?? '').replaceAll('*', '0'), 'hex');
}

/** The message as an HTTP client and server exchange it. */
function httpOf({ request, answer, requestHex, answerHex }: ExchangeResult): [Uint8Array, Uint8Array] {
  const body = (hex: string | null, message: object | null) =>
    hex === null ? Buffer.from(message === null ? '' : JSON.stringify(message)) : Buffer.from(bytesOf(hex));
  const type = requestHex === null ? 'application/json' : 'application/octet-stream';
  const whole = (line: string, content: Buffer) =>
    Buffer.concat([
      Buffer.from(`${line}\r\nHost: acquirer\r\nContent-Type: ${type}\r\nContent-Length: ${content.length}\r\n\r\n`),
      content,
    ]);
  const sent = whole('POST /iso8583 HTTP/1.1', body(requestHex, request));
  if (answer === null && answerHex === null) return [sent, new Uint8Array()];
  return [sent, whole('HTTP/1.1 200 OK', body(answerHex, answer))];
}

function record({ atMs }: Segment, content: Buffer): Buffer {
  const header = Buffer.alloc(16);
  header.writeUInt32LE(Math.floor(atMs / 1000), 0);
  header.writeUInt32LE(Math.floor(atMs % 1000) * 1000, 4);
  header.writeUInt32LE(content.length, 8);
  header.writeUInt32LE(content.length, 12);
  return Buffer.concat([header, content]);
}

type Tcp = { ports: readonly number[]; sequence: number; acknowledged: number };

function packet({ fromTerminal, flags, data }: Segment, { ports, sequence, acknowledged }: Tcp): Buffer {
  const [from, to] = fromTerminal ? [TERMINAL.address, ACQUIRER.address] : [ACQUIRER.address, TERMINAL.address];
  const addresses = Buffer.from([...from, ...to]);
  const tcp = Buffer.alloc(20);
  tcp.writeUInt16BE(ports[0] ?? 0, 0);
  tcp.writeUInt16BE(ports[1] ?? 0, 2);
  tcp.writeUInt32BE(sequence, 4);
  tcp.writeUInt32BE(acknowledged, 8);
  tcp.writeUInt16BE((5 << 12) | flags, 12);
  tcp.writeUInt16BE(0xffff, 14);
  const pseudo = Buffer.alloc(4);
  pseudo.writeUInt8(6, 1);
  pseudo.writeUInt16BE(tcp.length + data.length, 2);
  tcp.writeUInt16BE(checksum(Buffer.concat([addresses, pseudo, tcp, data])), 16);
  const ip = Buffer.alloc(12);
  ip.writeUInt16BE(0x4500, 0);
  ip.writeUInt16BE(20 + tcp.length + data.length, 2);
  ip.writeUInt16BE(0x4000, 6);
  ip.writeUInt16BE((64 << 8) | 6, 8);
  ip.writeUInt16BE(checksum(Buffer.concat([ip, addresses])), 10);
  return Buffer.concat([ip, addresses, tcp, data]);
}

/** The Internet checksum of RFC 1071. */
function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 2) sum += ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
  return ~sum & 0xffff;
}
