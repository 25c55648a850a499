// tillproof fuzz behaviour: acts of cashier, cardholder, host and surroundings in any order, against a small model of a till.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { featureOf, nothingReached, type Reached } from '../fuzz/behaviour/index.ts';
import { withAcquirers } from '../run/acquirers.ts';
import { refuseUnwell, withAdmitted } from '../run/admission.ts';
import { campaign, type Told } from '../run/behaviour.ts';
import { benchFor } from '../run/bench.ts';
import type { RunConfiguration } from '../run/configuration.ts';
import { EXIT } from '../run/exit.ts';

export type FuzzSettings = {
  seed: number;
  /** null = as many as the time allows. */
  runs: number | null;
  forMs: number | null;
  path: string | null;
  out: string | null;
  language: 'en' | 'zh-CN';
  json: boolean;
};

/** Looks for behaviour that breaks a rule, prints what was found and reached, and gives the exit code. */
export async function fuzzBehaviour(configuration: RunConfiguration, settings: FuzzSettings): Promise<number> {
  const { seed, runs, forMs, language, json, out } = settings;
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  const began = performance.now();
  const took = () => Math.round((performance.now() - began) / 1000);
  return withAcquirers(Promise.resolve(configuration), (known, acquirers) =>
    withAdmitted(known, acquirers, { who: 'tillproof fuzz' }, async (admissions) => {
      refuseUnwell(admissions, json);
      const bench = await benchFor(
        known,
        await acquirers,
        admissions.map(({ spec }) => spec),
      );
      const reached = nothingReached();
      const all: Told[] = [];
      const only = settings.path === null ? null : Number(settings.path);
      let drawn = 0;
      const next = (): number | undefined => {
        if (only !== null) return drawn++ === 0 ? only : undefined;
        if (runs !== null && drawn >= runs) return undefined;
        if (forMs !== null && performance.now() - began >= forMs) return undefined;
        return drawn++;
      };
      try {
        await campaign(bench, {
          seed,
          language,
          next,
          reached,
          told(what) {
            all.push(what);
            if (what.kind === 'broke' || what.kind === 'unsteady') {
              tell(`run ${what.number}: ${what.kind} ${what.run.breach?.name} ${what.run.breach?.text.en} ${what.run.breach?.expected} / ${what.run.breach?.actual}`);
              for (const each of what.run.said) tell(`   ${language === 'en' ? each.en : each.zh}`);
              if (out !== null) {
                mkdirSync(out, { recursive: true });
                writeFileSync(path.join(out, `found-${seed}-${what.number}.feature`), featureOf(what.run, language, `tillproof fuzz behaviour --seed ${seed} --path ${what.number}`));
              }
            }
            if (what.kind === 'failed') tell(`run ${what.number}: failed ${what.why}`);
            if (all.length % 50 === 0) tell(`${all.length} runs, ${took()} s, ${reachedText(reached)}`);
          },
        });
      } finally {
        bench.close();
      }
      const acts = all.reduce((sum, each) => sum + (each.kind === 'held' ? each.acts : 0), 0);
      tell(`${all.length} runs, ${acts} acts, ${took()} s, seed ${seed}; ${reachedText(reached)}`);
      if (all.some(({ kind }) => kind === 'broke')) return EXIT.notCompliant;
      return all.some(({ kind }) => kind !== 'held') ? EXIT.inconclusive : EXIT.compliant;
    }),
  );
}

const reachedText = ({ fields, codes, moments }: Reached) =>
  `${fields.size} transaction × field, ${codes.size} transaction × code, ${moments.size} moment × act`;
