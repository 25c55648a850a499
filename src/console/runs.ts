// Runs of `certify`, started from the page: each in a process of its own, with its reports in a folder that the console forgets when it ends.
import { type ChildProcess, spawn } from 'node:child_process';
import { type FSWatcher, mkdtempSync, rmSync, watch, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Bilingual } from '../definitions/evidence.ts';
import { hideCardNumbers } from '../secrets/index.ts';
import type { RunView } from '../views/console/model.ts';
import { chapterName } from './chapters.ts';
import { Refusal } from './server.ts';

/** Runs that are kept, the latest. */
const MOST_RUNS = 10;
const LINES_SHOWN = 40;
const CAUSES_SHOWN = 20;
/** A run tells of itself so seldom at most, in milliseconds. */
const PACE_MS = 100;
/** Editors write a file in several steps; changes this close to each other are one. */
const TOGETHER_MS = 200;
const RECORD = '\u001e';

type RunWish = { chapters: readonly string[]; watch: boolean } | { recorded: { en: string; zh: string } };

/** What `certify` tells of a scenario that begins or ends, for who follows it. */
type Followed = {
  begins?: string;
  ends?: {
    place: string;
    language: string;
    name: string;
    verdict: string;
    done: number;
    total: number;
    causes: Bilingual[];
  };
};

/** What `certify --json` prints, as far as it is shown. */
type Told = { headline?: Bilingual; counts?: { scenarios?: Record<string, number> } };

type RunsOptions = {
  /** The command line of `tillproof`, without a command. */
  command: readonly [string, ...string[]];
  /** Flags that every run gets: the terminal, the wire. */
  flags: readonly string[];
  /** Folder of the features, which is looked at for a run that is watched. */
  features: string;
  changed(runs: readonly RunView[]): void;
};

export class Runs {
  readonly #options: RunsOptions;
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'tillproof-console-'));
  #views: RunView[] = [];
  #child: ChildProcess | null = null;
  #number = 0;
  #isWaiting = false;
  /** Part of a line that is not yet told to its end. */
  #rest = '';
  /** Scenarios of the run that goes on that did not end well, by their place: what is played again counts as it ended last. */
  readonly #bad = new Map<string, NonNullable<Followed['ends']>>();
  #watcher: FSWatcher | null = null;
  #again: NodeJS.Timeout | undefined;

  constructor(options: RunsOptions) {
    this.#options = options;
  }

  get views(): readonly RunView[] {
    return this.#views;
  }

  /** Starts a run; rejects while another one is going on. */
  start(wish: RunWish): void {
    if (this.#child !== null)
      throw new Refusal(
        409,
        'a run is going on; stop it, or wait until it is done',
        '有运行正在进行；请停止它，或等待其完成',
      );
    this.#watch(wish);
    this.#views = this.#views.map((each) => ({ ...each, watched: false }));
    this.#number += 1;
    const number = this.#number;
    const reports = path.join(this.#folder, String(number));
    const flags = 'recorded' in wish ? this.#written(number, wish.recorded) : chapterFlags(wish.chapters);
    const [file, ...before] = this.#options.command;
    const args = [
      ...before,
      'certify',
      '--json',
      '--no-allure',
      '--reports',
      reports,
      ...this.#options.flags,
      ...flags,
    ];
    const env = { ...process.env, TILLPROOF_FOLLOWED: '1' };
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: this.#folder, env });
    this.#child = child;
    this.#rest = '';
    this.#bad.clear();
    this.#put({
      number,
      state: 'running',
      what: whatOf(wish),
      said: [],
      done: 0,
      total: null,
      failed: 0,
      exitCode: null,
      verdict: null,
      report: null,
      playing: [],
      causes: [],
      watched: this.#watcher !== null,
    });
    let printed = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (printed.length < 1 << 20) printed += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => this.#hear(number, text));
    child.once('error', (error) => this.#say(number, `${error.message}\n`));
    child.once('close', (code) => {
      this.#child = null;
      this.#say(number, this.#rest);
      this.#finish(number, code, told(printed));
    });
  }

  /** Ends the run that goes on, and looks at no file any more. */
  stop(): void {
    this.#watch(null);
    this.#child?.kill('SIGTERM');
    for (const run of this.#views.filter(({ watched }) => watched)) this.#put({ ...run, watched: false });
  }

  /** The report of a run as it was written; null when there is none. */
  async report(number: number): Promise<Buffer | null> {
    return readFile(path.join(this.#folder, String(number), 'compliance.html')).catch(() => null);
  }

  async close(): Promise<void> {
    this.#watch(null);
    const child = this.#child;
    if (child !== null) {
      const gone = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 3_000);
      await gone;
      clearTimeout(timer);
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #written(number: number, { en, zh }: { en: string; zh: string }): string[] {
    const files = [
      path.join(this.#folder, `recorded-${number}-en.feature`),
      path.join(this.#folder, `recorded-${number}-zh-CN.feature`),
    ] as const;
    writeFileSync(files[0], en);
    writeFileSync(files[1], zh);
    return ['--features', ...files];
  }

  /** From now on a change of a feature runs the same again; null = nothing is looked at. */
  #watch(wish: RunWish | null): void {
    clearTimeout(this.#again);
    this.#watcher?.close();
    this.#watcher = null;
    if (wish === null || !('watch' in wish) || !wish.watch) return;
    const again = () => {
      if (this.#child === null) this.start(wish);
      else this.#again = setTimeout(again, TOGETHER_MS);
    };
    this.#watcher = watch(this.#options.features, { recursive: true }, () => {
      clearTimeout(this.#again);
      this.#again = setTimeout(again, TOGETHER_MS);
    });
  }

  /** Takes what the process says: records that tell how far it is, and lines for people. */
  #hear(number: number, text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith(RECORD)) this.#follow(number, JSON.parse(hideCardNumbers(line.slice(1))) as Followed);
      else this.#say(number, line);
    }
  }

  #follow(number: number, { begins, ends }: Followed): void {
    const run = this.#views.find((each) => each.number === number);
    if (run === undefined) return;
    if (begins !== undefined) this.#put({ ...run, playing: [...run.playing, begins] });
    if (ends === undefined) return;
    const { place, name, verdict, done, total } = ends;
    if (verdict === 'failed' || verdict === 'inconclusive') this.#bad.set(place, ends);
    else this.#bad.delete(place);
    const bad = [...this.#bad.values()];
    const at = run.playing.indexOf(name);
    this.#put({
      ...run,
      ...{ done, total, failed: bad.filter((each) => each.verdict === 'failed').length },
      playing: run.playing.filter((_, each) => each !== at),
      causes: causesOf(bad),
    });
  }

  #say(number: number, text: string): void {
    const lines = hideCardNumbers(text)
      .split(/[\r\n]+/)
      .filter((line) => line.trim() !== '');
    const run = this.#views.find((each) => each.number === number);
    if (run === undefined || lines.length === 0) return;
    this.#put({ ...run, said: [...run.said, ...lines.map((line) => line.slice(0, 400))].slice(-LINES_SHOWN) });
  }

  #finish(number: number, code: number | null, { headline, counts }: Told): void {
    const run = this.#views.find((each) => each.number === number);
    if (run === undefined) return;
    const scenarios = counts?.scenarios ?? {};
    const total = Object.values(scenarios).reduce((sum, count) => sum + count, 0);
    this.#put({
      ...run,
      state: code === null || code > 100 ? 'stopped' : 'done',
      exitCode: code,
      ...(total === 0 ? {} : { done: total, total }),
      failed: scenarios.failed ?? run.failed,
      playing: [],
      verdict: headline ?? null,
      report: headline === undefined ? null : `/reports/${number}/compliance.html`,
    });
  }

  #put(view: RunView): void {
    this.#views = [...this.#views.filter(({ number }) => number !== view.number), view]
      .sort((a, b) => a.number - b.number)
      .slice(-MOST_RUNS);
    this.#tellSoon();
  }

  #tellSoon(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    setTimeout(() => {
      this.#isWaiting = false;
      this.#options.changed(this.#views);
    }, PACE_MS).unref();
  }
}

const QUOTED = /"[^"]*"|“[^”]*”/g;

/**
 * What went wrong, most often first; a cause counts once for a scenario. The languages of a scenario quote texts of their own and say the
 * same: what English scenarios say already is not said again in Chinese.
 */
function causesOf(bad: readonly NonNullable<Followed['ends']>[]): RunView['causes'] {
  const bare = ({ en }: Bilingual) => en.replace(QUOTED, '""');
  const english = new Set(bad.filter(({ language }) => language === 'en').flatMap(({ causes }) => causes.map(bare)));
  const all = new Map<string, RunView['causes'][number]>();
  for (const { name, language, causes } of bad)
    for (const [en, text] of new Map(causes.map((each) => [each.en, each]))) {
      if (language !== 'en' && english.has(bare(text))) continue;
      const { count = 0, example = name } = all.get(en) ?? {};
      all.set(en, { text, count: count + 1, example });
    }
  return [...all.values()].sort((a, b) => b.count - a.count).slice(0, CAUSES_SHOWN);
}

const chapterFlags = (chapters: readonly string[]) => (chapters.length === 0 ? [] : ['--chapter', ...chapters]);

function whatOf(wish: RunWish): Bilingual {
  if ('recorded' in wish) return { en: 'What was recorded', zh: '录制的场景' };
  if (wish.chapters.length === 0) return { en: 'The whole catalogue', zh: '全部场景' };
  const names = wish.chapters.map(chapterName);
  return { en: names.map(({ en }) => en).join(', '), zh: names.map(({ zh }) => zh).join('、') };
}

function told(printed: string): Told {
  try {
    return JSON.parse(printed) as Told;
  } catch {
    return {};
  }
}
