// junit.xml: one suite per feature, for CI systems. The terminal's faults are failures, the harness's own are errors.
//
// It keeps the strictest schema that readers of such files publish (junit-10.xsd of the Jenkins xUnit plugin), and no two tests have
// both class and name in common, because readers keep the last of those.
import type { Finding } from '../../definitions/evidence.ts';
import { attestedIn, clausesIn } from '../claims.ts';
import { isBroken } from '../known-failures.ts';
import type { Cause, ComplianceReport, KnownFailureResult, ScenarioResult } from '../model.ts';
import { terminalName } from '../words.ts';
import { type CaseName, caseNames } from './case-names.ts';
import { causesById, withCause } from './cause-names.ts';
import { type Element, element, xmlDocument } from './xml.ts';

export function junitXml(report: ComplianceReport): string {
  const suites = Map.groupBy(report.scenarios, ({ uri }) => uri);
  const names = { cases: caseNames(report.scenarios), causes: causesById(report) };
  const entries = report.knownFailures.filter(isBroken);
  const attested = attestedIn(report.requirements);
  const body = [
    ...(report.problems.length > 0 ? [problemSuite(report)] : []),
    ...[...suites.values()].map((scenarios) => suite(scenarios, report, names)),
    ...(entries.length > 0 ? [entrySuite(entries)] : []),
    ...(attested.length > 0 ? [attestedSuite(attested)] : []),
  ];
  const { failed, inconclusive } = report.counts.scenarios;
  const attributes = {
    name: 'tillproof',
    tests: String(report.scenarios.length + attested.length + report.problems.length + entries.length),
    failures: String(failed + entries.length),
    errors: String(inconclusive + report.problems.length),
    time: seconds(report.run.durationMs),
  };
  return xmlDocument(element('testsuites', attributes, ...body));
}

function properties(values: Record<string, string>): Element {
  const each = Object.entries(values).map(([name, value]) => element('property', { name, value }));
  return element('properties', {}, ...each);
}

function suite(
  scenarios: readonly ScenarioResult[],
  { terminal, run, headline }: ComplianceReport,
  names: { cases: ReturnType<typeof caseNames>; causes: ReturnType<typeof causesById> },
): Element {
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
    requirements: [...new Set(scenarios.flatMap((each) => each.requirements))].sort().join(' '),
    ...(flaky > 0 ? { flaky: String(flaky) } : {}),
  });
  return element(
    'testsuite',
    {
      name: `${first.feature} (${first.language})`,
      file: first.uri,
      ...totals(scenarios),
      time: seconds(time),
      ...(times[0] ? { timestamp: times[0].slice(0, 19) } : {}),
    },
    facts,
    ...scenarios.map((scenario) => testCase(scenario, names.cases.get(scenario.id), names.causes.get(scenario.id))),
  );
}

/** What made the run as a whole inconclusive, as errors: otherwise a reader of this file alone would see a run that passed. */
function problemSuite({ problems, headline }: ComplianceReport): Element {
  const count = String(problems.length);
  const cases = problems.map(({ en }, index) =>
    element(
      'testcase',
      { classname: 'run', name: `problem ${index + 1}`, time: '0.000' },
      element('error', { message: en }),
    ),
  );
  const counts = { tests: count, failures: '0', errors: count, skipped: '0' };
  const facts = properties({ verdict: headline.en });
  return element('testsuite', { name: 'The run as a whole', ...counts, time: '0.000' }, facts, ...cases);
}

/** Entries of the list of known failures that do not hold, as failures: they fail the run. */
function entrySuite(entries: readonly KnownFailureResult[]): Element {
  const count = String(entries.length);
  const cases = entries.map(({ scenario, requirement, status, text }, index) =>
    element(
      'testcase',
      { classname: 'known-failures', name: `entry ${index + 1}: ${scenario ?? requirement ?? ''}`, time: '0.000' },
      element('failure', { type: status, message: text.en }),
    ),
  );
  const counts = { tests: count, failures: count, errors: '0', skipped: '0' };
  return element('testsuite', { name: 'The list of known failures', ...counts, time: '0.000' }, ...cases);
}

/** What a person stated, as skipped tests: this format knows nothing between a pass and a failure. */
function attestedSuite(attested: ReturnType<typeof attestedIn>): Element {
  const count = String(attested.length);
  const counts = { tests: count, failures: '0', errors: '0', skipped: count };
  const cases = attested.map(({ id, chapter, text, attestation: { by, at, seen, evidence } }) => {
    // GitLab shows the file that such a line names, when it is among the artifacts of the job.
    const files = evidence.flatMap(({ file, sha256 }) => [
      `evidence: ${file} sha256:${sha256}`,
      `[[ATTACHMENT|${file}]]`,
    ]);
    const facts = [`requirement: ${id}`, `by: ${by}`, `at: ${at}`, ...files];
    return element(
      'testcase',
      { classname: `attested.${chapter}`, name: `${id} ${text.en}`, time: '0.000' },
      element('skipped', { message: `attested: ${by}, ${at}: ${seen}` }),
      element('system-out', {}, facts.join('\n')),
    );
  });
  return element('testsuite', { name: 'Attested by a person', ...counts, time: '0.000' }, ...cases);
}

/** Requirements and place stand in the output of the test: the readers' schema has no attributes for them on a test. */
function testCase(scenario: ScenarioResult, names: CaseName | undefined, cause: Cause | undefined): Element {
  const { durationMs, tags, requirements, uri, line, example, flaky, attempts } = scenario;
  const facts = [
    `case: ${scenario.case}`,
    ...requirements.map((id) => `requirement: ${id}`),
    ...clausesIn(tags, requirements).map((id) => `clause: ${id}`),
    ...(example ?? []).map(({ name, value }) => `example: ${name} = ${value}`),
    ...(flaky ? [`flaky: passed at attempt ${attempts}`] : []),
    `file: ${uri}`,
    `line: ${line}`,
  ];
  return element(
    'testcase',
    { ...(names ?? { classname: '', name: scenario.name }), time: seconds(durationMs) },
    ...outcome(scenario, cause),
    ...earlier(scenario),
    element('system-out', {}, facts.join('\n')),
  );
}

/** Attempts before the one that counts, as Surefire writes them. */
function earlier({ flaky, earlier: attempts, language }: ScenarioResult): Element[] {
  return attempts.map(({ verdict, text }) => {
    const kind = verdict === 'failed' ? 'Failure' : 'Error';
    return element(`${flaky ? 'flaky' : 'rerun'}${kind}`, {
      type: verdict,
      message: language === 'en' ? text.en : text.zh,
    });
  });
}

/** Type and message of what went wrong begin with its cause: readers group by either. */
function outcome(
  { verdict, findings, error, language, uri, line }: ScenarioResult,
  cause: Cause | undefined,
): Element[] {
  const words = (finding: Finding) => (language === 'en' ? finding.text.en : finding.text.zh);
  const message = withCause(cause, language, findings[0] ? words(findings[0]) : verdict);
  const type = (name: string) =>
    cause === undefined ? name : `${cause.kind}: ${cause.rule ?? cause.text.en} (${name})`;
  const details = findings.map((finding) =>
    [
      words(finding),
      ...(finding.expected === undefined ? [] : [`  expected: ${finding.expected}`]),
      ...(finding.actual === undefined ? [] : [`  actual:   ${finding.actual}`]),
    ].join('\n'),
  );
  const body = [
    ...details,
    ...(verdict === 'inconclusive' && error ? [`${error.name}: ${error.message}`] : []),
    `  at ${uri}:${line}`,
  ].join('\n');
  switch (verdict) {
    case 'passed':
      return [];
    case 'failed':
      return [element('failure', { type: type(error?.name ?? 'ExpectationFailed'), message }, body)];
    case 'inconclusive':
      return [element('error', { type: type(error?.name ?? 'Inconclusive'), message }, body)];
    case 'known-failure':
    case 'not-applicable':
    case 'not-assessable':
    case 'attested':
      return [element('skipped', { message: `${verdict}: ${message}` })];
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
