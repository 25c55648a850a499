// What hunts of mutants stand on: the terminals of a configuration, and every scenario recorded on them.
import type { Bench } from '../run/bench.ts';
import type { RunConfiguration } from '../run/configuration.ts';
import type { Recorded } from '../run/mutants.ts';
import { huntWords } from './hunt-words.ts';

/** Does the work where all scenarios were played once through a clear glass; `tell` hears how far it got. */
export async function onBench<T>(
  configuration: RunConfiguration,
  { json, tell, took }: { json: boolean; tell: (line: string) => void; took: () => string },
  work: (bench: Bench, recorded: Recorded[]) => Promise<T>,
): Promise<T> {
  const [{ benchFor }, { record }, { withAcquirers }, { refuseUnwell, withAdmitted }] = await Promise.all([
    import('../run/bench.ts'),
    import('../run/mutants.ts'),
    import('../run/acquirers.ts'),
    import('../run/admission.ts'),
  ]);
  return withAcquirers(Promise.resolve(configuration), (known, acquirers) =>
    withAdmitted(known, acquirers, { who: 'tillproof selftest' }, async (admissions) => {
      refuseUnwell(admissions, json);
      const specs = admissions.map(({ spec }) => spec);
      const bench = await benchFor(known, await acquirers, specs);
      try {
        const recorded = await record(bench, tell);
        tell(huntWords().recorded(recorded.length, bench.scenarios.length, took()));
        return await work(bench, recorded);
      } finally {
        bench.close();
      }
    }),
  );
}

/** Tells on standard error, and how long it has taken so far. */
export function teller(): { tell: (line: string) => void; took: () => string } {
  const began = performance.now();
  return {
    tell: (line) => process.stderr.write(`${line}\n`),
    took: () => `${Math.round((performance.now() - began) / 1000)} s`,
  };
}
