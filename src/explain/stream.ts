// Explains the bytes of one stream: how they are framed, which dialect they are in, and what every message in them says.
import type { Words } from '../definitions/message-words.ts';
import type { Dialect, Framing } from '../iso8583/dialect.ts';
import type { CodecError } from '../iso8583/errors.ts';
import type { Header } from '../iso8583/header.ts';
import { CAUSES } from './diagnosis/causes.ts';
import { type Damage, damageOf } from './diagnosis/damage.ts';
import { type Cutting, causeOf, cuttings } from './diagnosis/frames.ts';
import { ALL_READS, type Diagnosis, diagnoseMessage } from './diagnosis/message.ts';
import type { Budget } from './diagnosis/path.ts';
import { allFamilies } from './families.ts';
import { cut, framingName, framingWords } from './framings.ts';
import { confidenceOf, familyCandidate, framingsFor, readByFamily, readByName, reasonsOf } from './guess.ts';
import { withoutStacks } from './quiet.ts';
import { type Candidate, headerSize, type Read, type Reading, weighMessage } from './reading.ts';
import { findStarts } from './scan.ts';

/** A field where it lies in the message. `value` is null where it could not be read. */
export type Value = { field: number; at: number; bytes: number; value: string | null };

/** One message as far as it could be read. Offsets count from its first byte, which is byte `at` of the stream. */
export type MessageReport = {
  at: number;
  payload: Buffer;
  header: Header;
  mti: string | null;
  /** Where message type, bitmaps and fields begin; null from where nothing could be read. */
  mtiAt: number | null;
  bitmapAt: number | null;
  fieldsAt: number | null;
  values: Value[];
  damages: Damage[];
  evidence: Words | null;
  /** Where the codec noticed the damage, when that is another place. */
  noticed: CodecError | null;
};

export type StreamReport = {
  candidate: Candidate;
  framing: Framing;
  keepAlives: number;
  confidence: number;
  reasons: Words[];
  /** Damage of the frames; that of messages is theirs. */
  damages: Damage[];
  messages: MessageReport[];
  /** What should be known though it is no damage. */
  remarks: Words[];
};

/** What is told and what may be guessed among. */
export type Choice = { told: Candidate | null; framing: Framing | null; named: readonly Candidate[] };

/** A guess below this is no guess: the bytes decode by accident. */
const ACCIDENT = 0.05;
/** Points by which damage must be likelier than a dialect that nobody has named. */
const MARGIN = 3;
/** Damaged messages of one stream that are diagnosed. */
const DIAGNOSED = 20;

export function explainStream(bytes: Buffer, choice: Choice): StreamReport {
  const whole = readWhole(bytes, choice);
  if (whole === null) return explainDamage(bytes, choice);
  return whole.report.candidate.known ? whole.report : besideNames(bytes, choice, whole);
}

/**
 * A whole message of a dialect made up for it, beside the dialects that have names: where a damaged message of one of those
 * is likelier, that is reported; where it is nearly as likely, what would be wrong with it is remarked.
 */
function besideNames(bytes: Buffer, choice: Choice, { report, points }: Whole): StreamReport {
  const attempts = attemptsByName(bytes, choice, { reads: ALL_READS / 4 });
  const [first, ...others] = attempts;
  if (first === undefined || first.cost > MARGIN * 2 - points) return report;
  if (first.cost + MARGIN < -points) return damaged(first, others);
  const causes = [...first.cutting.damages, ...first.diagnoses.flatMap(({ damages }) => damages)];
  const name = first.candidate.dialect.name;
  const remark: Words = {
    en: `as ${name} it would be damaged: ${causes.map(({ words }) => words.en).join('; ')}`,
    zh: `若按${name}则有损坏：${causes.map(({ words }) => words.zh).join('；')}`,
  };
  return { ...report, remarks: [...report.remarks, remark] };
}

type Whole = { report: StreamReport; points: number };

/** The best reading in which every message decodes; null when there is none to be trusted. */
function readWhole(bytes: Buffer, { told, framing, named }: Choice): Whole | null {
  const candidates = told === null ? named : [told];
  const readings = readByName(bytes, candidates, framing).filter(({ whole }) => whole);
  if (told !== null) {
    const own = readings.filter((reading) => !strange(reading, told, framing));
    return own.length === 0 ? null : trust(best(own), own);
  }
  const known = readings.length > 0 ? confidenceOf(best(readings), readings) : 0;
  const all = known >= 0.9 ? readings : [...readings, ...readByFamily(bytes, framing).filter(({ whole }) => whole)];
  const trusted = all.filter(({ candidate }) => candidate.known);
  const chosen = best(all);
  if (chosen === undefined) return null;
  if (confidenceOf(chosen, all) >= ACCIDENT) return trust(chosen, all);
  return trusted.length > 0 ? trust(best(trusted), all) : null;
}

/** A framing that was not told and is not the one of the dialect that was. */
function strange({ framing }: Reading, { dialect }: Candidate, told: Framing | null): boolean {
  if (told !== null || framing.length === 'none' || dialect.framing === undefined) return false;
  return framingName(framing) !== framingName(dialect.framing);
}

const trust = (reading: Reading, all: readonly Reading[]): Whole => ({
  report: reportOf(reading, all),
  points: reading.points,
});

const best = <T extends { points: number }>(readings: readonly T[]): T =>
  [...readings].sort((a, b) => b.points - a.points)[0] as T;

function reportOf(reading: Reading, all: readonly Reading[]): StreamReport {
  const { candidate, framing, keepAlives } = reading;
  const own = candidate.dialect.framing;
  const remarks: Words[] = [];
  if (candidate.known && own !== undefined && framing.length !== 'none' && framingName(own) !== framingName(framing)) {
    const expected = framingWords(own);
    const { words } = CAUSES[causeOf(own, framing)];
    const { name } = candidate.dialect;
    remarks.push({
      en: `${name} itself has a ${expected.en} (${framingName(own)}); held against that, ${words.en}`,
      zh: `${name}本身的帧格式为${expected.zh}（${framingName(own)}）；以此衡量，${words.zh}`,
    });
  }
  return {
    candidate,
    framing,
    keepAlives,
    confidence: confidenceOf(reading, all),
    reasons: reasonsOf(reading, all),
    damages: [],
    messages: reading.messages.map((read) => wholeMessage(read, candidate.dialect)),
    remarks,
  };
}

function wholeMessage(
  { at, payload, inspection }: Pick<Read, 'at' | 'payload' | 'inspection'>,
  dialect: Dialect,
): MessageReport {
  const { header, mti, fields, trace, error } = inspection;
  const mtiAt = mti === null ? null : headerSize(dialect);
  const fieldsAt = trace[0]?.offset ?? (error === null ? payload.length : null);
  return {
    at,
    payload,
    header,
    mti,
    mtiAt,
    bitmapAt: mtiAt === null || fieldsAt === null ? null : mtiAt + (dialect.mti === 'bcd-left' ? 2 : 4),
    fieldsAt,
    values: trace.map(({ field, offset, bytes }) => ({ field, at: offset, bytes, value: fields[field] ?? null })),
    damages: [],
    evidence: null,
    noticed: null,
  };
}

type Attempt = { candidate: Candidate; cutting: Cutting; diagnoses: Diagnosis[]; cost: number };

/** The cutting and dialect that explain the damage with the least assumed. */
function explainDamage(bytes: Buffer, choice: Choice): StreamReport {
  const [first, others] = attemptsAt(bytes, choice);
  const other = choice.told !== null && first.cost > -2 ? otherDialect(bytes, choice, choice.told) : null;
  return other ?? damaged(first, others);
}

/** Everything tried of the damage, the likeliest first. */
function attemptsAt(bytes: Buffer, choice: Choice): [Attempt, readonly Attempt[]] {
  const budget: Budget = { reads: ALL_READS };
  const attempts = attemptsByName(bytes, choice, budget);
  if (choice.told === null) attempts.push(...withoutStacks(() => familyAttempts(bytes, choice.framing, budget)));
  attempts.sort((a, b) => a.cost - b.cost);
  const [first, ...others] = attempts;
  if (first === undefined) throw new Error('there is always an attempt: the bytes without a framing');
  return [first, others];
}

/** Attempts by the dialect that was told, or by each that has a name; the likeliest first. */
function attemptsByName(bytes: Buffer, { told, framing, named }: Choice, budget: Budget): Attempt[] {
  const candidates = told === null ? named : [told];
  return candidates
    .flatMap((candidate) =>
      cuttings(bytes, candidate.dialect, framing, told !== null || framing !== null).map((cutting) =>
        attempt(candidate, cutting, budget),
      ),
    )
    .sort((a, b) => a.cost - b.cost);
}

function attempt(candidate: Candidate, cutting: Cutting, budget: Budget): Attempt {
  let cost = cutting.cost + candidate.cost;
  let used = 0;
  const diagnoses = cutting.messages.map(({ payload }): Diagnosis => {
    const quick = candidate.codec().inspect(payload);
    if (quick.error === null || used++ < DIAGNOSED) return diagnoseMessage(payload, candidate, budget);
    return { damages: [], cost: 0, reading: null, evidence: null, inspection: quick };
  });
  // More messages say more, but a long stream must not outweigh what is assumed of one of them.
  for (const diagnosis of diagnoses.slice(0, 3)) cost += diagnosis.cost;
  const cutOff = diagnoses.at(-1)?.damages.some(({ cause }) => cause === 'cut-off') === true;
  if (cutting.onlyIfWhole && cutOff) {
    cost -= 6;
    return { candidate, cutting: { ...cutting, damages: [] }, diagnoses, cost };
  }
  return { candidate, cutting, diagnoses, cost };
}

/** Attempts by made-up dialects, those that get farthest. */
function familyAttempts(bytes: Buffer, told: Framing | null, budget: Budget): Attempt[] {
  const tries: { candidate: () => Candidate; framing: Framing; points: number }[] = [];
  for (const framing of framingsFor(bytes, 0, told)) {
    const first = cut(bytes, framing, 0).frames[0]?.payload;
    if (first === undefined) continue;
    for (const start of findStarts(first, 3))
      for (const family of allFamilies()) {
        if (family.mti !== start.mti) continue;
        const inspection = family.codec().inspect(first.subarray(start.at));
        const { points } = weighMessage(family.dialect, inspection);
        const candidate = () => familyCandidate(family, first, start);
        tries.push({ candidate, framing, points: points - family.cost - start.at / 16 });
      }
  }
  tries.sort((a, b) => b.points - a.points);
  return tries.slice(0, 4).flatMap(({ candidate, framing }) => {
    const made = candidate();
    return cuttings(bytes, made.dialect, framing, false)
      .filter((cutting) => framingName(cutting.framing) === framingName(framing))
      .map((cutting) => attempt(made, cutting, budget));
  });
}

/** The message in another dialect than the one that was told, when it decodes wholly there. */
function otherDialect(bytes: Buffer, { named, framing }: Choice, told: Candidate): StreamReport | null {
  const others = named.filter(({ dialect }) => dialect.name !== told.dialect.name);
  const found = readWhole(bytes, { told: null, framing, named: others });
  if (found === null || found.report.confidence < 0.4) return null;
  const { candidate } = found.report;
  const { en, zh } = candidate.words;
  const name = candidate.known ? candidate.dialect.name : null;
  const damage = damageOf('other-dialect', {
    offset: 0,
    expected: { en: told.dialect.name, zh: told.dialect.name },
    found: { en: name ?? en, zh: name ?? zh },
  });
  return { ...found.report, damages: [damage] };
}

function damaged({ candidate, cutting, diagnoses, cost }: Attempt, others: readonly Attempt[]): StreamReport {
  const rival = others.find((other) => outcome(other) !== outcome({ candidate, cutting, diagnoses, cost }));
  const enough = 1 / (1 + Math.exp((cost + 4) / 3));
  const margin = rival === undefined ? 1 : 1 / (1 + Math.exp((cost - rival.cost) / 1.5));
  const decoded = diagnoses.reduce((sum, { inspection }) => sum + Object.keys(inspection.fields).length, 0);
  return {
    candidate,
    framing: cutting.framing,
    keepAlives: cutting.keepAlives,
    confidence: Math.min(0.99, Math.round(enough * margin * 100) / 100),
    reasons: [
      { en: 'of everything tried, this assumes the least', zh: '在所有尝试中，这种解释所需的假设最少' },
      { en: `${decoded} fields decode as they stand`, zh: `${decoded}个域可直接解析` },
    ],
    damages: cutting.damages,
    messages: cutting.messages.map(({ at, payload }, i) =>
      messageReport(at, payload, diagnoses[i]!, candidate.dialect),
    ),
    remarks: [],
  };
}

/** What an attempt says is wrong; attempts that say the same are no rivals. */
const outcome = ({ cutting, diagnoses }: Attempt): string =>
  JSON.stringify([
    cutting.damages.map(({ cause }) => cause),
    diagnoses.map(({ damages }) => damages.map(({ cause, field }) => [cause, field])),
  ]);

function messageReport(
  at: number,
  payload: Buffer,
  { inspection, damages, evidence, reading }: Diagnosis,
  dialect: Dialect,
): MessageReport {
  const whole = wholeMessage({ at, payload, inspection }, dialect);
  const [first] = damages;
  const { error } = inspection;
  const elsewhere =
    error !== null && first !== undefined && (error.field !== first.field || error.offset !== first.offset);
  const noticed = elsewhere ? error : null;
  if (reading === null) return { ...whole, damages, evidence, noticed };
  const { front, path } = reading;
  return {
    ...whole,
    header: front.header,
    mti: front.mti,
    mtiAt: front.mtiAt,
    bitmapAt: front.bitmapAt,
    fieldsAt: front.at,
    values: path.steps
      .filter(({ cause }) => cause !== 'field-absent')
      .map((step) => ({ field: step.field, at: step.at, bytes: step.next - step.at, value: step.value })),
    damages,
    evidence,
    noticed,
  };
}
