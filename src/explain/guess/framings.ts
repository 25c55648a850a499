// The ways a length may stand in front of a message: their names, their words, and how each cuts bytes into messages.
import type { Words } from '../../definitions/message-words.ts';
import type { Framing } from '../../iso8583/dialect.ts';
import type { CodecError } from '../../iso8583/errors.ts';
import { compileFraming } from '../../iso8583/frame.ts';
import { FRAME_LENGTHS, type FrameLengthName } from '../../iso8583/framing/index.ts';

const LENGTH_WORDS: Readonly<Record<FrameLengthName, Words>> = {
  be2: { en: 'length of 2 bytes, most significant first', zh: '2字节长度，高位在前' },
  le2: { en: 'length of 2 bytes, least significant first', zh: '2字节长度，低位在前' },
  bcd2: { en: 'length of 2 bytes in packed digits', zh: '2字节BCD长度' },
  be3: { en: 'length of 3 bytes', zh: '3字节长度' },
  be4: { en: 'length of 4 bytes', zh: '4字节长度' },
  ascii4: { en: 'length of 4 ASCII digits', zh: '4位ASCII数字长度' },
  hex4: { en: 'length of 4 hexadecimal digits', zh: '4位十六进制字符长度' },
};

/** The name of a framing: `be2`, with `+itself` when it counts its own bytes, `-header` when it leaves the header out, `+zeros`. */
export function framingName({ length, countsItself, countsHeader, zerosBefore, zerosAfter }: Framing): string {
  return [
    length,
    countsItself === true ? '+itself' : '',
    countsHeader === false ? '-header' : '',
    (zerosBefore ?? 0) > 0 ? `+zeros-before${zerosBefore}` : '',
    (zerosAfter ?? 0) > 0 ? `+zeros${zerosAfter}` : '',
  ].join('');
}

/** The framing of such a name; null when it is none. */
export function parseFraming(name: string): Framing | null {
  const match = /^([a-z]+\d?)((?:\+itself|-header|\+zeros(?:-before)?[1-8])*)$/.exec(name);
  const length = match?.[1] ?? '';
  const rest = match?.[2] ?? '';
  if (match === null || (length !== 'none' && !Object.hasOwn(FRAME_LENGTHS, length))) return null;
  if (length === 'none' && rest !== '') return null;
  const before = /\+zeros-before(\d)/.exec(rest)?.[1];
  const after = /\+zeros(\d)/.exec(rest)?.[1];
  return {
    length: length as Framing['length'],
    ...(rest.includes('+itself') ? { countsItself: true } : {}),
    ...(rest.includes('-header') ? { countsHeader: false } : {}),
    ...(before === undefined ? {} : { zerosBefore: Number(before) }),
    ...(after === undefined ? {} : { zerosAfter: Number(after) }),
  };
}

/** What a framing is, in words. */
export function framingWords({ length, countsItself, countsHeader, zerosAfter = 0 }: Framing): Words {
  if (length === 'none') return { en: 'no length in front', zh: '前面没有长度' };
  const { en, zh } = LENGTH_WORDS[length];
  return {
    en: `${en}${countsItself ? ', counting itself' : ''}${countsHeader === false ? ', not counting the header' : ''}${zerosAfter > 0 ? `, then ${zerosAfter} zero bytes` : ''}`,
    zh: `${zh}${countsItself ? '，含长度本身' : ''}${countsHeader === false ? '，不含报文头' : ''}${zerosAfter > 0 ? `，后跟${zerosAfter}个零字节` : ''}`,
  };
}

/** Every framing that is tried when none is told, commonest first. */
export const FRAMINGS: readonly Framing[] = [
  { length: 'be2' },
  { length: 'bcd2' },
  { length: 'ascii4' },
  { length: 'hex4' },
  { length: 'be4' },
  { length: 'le2' },
  { length: 'be2', countsItself: true },
  { length: 'be2', countsHeader: false },
  { length: 'be2', zerosAfter: 2 },
  { length: 'bcd2', countsItself: true },
  { length: 'bcd2', countsHeader: false },
  { length: 'ascii4', countsItself: true },
  { length: 'ascii4', countsHeader: false },
  { length: 'hex4', countsItself: true },
  { length: 'be4', countsItself: true },
  { length: 'le2', countsItself: true },
  { length: 'le2', countsHeader: false },
  { length: 'be3' },
];

/** Bytes cut into messages. `at` is where the payload begins in the bytes. */
type Cut = {
  frames: { at: number; payload: Buffer }[];
  keepAlives: number;
  /** Where the whole frames end. */
  end: number;
  broken: CodecError | null;
  /** There are more messages than are cut. */
  more: boolean;
};

/** Messages that are explained of one stream at most. */
export const MOST_FRAMES = 1000;
/** Bytes that are cut at once. */
const PIECE = 1 << 16;

/** Cuts bytes by a framing; without one, all bytes are one message. */
export function cut(bytes: Buffer, framing: Framing, headerBytes: number): Cut {
  if (framing.length === 'none')
    return { frames: [{ at: 0, payload: bytes }], keepAlives: 0, end: bytes.length, broken: null, more: false };
  const framer = compileFraming(framing, headerBytes);
  const made: Cut = { frames: [], keepAlives: 0, end: 0, broken: null, more: false };
  for (const frame of framesOf(bytes, framer.deframer(65535))) {
    if (frame.kind === 'broken') {
      made.broken = frame.error;
      break;
    }
    if (frame.kind === 'message' && made.frames.length >= MOST_FRAMES) {
      made.more = true;
      break;
    }
    made.end += framer.overhead;
    if (frame.kind === 'keep-alive') {
      if (++made.keepAlives > MOST_FRAMES) break;
      continue;
    }
    made.frames.push({ at: made.end, payload: frame.payload });
    made.end += frame.payload.length;
  }
  return made;
}

/** Frames one after the other; bytes that nobody asks for are not cut. */
function* framesOf(bytes: Buffer, deframer: ReturnType<ReturnType<typeof compileFraming>['deframer']>) {
  for (let at = 0; at < bytes.length; at += PIECE) yield* deframer.push(bytes.subarray(at, at + PIECE));
}

/** True when the frames are the bytes, no more and no less, or all that are looked at of them, and there is a message among them. */
export const fits = (bytes: Buffer, { frames, end, broken, more }: Cut): boolean =>
  broken === null && frames.length > 0 && (more || end === bytes.length);

/** What a frame length in front of the bytes says and what it should say; null when it cannot be read. */
export function saidLength(bytes: Buffer, framing: Framing): { said: number; from: number; follow: number } | null {
  if (framing.length === 'none') return null;
  const length = FRAME_LENGTHS[framing.length];
  const from = framing.zerosBefore ?? 0;
  const overhead = from + length.bytes + (framing.zerosAfter ?? 0);
  if (bytes.length < overhead) return null;
  const said = length.read(bytes, from);
  return said === null ? null : { said, from, follow: bytes.length - overhead };
}
