// certify --watch: runs again, in a process of its own, whenever a file that the run depends on changes.
import { spawn } from 'node:child_process';
import { existsSync, statSync, watch as watchPath } from 'node:fs';
import path from 'node:path';
import type { ConsoleLanguage } from '../compliance/console-language.ts';
import { wantedOf } from '../run/catalogue.ts';
import type { RunConfiguration } from '../run/configuration.ts';
import { featurePaths, withoutLines } from '../run/cucumber.ts';
import { untilSignal } from './listen.ts';

/** Editors write a file in several steps; changes this close to each other are one. */
const TOGETHER_MS = 100;

/** Files and folders that the run is read from, as far as they are there. */
export function watched(configuration: RunConfiguration, config: string | undefined): string[] {
  const { terminal = [], steps = [], formats = {}, knownFailures, attestations } = configuration;
  // An adapter is seldom one file.
  const terminals = [terminal].flat().flatMap((name) => {
    const file = name.startsWith('exec:') ? name.split(/\s+/).find((part) => /\.\w+$/.test(part)) : name;
    return file !== undefined && existsSync(file) ? [path.dirname(file)] : [];
  });
  const named = [config ?? 'tillproof.config.yaml', knownFailures, attestations, ...wantedOf(configuration).files];
  const all = [
    ...featurePaths(configuration).map(withoutLines),
    ...terminals,
    ...steps.map((file) => path.dirname(file)),
    ...Object.values(formats),
    ...named.filter((file) => file !== undefined),
  ];
  return [...new Set(all.map((each) => path.resolve(each)))].filter((each) => existsSync(each));
}

/** True for what a run itself writes, and what nobody edits. */
const isIgnored = (file: string, reports: string) =>
  file.startsWith(`${reports}${path.sep}`) || file === reports || /(^|[\\/])(node_modules|\.git)([\\/]|$)/.test(file);

const WAITING = {
  en: (code: number | null) => `exit code ${code}. Waiting for a change; Ctrl-C ends.`,
  zh: (code: number | null) => `退出码${code}，等待更改；Ctrl-C结束。`,
} as const satisfies Record<ConsoleLanguage, unknown>;
const CHANGED = {
  en: (file: string) => `${file} changed.`,
  zh: (file: string) => `${file}已更改。`,
} as const satisfies Record<ConsoleLanguage, unknown>;

/** Runs the command line again and again, until the process is told to stop. */
export async function watch(
  configuration: RunConfiguration,
  config: string | undefined,
  args: string[],
  speech: ConsoleLanguage,
): Promise<void> {
  const reports = path.resolve(configuration.reports ?? 'reports');
  let running = false;
  let changed: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  const run = () => {
    running = true;
    changed = null;
    const child = spawn(process.execPath, [process.argv[1] as string, ...args], { stdio: 'inherit' });
    child.once('exit', (code) => {
      running = false;
      console.error(`tillproof: ${WAITING[speech](code)}`);
      if (changed !== null) run();
    });
  };
  const noted = (file: string) => {
    if (isIgnored(file, reports)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      changed = path.relative(process.cwd(), file);
      console.error(`tillproof: ${CHANGED[speech](changed)}`);
      if (!running) run();
    }, TOGETHER_MS);
  };
  const watchers = watched(configuration, config).map((place) => {
    const isFolder = statSync(place).isDirectory();
    return watchPath(place, { recursive: isFolder }, (_, name) =>
      noted(isFolder && name !== null ? path.join(place, name) : place),
    );
  });
  const stopped = untilSignal();
  run();
  await stopped;
  for (const watcher of watchers) watcher.close();
}
