// allure-results/: the same result in the files that `allure generate` reads.
//
// Written from the result and not by an Allure listener, because a breach that the oracle finds after the last step has to be a failure
// there too, and because nothing may be written that has not gone through the last net.
import { createHash } from 'node:crypto';
import type * as allure from 'allure-js-commons';
import { attestedIn } from '../claims.ts';
import type { Cause, ComplianceReport, ExchangeResult, ScenarioResult } from '../model.ts';
import { visible } from '../visible.ts';
import { terminalName } from '../words.ts';
import { caseNames } from './case-names.ts';
import { causesById, withCause } from './cause-names.ts';
import { fenced, heading, markdownOf, said } from './markdown.ts';

/** As it stands in a file: with the words of Allure's enumerations. */
type Written<T> = T extends string ? `${T}` : T extends object ? { [K in keyof T]: Written<T[K]> } : T;
/** Marks that `allure generate` reads and that the types do not have. */
type Details = Written<allure.StatusDetails> & { flaky?: true; known?: true };
type TestResult = Omit<Written<allure.TestResult>, 'statusDetails'> & { statusDetails: Details };
type StepResult = Written<allure.StepResult>;
type Status = Written<allure.Status>;

/** Allure's words: `broken` is a fault of the test system. */
const STATUSES = {
  passed: 'passed',
  attested: 'skipped',
  failed: 'failed',
  inconclusive: 'broken',
  'known-failure': 'skipped',
  'not-applicable': 'skipped',
  'not-assessable': 'skipped',
} as const satisfies Record<ScenarioResult['verdict'], Status>;

/** Names and contents of the files, each made when it is asked for. */
export function* allureResults(report: ComplianceReport): Generator<[name: string, text: string], void> {
  const { headline, terminal, run, tool } = report;
  const facts = {
    verdict: headline.en,
    terminal: terminalName(terminal),
    profile: run.profile ?? '',
    wire: run.wire ?? '',
    acquirer: run.acquirer ?? '',
    seed: String(run.seed ?? ''),
    tillproof: tool.version,
  };
  yield ['environment.properties', properties(facts)];
  const categories = [
    ...report.causes.filter(({ kind }) => kind !== 'language').map(category),
    { name: 'The terminal is wrong', matchedStatuses: ['failed'] },
    { name: 'The test system broke', matchedStatuses: ['broken'] },
    { name: 'Not applicable, not assessable, known', matchedStatuses: ['skipped'] },
  ];
  yield ['categories.json', JSON.stringify(categories)];
  const names = caseNames(report.scenarios);
  const causes = causesById(report);
  for (const scenario of report.scenarios)
    yield fileOf(scenarioResult(scenario, names.get(scenario.id)?.name ?? scenario.name, report, causes));
  for (const result of [...problems(report), ...attested(report)]) yield fileOf(result);
}

/** The failures of a cause: their messages begin with it, in either language. */
function category(cause: Cause, at: number) {
  const { en, zh } = cause.text;
  const titles = [en, zh].map((title) => title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return {
    name: `${at + 1}. ${cause.kind}: ${en === zh ? en : `${en} · ${zh}`}`,
    matchedStatuses: [cause.kind === 'harness' ? 'broken' : 'failed'],
    messageRegex: `^[a-z-]+: (?:${titles})[\\s\\S]*$`,
  };
}

const fileOf = (result: TestResult): [name: string, text: string] => [
  `${result.uuid}-result.json`,
  JSON.stringify(result),
];

function scenarioResult(
  scenario: ScenarioResult,
  name: string,
  report: ComplianceReport,
  causes: ReadonlyMap<string, Cause>,
): TestResult {
  const start = scenario.startedAt === null ? 0 : Date.parse(scenario.startedAt);
  const zh = scenario.language === 'zh-CN';
  return {
    uuid: uuid(scenario.id),
    historyId: digest(`${scenario.language}/${scenario.case}`),
    testCaseId: digest(`${scenario.language}/${scenario.case}`),
    fullName: scenario.id,
    name,
    status: STATUSES[scenario.verdict],
    statusDetails: details(scenario, causes.get(scenario.id)),
    stage: 'finished',
    start,
    stop: start + scenario.durationMs,
    steps: steps(scenario.steps, start),
    description: evidence(scenario),
    attachments: [],
    parameters: scenario.example ?? [],
    labels: labels(scenario, report.chapters.find(({ id }) => id === scenario.chapter)?.title[zh ? 'zh' : 'en'] ?? ''),
    links: [],
  };
}

/** A result that no scenario stands behind. */
function plainResult(
  id: string,
  name: string,
  status: Status,
  message: string,
  suite: string,
  story: string[],
): TestResult {
  const labels = [['framework', 'cucumber'], ['suite', suite], ...story.map((each) => ['story', each])];
  return {
    uuid: uuid(id),
    historyId: digest(id),
    testCaseId: digest(id),
    fullName: id,
    name,
    status,
    statusDetails: { message },
    stage: 'finished',
    steps: [],
    attachments: [],
    parameters: [],
    labels: labels.map(([label = '', value = '']) => ({ name: label, value })),
    links: [],
  };
}

function problems({ problems: all }: ComplianceReport) {
  return all.map(({ en }, index) =>
    plainResult(`run/problem-${index + 1}`, `problem ${index + 1}`, 'broken', en, 'The run as a whole', []),
  );
}

function attested({ requirements }: ComplianceReport) {
  return attestedIn(requirements).map(({ id, text, attestation }) => {
    const { by, at, seen, evidence: files } = attestation;
    const words = [`attested: ${by}, ${at}: ${seen}`, ...files.map(({ file, sha256 }) => `${file} sha256:${sha256}`)];
    return plainResult(`attested/${id}`, `${id} ${text.en}`, 'skipped', words.join('\n'), 'Attested by a person', [id]);
  });
}

function details(
  { findings: last, earlier, flaky, error, language, verdict }: ScenarioResult,
  cause: Cause | undefined,
): Details {
  const findings = flaky ? [...last, ...earlier] : last;
  const marks = { ...(flaky ? { flaky } : {}), ...(verdict === 'known-failure' ? { known: true as const } : {}) };
  if (findings.length === 0) return marks;
  const words = findings.map(({ text, expected, actual }) =>
    [
      language === 'en' ? text.en : text.zh,
      ...(expected === undefined ? [] : [`  expected: ${expected}`]),
      ...(actual === undefined ? [] : [`  actual:   ${actual}`]),
    ].join('\n'),
  );
  return {
    ...marks,
    message: `${flaky ? 'flaky' : verdict}: ${withCause(cause, language, words.join('\n'))}`,
    ...(error ? { trace: `${error.name}: ${error.message}` } : {}),
  };
}

/** Steps one after the other from the start of the scenario; Cucumber tells how long each took. */
function steps(results: ScenarioResult['steps'], start: number): StepResult[] {
  let at = start;
  return results.map(({ keyword, text, status, durationMs }) => {
    const from = at;
    at += durationMs;
    const known = status === 'passed' || status === 'failed' || status === 'skipped';
    return {
      name: `${keyword} ${text}`.trim(),
      status: known ? status : 'broken',
      statusDetails: {},
      stage: 'finished',
      start: from,
      stop: at,
      steps: [],
      attachments: [],
      parameters: [],
    };
  });
}

/** What was seen, in Markdown: as attachments it would be thousands of files, and writing them takes longer than many scenarios. */
function evidence({ evidence }: ScenarioResult): string {
  if (!evidence) return '';
  const screens = evidence.timeline.map(
    ({ kind, lines, detail }) => `[${kind}${detail === null ? '' : ` ${detail}`}]\n${lines.join('\n')}`,
  );
  const ledger = evidence.ledger.map(({ memo, postings }) =>
    [memo, ...postings.map(({ account, amountMinor }) => `  ${String(amountMinor).padStart(12)}  ${account}`)].join(
      '\n',
    ),
  );
  const sections: [heading: string, text: string][] = [
    ['Screens', screens.join('\n\n')],
    ...evidence.slips.map(({ copy, reprint, lines }): [string, string] => [
      `Slip, ${copy}${reprint ? ', reprint' : ''}`,
      lines.join('\n'),
    ]),
    ['Messages', evidence.exchanges.map(exchangeText).join('\n\n')],
    ['Ledger, fen', ledger.join('\n')],
  ];
  return sections
    .filter(([, text]) => text !== '')
    .map(([title, text]) => `${headingOf(title)}\n${fenced(text)}`)
    .join('\n');
}

/** A few headings stand in all descriptions. */
const headings = new Map<string, string>();

function headingOf(title: string): string {
  const known = headings.get(title) ?? markdownOf([heading(3, said(title))]);
  headings.set(title, known);
  return known;
}

function exchangeText({ sequence, transaction, request, answer, outcome, code, fault, error }: ExchangeResult): string {
  const message = (arrow: string, text: ExchangeResult['request']) =>
    text
      ? [`${arrow} ${text.mti}`, ...Object.entries(text.fields).map(([n, value]) => `    ${n.padStart(3)}  ${value}`)]
      : [`${arrow} nothing`];
  const became = outcome === null || outcome.kind === 'answered' ? null : outcome.en;
  const notes = [became, code && `code ${code}`, fault && `fault ${fault}`, error].filter(
    (note) => note !== null && note !== '',
  );
  return [
    `#${sequence} ${transaction ?? 'unreadable'}  ${notes.join(', ')}`,
    ...message('>', request),
    ...message('<', answer),
  ].join('\n');
}

function labels({ language, feature, requirements, tags, uri }: ScenarioResult, chapter: string) {
  return [
    ['framework', 'cucumber'],
    ['parentSuite', language],
    ['suite', chapter],
    ['subSuite', feature],
    ['epic', chapter],
    ['feature', feature],
    ['package', uri.replaceAll('/', '.')],
    ...requirements.map((id) => ['story', id]),
    ...tags.map((tag) => ['tag', tag]),
  ].map(([name = '', value = '']) => ({ name, value }));
}

function properties(values: Record<string, string>): string {
  return `${Object.entries(values)
    .map(([key, value]) => `${key}=${property(value)}`)
    .join('\n')}\n`;
}

/** A value in the lines of Java's properties. */
function property(value: string): string {
  return visible(value).replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replace(/^ /, '\\ ');
}

function digest(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/** The same id for the same scenario in every run. */
function uuid(text: string): string {
  return digest(text).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
