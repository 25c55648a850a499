// The chip of a card, for one transaction: its cryptogram, what it makes of the issuer's answer and commands. docs/chips.md works it out.
import { randomBytes } from 'node:crypto';
import { bytes, decipher, encipher, hex, xor } from './keys.mjs';

const COVERED = ['9F02', '9F03', '9F1A', '95', '5F2A', '9A', '9C', '9F37', '82', '9F36'];
const REPEATED = ['9F33', '95', '9F37', '9F10', '9F26', '9F36', '82', '9F1A', '9A'];
const VERIFICATION_RESULTS = '03A00000';

const ones = (byte) => byte.toString(2).replaceAll('0', '').length;
const odd = (key) => Buffer.from(key.map((byte) => (ones(byte) % 2 === 0 ? byte ^ 1 : byte)));

/** A key for one purpose: third byte F0, then 0F, each enciphered under the chip's key. */
function derived(key, eight) {
  const with3 = (byte) => encipher(key, Buffer.concat([eight.subarray(0, 2), Buffer.from([byte]), eight.subarray(3)]));
  return odd(Buffer.concat([with3(0xf0), with3(0x0f)]));
}

function chipMac(key, data) {
  const padded = Buffer.concat([data, Buffer.from([0x80]), Buffer.alloc((8 - ((data.length + 1) % 8)) % 8)]);
  const [left, right] = [key.subarray(0, 8), key.subarray(8)];
  let block = Buffer.alloc(8);
  for (let at = 0; at < padded.length; at += 8) block = encipher(left, xor(block, padded.subarray(at, at + 8)));
  return encipher(left, decipher(right, block));
}

const tlv = (tag, value) => `${tag}${hex(Buffer.from([value.length / 2]))}${value}`;

/** Objects as [tag, value] in their order; null when it is no TLV. */
function readTlv(text) {
  const data = bytes(text);
  const found = [];
  let at = 0;
  while (at < data.length) {
    const size = (data[at] & 0x1f) === 0x1f ? 2 : 1;
    const tag = hex(data.subarray(at, at + size));
    at += size;
    let length = data[at++];
    if (length === 0x81) length = data[at++];
    if (length === undefined || at + length > data.length) return null;
    found.push([tag, hex(data.subarray(at, at + length))]);
    at += length;
  }
  return found;
}

export class Chip {
  #key;
  #counter = Buffer.alloc(2);
  #session;
  #cryptogram;
  #values;

  /** @param date of the terminal, YYMMDD */
  constructor(card, amountMinor, date) {
    this.#key = bytes(card.cryptogramKey ?? '0'.repeat(32));
    this.#counter.writeUInt16BE(card.transactionCounter ?? 1);
    this.#session = derived(this.#key, Buffer.concat([this.#counter, Buffer.alloc(6)]));
    const said = {
      '9F02': String(amountMinor).padStart(12, '0'),
      '9F03': '0'.repeat(12),
      '9F1A': '0156',
      95: '0000008000',
      '5F2A': '0156',
      '9A': date,
      '9C': '00',
      '9F37': hex(randomBytes(4)),
      82: '7C00',
      '9F36': hex(this.#counter),
    };
    this.#cryptogram = chipMac(this.#session, bytes(COVERED.map((tag) => said[tag]).join('') + VERIFICATION_RESULTS));
    this.#values = {
      ...said,
      '9F26': hex(this.#cryptogram),
      '9F27': '80',
      '9F10': `070101${VERIFICATION_RESULTS}01`,
      '9F33': 'E0E9C8',
      84: card.aid ?? 'A000000333010101',
    };
  }

  field55() {
    return Object.entries(this.#values)
      .map(([tag, value]) => tlv(tag, value))
      .join('');
  }

  /** The chip judges the answer of its issuer; without one it lives with the approval. */
  approves(field55, code) {
    const objects = readTlv(field55 ?? '');
    if (objects === null) return false;
    const given = objects.find(([tag]) => tag === '91')?.[1];
    const text = Buffer.from(code, 'ascii');
    const right = Buffer.concat([encipher(this.#session, xor(this.#cryptogram, text)), text]);
    return given === undefined || given === hex(right);
  }

  /** Field 55 of the notice about the issuer's commands in an answer; null when there are none. */
  noticeOf(field55) {
    const templates = (readTlv(field55 ?? '') ?? []).filter(([tag]) => tag === '71' || tag === '72');
    if (templates.length === 0) return null;
    const results = templates.map(([, value]) => this.#resultOf(value)).join('');
    return REPEATED.map((tag) => tlv(tag, this.#values[tag])).join('') + tlv('DF31', results);
  }

  /** Five bytes: how it went, and which script it was. */
  #resultOf(template) {
    const parts = readTlv(template) ?? [];
    const commands = parts.filter(([tag]) => tag === '86').map(([, value]) => value);
    const failed = commands.findIndex((value) => !this.#isGenuine(value));
    const identifier = (parts.find(([tag]) => tag === '9F18')?.[1] ?? '').padStart(8, '0');
    return (
      (failed < 0
        ? '20'
        : `1${Math.min(failed + 1, 15)
            .toString(16)
            .toUpperCase()}`) + identifier
    );
  }

  #isGenuine(command) {
    const key = derived(this.#key, this.#cryptogram);
    const covered = Buffer.concat([bytes(command.slice(0, 10)), this.#counter, this.#cryptogram]);
    return hex(chipMac(key, covered)).slice(0, 8) === command.slice(10);
  }
}
