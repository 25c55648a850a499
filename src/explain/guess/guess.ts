// Guesses framing and dialect: tries what there is, keeps what decodes to the last byte, and says how sure that is.
import type { Words } from '../../definitions/message-words.ts';
import type { Dialect, Framing } from '../../iso8583/dialect.ts';
import { type Codec, compileDialect } from '../../iso8583/index.ts';
import { allFamilies, type Family } from './families.ts';
import { cut, FRAMINGS, fits, framingName, framingWords } from './framings.ts';
import { withoutStacks } from './quiet.ts';
import { type Candidate, headerSize, inspect, type Reading, readWith } from './reading.ts';
import { findStarts, headerRows, type Start, startCost } from './scan.ts';

/** How far-fetched a TPDU is in front of a dialect that has none, in points. */
const ROUTED = 1.5;
const NONE: Framing = { length: 'none' };

const compiled = new WeakMap<Dialect, Codec>();

/** A dialect that has a name, ready to be tried; compiled when first used, and once. */
export function namedCandidate(dialect: Dialect): Candidate {
  const words = { en: dialect.en ?? dialect.name, zh: dialect.zh ?? dialect.name };
  const codec = () => {
    const made = compiled.get(dialect) ?? compileDialect(dialect);
    compiled.set(dialect, made);
    return made;
  };
  return { dialect, codec, known: true, words, cost: 0 };
}

/** Dialects without a header, as they are sent where messages are routed; made once for each. */
const routed = new WeakMap<Candidate, Candidate>();

/** A candidate whose dialect has no header, with a TPDU in front of its messages; null where it has one. */
export function behindTpdu(candidate: Candidate): Candidate | null {
  const { dialect, words, cost } = candidate;
  if (headerSize(dialect) > 0) return null;
  const known = routed.get(candidate);
  if (known !== undefined) return known;
  const header = [{ name: 'tpdu', bytes: 5 }];
  const made = { ...namedCandidate({ ...dialect, header }), words: withHeader(words, 5), cost: cost + ROUTED };
  routed.set(candidate, made);
  return made;
}

/** Framings to try for bytes, for a header of that size: those that cut them without a rest, and none at all. */
export function framingsFor(bytes: Buffer, headerBytes: number, told: Framing | null): Framing[] {
  if (told !== null) return [told];
  const fitting = FRAMINGS.filter(
    (framing) => (framing.countsHeader !== false || headerBytes > 0) && fits(bytes, cut(bytes, framing, headerBytes)),
  );
  return [...fitting, NONE];
}

/** Every reading of the bytes by dialects that have names. */
export function readByName(bytes: Buffer, candidates: readonly Candidate[], told: Framing | null): Reading[] {
  return withoutStacks(() =>
    candidates.flatMap((candidate) =>
      framingsFor(bytes, headerSize(candidate.dialect), told).map((framing) =>
        readWith(bytes, framing, candidate, FRAMINGS.indexOf(framing)),
      ),
    ),
  );
}

/** Readings by dialects made up on the spot, those that decode everything only. */
export function readByFamily(bytes: Buffer, told: Framing | null): Reading[] {
  return withoutStacks(() => familyReadings(bytes, told));
}

function familyReadings(bytes: Buffer, told: Framing | null): Reading[] {
  const readings: Reading[] = [];
  for (const framing of framingsFor(bytes, 0, told)) {
    const first = cut(bytes, framing, 0).frames[0]?.payload;
    if (first === undefined) continue;
    for (const { at, mti, value } of findStarts(first)) {
      for (const family of allFamilies()) {
        if (family.mti !== mti || inspect(family, first.subarray(at)).error !== null) continue;
        const candidate = familyCandidate(family, first, { at, mti, value });
        readings.push(readWith(bytes, framing, candidate, FRAMINGS.indexOf(framing)));
      }
    }
  }
  return readings;
}

/** A family with the header that stands before that start. */
export function familyCandidate(family: Family, bytes: Buffer, start: Start): Candidate {
  const { at } = start;
  const dialect: Dialect = at === 0 ? family.dialect : { ...family.dialect, header: headerRows(bytes, at) };
  const codec = at === 0 ? family.codec() : compileDialect(dialect);
  const words = withHeader(family.words, at);
  // An application header without its TPDU is a mistake rather than a dialect.
  const cost = family.cost + startCost(start) + (at === 6 ? 6 : 0);
  return { dialect, codec: () => codec, known: false, words, cost };
}

function withHeader({ en, zh }: Words, bytes: number): Words {
  if (bytes === 0) return { en, zh };
  if (bytes === 5) return { en: `${en}, after a TPDU`, zh: `${zh}，前有TPDU` };
  if (bytes === 11) return { en: `${en}, after a TPDU and an application header`, zh: `${zh}，前有TPDU和报文头` };
  return { en: `${en}, after a header of ${bytes} bytes`, zh: `${zh}，前有${bytes}字节报文头` };
}

/** How sure a reading is, 0 to 1: how much speaks for it, against the others that say something else. */
export function confidenceOf(best: Reading, others: readonly Reading[]): number {
  const perMessage = best.points / Math.max(1, Math.min(best.messages.length, 3));
  const enough = 1 / (1 + Math.exp(-(perMessage - 7) / 3));
  let rivals = 1;
  for (const other of others)
    if (other !== best && !sameOutcome(best, other)) rivals += Math.exp((other.points - best.points) / 1.5);
  return Math.min(0.99, Math.round((enough / rivals) * 100) / 100);
}

/** Readings that find the same values are no rivals, whatever their dialects are called. */
function sameOutcome(a: Reading, b: Reading): boolean {
  if (a.messages.length !== b.messages.length || framingName(a.framing) !== framingName(b.framing)) return false;
  return a.messages.every((message, i) => {
    const other = b.messages[i]!.inspection;
    const own = message.inspection;
    const keys = Object.keys(own.fields);
    return (
      own.mti === other.mti &&
      keys.length === Object.keys(other.fields).length &&
      keys.every((key) => own.fields[Number(key)] === other.fields[Number(key)])
    );
  });
}

/** Why a reading was chosen, in words. */
export function reasonsOf(best: Reading, all: readonly Reading[]): Words[] {
  const reasons: Words[] = [];
  const { framing, messages, candidate } = best;
  if (framing.length !== 'none' && best.fits) {
    const { en, zh } = framingWords(framing);
    reasons.push({ en: `the frames fit to the last byte (${en})`, zh: `帧与字节数完全相符（${zh}）` });
  }
  const fields = messages.reduce((sum, { inspection }) => sum + Object.keys(inspection.fields).length, 0);
  if (best.whole)
    reasons.push({
      en: `all ${fields} fields decode, to the last byte`,
      zh: `全部${fields}个域均可解析到最后一个字节`,
    });
  const checked = messages.reduce((sum, message) => sum + message.checked, 0);
  const good = messages.reduce((sum, message) => sum + message.good, 0);
  if (checked > 0)
    reasons.push({
      en: `${good} of ${checked} values that can be checked are as they should be`,
      zh: `可校验的${checked}个值中有${good}个符合规则`,
    });
  const rival = all.find((other) => other !== best && other.whole && !sameOutcome(best, other));
  if (rival !== undefined)
    reasons.push({
      en: `it also decodes by ${nameOf(rival.candidate)} (${framingName(rival.framing)}), which fits ${rival.points > best.points - 3 ? 'almost as well' : 'less well'}`,
      zh: `按${nameOf(rival.candidate)}（${framingName(rival.framing)}）也可解析，但${rival.points > best.points - 3 ? '略差' : '符合程度较低'}`,
    });
  else if (best.whole && candidate.known)
    reasons.push({ en: 'nothing else that was tried says otherwise', zh: '其他方式没有得出不同结果' });
  return reasons;
}

const nameOf = ({ dialect, known, words }: Candidate) => (known ? dialect.name : words.en);
