// Attempts to explain damage: every way to cut the bytes, in every dialect that comes into question, the likeliest first.
import type { Framing } from '../../iso8583/dialect.ts';
import { type Cutting, cuttings } from '../diagnosis/frames.ts';
import { findFronts } from '../diagnosis/front.ts';
import { ALL_READS, type Diagnosis, diagnoseMessage } from '../diagnosis/message.ts';
import type { Budget } from '../diagnosis/path.ts';
import { allFamilies } from './families.ts';
import { cut, framingName } from './framings.ts';
import { behindTpdu, familyCandidate, framingsFor } from './guess.ts';
import { withoutStacks } from './quiet.ts';
import { type Candidate, type Choice, inspect, weighMessage } from './reading.ts';
import { findStarts } from './scan.ts';

/** Made-up dialects that are looked at closely. */
const FAMILIES = 4;
/** Messages of one stream by which an attempt is weighed. */
const WEIGHED = 3;
/** Damaged messages of one stream that are diagnosed. */
const DIAGNOSED = 20;

/** An attempt of this cost convinces; and the points by which another then has to promise less to be left out. */
const CONVINCING = -12;
const WORSE = 5;
/** What a TPDU begins with, and how near to the first byte: behind a frame length, at the most. */
const TPDU = 0x60;
const NEAR = 12;
/** Prospect of bytes in which no message type is found. */
const NO_FRONT = 12;

/** `cost` is what it assumes less what speaks for it, in points; `diagnoses` are of the messages that it is weighed by. */
export type Attempt = { candidate: Candidate; cutting: Cutting; diagnoses: Diagnosis[]; cost: number };

/** Everything tried of the damage, the likeliest first. */
export function attemptsAt(bytes: Buffer, choice: Choice): [Attempt, readonly Attempt[]] {
  const budget: Budget = { reads: ALL_READS };
  const attempts = attemptsByName(bytes, choice, budget);
  const named = attempts[0]?.cost ?? 0;
  if (choice.told === null && named > CONVINCING * 1.5)
    attempts.push(...withoutStacks(() => familyAttempts(bytes, choice.framing, budget)));
  attempts.sort((a, b) => a.cost - b.cost);
  const [first, ...others] = attempts;
  if (first === undefined) throw new Error('there is always an attempt: the bytes without a framing');
  return [first, others];
}

/** Attempts by the dialect that was told, or by each that has a name; the likeliest first. */
export function attemptsByName(bytes: Buffer, { told, framing, named }: Choice, budget: Budget): Attempt[] {
  const mayBeRouted = told === null && bytes.subarray(0, NEAR).includes(TPDU);
  const routed = mayBeRouted ? named.flatMap((each) => behindTpdu(each) ?? []) : [];
  const candidates = told === null ? [...named, ...routed] : [told];
  const strict = told !== null || framing !== null;
  const tries = candidates.flatMap((candidate) =>
    cuttings(bytes, candidate.dialect, framing, strict).map((cutting) => tryOf(candidate, cutting)),
  );
  return tryAll(tries, budget);
}

type Try = { candidate: Candidate; cutting: Cutting; prospect: number };

/** How promising a try is before it is made, in points: the less, the better. */
function tryOf(candidate: Candidate, cutting: Cutting): Try {
  const [first] = cutting.messages;
  const front = first === undefined ? undefined : findFronts(first.payload, candidate.dialect)[0];
  return { candidate, cutting, prospect: cutting.cost + candidate.cost + (front?.cost ?? NO_FRONT) };
}

/** Makes tries in the order of their prospects; once one convinces, those of clearly worse prospects are left. */
function tryAll(tries: readonly Try[], budget: Budget): Attempt[] {
  const made: Attempt[] = [];
  let best = Number.POSITIVE_INFINITY;
  let prospectOfBest = 0;
  for (const { candidate, cutting, prospect } of [...tries].sort((a, b) => a.prospect - b.prospect)) {
    if (best < CONVINCING && prospect > prospectOfBest + WORSE) continue;
    const one = attempt(candidate, cutting, budget);
    made.push(one);
    if (one.cost < best) [best, prospectOfBest] = [one.cost, prospect];
  }
  return made.sort((a, b) => a.cost - b.cost);
}

function attempt(candidate: Candidate, cutting: Cutting, budget: Budget): Attempt {
  const { messages } = cutting;
  // The first ones and the last say what there is to say for or against an attempt.
  const weighed = messages.length <= WEIGHED ? messages : [...messages.slice(0, WEIGHED), ...messages.slice(-1)];
  const diagnoses = withoutStacks(() => weighed.map(({ payload }) => diagnoseMessage(payload, candidate, budget)));
  let cost = cutting.cost + candidate.cost;
  // More messages say more, but a long stream must not outweigh what is assumed of one of them.
  for (const diagnosis of diagnoses.slice(0, WEIGHED)) cost += diagnosis.cost;
  const cutOff = diagnoses.at(-1)?.damages.some(({ cause }) => cause === 'cut-off') === true;
  if (cutting.onlyIfWhole && cutOff) {
    cost -= 6;
    return { candidate, cutting: { ...cutting, damages: [] }, diagnoses, cost };
  }
  return { candidate, cutting, diagnoses, cost };
}

/** The attempt with a diagnosis of each of its messages, as far as they are diagnosed at all. */
export function completed({ candidate, cutting, diagnoses, cost }: Attempt): Attempt {
  if (diagnoses.length === cutting.messages.length) return { candidate, cutting, diagnoses, cost };
  const budget: Budget = { reads: ALL_READS };
  let used = 0;
  const diagnosed = (payload: Buffer): Diagnosis => {
    const quick = inspect(candidate, payload);
    if (quick.error === null || used++ < DIAGNOSED) return diagnoseMessage(payload, candidate, budget);
    return { damages: [], cost: 0, reading: null, evidence: null, lost: true, displaced: false, inspection: quick };
  };
  const all = withoutStacks(() => cutting.messages.map(({ payload }) => diagnosed(payload)));
  return { candidate, cutting, diagnoses: all, cost };
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
        const inspection = inspect(family, first.subarray(start.at));
        const { points } = weighMessage(family.dialect, inspection);
        const candidate = () => familyCandidate(family, first, start);
        tries.push({ candidate, framing, points: points - family.cost - start.at / 16 });
      }
  }
  tries.sort((a, b) => b.points - a.points);
  const likeliest = tries.slice(0, FAMILIES).flatMap(({ candidate, framing }) => {
    const made = candidate();
    return cuttings(bytes, made.dialect, framing, false)
      .filter((cutting) => framingName(cutting.framing) === framingName(framing))
      .map((cutting) => tryOf(made, cutting));
  });
  return tryAll(likeliest, budget);
}

/** What an attempt says is wrong with each message, and first with the frames. */
const told = ({ cutting, diagnoses }: Attempt): string[][] => [
  cutting.damages.map(({ cause }) => cause),
  ...diagnoses.map(({ damages }) => damages.map(({ cause, field }) => `${cause} ${field}`)),
];

/** Another attempt is a rival unless it says the same, or the same and more besides. */
export function isRival(other: Attempt, attempt: Attempt): boolean {
  const more = told(other);
  const same = told(attempt);
  return more.length !== same.length || !same.every((damages, i) => damages.every((each) => more[i]!.includes(each)));
}
