// Takes what a person gives — text in any style of hexadecimal, a dump, a binary file, JSON — and says what it may be.
import type { Words } from '../../definitions/message-words.ts';
import type { Message } from '../../iso8583/message.ts';
import { parseBase64 } from './base64.ts';
import { isCapture, packetsOf } from './capture.ts';
import { parseDecimal } from './decimal.ts';
import { exchanged, isOctalListing, parseDump } from './dump.ts';
import { parseHex } from './hex.ts';
import { parseMessages } from './json.ts';
import { parseLiteral } from './literal.ts';
import { findInLog, isLikeMessage } from './log-line.ts';
import { openHttp, openPacket, reassembled } from './packet.ts';
import { InputError, MAX_INPUT, type Source, type Stream } from './source.ts';
import { parseXml } from './xml.ts';

export { InputError, MAX_INPUT, type Source, type Stream } from './source.ts';

const HEX: Words = { en: 'hexadecimal text', zh: '十六进制文本' };
const DUMP: Words = { en: 'a hex dump', zh: '十六进制转储' };
const WORDS: Words = { en: 'a dump of 16-bit words, low byte first', zh: '16位字转储（低字节在前）' };
const RAW: Words = { en: 'the bytes as they are', zh: '原始字节' };
const JSON_TEXT: Words = { en: 'a message in JSON', zh: 'JSON报文' };
const INSIDE_HTTP: Words = { en: 'the body of an HTTP message', zh: 'HTTP报文体' };

/** Text longer than this, in characters, is taken one way unless it begins like a message. */
const LONG = 1 << 16;
const NO_DATA: Words = { en: 'the packets of this capture carry no data', zh: '此抓包中的数据包不含数据' };
const DECIMAL: Words = { en: 'bytes in decimal', zh: '十进制字节' };
const LITERAL: Words = { en: 'a byte string of Python', zh: 'Python字节串' };
const XML: Words = { en: 'a message in XML', zh: 'XML报文' };
const BASE64: Words = { en: 'base64', zh: 'Base64' };
const CAPTURE: Words = { en: 'a capture file', zh: '抓包文件' };

/** The streams of an input; InputError when it is empty, too large, or nothing that holds messages. */
export function readInput(input: Uint8Array | string): Stream[] {
  const bytes = typeof input === 'string' ? Buffer.from(input, 'utf8') : Buffer.from(input);
  if (bytes.length === 0)
    throw new InputError({ en: 'there is nothing to explain: the input is empty', zh: '没有可解释的内容：输入为空' });
  if (bytes.length > MAX_INPUT)
    throw new InputError({
      en: `the input has ${bytes.length} bytes, at most ${MAX_INPUT} are read`,
      zh: `输入有${bytes.length}字节，最多读取${MAX_INPUT}字节`,
    });
  if (isCapture(bytes)) return streamsOfCapture(packetsOf(bytes));
  const text = textOf(bytes);
  if (text === null) return [streamOf(bytes, RAW)];
  const found = readText(text, bytes) ?? readInside(text);
  if (found !== null) return found;
  // Bytes of a file are what they are; words that somebody typed were meant as something else.
  if (typeof input === 'string') refuseOther(text);
  return [streamOf(withoutNewline(bytes), RAW)];
}

/** Text of a form that is told by what it begins with, or consists of; null when it is of none. */
function readText(text: string, bytes: Buffer): Stream[] | null {
  const json = parseMessages(text);
  if (json !== null) return [messagesOf(json, JSON_TEXT)];
  const xml = parseXml(text);
  if (xml !== null) return [messagesOf(xml, XML)];
  if (isOctalListing(text))
    throw new InputError({
      en: 'these are octal numbers as od prints them; give the output of od -A x -t x1 or of hexdump -C',
      zh: '这是od输出的八进制数；请给出od -A x -t x1或hexdump -C的输出',
    });
  const dump = parseDump(text);
  if (dump !== null) return dump.words ? dump.blocks.map((block) => wordsOf(block, dump.end)) : streamsOf(dump.blocks);
  const literal = parseLiteral(text);
  if (literal !== null) return [streamOf(literal, LITERAL)];
  const decimal = parseDecimal(text);
  if (decimal !== null) return [streamOf(decimal, DECIMAL)];
  const hex = parseHex(text);
  if (hex === null) return null;
  const stream = streamOf(hex.bytes, HEX);
  const sources = stream.sources.map((source) => (source.kind === 'bytes' ? { ...source, notes: hex.notes } : source));
  const raw: Source = { kind: 'bytes', bytes: withoutNewline(bytes), how: RAW };
  // Of very many digits few are meant as the characters that they are.
  const mayBeText = bytes.length <= LONG || isLikeMessage(text);
  return [{ ...stream, sources: mayBeText ? [...sources, raw] : sources }];
}

/** Text around messages: lines of a log, or base64. */
function readInside(text: string): Stream[] | null {
  const lines = findInLog(text);
  if (lines.length > 0)
    return lines.flatMap(({ line, text: inside }) => {
      const label = lines.length === 1 ? null : `${line}`;
      const bytes = Buffer.from(inside, 'utf8');
      const note: Words = { en: `taken out of line ${line} of the text`, zh: `取自文本第${line}行` };
      return (readText(inside, bytes) ?? [streamOf(bytes, RAW)]).map((stream) => ({
        ...stream,
        label,
        notes: [note, ...stream.notes],
      }));
    });
  const bytes = parseBase64(text);
  if (bytes === null || !holdsMessage(bytes)) return null;
  const decoded = textOf(bytes);
  const note: Words = { en: 'decoded out of base64', zh: '由Base64解码' };
  const streams = (decoded === null ? null : readText(decoded, bytes)) ?? [streamOf(bytes, BASE64)];
  return streams.map((stream) => ({ ...stream, notes: [note, ...stream.notes] }));
}

const messagesOf = (messages: Message[], how: Words): Stream => ({
  label: null,
  notes: [],
  sources: [{ kind: 'messages', messages, how }],
});

/** A dump of words: their bytes are more often exchanged than not. */
function wordsOf(bytes: Buffer, end: number | null): Stream {
  const sources = [exchanged(bytes).subarray(0, end ?? bytes.length), bytes].map(
    (each, at): Source => ({ kind: 'bytes', bytes: each, how: at === 0 ? WORDS : DUMP }),
  );
  return { label: null, notes: [], sources };
}

/** Text that is neither hexadecimal nor like a message in characters. Of what stands there the error tells one character. */
function refuseOther(text: string): void {
  if (/^[\dA-Fa-f\s]*$/.test(text))
    throw new InputError({ en: 'this is too short for a message', zh: '内容太短，不是报文' });
  const other = /[^\dA-Fa-f\s:;,"'_{}[\]()\\x-]/.exec(text) ?? /[^\dA-Fa-f\s]/.exec(text);
  const at = (other?.index ?? 0) + 1;
  const sign = /[^\x21-\x7e]/.test(other?.[0] ?? ' ') ? '?' : other?.[0];
  const which: Words = {
    en: `character ${at} ("${sign}") is no hexadecimal digit`,
    zh: `第${at}个字符（“${sign}”）不是十六进制数字`,
  };
  const words = text.trim().split(/\s+/);
  const pairs = words.filter((word) => /^(0x)?[\dA-Fa-f]{2}$/i.test(word)).length;
  if (words.length > 2 && pairs * 2 > words.length) throw new InputError(which);
  // A message in characters has its type in front, behind a header at most; and so has HTTP.
  if (!/[12]?[0-9][1-8]\d\d|^HTTP|^[A-Z]+ /.test(text.slice(0, 64)) || !/\d{4}/.test(text))
    throw new InputError({
      en: `this is no message: ${which.en}, and no message type stands in it`,
      zh: `这不是报文：${which.zh}，其中也没有消息类型`,
    });
}

/** The text, when the bytes are one: printable characters and line ends. */
function textOf(bytes: Buffer): string | null {
  for (const byte of bytes) if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13) return null;
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') ? null : text;
}

/** A file of text ends in a line end that is no part of the message. */
function withoutNewline(bytes: Buffer): Buffer {
  let { length } = bytes;
  while (length > 0 && (bytes[length - 1] === 10 || bytes[length - 1] === 13)) length--;
  return bytes.subarray(0, length);
}

/** True when a message type stands in the bytes, packed or in characters, near their beginning. */
const holdsMessage = (bytes: Buffer): boolean =>
  /[012][1-8]\d[0-5]/.test(bytes.toString('latin1', 0, 64)) ||
  /^(..){0,16}?0[0-2][1-8]\d[0-5]|^(..){0,16}?[012][1-8]\d[0-5]/.test(bytes.toString('hex', 0, 24));

/** Bytes as a stream: the body when they are an HTTP message, which may be JSON. */
function streamOf(bytes: Buffer, how: Words, label: string | null = null): Stream {
  const body = openHttp(bytes);
  if (body === null || body.length === 0) return { label, notes: [], sources: [{ kind: 'bytes', bytes, how }] };
  const text = textOf(body);
  const messages = text === null ? null : parseMessages(text);
  const source: Source =
    messages === null
      ? { kind: 'bytes', bytes: body, how: INSIDE_HTTP }
      : { kind: 'messages', messages, how: INSIDE_HTTP };
  return { label, notes: [], sources: [source] };
}

/** Blocks of a dump as streams: what one side of a connection sent belongs together. */
function streamsOf(blocks: readonly Buffer[]): Stream[] {
  const sides = new Map<string, Buffer[]>();
  for (const [at, block] of blocks.entries()) {
    const packet = openPacket(block);
    if (packet !== null && packet.payload.length === 0) continue;
    const side = packet === null ? `${at}` : `${packet.from} > ${packet.to}`;
    sides.set(side, [...(sides.get(side) ?? []), packet?.payload ?? block]);
  }
  if (sides.size === 0) throw new InputError(NO_DATA);
  return [...sides].map(([side, parts]) => streamOf(Buffer.concat(parts), DUMP, side.includes('>') ? side : null));
}

/** Packets of a capture file as streams, each side of each connection by itself. */
function streamsOfCapture(packets: readonly Buffer[]): Stream[] {
  const opened = packets.flatMap((bytes) => openPacket(bytes) ?? []).filter(({ payload }) => payload.length > 0);
  if (opened.length === 0) throw new InputError(NO_DATA);
  const sides = Map.groupBy(opened, ({ from, to }) => `${from} > ${to}`);
  return [...sides].map(([side, ofSide]) => streamOf(reassembled(ofSide), CAPTURE, side));
}
