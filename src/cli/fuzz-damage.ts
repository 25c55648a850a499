// tillproof fuzz host and tillproof fuzz answers: damaged messages on the wire, round after round.
import path from 'node:path';
import { withAcquirers } from '../run/acquirers.ts';
import { refuseUnwell, withAdmitted } from '../run/admission.ts';
import { benchFor } from '../run/bench.ts';
import type { RunConfiguration } from '../run/configuration.ts';
import { type DamageSubject, damageCampaign, damageFeature, type Round } from '../run/damage.ts';
import { EXIT } from '../run/exit.ts';
import { keptIn } from '../run/places.ts';
import type { FuzzSettings } from './fuzz-settings.ts';

const WORDS = {
  en: {
    progress: (messages: number, seconds: number) => `${messages} damaged messages, ${seconds} s`,
    end: (messages: number, found: number, seed: number) =>
      `${messages} damaged messages from seed ${seed}, ${found} found`,
    failed: (seed: number, why: string) => `? seed ${seed} says nothing about the terminal: ${why}`,
    skipped: 'does not concern this terminal',
    repeat: 'again: ',
  },
  'zh-CN': {
    progress: (messages: number, seconds: number) => `已发送${messages}份损坏报文，用时${seconds}秒`,
    end: (messages: number, found: number, seed: number) => `共${messages}份损坏报文，随机种子${seed}，发现${found}处`,
    failed: (seed: number, why: string) => `? 种子${seed}不能说明终端的情况：${why}`,
    skipped: '与该终端无关',
    repeat: '重现命令：',
  },
} as const;

/** Looks for a damaged message that gets through, prints what was found, and gives the exit code. */
export async function fuzzDamage(
  configuration: RunConfiguration,
  subject: DamageSubject,
  settings: FuzzSettings,
): Promise<number> {
  const { seed, runs, forMs, language, json, out, flags } = settings;
  const say = WORDS[language];
  const key = language === 'en' ? 'en' : 'zh';
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  const began = performance.now();
  const rounds: Round[] = [];
  let left = settings.path === null ? (runs ?? Number.POSITIVE_INFINITY) : 1;
  const next = (most: number) => {
    if (forMs !== null && performance.now() - began >= forMs) left = 0;
    const messages = Math.min(most, left);
    left -= messages;
    return messages;
  };
  const sent = () => rounds.reduce((sum, { messages }) => sum + messages, 0);
  const told = (round: Round) => {
    rounds.push(round);
    const { outcome, findings, error } = round.played;
    if (outcome === 'failed') tell(found(round));
    else if (outcome !== 'passed') tell(say.failed(round.seed, findings[0]?.text[key] ?? error ?? say.skipped));
    else if (rounds.length % 10 === 0) tell(say.progress(sent(), Math.round((performance.now() - began) / 1000)));
  };
  const found = ({ seed: own, messages, played }: Round): string => {
    const [finding] = played.findings;
    const counterexample = finding?.actual ?? played.violations[0]?.text[key] ?? '';
    const at = /--fuzz-path ([0-9:]+)/.exec(counterexample)?.[1];
    const command = `tillproof fuzz ${subject} --seed ${own}${at === undefined ? ` --runs ${messages}` : ` --path ${at}`} --language ${language}${flags}`;
    const lines = [`✗ ${finding?.text[key]}`, counterexample, say.repeat + command];
    if (out !== null) {
      const file = path.join(out, `${subject}-${own}.feature`);
      const certify = `tillproof certify --features ${file} --seed ${own}${at === undefined ? '' : ` --fuzz-path ${at}`}${flags}`;
      const again = [command, certify].map((each) => say.repeat + each);
      lines.push(keptIn(file, damageFeature(subject, language, messages, again), key));
    }
    return lines.join('\n');
  };
  await withAcquirers(Promise.resolve(configuration), (known, acquirers) =>
    withAdmitted(known, acquirers, { who: 'tillproof fuzz' }, async (admissions) => {
      refuseUnwell(admissions, json);
      const specs = admissions.map(({ spec }) => spec);
      const bench = await benchFor(known, await acquirers, specs);
      try {
        await damageCampaign(bench, subject, settings, next, told);
      } finally {
        bench.close();
      }
    }),
  );
  const broke = rounds.filter(({ played }) => played.outcome === 'failed');
  if (json)
    console.log(
      JSON.stringify(
        {
          seed,
          messages: sent(),
          found: broke.map(({ seed: own, played }) => ({ seed: own, findings: played.findings })),
        },
        null,
        1,
      ),
    );
  else console.log(say.end(sent(), broke.length, seed));
  if (broke.length > 0) return EXIT.notCompliant;
  return rounds.length > 0 && rounds.every(({ played }) => played.outcome === 'passed')
    ? EXIT.compliant
    : EXIT.inconclusive;
}
