// Explains the bytes of one stream: how they are framed, which dialect they are in, and what every message in them says.
import type { Words } from '../../definitions/message-words.ts';
import type { Framing } from '../../iso8583/dialect.ts';
import { CAUSES, type CauseId } from '../diagnosis/causes.ts';
import { type Damage, damageOf } from '../diagnosis/damage.ts';
import { causeOf } from '../diagnosis/frames.ts';
import { ALL_READS } from '../diagnosis/message.ts';
import { type Attempt, attemptsAt, attemptsByName, completed, isRival } from './attempts.ts';
import { framingName, framingWords } from './framings.ts';
import { confidenceOf, readByFamily, readByName, reasonsOf } from './guess.ts';
import { type MessageReport, messageReport, wholeMessage } from './message-report.ts';
import type { Candidate, Choice, Reading } from './reading.ts';

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

/** A guess below this is no guess: the bytes decode by accident. */
const ACCIDENT = 0.05;
/** Points by which damage must be likelier than a dialect that nobody has named. */
const MARGIN = 3;
/** Explains bytes: whole where anything reads them whole, otherwise by what explains their damage best. */
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
  const [first, ...others] = attemptsByName(bytes, choice, { reads: ALL_READS / 4 });
  if (first === undefined || first.cost > MARGIN * 2 - points) return report;
  const margin = isSlip(first) && sameValues(first, report) ? 0 : MARGIN;
  if (first.cost + margin < -points) return damaged(first, others);
  // By some it is whole too, only less likely: then it is the next one by which it would be damaged.
  const next = [first, ...others].find((attempt) => damagesOf(attempt).length > 0);
  if (next === undefined || next.cost > MARGIN * 2 - points) return report;
  const causes = damagesOf(next);
  const name = next.candidate.dialect.name;
  const remark: Words = {
    en: `as ${name} it would be damaged: ${causes.map(({ words }) => words.en).join('; ')}`,
    zh: `若按${name}则有损坏：${causes.map(({ words }) => words.zh).join('；')}`,
  };
  return { ...report, remarks: [...report.remarks, remark] };
}

/** Everything that an attempt says is wrong. */
const damagesOf = ({ cutting, diagnoses }: Attempt): Damage[] => [
  ...cutting.damages,
  ...diagnoses.flatMap(({ damages }) => damages),
];

/** What is wrong is a length alone, of a field or in front: as like as not a slip of one message instead of the habit of a dialect. */
const isSlip = (attempt: Attempt): boolean => {
  const causes = damagesOf(attempt).map(({ cause }) => cause);
  return causes.length === 1 && SLIPS.has(causes[0]!);
};
const SLIPS: ReadonlySet<CauseId> = new Set(['prefix-encoding', 'length-in-front', 'length-wrong']);

/** Both read the same fields, so that nothing but the blame is at stake. */
function sameValues({ diagnoses }: Attempt, { messages }: StreamReport): boolean {
  const valuesOf = (values: readonly { field: number; value: string | null }[]) =>
    JSON.stringify(values.map(({ field, value }) => [field, value]));
  return (
    diagnoses.length === messages.length &&
    diagnoses.every(
      ({ reading }, i) => reading !== null && valuesOf(reading.path.steps) === valuesOf(messages[i]!.values),
    )
  );
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

/** The cutting and dialect that explain the damage with the least assumed. */
function explainDamage(bytes: Buffer, choice: Choice): StreamReport {
  const [first, others] = attemptsAt(bytes, choice);
  const other = choice.told !== null && first.cost > -2 ? otherDialect(bytes, choice, choice.told) : null;
  return other ?? damaged(first, others);
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

function damaged(attempt: Attempt, others: readonly Attempt[]): StreamReport {
  const rival = others.find((other) => isRival(other, attempt));
  const { candidate, cutting, diagnoses, cost } = completed(attempt);
  const enough = 1 / (1 + Math.exp((cost + 4) / 3));
  const margin = rival === undefined ? 1 : 1 / (1 + Math.exp((cost - rival.cost) / 1.5));
  // What has to be assumed takes away from how sure one can be, however well it then fits.
  const causes = damagesOf({ candidate, cutting, diagnoses, cost });
  const assumed = causes.reduce((sum, { cause }) => sum + CAUSES[cause].cost, 0);
  const modest = 1 / (1 + Math.exp((assumed - 12) / 3));
  const decoded = diagnoses.reduce((sum, { inspection }) => sum + Object.keys(inspection.fields).length, 0);
  return {
    candidate,
    framing: cutting.framing,
    keepAlives: cutting.keepAlives,
    confidence: Math.min(0.99, Math.round(enough * margin * modest * 100) / 100),
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
