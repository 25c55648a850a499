// junit.xml: one suite per feature, for CI systems. The terminal's faults are failures, the harness's own are errors.
import type { Finding } from '../../definitions/evidence.ts';
import type { ComplianceReport, RequirementResult, ScenarioResult } from '../model.ts';
import { visible } from '../visible.ts';
import { terminalName } from '../words.ts';

export function junitXml(report: ComplianceReport): string {
  const suites = new Map<string, ScenarioResult[]>();
  for (const scenario of report.scenarios) suites.set(scenario.uri, [...(suites.get(scenario.uri) ?? []), scenario]);
  const attested = report.requirements.filter(({ attestation }) => attestation !== null);
  const body = [
    ...[...suites.values()].map((scenarios) => suite(scenarios, report)),
    ...(attested.length > 0 ? [attestedSuite(attested)] : []),
  ].join('\n');
  const { tests, skipped, ...others } = totals(report.scenarios);
  const attributes = {
    name: 'tillproof',
    tests: String(Number(tests) + attested.length),
    ...others,
    skipped: String(Number(skipped) + attested.length),
    time: seconds(report.run.durationMs),
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag('testsuites', attributes, body)}\n`;
}

function suite(scenarios: readonly ScenarioResult[], { terminal, run }: ComplianceReport): string {
  const [first] = scenarios as [ScenarioResult];
  const facts: Record<string, string> = {
    language: first.language,
    terminal: terminalName(terminal),
    profile: run.profile ?? '',
    wire: run.wire ?? '',
    acquirer: run.acquirer ?? '',
  };
  const properties = Object.entries(facts).map(([name, value]) => tag('property', { name, value }));
  const times = scenarios.flatMap(({ startedAt }) => startedAt ?? []).sort();
  const time = scenarios.reduce((sum, { durationMs }) => sum + durationMs, 0);
  return tag(
    'testsuite',
    {
      name: `${first.feature} (${first.language})`,
      file: first.uri,
      ...totals(scenarios),
      time: seconds(time),
      ...(times[0] ? { timestamp: times[0].slice(0, 19) } : {}),
    },
    [tag('properties', {}, properties.join('\n')), ...scenarios.map(testCase)].join('\n'),
  );
}

/** What a person stated, as skipped tests: this format knows nothing between a pass and a failure. */
function attestedSuite(requirements: readonly RequirementResult[]): string {
  const counts = {
    tests: String(requirements.length),
    failures: '0',
    errors: '0',
    skipped: String(requirements.length),
  };
  const cases = requirements.map(({ id, chapter, text, attestation }) => {
    const { by = '', at = '', seen = '', evidence = [] } = attestation ?? {};
    const properties = Object.entries({ requirement: id, by, at }).map(([name, value]) =>
      tag('property', { name, value }),
    );
    const files = evidence.map(({ file, sha256 }) =>
      tag('property', { name: 'evidence', value: `${file} sha256:${sha256}` }),
    );
    const skip = tag('skipped', { message: `attested: ${by}, ${at}: ${seen}` });
    const parts = [tag('properties', {}, [...properties, ...files].join('\n')), skip].join('\n');
    return tag('testcase', { classname: `attested.${chapter}`, name: `${id} ${text.en}`, time: '0.000' }, parts);
  });
  return tag('testsuite', { name: 'Attested by a person', ...counts, time: '0.000' }, cases.join('\n'));
}

function testCase(scenario: ScenarioResult): string {
  const { name, chapter, language, durationMs, requirements, uri, line } = scenario;
  const properties = requirements.map((value) => tag('property', { name: 'requirement', value }));
  const parts = [...(properties.length > 0 ? [tag('properties', {}, properties.join('\n'))] : []), outcome(scenario)];
  return tag(
    'testcase',
    { classname: `${language}.${chapter}`, name, file: `${uri}:${line}`, time: seconds(durationMs) },
    parts.filter((part) => part !== '').join('\n'),
  );
}

function outcome({ verdict, findings, error, language }: ScenarioResult): string {
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
    [...details, ...(verdict === 'inconclusive' && error ? [`${error.name}: ${error.message}`] : [])].join('\n'),
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
