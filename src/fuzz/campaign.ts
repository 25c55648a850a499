// Runs a property many times and gives back what happened as data; a counterexample comes as a scenario that a person can read.
import fc from 'fast-check';

/** `seed` and `path` replay: the same seed gives the same cases, the path jumps straight to the smallest failing one. */
export type CampaignSettings = { seed: number; path?: string; runs: number };

/** Why one case broke the property, in both languages; null when it held. */
export type Breach = { en: string; zh: string } | null;

export type CampaignResult<Case> =
  | { ok: true; runs: number; seed: number }
  | { ok: false; runs: number; seed: number; path: string; smallest: Case; breach: NonNullable<Breach> };

/** Checks `property` on `runs` cases of `arbitrary`, one after the other, and shrinks the first breach. */
export async function runCampaign<Case>(
  arbitrary: fc.Arbitrary<Case>,
  property: (each: Case) => Promise<Breach>,
  { seed, path, runs }: CampaignSettings,
): Promise<CampaignResult<Case>> {
  let last: { each: Case; breach: NonNullable<Breach> } | undefined;
  const details = await fc.check(
    fc.asyncProperty(arbitrary, async (each) => {
      const breach = await property(each);
      if (breach !== null) last = { each, breach };
      return breach === null;
    }),
    { seed, numRuns: runs, ...(path === undefined ? {} : { path }) },
  );
  if (!details.failed) return { ok: true, runs: details.numRuns, seed };
  if (last === undefined) throw details.errorInstance ?? new Error('the campaign stopped without a verdict');
  return {
    ok: false,
    runs: details.numRuns,
    seed,
    path: details.counterexamplePath ?? '0',
    smallest: details.counterexample?.[0] ?? last.each,
    breach: last.breach,
  };
}

/** The counterexample as Gherkin, with the words that replay it. */
export function counterexampleScenario(
  language: 'en' | 'zh-CN',
  {
    what,
    seed,
    path,
    breach,
  }: { what: { en: string; zh: string }; seed: number; path: string; breach: { en: string; zh: string } },
): string {
  return language === 'en'
    ? [
        '  Scenario: found by fuzzing',
        `    Given ${what.en}`,
        '    When it is sent',
        `    Then it is refused and nothing moves`,
        `    # but ${breach.en}`,
        `    # replay: tillproof certify --tags @fuzz --seed ${seed} --fuzz-path ${path}`,
      ].join('\n')
    : [
        '  场景: 模糊测试发现',
        `    假如${what.zh}`,
        '    当发出该报文',
        '    那么被拒绝且账务不变',
        `    # 但是${breach.zh}`,
        `    # 重放: tillproof certify --tags @fuzz --seed ${seed} --fuzz-path ${path}`,
      ].join('\n');
}
