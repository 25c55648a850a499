// What GitHub Actions shows beside a build: an annotation at the line of the feature for every cause, then for what else is not passed.
//
// Workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
import type { ConsoleLanguage } from '../console-language.ts';
import type { Cause, ComplianceReport, ScenarioResult } from '../model.ts';
import { CAUSE_KIND_WORDS } from '../words.ts';
import { failedLine } from './ctrf.ts';

/** GitHub shows ten errors and ten warnings of a step; more than these lines nobody reads in a log either. */
const MOST = 50;

type Place = { file: string; line: number };

/** What stands in bold above an annotation; what is below says it in both languages. */
const TITLES = {
  en: {
    whole: 'Tillproof: the run as a whole',
    cause: ({ kind, text, count }: Cause) =>
      `${kind === 'harness' ? 'Test system' : kind}: ${text.en} (${count} scenario${count === 1 ? '' : 's'})`,
  },
  zh: {
    whole: 'Tillproof：本次运行整体',
    cause: ({ kind, text, count }: Cause) => `${CAUSE_KIND_WORDS[kind].zh}：${text.zh}（${count}个场景）`,
  },
} as const satisfies Record<ConsoleLanguage, unknown>;

/**
 * Lines that GitHub reads in a job's log, worst first.
 *
 * @param fileOf the path of a feature file in the repository
 * @param speech the language of the titles
 */
export function githubAnnotations(
  report: ComplianceReport,
  fileOf: (uri: string) => string,
  speech: ConsoleLanguage,
): string[] {
  const titles = TITLES[speech];
  const { scenarios, causes, problems } = report;
  const placeOf = (scenario: ScenarioResult): Place => ({
    file: fileOf(scenario.uri),
    line: failedLine(scenario) ?? scenario.line,
  });
  const examples = new Set(causes.map(({ example }) => example.scenario));
  const told = [
    ...problems.map(({ en, zh }) => command('error', null, titles.whole, both(en, zh))),
    ...causes.map((cause) => {
      const { kind, requirements, example } = cause;
      const first = scenarios.find(({ id }) => id === example.scenario);
      const compared = [
        ...(example.expected === null ? [] : [`expected: ${both(example.expected.en, example.expected.zh)}`]),
        ...(example.actual === null ? [] : [`actual: ${both(example.actual.en, example.actual.zh)}`]),
      ];
      const words = [both(example.text.en, example.text.zh), ...compared, requirements.join(', ')].join('\n');
      return command(
        kind === 'harness' ? 'warning' : 'error',
        first === undefined ? null : placeOf(first),
        titles.cause(cause),
        words,
      );
    }),
    ...scenarios
      .filter(({ id, verdict }) => ['failed', 'inconclusive'].includes(verdict) && !examples.has(id))
      .map((scenario) => {
        const [finding] = scenario.findings;
        const words = finding === undefined ? scenario.verdict : both(finding.text.en, finding.text.zh);
        return command(scenario.verdict === 'failed' ? 'error' : 'warning', placeOf(scenario), scenario.name, words);
      }),
    ...scenarios
      .filter(({ flaky }) => flaky)
      .map((scenario) =>
        command('notice', placeOf(scenario), scenario.name, 'flaky: it needed another attempt · 不稳定：并非一次通过'),
      ),
  ];
  return told.slice(0, MOST);
}

const both = (en: string, zh: string) => (en === zh ? en : `${en} · ${zh}`);

/** Values of properties have more signs that mean something than the message has. */
const escaped = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

function command(kind: 'error' | 'warning' | 'notice', place: Place | null, title: string, message: string): string {
  const where = place === null ? [] : [`file=${property(place.file)}`, `line=${place.line}`];
  return `::${kind} ${[...where, `title=${property(title)}`].join(',')}::${escaped(message)}`;
}
