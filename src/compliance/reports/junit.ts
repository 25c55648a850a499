// junit.xml: one suite per feature, for CI systems. The terminal's faults are failures, the harness's own are errors.
//
// It keeps the strictest schema that readers of such files publish (junit-10.xsd of the Jenkins xUnit plugin), and no two tests have
// both class and name in common, because readers keep the last of those.
import type { Finding } from '../../definitions/evidence.ts';
import type { ComplianceReport, RequirementResult, ScenarioResult } from '../model.ts';
import { visible } from '../visible.ts';
import { terminalName } from '../words.ts';
import { type CaseName, caseNames } from './case-names.ts';

export function junitXml(report: ComplianceReport): string {
  const suites = Map.groupBy(report.scenarios, ({ uri }) => uri);
  const names = caseNames(report.scenarios);
  const attested = report.requirements.filter(({ attestation }) => attestation !== null);
  const body = [
    ...(report.problems.length > 0 ? [problemSuite(report)] : []),
    ...[...suites.values()].map((scenarios) => suite(scenarios, report, names)),
    ...(attested.length > 0 ? [attestedSuite(attested)] : []),
  ].join('\n');
  const { failed, inconclusive } = report.counts.scenarios;
  const attributes = {
    name: 'tillproof',
    tests: String(report.scenarios.length + attested.length + report.problems.length),
    failures: String(failed),
    errors: String(inconclusive + report.problems.length),
    time: seconds(report.run.durationMs),
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag('testsuites', attributes, body)}\n`;
}

function properties(values: Record<string, string>): string {
  const each = Object.entries(values).map(([name, value]) => tag('property', { name, value }));
  return tag('properties', {}, each.join('\n'));
}

function suite(
  scenarios: readonly ScenarioResult[],
  { terminal, run, headline }: ComplianceReport,
  names: ReturnType<typeof caseNames>,
): string {
  const [first] = scenarios as [ScenarioResult];
  const flaky = scenarios.filter((scenario) => scenario.flaky).length;
  const times = scenarios.flatMap(({ startedAt }) => startedAt ?? []).sort();
  const time = scenarios.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const facts = properties({
    verdict: first.language === 'en' ? headline.en : headline.zh,
    language: first.language,
    terminal: terminalName(terminal),
    profile: run.profile ?? '',
    wire: run.wire ?? '',
    acquirer: run.acquirer ?? '',
    ...(flaky > 0 ? { flaky: String(flaky) } : {}),
  });
  return tag(
    'testsuite',
    {
      name: `${first.feature} (${first.language})`,
      file: first.uri,
      ...totals(scenarios),
      time: seconds(time),
      ...(times[0] ? { timestamp: times[0].slice(0, 19) } : {}),
    },
    [facts, ...scenarios.map((scenario) => testCase(scenario, names.get(scenario.id)))].join('\n'),
  );
}

/** What made the run as a whole inconclusive, as errors: otherwise a reader of this file alone would see a run that passed. */
function problemSuite({ problems, headline }: ComplianceReport): string {
  const count = String(problems.length);
  const cases = problems.map(({ en }, index) =>
    tag('testcase', { classname: 'run', name: `problem ${index + 1}`, time: '0.000' }, tag('error', { message: en })),
  );
  const counts = { tests: count, failures: '0', errors: count, skipped: '0' };
  const parts = [properties({ verdict: headline.en }), ...cases].join('\n');
  return tag('testsuite', { name: 'The run as a whole', ...counts, time: '0.000' }, parts);
}

/** What a person stated, as skipped tests: this format knows nothing between a pass and a failure. */
function attestedSuite(requirements: readonly RequirementResult[]): string {
  const count = String(requirements.length);
  const counts = { tests: count, failures: '0', errors: '0', skipped: count };
  const cases = requirements.map(({ id, chapter, text, attestation }) => {
    const { by = '', at = '', seen = '', evidence = [] } = attestation ?? {};
    const files = evidence.map(({ file, sha256 }) => `evidence: ${file} sha256:${sha256}`);
    const facts = [`requirement: ${id}`, `by: ${by}`, `at: ${at}`, ...files];
    const skip = tag('skipped', { message: `attested: ${by}, ${at}: ${seen}` });
    const parts = [skip, tag('system-out', {}, xml(facts.join('\n')))].join('\n');
    return tag('testcase', { classname: `attested.${chapter}`, name: `${id} ${text.en}`, time: '0.000' }, parts);
  });
  return tag('testsuite', { name: 'Attested by a person', ...counts, time: '0.000' }, cases.join('\n'));
}

/** Requirements and place stand in the output of the test: the readers' schema has no attributes for them on a test. */
function testCase(scenario: ScenarioResult, names: CaseName | undefined): string {
  const { durationMs, requirements, uri, line, example, flaky, attempts } = scenario;
  const facts = [
    ...requirements.map((id) => `requirement: ${id}`),
    ...(example ?? []).map(({ name, value }) => `example: ${name} = ${value}`),
    ...(flaky ? [`flaky: passed at attempt ${attempts}`] : []),
    `file: ${uri}`,
    `line: ${line}`,
  ];
  const parts = [outcome(scenario), ...earlier(scenario), tag('system-out', {}, xml(facts.join('\n')))];
  return tag(
    'testcase',
    { ...(names ?? { classname: '', name: scenario.name }), time: seconds(durationMs) },
    parts.filter((part) => part !== '').join('\n'),
  );
}

/** Attempts before the one that counts, as Surefire writes them. */
function earlier({ flaky, earlier: attempts, language }: ScenarioResult): string[] {
  return attempts.map(({ verdict, text }) => {
    const kind = verdict === 'failed' ? 'Failure' : 'Error';
    return tag(`${flaky ? 'flaky' : 'rerun'}${kind}`, {
      type: verdict,
      message: language === 'en' ? text.en : text.zh,
    });
  });
}

function outcome({ verdict, findings, error, language, uri, line }: ScenarioResult): string {
  const words = (finding: Finding) => (language === 'en' ? finding.text.en : finding.text.zh);
  const message = findings[0] ? words(findings[0]) : verdict;
  const details = findings.map((finding) =>
    [
      words(finding),
      ...(finding.expected === undefined ? [] : [`  expected: ${finding.expected}`]),
      ...(finding.actual === undefined ? [] : [`  actual:   ${finding.actual}`]),
    ].join('\n'),
  );
  const body = xml(
    [
      ...details,
      ...(verdict === 'inconclusive' && error ? [`${error.name}: ${error.message}`] : []),
      `  at ${uri}:${line}`,
    ].join('\n'),
  );
  switch (verdict) {
    case 'passed':
      return '';
    case 'failed':
      return tag('failure', { type: error?.name ?? 'ExpectationFailed', message }, body);
    case 'inconclusive':
      return tag('error', { type: error?.name ?? 'Inconclusive', message }, body);
    case 'known-failure':
    case 'not-applicable':
    case 'not-assessable':
    case 'attested':
      return tag('skipped', { message: `${verdict}: ${message}` });
  }
}

function totals(scenarios: readonly ScenarioResult[]): Record<string, string> {
  const of = (...verdicts: string[]) => String(scenarios.filter(({ verdict }) => verdicts.includes(verdict)).length);
  return {
    tests: String(scenarios.length),
    failures: of('failed'),
    errors: of('inconclusive'),
    skipped: of('known-failure', 'not-applicable', 'not-assessable', 'attested'),
  };
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function tag(name: string, attributes: Record<string, string>, body = ''): string {
  const text = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${xml(value).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`)
    .join('');
  if (body === '') return `<${name}${text}/>`;
  return body.startsWith('<') ? `<${name}${text}>\n${body}\n</${name}>` : `<${name}${text}>${body}</${name}>`;
}

/** XML text; characters that XML 1.0 does not allow, or that act on who reads it, are made visible. */
function xml(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
