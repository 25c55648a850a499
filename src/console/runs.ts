// Runs of `certify`, started from the page: each in a process of its own, with its reports in a folder that the console forgets when it ends.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Bilingual } from '../definitions/evidence.ts';
import { hideCardNumbers } from '../secrets/index.ts';
import type { RunView } from '../views/console/model.ts';
import { Refusal } from './server.ts';

/** Runs that are kept, the latest. */
const MOST_RUNS = 10;
const LINES_SHOWN = 40;

type RunWish = { chapters: readonly string[] } | { recorded: { en: string; zh: string } };

/** What `certify --json` prints, as far as it is shown. */
type Told = { headline?: Bilingual; counts?: { scenarios?: Record<string, number> } };

type RunsOptions = {
  /** The command line of `tillproof`, without a command. */
  command: readonly [string, ...string[]];
  /** Flags that every run gets: the terminal, the wire. */
  flags: readonly string[];
  changed(runs: readonly RunView[]): void;
};

export class Runs {
  readonly #options: RunsOptions;
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'tillproof-console-'));
  #views: RunView[] = [];
  #child: ChildProcess | null = null;
  #number = 0;

  constructor(options: RunsOptions) {
    this.#options = options;
  }

  get views(): readonly RunView[] {
    return this.#views;
  }

  /** Starts a run; rejects while another one is going on. */
  start(wish: RunWish): void {
    if (this.#child !== null) throw new Refusal(409, 'a run is going on; stop it, or wait until it is done');
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
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: this.#folder });
    this.#child = child;
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
    });
    let printed = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (printed.length < 1 << 20) printed += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => this.#say(number, text));
    child.once('error', (error) => this.#say(number, `${error.message}\n`));
    child.once('close', (code) => {
      this.#child = null;
      this.#finish(number, code, told(printed));
    });
  }

  stop(): void {
    this.#child?.kill('SIGTERM');
  }

  /** The report of a run as it was written; null when there is none. */
  async report(number: number): Promise<Buffer | null> {
    return readFile(path.join(this.#folder, String(number), 'compliance.html')).catch(() => null);
  }

  async close(): Promise<void> {
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

  #say(number: number, text: string): void {
    const lines = hideCardNumbers(text)
      .split(/[\r\n]+/)
      .filter((line) => line.trim() !== '');
    const run = this.#views.find((each) => each.number === number);
    if (run === undefined || lines.length === 0) return;
    const progress = lines.map((line) => /(\d+)\s*(?:\/|of)\s*(\d+)/.exec(line)).findLast(Boolean);
    this.#put({
      ...run,
      said: [...run.said, ...lines.map((line) => line.slice(0, 400))].slice(-LINES_SHOWN),
      ...(progress ? { done: Number(progress[1]), total: Number(progress[2]) } : {}),
    });
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
      done: total,
      total,
      failed: scenarios.failed ?? 0,
      verdict: headline ?? null,
      report: headline === undefined ? null : `/reports/${number}/compliance.html`,
    });
  }

  #put(view: RunView): void {
    this.#views = [...this.#views.filter(({ number }) => number !== view.number), view]
      .sort((a, b) => a.number - b.number)
      .slice(-MOST_RUNS);
    this.#options.changed(this.#views);
  }
}

const chapterFlags = (chapters: readonly string[]) => (chapters.length === 0 ? [] : ['--chapter', ...chapters]);

function whatOf(wish: RunWish): Bilingual {
  if ('recorded' in wish) return { en: 'What was recorded', zh: '录制的场景' };
  if (wish.chapters.length === 0) return { en: 'The whole catalogue', zh: '全部场景' };
  const names = wish.chapters.join(', ');
  return { en: names, zh: names };
}

function told(printed: string): Told {
  try {
    return JSON.parse(printed) as Told;
  } catch {
    return {};
  }
}
