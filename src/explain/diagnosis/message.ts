// Diagnoses one message: tries what may be wrong with it, and keeps what makes the rest decode with the least assumed.
import { DIALECTS } from '../../definitions/dialects/index.ts';
import { ROWS_1987 } from '../../definitions/dialects/rows.ts';
import type { Words } from '../../definitions/message-words.ts';
import { Reader } from '../../iso8583/cursor.ts';
import type { Dialect } from '../../iso8583/dialect.ts';
import { CodecError } from '../../iso8583/errors.ts';
import type { Inspection } from '../../iso8583/index.ts';
import { weigh } from '../guess/plausible.ts';
import { type Candidate, headerSize, inspect, weighMessage } from '../guess/reading.ts';
import { CAUSES, type CauseId } from './causes.ts';
import { codecWords } from './codec-words.ts';
import { type Damage, damageOf, damageOfEnd, damageOfStep } from './damage.ts';
import { Deviations } from './deviations.ts';
import { type Front, findFronts } from './front.ts';
import { type Budget, findPath, type Path } from './path.ts';
import { bytesOf } from './tell.ts';
import { TRANSFORMS } from './transforms.ts';

/** What is wrong with a message, and how it reads once that is put right. */
export type Diagnosis = {
  /** What is wrong, the first thing first; empty when nothing is. */
  damages: Damage[];
  /** What the diagnosis assumes less what speaks for it, in points: the smaller, the better. */
  cost: number;
  /** The fields as they read with the causes put right. `bytes` is what they were read from. */
  reading: { bytes: Buffer; front: Front; path: Path } | null;
  evidence: Words | null;
  /** Nothing explains the bytes, and what could be read of them says that it is something else. */
  lost: boolean;
  /** What was read was not read from these bytes but from what they were before something changed them. */
  displaced: boolean;
  /** What the codec itself says of the message. */
  inspection: Inspection;
};

/** Costs above this explain nothing: the bytes are hardly a message at all. */
const HOPELESS = 6;
/** Points of what was read before an error below which it is held to be something else. */
const TRUSTED = 6;
/** Field reads that one search, one message may take. */
const READS = { first: 8_000, second: 20_000, message: 60_000 };
/** A second deviation is looked for when the first one assumes this much. */
const DEAR = 6.5;

const kept = new WeakMap<Dialect, Deviations>();
function deviationsOf(dialect: Dialect): Deviations {
  const made = kept.get(dialect) ?? new Deviations(dialect, { ...ROWS_1987, ...strangersOf(dialect) });
  kept.set(dialect, made);
  return made;
}
/** Rows of other dialects for fields that this one lacks: encodings are left to this one's defaults. */
const strangersOf = (dialect: Dialect): Dialect['fields'] =>
  dialect.name === 'unionpay-pos' ? {} : DIALECTS['unionpay-pos'].fields;

type Found = { front: Front; path: Path; cost: number };

function searchFields(bytes: Buffer, fronts: readonly Front[], dialect: Dialect, shared: Budget): Found | null {
  const deviations = deviationsOf(dialect);
  let best: Found | null = null;
  let left = Math.min(READS.message, shared.reads);
  const tryFront = (front: Front, most: 1 | 2, reads: number) => {
    const budget = { reads: Math.min(reads, left) };
    const given = budget.reads;
    const path = findPath(bytes, front.at, { numbers: front.numbers, deviations, mti: front.mti, most, budget });
    left -= given - budget.reads;
    shared.reads -= given - budget.reads;
    if (path === null) return;
    const cost = front.cost + path.cost;
    if (best === null || cost < best.cost) best = { front, path, cost };
  };
  for (const front of fronts) tryFront(front, 1, READS.first);
  const first = best as Found | null;
  if (first === null || assumed(first) > DEAR) for (const front of fronts.slice(0, 2)) tryFront(front, 2, READS.second);
  return best;
}

/** Points that the causes of a finding cost. */
function assumed({ front, path }: Found): number {
  const causes = [...front.causes.map(({ cause }) => cause), ...path.steps.map(({ cause }) => cause)];
  const fields = causes.reduce((sum, cause) => sum + (cause === null ? 0 : CAUSES[cause].cost), 0);
  return fields + (path.end.kind === 'exact' ? 0 : CAUSES['cut-off'].cost);
}

/** Field reads for all that is tried of one input. */
export const ALL_READS = 250_000;

/** Diagnoses a message, frame length taken off, in a dialect. A message that decodes has no damages. */
export function diagnoseMessage(bytes: Buffer, candidate: Candidate, budget: Budget = { reads: ALL_READS }): Diagnosis {
  const { dialect } = candidate;
  const inspection = inspect(candidate, bytes);
  if (inspection.error === null)
    return {
      damages: [],
      cost: -weighMessage(dialect, inspection).points,
      reading: null,
      evidence: null,
      lost: false,
      displaced: false,
      inspection,
    };
  if (inspection.error.code === 'message-too-long') return hopeless(bytes, dialect, inspection);
  const transformed = byTransform(bytes, candidate, inspection);
  const found = searchFields(bytes, findFronts(bytes, dialect), dialect, budget);
  if (transformed !== null && (found === null || transformed.cost < found.cost)) return transformed;
  if (found === null || found.cost > HOPELESS) return hopeless(bytes, dialect, inspection);
  const damages = damagesOf(bytes, found, candidate);
  return {
    damages,
    cost: found.cost,
    reading: { bytes, front: found.front, path: found.path },
    evidence: evidenceOf(found),
    lost: false,
    displaced: false,
    inspection,
  };
}

/** Bytes that went through something that changes bytes, such as a conversion of text, and decode once that is undone. */
function byTransform(bytes: Buffer, candidate: Candidate, inspection: Inspection): Diagnosis | null {
  for (const { cause, undo, expected, found } of TRANSFORMS) {
    const before = undo(bytes);
    if (before === null) continue;
    const again = inspect(candidate, before.bytes);
    if (before.lost || again.error === null) {
      const points = before.lost ? 8 : weighMessage(candidate.dialect, again).points;
      const damages = [damageOf(cause, { offset: before.at, expected, found })];
      const evidence: Words = before.lost
        ? {
            en: 'the bytes EF BF BD, which stand for a replaced byte, occur in the message',
            zh: '报文中出现EF BF BD，即被替换的字节',
          }
        : { en: 'with that undone, the message decodes to the last byte', zh: '还原之后报文可解析到最后一个字节' };
      return {
        damages,
        cost: CAUSES[cause].cost - points,
        reading: null,
        evidence,
        lost: false,
        displaced: !before.lost,
        inspection: before.lost ? inspection : again,
      };
    }
  }
  return null;
}

function damagesOf(bytes: Buffer, { front, path }: Found, candidate: Candidate): Damage[] {
  const { dialect } = candidate;
  const own = deviationsOf(dialect);
  const damages: (Damage | null)[] = front.causes.map(({ cause, at }) => frontDamage(cause, at, front, dialect));
  for (const step of path.steps) {
    const [first] = own.of(step.field);
    damages.push(damageOfStep(step, first === undefined || first.cause !== null ? null : first.field, bytes));
  }
  if (path.end.kind === 'trailing' && isMessage(bytes.subarray(path.end.at), candidate)) {
    const more = bytesOf(bytes.length - path.end.at);
    damages.push(
      damageOf('another-message', {
        offset: path.end.at,
        expected: { en: 'the end of the message', zh: '报文结束' },
        found: { en: `${more.en} that are a message of their own`, zh: `${more.zh}，是另一个完整报文` },
      }),
    );
  } else damages.push(endDamage(path.end, bytes, own));
  return damages.filter((damage) => damage !== null);
}

function endDamage(end: Path['end'], bytes: Buffer, own: Deviations): Damage | null {
  if (end.kind !== 'cut-off') return damageOfEnd(end, bytes, null, null);
  const [first] = own.of(end.field);
  return damageOfEnd(end, bytes, wantedAt(bytes, end, own), first?.cause === null ? first.field : null);
}

const isMessage = (rest: Buffer, candidate: Candidate): boolean =>
  inspect(candidate, rest).error === null || (rest.length > 2 && inspect(candidate, rest.subarray(2)).error === null);

/** Bytes that the field wants where the message is cut off. */
function wantedAt(bytes: Buffer, { field, at }: { field: number; at: number }, deviations: Deviations): number | null {
  const reader = new Reader(bytes, at);
  try {
    deviations.of(field)[0]?.field.read(reader);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    const count = /^(\d+) bytes?$/.exec(error.expected)?.[1];
    return count === undefined ? null : reader.at - at + Number(count);
  }
  return null;
}

/** What is wrong before the fields. */
function frontDamage(cause: CauseId, at: number, front: Front, dialect: Dialect): Damage {
  const size = headerSize(dialect);
  const wanted = bytesOf(size);
  const found = bytesOf(front.headerBytes);
  const sizes = {
    expected: { en: `a header of ${wanted.en} before the message type`, zh: `消息类型前有${wanted.zh}报文头` },
    found: { en: `a message type after ${found.en}`, zh: `消息类型在${found.zh}之后` },
  };
  switch (cause) {
    case 'mti-encoding':
      return damageOf(cause, {
        offset: at,
        expected: { en: `a message type written as ${dialect.mti}`, zh: `消息类型编码为${dialect.mti}` },
        found: { en: 'one written otherwise', zh: '其他编码' },
      });
    case 'bitmap-encoding':
      return damageOf(cause, {
        offset: at,
        expected: { en: `a bitmap written as ${dialect.bitmap.encoding}`, zh: `位图编码为${dialect.bitmap.encoding}` },
        found: { en: 'one written otherwise', zh: '其他编码' },
      });
    case 'bitmap-not-there':
      return damageOf(cause, {
        offset: front.bitmapAt,
        expected: { en: 'two bitmaps, as bit 1 says', zh: '两个位图（第1位已置位）' },
        found: { en: 'one', zh: '一个' },
      });
    case 'bitmap-unannounced':
      return damageOf(cause, {
        offset: front.bitmapAt,
        expected: { en: 'one bitmap, as bit 1 says', zh: '一个位图（第1位未置位）' },
        found: { en: 'two', zh: '两个' },
      });
    default:
      return damageOf(cause, { offset: at, ...sizes });
  }
}

/** What speaks for a finding. */
function evidenceOf({ front, path }: Found): Words {
  let checked = 0;
  let good = 0;
  for (const { field, value, option, cause } of path.steps) {
    if (value === null || option === null || cause === 'value-damaged') continue;
    const points = weigh(field, value, option.row.type, front.mti);
    if (points !== 0) checked++;
    if (points > 0) good++;
  }
  const read = path.steps.filter(({ value }) => value !== null).length;
  const values: Words = {
    en: `${good} of ${checked} values that can be checked are as they should be`,
    zh: `可校验的${checked}个值中有${good}个符合规则`,
  };
  if (path.end.kind === 'exact')
    return {
      en: `with that put right, ${read} fields decode to the last byte, and ${values.en}`,
      zh: `更正之后，${read}个域可解析到最后一个字节，${values.zh}`,
    };
  return { en: `${read} fields before it decode, and ${values.en}`, zh: `此前的${read}个域均可解析，${values.zh}` };
}

/** Nothing explains the bytes: what the codec says is all there is. */
function hopeless(bytes: Buffer, dialect: Dialect, inspection: Inspection): Diagnosis {
  const error = inspection.error;
  const short = error?.code === 'truncated' && bytes.length < headerSize(dialect) + 12;
  const damage = damageOf(short ? 'cut-off' : 'unknown', {
    offset: error?.offset ?? 0,
    expected: codecWords(error?.expected ?? ''),
    found: codecWords(error?.found ?? ''),
    ...(error?.field == null ? {} : { field: error.field }),
  });
  const code = error?.code ?? damage.code;
  // What was read before the error may speak for the dialect all the same.
  const points = weighMessage(dialect, inspection).points + 15;
  return {
    damages: [{ ...damage, code }],
    cost: CAUSES.unknown.cost - (short ? 10 : 0) - Math.min(8, Math.max(0, points) / 2),
    reading: null,
    evidence: null,
    lost: points < TRUSTED,
    displaced: false,
    inspection,
  };
}
