// tillproof fuzz behaviour: acts of cashier, cardholder, host and surroundings in any order, against a small model of a till.
import path from 'node:path';
import { featureOf, nothingReached, PAST, type Reached, type Run } from '../fuzz/behaviour/index.ts';
import { withAcquirers } from '../run/acquirers.ts';
import { refuseUnwell, withAdmitted } from '../run/admission.ts';
import { campaign, type RunNumber, type Told } from '../run/behaviour.ts';
import { benchFor } from '../run/bench.ts';
import type { RunConfiguration } from '../run/configuration.ts';
import { CommandError, EXIT } from '../run/exit.ts';
import { keptIn } from '../run/places.ts';
import type { FuzzSettings } from './fuzz-settings.ts';

/** How often it is told how far the campaign is, in runs. */
const TOLD_EVERY = 50;

/** Looks for behaviour that breaks something, prints what was found and reached, and gives the exit code. */
export async function fuzzBehaviour(configuration: RunConfiguration, settings: FuzzSettings): Promise<number> {
  const { seed, language, json } = settings;
  const say = wordsIn(language);
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1000);
  const reached = nothingReached();
  const all: Told[] = [];
  const told = (what: Told) => {
    all.push(what);
    if (what.kind === 'broke' || what.kind === 'unsteady') tell(found(what, settings));
    if (what.kind === 'failed') tell(say.failed(what.number, what.why));
    if (all.length % TOLD_EVERY === 0) tell(say.progress(all.length, seconds(), reached));
  };
  await withAcquirers(Promise.resolve(configuration), (known, acquirers) =>
    withAdmitted(known, acquirers, { who: 'tillproof fuzz' }, async (admissions) => {
      refuseUnwell(admissions, json);
      const specs = admissions.map(({ spec }) => spec);
      const bench = await benchFor(known, await acquirers, specs);
      try {
        const place = { bench, language, reached, ...(known.timers === undefined ? {} : { timers: known.timers }) };
        const pairs = bench.posts.every(({ second }) => second !== undefined);
        await campaign(place, seed, numbers(settings, began, pairs), told);
      } finally {
        bench.close();
      }
    }),
  );
  const count = (kind: Told['kind']) => all.filter((each) => each.kind === kind).length;
  const past = settings.path === null ? all.filter(({ number }) => typeof number === 'string').length : 0;
  const counts = {
    runs: all.length - past,
    past,
    broke: count('broke'),
    again: count('again'),
    unsteady: count('unsteady'),
    failed: count('failed'),
  };
  if (json)
    console.log(JSON.stringify({ seed, ...counts, found: all.flatMap(asJson), reached: sizes(reached) }, null, 1));
  else {
    console.log(say.end({ ...counts, seed, seconds: seconds() }, reached));
    console.log(say.repeat(commandOf({ ...settings, runs: counts.runs }, settings.path)));
  }
  if (counts.broke > 0) return EXIT.notCompliant;
  return counts.unsteady + counts.failed > 0 || counts.runs === 0 ? EXIT.inconclusive : EXIT.compliant;
}

/** Which run of its seed `--path` means. */
function runOf(path: string): RunNumber {
  if (PAST.has(path)) return path;
  if (/^\d+$/.test(path)) return Number(path);
  throw new CommandError({
    en: `--path: "${path}" is no number of a run.`,
    zh: `--path："${path}"不是轮次编号。`,
  });
}

/**
 * The runs of the past, then the numbers of those to be drawn, until there are enough or the time is over. `pairs`: there are second
 * terminals, which some of the past need.
 */
function numbers({ runs, forMs, path }: FuzzSettings, began: number, pairs: boolean): () => RunNumber | undefined {
  const kept = [...PAST].flatMap(([name, made]) => (pairs || made.every(({ at }) => at === 1) ? [name] : []));
  const first: RunNumber[] = path === null ? kept : [runOf(path)];
  let drawn = 0;
  return () => {
    const past = first.shift();
    if (past !== undefined || path !== null) return past;
    if (runs !== null && drawn >= runs) return undefined;
    return forMs !== null && performance.now() - began >= forMs ? undefined : drawn++;
  };
}

/** The command that plays the campaign again, or one run of it. */
function commandOf({ seed, runs, language, flags }: FuzzSettings, number: RunNumber | null): string {
  const which = number === null ? ` --runs ${runs}` : ` --path ${number}`;
  return `tillproof fuzz behaviour --seed ${seed}${which} --language ${language}${flags}`;
}

/** What broke, how, and where its feature is. */
function found({ number, kind, run }: Extract<Told, { run: Run }>, settings: FuzzSettings): string {
  const { language, out, seed } = settings;
  const key = language === 'en' ? 'en' : 'zh';
  const say = wordsIn(language);
  const { breach } = run;
  const lines = [
    say.broke(number, kind === 'unsteady', breach?.text[key] ?? ''),
    ...(breach?.expected === undefined ? [] : [`  ${say.expected(breach.expected, breach.actual ?? '')}`]),
    ...run.said.map((each, at) => `  ${at + 1}. ${each[key]}`),
    `  ${say.repeat(commandOf(settings, number))}`,
  ];
  if (out !== null && kind === 'broke') {
    const file = path.join(out, `behaviour-${seed}-${number}.feature`);
    lines.push(`  ${keptIn(file, featureOf(run, language, commandOf(settings, number)), key)}`);
  }
  return lines.join('\n');
}

const asJson = (what: Told) =>
  what.kind === 'broke' || what.kind === 'unsteady'
    ? [
        {
          number: what.number,
          kind: what.kind,
          name: what.run.breach?.name,
          text: what.run.breach?.text,
          acts: what.run.said,
        },
      ]
    : [];

const sizes = ({ fields, codes, moments }: Reached) => ({
  fields: [...fields].sort(),
  codes: [...codes].sort(),
  moments: [...moments].sort(),
});

type Counts = {
  runs: number;
  past: number;
  broke: number;
  again: number;
  unsteady: number;
  failed: number;
  seed: number;
  seconds: number;
};

const WORDS = {
  en: {
    reached: ({ fields, codes, moments }: Reached) =>
      `reached: ${fields.size} transaction × field, ${codes.size} transaction × code, ${moments.size} moment × act`,
    progress: (runs: number, seconds: number) => `${runs} runs, ${seconds} s`,
    broke: (number: RunNumber, once: boolean, text: string) =>
      `✗ run ${number}${once ? ' (once, and not again)' : ''}: ${text}`,
    failed: (number: RunNumber, why: string) => `? run ${number} says nothing about the terminal: ${why}`,
    expected: (expected: string, actual: string) => `expected ${expected}; was ${actual}`,
    end: ({ runs, past, broke, again, unsteady, failed, seed, seconds }: Counts) =>
      `${past > 0 ? `${past} runs of the past and ` : ''}${runs} runs in ${seconds} s from seed ${seed}: ${broke} found${again > 0 ? ` (and ${again} times again)` : ''}, ${unsteady} not steady, ${failed} without a verdict`,
    repeat: (command: string) => `again: ${command}`,
  },
  'zh-CN': {
    reached: ({ fields, codes, moments }: Reached) =>
      `已覆盖：交易×域 ${fields.size}，交易×应答码 ${codes.size}，时机×操作 ${moments.size}`,
    progress: (runs: number, seconds: number) => `已执行${runs}轮，用时${seconds}秒`,
    broke: (number: RunNumber, once: boolean, text: string) =>
      `✗ 第${number}轮${once ? '（仅出现一次，未能重现）' : ''}：${text}`,
    failed: (number: RunNumber, why: string) => `? 第${number}轮不能说明终端的情况：${why}`,
    expected: (expected: string, actual: string) => `应为：${expected}；实际：${actual}`,
    end: ({ runs, past, broke, again, unsteady, failed, seed, seconds }: Counts) =>
      `${past > 0 ? `重放以往反例${past}个，` : ''}共${runs}轮，用时${seconds}秒，随机种子${seed}：发现${broke}处${again > 0 ? `（另重复出现${again}次）` : ''}，未能重现${unsteady}处，无结论${failed}轮`,
    repeat: (command: string) => `重现命令：${command}`,
  },
} as const;

function wordsIn(language: FuzzSettings['language']) {
  const words = WORDS[language];
  const gap = language === 'en' ? '; ' : '；';
  return {
    ...words,
    progress: (runs: number, seconds: number, reached: Reached) =>
      words.progress(runs, seconds) + gap + words.reached(reached),
    end: (counts: Counts, reached: Reached) => `${words.end(counts)}\n${words.reached(reached)}`,
  };
}
