// The runs before this one: what each came to, and of every case whether it passed, in one small file beside the reports.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Bilingual } from '../definitions/evidence.ts';
import type { ComplianceReport, ScenarioResult } from './model.ts';

/** It stays when the reports of a run go; who wants the history of a CI job keeps this file from one job to the next. */
export const HISTORY_FILE = 'history.json';

/** Runs that are kept, the latest. */
const MOST_RUNS = 20;

type Told = NonNullable<ComplianceReport['history']>;

/** `cases`: by language and case one letter for each run: `p` passed, `f` failed, `i` inconclusive, `-` anything else, or not played. */
type HistoryFile = { format: 1; runs: Told['runs']; cases: Record<string, string> };

const NOTHING: HistoryFile = { format: 1, runs: [], cases: {} };
const LETTERS: Readonly<Record<string, string>> = { passed: 'p', failed: 'f', inconclusive: 'i' };
const WRONG = ['f', 'i'];

/** The history in that folder; none where there is no such file, or one that is no history. */
export function readHistory(folder: string): HistoryFile {
  const file = path.join(folder, HISTORY_FILE);
  if (!existsSync(file)) return NOTHING;
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as HistoryFile;
    const whole = (letters: unknown) => typeof letters === 'string' && letters.length === read.runs.length;
    return read.format === 1 && Object.values(read.cases).every(whole) ? read : NOTHING;
  } catch {
    return NOTHING;
  }
}

/** The cases that were wrong when they were played last, as `en/TP-042`. */
export const stillWrong = (folder: string): string[] =>
  Object.entries(readHistory(folder).cases).flatMap(([key, letters]) =>
    WRONG.includes(letters.replace(/-+$/, '').at(-1) ?? '') ? [key] : [],
  );

const keyOf = (scenario: ScenarioResult) => `${scenario.language}/${scenario.case}`;

/** The history with this run at its end. A run that is there already, as of reports that are merged again, is told anew. */
function withRun(before: HistoryFile, report: ComplianceReport): HistoryFile {
  const { startedAt } = report.run;
  const { vendor, model, version } = report.terminal;
  const { passed, failed, inconclusive } = report.counts.scenarios;
  const again = before.runs.at(-1)?.startedAt === startedAt;
  const earlier = again ? before.runs.slice(0, -1) : before.runs;
  const told = {
    startedAt: startedAt ?? '',
    verdict: report.verdict,
    terminal: [vendor, model, version].filter(Boolean).join(' '),
    ...{ passed, failed, inconclusive },
  };
  const letters = new Map(report.scenarios.map((each) => [keyOf(each), LETTERS[each.verdict] ?? '-']));
  const keys = [...new Set([...Object.keys(before.cases), ...letters.keys()])].sort();
  const cases = keys.flatMap((key): [string, string][] => {
    const known = (before.cases[key] ?? '').slice(0, earlier.length).padStart(earlier.length, '-');
    const row = (known + (letters.get(key) ?? '-')).slice(-MOST_RUNS);
    return /[^-]/.test(row) ? [[key, row]] : [];
  });
  return { format: 1, runs: [...earlier, told].slice(-MOST_RUNS), cases: Object.fromEntries(cases) };
}

/** What the report of the last run of a history says of those before; undefined where it is the first. */
function historyOf({ runs, cases }: HistoryFile, { scenarios }: ComplianceReport): Told | undefined {
  if (runs.length < 2) return undefined;
  const told: Told = { runs, broken: [], mended: [], still: [] };
  for (const scenario of scenarios) {
    const row = cases[keyOf(scenario)] ?? '';
    const played = [...row].flatMap((letter, at) => (letter === '-' ? [] : [{ at, wrong: WRONG.includes(letter) }]));
    const now = row.endsWith('-') ? undefined : played.at(-1);
    if (now === undefined) continue;
    const wasWrong = played.at(-2)?.wrong === true;
    if (now.wrong && wasWrong) {
      const since = played.slice(played.findLastIndex(({ wrong }) => !wrong) + 1);
      told.still.push({ id: scenario.id, since: runs[since[0]?.at ?? 0]?.startedAt ?? '', runs: since.length });
    } else if (now.wrong) told.broken.push(scenario.id);
    else if (wasWrong) told.mended.push(scenario.id);
  }
  return told;
}

/** The report with what its folder tells of earlier runs, and the file for the next; a part of a run has no history. */
export function remembered(
  folder: string,
  report: ComplianceReport,
): { report: ComplianceReport; file: (() => string) | null } {
  if (report.run.shard !== undefined || report.run.startedAt === null) return { report, file: null };
  const all = withRun(readHistory(folder), report);
  const history = historyOf(all, report);
  return {
    report: history === undefined ? report : { ...report, history },
    file: () => `${JSON.stringify(all, null, 1)}\n`,
  };
}

/** What is different from the run before, in a line; null where there was none. */
export function historyWords({ history }: ComplianceReport): Bilingual | null {
  if (history === undefined) return null;
  const { broken, still, mended, runs } = history;
  const oldest = still
    .map(({ since }) => since)
    .sort()[0]
    ?.slice(0, 10);
  const last = runs.at(-2)?.startedAt.slice(0, 10) ?? '';
  return {
    en: `since the last run (${last}): ${broken.length} new, ${still.length} still wrong${oldest === undefined ? '' : `, the oldest since ${oldest}`}, ${mended.length} mended`,
    zh: `与上次运行（${last}）相比：新出现${broken.length}个，仍未解决${still.length}个${oldest === undefined ? '' : `（最早自${oldest}起）`}，已解决${mended.length}个`,
  };
}
