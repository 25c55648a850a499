// The closing words of a run, for people and for machines.
import { styleText } from 'node:util';
import { attestedIn } from '../compliance/claims.ts';
import { padded, widthOf } from '../compliance/columns.ts';
import type { ConsoleLanguage } from '../compliance/console-language.ts';
import { fitnessWords } from '../compliance/fitness.ts';
import { loudHeadline } from '../compliance/headline.ts';
import { historyWords } from '../compliance/history.ts';
import type { ComplianceReport, RunVerdict, ScenarioResult } from '../compliance/model.ts';
import { CAUSE_KIND_WORDS, terminalName, type VERDICT_WORDS } from '../compliance/words.ts';
import { LABELS, SENTENCES } from './summary-words.ts';

const FILES = ['compliance.html', 'compliance.json', 'coverage.json', 'junit.xml', 'ctrf.json', 'summary.md'];

const COLOURS = {
  compliant: 'green',
  passed: 'green',
  'not-compliant': 'red',
  inconclusive: 'yellow',
} as const satisfies Record<RunVerdict, string>;

/**
 * What `certify` prints: a text, and the same facts as one JSON object. `reports` is the folder that they are in, null when they could not be
 * written; `allure`: Allure's are among them. Colours only where `stream` shows them and NO_COLOR is not set.
 */
export function summary(
  report: ComplianceReport,
  reports: string | null,
  { allure, speech = 'en', stream = process.stdout }: Manner,
): { text: string; json: object } {
  const names = [...FILES, ...(allure ? ['allure-results'] : [])];
  const paths = Object.fromEntries(names.map((name) => [name, `${reports}/${name}`]));
  const [first, ...others] = Object.values(paths);
  const say = SENTENCES[speech];
  const count = (counts: Record<string, number>) =>
    Object.entries(counts)
      .filter(([, n]) => n > 0)
      .map(([verdict, n]) => say.count(verdict as keyof typeof VERDICT_WORDS, n))
      .join(say.comma);
  const line = (label: keyof typeof LABELS.en, text: string) => `  ${padded(LABELS[speech][label], 12)}  ${text}`;
  const attested = attestedIn(report.requirements).map(({ id, attestation }) => ({ requirement: id, ...attestation }));
  const flaky = report.scenarios.filter((scenario) => scenario.flaky);
  const flakyCount = report.counts.flaky;
  const machine = fitnessWords(report.run.fitness);
  const since = historyWords(report);
  const { profile, wire, acquirer, durationMs, seed } = report.run;
  const terminal = terminalName(report.terminal) || LABELS[speech].unknown;
  const scenarios = [count(report.counts.scenarios), ...(flakyCount > 0 ? [say.flaky(flakyCount)] : [])];
  const text = [
    '',
    styleText(COLOURS[report.verdict], loudHeadline(report, speech), { stream }),
    line('terminal', say.terminal(terminal, profile ?? '', wire ?? '', acquirer ?? '')),
    line('scenarios', scenarios.join(say.comma)),
    ...causes(report, speech),
    ...flaky.map(({ name, uri, line: at }) => line('flaky', `${name}  (${uri}:${at})`)),
    line('requirements', count(report.counts.requirements)),
    ...report.problems.map((problem) => line('problem', problem[speech].replaceAll('\n', `\n${' '.repeat(16)}`))),
    ...report.knownFailures.map(({ status, text }) => `  ${status.padEnd(13)} ${text[speech]}`),
    ...attested.map(({ requirement, by, at }) => line('attested', say.attested(requirement, by, at))),
    ...(since === null ? [] : [`  ${since[speech]}`]),
    ...(machine === null ? [] : [`  ${machine[speech]}`]),
    `  ${say.took((durationMs / 1000).toFixed(1), seed)}`,
    ...(reports === null
      ? []
      : [
          '',
          `  ${first}   ${LABELS[speech].open}`,
          `  ${others.map((file) => (file.endsWith('allure-results') ? `${file}/` : file)).join(', ')}`,
        ]),
  ].join('\n');
  return {
    text,
    json: {
      verdict: report.verdict,
      headline: report.headline,
      scope: report.scope,
      certificate: report.certificate,
      causes: report.causes,
      counts: report.counts,
      scenarios: report.scenarios.map(({ id, case: number, name, verdict, flaky: again }) => ({
        ...{ id, case: number, name, verdict, flaky: again },
      })),
      knownFailures: report.knownFailures,
      attested,
      durationMs: report.run.durationMs,
      fitness: report.run.fitness,
      seed: report.run.seed,
      problems: report.problems.map(({ en }) => en),
      reports: reports === null ? {} : paths,
    },
  };
}

/** `allure`: Allure's reports are among those that were written. */
type Manner = { allure: boolean; speech?: ConsoleLanguage; stream?: NodeJS.WritableStream };

const spoken = ({ language }: ScenarioResult): ConsoleLanguage => (language === 'zh-CN' ? 'zh' : 'en');
const wrong = ({ verdict }: ScenarioResult) => verdict === 'failed' || verdict === 'inconclusive';

/** More causes than these are counted; the report has all of them. */
const LISTED = 5;

/** What went wrong, each thing once, worst first. */
function causes({ causes: all, scenarios }: ComplianceReport, speech: ConsoleLanguage): string[] {
  if (all.length === 0) return [];
  const [say, labels] = [SENTENCES[speech], LABELS[speech]];
  const width = Math.max(...all.map(({ kind }) => widthOf(CAUSE_KIND_WORDS[kind][speech])));
  const lines = all.slice(0, LISTED).flatMap(({ kind, text, count, requirements, example, followsFrom }, at) => {
    const shortest = scenarios.find(({ id }) => id === example.scenario);
    const first =
      scenarios.find((each) => each.pair === shortest?.pair && spoken(each) === speech && wrong(each)) ?? shortest;
    const words = say.cause(text[speech], count, requirements[0], followsFrom === null ? null : followsFrom + 1);
    return [
      `    ${at + 1}  ${padded(CAUSE_KIND_WORDS[kind][speech], width)}  ${words}`,
      ...(first === undefined
        ? []
        : [`       ${' '.repeat(width)}  ${labels.example}: ${first.name}  (${first.uri}:${first.line})`]),
    ];
  });
  const more = all.length - LISTED;
  return ['', `  ${labels.first}`, ...lines, ...(more > 0 ? [`    ${say.more(more)}`] : []), ''];
}
