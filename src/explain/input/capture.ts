// Capture files, pcap and pcapng: the packets in them, without what their link puts around them.
import type { Words } from '../../definitions/message-words.ts';
import { InputError } from './source.ts';

/** Bytes that a link puts before an IP packet, by the number of its type. */
const LINK_HEADERS: Readonly<Record<number, number>> = {
  0: 4,
  1: 14,
  12: 0,
  101: 0,
  108: 4,
  113: 16,
  228: 0,
  229: 0,
  276: 20,
};

const PCAP: Readonly<Record<string, boolean>> = { d4c3b2a1: true, a1b2c3d4: false, '4d3cb2a1': true, a1b23c4d: false };
const SECTION = 0x0a0d0d0a;
const [INTERFACE, SIMPLE, ENHANCED] = [1, 3, 6];

/** True when the bytes begin like a capture file. */
export const isCapture = (bytes: Buffer): boolean => {
  const magic = bytes.toString('hex', 0, 4);
  return magic === '0a0d0d0a' || Object.hasOwn(PCAP, magic);
};

const CUT_OFF: Words = { en: 'the capture file is cut off in its header', zh: '抓包文件在文件头处被截断' };

/** The IP packets of a capture file, as far as it goes. InputError when it is cut off at once, or of a link that is not known. */
export function packetsOf(bytes: Buffer): Buffer[] {
  const magic = bytes.toString('hex', 0, 4);
  return magic === '0a0d0d0a' ? ofBlocks(bytes) : ofPcap(bytes, PCAP[magic] === true);
}

const numberAt = (bytes: Buffer, at: number, little: boolean) =>
  at + 4 > bytes.length ? 0 : little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);

function withoutLink(frame: Buffer, link: number): Buffer {
  const size = LINK_HEADERS[link];
  if (size === undefined)
    throw new InputError({
      en: `the capture is of link type ${link}, which is not read; capture on Ethernet or on IP`,
      zh: `抓包的链路类型为${link}，不能读取；请在以太网或IP层抓包`,
    });
  // A VLAN tag stands between the addresses and the type.
  const tagged = link === 1 && frame.length > 18 && frame.readUInt16BE(12) === 0x8100 ? 4 : 0;
  return frame.subarray(size + tagged);
}

function ofPcap(bytes: Buffer, little: boolean): Buffer[] {
  if (bytes.length < 24) throw new InputError(CUT_OFF);
  const link = numberAt(bytes, 20, little) & 0xffff;
  const packets: Buffer[] = [];
  for (let at = 24; at + 16 <= bytes.length; ) {
    const size = numberAt(bytes, at + 8, little);
    packets.push(withoutLink(bytes.subarray(at + 16, at + 16 + size), link));
    at += 16 + size;
  }
  return packets;
}

function ofBlocks(bytes: Buffer): Buffer[] {
  if (bytes.length < 28) throw new InputError(CUT_OFF);
  let little = true;
  let links: number[] = [];
  const packets: Buffer[] = [];
  for (let at = 0; at + 12 <= bytes.length; ) {
    if (bytes.readUInt32BE(at) === SECTION) {
      little = bytes.readUInt32LE(at + 8) === 0x1a2b3c4d;
      links = [];
    }
    const type = numberAt(bytes, at, little);
    const size = numberAt(bytes, at + 4, little);
    if (size < 12) break;
    const linkOf = (index: number) => links[index] ?? 1;
    if (type === INTERFACE) links.push(numberAt(bytes, at + 8, little) & 0xffff);
    else if (type === ENHANCED) {
      const caught = numberAt(bytes, at + 20, little);
      packets.push(withoutLink(bytes.subarray(at + 28, at + 28 + caught), linkOf(numberAt(bytes, at + 8, little))));
    } else if (type === SIMPLE) {
      const caught = Math.min(numberAt(bytes, at + 8, little), size - 16);
      packets.push(withoutLink(bytes.subarray(at + 12, at + 12 + caught), linkOf(0)));
    }
    at += size;
  }
  return packets;
}
