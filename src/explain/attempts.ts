// Attempts to explain damage: every way to cut the bytes, in every dialect that comes into question, the likeliest first.
import type { Framing } from '../iso8583/dialect.ts';
import { type Cutting, cuttings } from './diagnosis/frames.ts';
import { ALL_READS, type Diagnosis, diagnoseMessage } from './diagnosis/message.ts';
import type { Budget } from './diagnosis/path.ts';
import { allFamilies } from './families.ts';
import { cut, framingName } from './framings.ts';
import { familyCandidate, framingsFor } from './guess.ts';
import { withoutStacks } from './quiet.ts';
import { type Candidate, weighMessage } from './reading.ts';
import { findStarts } from './scan.ts';
import type { Choice } from './stream.ts';

/** Damaged messages of one stream that are diagnosed. */
const DIAGNOSED = 20;

/** `cost` is what it assumes less what speaks for it, in points. */
export type Attempt = { candidate: Candidate; cutting: Cutting; diagnoses: Diagnosis[]; cost: number };

/** Everything tried of the damage, the likeliest first. */
export function attemptsAt(bytes: Buffer, choice: Choice): [Attempt, readonly Attempt[]] {
  const budget: Budget = { reads: ALL_READS };
  const attempts = attemptsByName(bytes, choice, budget);
  if (choice.told === null) attempts.push(...withoutStacks(() => familyAttempts(bytes, choice.framing, budget)));
  attempts.sort((a, b) => a.cost - b.cost);
  const [first, ...others] = attempts;
  if (first === undefined) throw new Error('there is always an attempt: the bytes without a framing');
  return [first, others];
}

/** Attempts by the dialect that was told, or by each that has a name; the likeliest first. */
export function attemptsByName(bytes: Buffer, { told, framing, named }: Choice, budget: Budget): Attempt[] {
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

/** What an attempt says is wrong; attempts that say the same are no rivals. */
export const outcome = ({ cutting, diagnoses }: Attempt): string =>
  JSON.stringify([
    cutting.damages.map(({ cause }) => cause),
    diagnoses.map(({ damages }) => damages.map(({ cause, field }) => [cause, field])),
  ]);
