// What may be wrong with the frame length around messages: ways to cut the bytes, each with what it assumes.
import type { Dialect, Framing } from '../../iso8583/dialect.ts';
import { cut, FRAMINGS, fits, framingWords, saidLength } from '../guess/framings.ts';
import { headerSize } from '../guess/reading.ts';
import { CAUSES, type CauseId } from './causes.ts';
import { type Damage, damageOf } from './damage.ts';
import { bytesOf } from './tell.ts';

/** Bytes cut into messages in one way. */
export type Cutting = {
  framing: Framing;
  messages: { at: number; payload: Buffer }[];
  keepAlives: number;
  damages: Damage[];
  cost: number;
  /** The damage is no more than that the message in it is cut off; when it is, that says it all. */
  onlyIfWhole: boolean;
};

/** A length in front that counts to the last byte speaks for a framing, in points. */
const FITS = 4;
const NONE: Framing = { length: 'none' };

/** What it means that `other` fits where `own` should. */
export function causeOf(own: Framing, other: Framing): CauseId {
  if (own.length !== other.length) {
    const turned = [own.length, other.length].sort().join();
    return turned === 'be2,le2' ? 'length-byte-order' : 'length-encoding';
  }
  if ((own.countsItself ?? false) !== (other.countsItself ?? false))
    return other.countsItself === true ? 'length-counts-itself' : 'length-leaves-itself';
  if ((own.countsHeader ?? true) !== (other.countsHeader ?? true))
    return other.countsHeader === false ? 'header-not-counted' : 'header-counted';
  return 'length-encoding';
}

/** What it means that a length says that many bytes too many (or too few, below zero); null when nothing in particular. */
function causeOfDifference(difference: number, own: Framing, dialect: Dialect): CauseId | null {
  const width = own.length === 'none' ? 0 : own.length.endsWith('2') ? 2 : own.length === 'be3' ? 3 : 4;
  if (difference === width && own.countsItself !== true) return 'length-counts-itself';
  if (difference === -width && own.countsItself === true) return 'length-leaves-itself';
  const sizes = (dialect.header ?? []).map(({ bytes }) => bytes);
  const parts = [headerSize(dialect), ...sizes].filter((size) => size > 0);
  if (parts.includes(difference)) return 'header-counted';
  if (parts.includes(-difference)) return 'header-not-counted';
  return null;
}

/** Ways to cut bytes when the framing is told or belongs to a dialect that is told (`strict`), or is anybody's guess. */
export function cuttings(bytes: Buffer, dialect: Dialect, told: Framing | null, strict: boolean): Cutting[] {
  const size = headerSize(dialect);
  const own = told ?? dialect.framing ?? NONE;
  const made: Cutting[] = [];
  const add = (
    framing: Framing,
    messages: Cutting['messages'],
    damages: Damage[],
    bonus: number,
    rest: Partial<Cutting> = {},
  ) =>
    made.push({
      framing,
      messages,
      keepAlives: 0,
      damages,
      cost: damages.reduce((sum, { cause }) => sum + CAUSES[cause].cost, -bonus),
      onlyIfWhole: false,
      ...rest,
    });

  const ownCut = cut(bytes, own, size);
  const ownFits = fits(bytes, ownCut);
  if (own.length !== 'none' && ownFits) add(own, ownCut.frames, [], FITS + 0.5, { keepAlives: ownCut.keepAlives });
  for (const framing of FRAMINGS) {
    // Where no length is told to be, one in front is damage of the message.
    if (told?.length === 'none' || sameFraming(framing, own) || (framing.countsHeader === false && size === 0))
      continue;
    const other = cut(bytes, framing, size);
    if (!fits(bytes, other)) continue;
    const damages = strict && own.length !== 'none' ? [differs(own, framing, bytes)] : [];
    add(framing, other.frames, damages, FITS, { keepAlives: other.keepAlives });
  }
  const whole = [{ at: 0, payload: bytes }];
  if (told === null || told.length === 'none') add(NONE, whole, [], 0);
  else
    add(
      NONE,
      whole,
      [damageOf('length-missing', { offset: 0, expected: framingWords(told), found: framingWords(NONE) })],
      0,
    );
  if (own.length !== 'none' && !ownFits) made.push(...misfits(bytes, dialect, own, ownCut));
  return made;
}

const sameFraming = (a: Framing, b: Framing) => a.length === b.length && causeOf(a, b) === 'length-encoding';

function differs(own: Framing, other: Framing, bytes: Buffer): Damage {
  const said = saidLength(bytes, own);
  const found = framingWords(other);
  const value = said === null ? '' : ` (${said.said})`;
  return damageOf(causeOf(own, other), {
    offset: own.zerosBefore ?? 0,
    expected: framingWords(own),
    found: { en: `${found.en}${value}`, zh: `${found.zh}${value}` },
  });
}

/** Ways when the own framing does not fit the bytes. */
function misfits(bytes: Buffer, dialect: Dialect, own: Framing, ownCut: ReturnType<typeof cut>): Cutting[] {
  const said = saidLength(bytes, own);
  if (said === null) return [];
  const made: Cutting[] = [];
  const from = bytes.length - said.follow;
  const right =
    said.follow +
    (own.countsItself === true ? from - said.from : 0) -
    (own.countsHeader === false ? headerSize(dialect) : 0);
  const lengths = {
    expected: { en: `a length of ${right}`, zh: `长度为${right}` },
    found: { en: `${said.said}`, zh: `${said.said}` },
  };
  const messages = [{ at: from, payload: bytes.subarray(from) }];
  const cause = causeOfDifference(said.said - right, own, dialect) ?? 'length-wrong';
  // A length that is far off is none: the bytes hardly begin with a frame.
  if (said.said <= 65535 && messages[0]!.payload.length > 0 && said.said < right * 8 + 64) {
    const damages = [damageOf(cause, { offset: said.from, ...lengths })];
    const far = Math.abs(said.said - right) > Math.max(16, right) ? 2 : 0;
    made.push({
      framing: own,
      messages,
      keepAlives: 0,
      damages,
      cost: CAUSES[cause].cost + far,
      onlyIfWhole: cause === 'length-wrong' && said.said > right,
    });
  }
  if (ownCut.frames.length > 0 && ownCut.end < bytes.length) {
    const rest = bytes.subarray(ownCut.end);
    const overhead = bytes.length - said.follow;
    const next = saidLength(rest, own);
    const partial = next !== null && next.said > next.follow && next.said < 4096 && rest.length > overhead;
    const trailing = damageOf(restCause(rest), {
      offset: ownCut.end,
      expected: { en: 'the next frame, or the end', zh: '下一帧或结束' },
      found: bytesOf(rest.length),
    });
    made.push({
      framing: own,
      messages: ownCut.frames,
      keepAlives: ownCut.keepAlives,
      damages: [trailing],
      cost: CAUSES[trailing.cause].cost - FITS / 2,
      onlyIfWhole: false,
    });
    if (partial)
      made.push({
        framing: own,
        messages: [...ownCut.frames, { at: ownCut.end + overhead, payload: rest.subarray(overhead) }],
        keepAlives: ownCut.keepAlives,
        damages: [],
        cost: -FITS / 2,
        onlyIfWhole: false,
      });
  }
  return made;
}

function restCause(rest: Buffer): CauseId {
  if (rest.every((byte) => byte === 0)) return 'trailing-zeros';
  return /^[\r\n]+$/.test(rest.toString('latin1')) ? 'trailing-newline' : 'trailing-bytes';
}
