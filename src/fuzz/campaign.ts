// Runs a property many times and gives back what happened as data: the smallest case that broke it, with the seed and path that replay it.

import fc from 'fast-check';
import type { Bilingual } from '../definitions/evidence.ts';

/** `seed` and `path` replay: the same seed gives the same cases, the path jumps straight to the smallest failing one. */
export type CampaignSettings = { seed: number; path?: string; runs: number };

/** Why one case broke the property, in both languages; null when it held. */
export type Breach = Bilingual | null;

/** `shown` are the lines of the smallest case as it stood on the wire, fit for a report. */
export type CampaignResult<Case> =
  | { ok: true; runs: number; seed: number }
  | {
      ok: false;
      runs: number;
      seed: number;
      path: string;
      smallest: Case;
      breach: NonNullable<Breach>;
      shown: Bilingual[];
    };

/** What one case came to: whether it broke the property, and how it looked on the wire. */
type Trial = { breach: Breach; shown: () => Bilingual[] };

/** A path that leads to no case of this campaign, so that nothing would be tried and nothing proved. */
class NoSuchPath extends Error {
  constructor(seed: number, path: string, cause?: unknown) {
    super(
      `--fuzz-path: "${path}" leads to no case of this campaign with seed ${seed}, so nothing was sent. Give seed, path, wire and scenario as the counterexample says them.`,
      { cause },
    );
    this.name = 'NoSuchPath';
  }
}

/** fast-check refuses some paths itself; others it takes, and then has no case to try. */
const refusesPath = (error: unknown) => error instanceof Error && error.message.startsWith('Unable to replay');

/** Checks `property` on `runs` cases of `arbitrary`, one after the other, and shrinks the first breach. Throws NoSuchPath when the path leads nowhere. */
export async function runCampaign<Case>(
  arbitrary: fc.Arbitrary<Case>,
  property: (each: Case) => Promise<Trial>,
  { seed, path, runs }: CampaignSettings,
): Promise<CampaignResult<Case>> {
  let last: { each: Case; breach: NonNullable<Breach>; shown: Bilingual[] } | undefined;
  const check = async () =>
    fc.check(
      fc.asyncProperty(arbitrary, async (each) => {
        const { breach, shown } = await property(each);
        if (breach !== null) last = { each, breach, shown: shown() };
        return breach === null;
      }),
      { seed, numRuns: runs, ...(path === undefined ? {} : { path }) },
    );
  const details = await check().catch((error: unknown) => {
    throw path !== undefined && refusesPath(error) ? new NoSuchPath(seed, path, error) : error;
  });
  if (path !== undefined && details.numRuns === 0) throw new NoSuchPath(seed, path);
  if (!details.failed) return { ok: true, runs: details.numRuns, seed };
  // A case that broke is followed only by cases that held, so the last breach is that of the smallest case.
  if (last === undefined) throw details.errorInstance ?? new Error('the campaign stopped without a verdict');
  const { each: smallest, breach, shown } = last;
  return { ok: false, runs: details.numRuns, seed, path: details.counterexamplePath ?? '0', smallest, breach, shown };
}
