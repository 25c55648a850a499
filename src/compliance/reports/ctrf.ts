// ctrf.json: the Common Test Report Format, version 0.0 of its schema (draft-07, as the npm package "ctrf" publishes it).
//
// Its statuses are passed, failed, skipped, pending and other; our own word stands in rawStatus. The schema takes no members that it does
// not know, so everything else stands under "extra".
import type { Finding } from '../../definitions/evidence.ts';
import type { ComplianceReport, ScenarioResult } from '../model.ts';
import { terminalName } from '../words.ts';
import { caseNames } from './case-names.ts';

type Status = 'passed' | 'failed' | 'skipped' | 'other';

/** What could not be decided is "other"; only what does not concern the terminal is "skipped". */
const STATUSES = {
  passed: 'passed',
  failed: 'failed',
  'not-applicable': 'skipped',
  'not-assessable': 'other',
  inconclusive: 'other',
  'known-failure': 'other',
  attested: 'other',
} as const satisfies Record<ScenarioResult['verdict'], Status>;

export function ctrfJson(report: ComplianceReport): string {
  const { tool, run, terminal, headline, scenarios, causes, problems } = report;
  const names = caseNames(scenarios);
  const start = Date.parse(run.startedAt ?? '') || 0;
  const tests = [
    ...scenarios.map((scenario) => testOf(scenario, names.get(scenario.id)?.name ?? scenario.name)),
    ...problems.map(({ en }, at) => problemOf(en, at)),
    ...attested(report),
  ];
  const count = (status: Status) => tests.filter((test) => test.status === status).length;
  const { profile, wire, acquirer, seed, order } = run;
  const document = {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    generatedBy: `tillproof ${tool.version}`,
    results: {
      tool: { name: 'tillproof', version: tool.version },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
        pending: 0,
        other: count('other'),
        flaky: scenarios.filter(({ flaky }) => flaky).length,
        suites: new Set(scenarios.map(({ uri }) => uri)).size,
        start,
        stop: start + run.durationMs,
        duration: run.durationMs,
        extra: {
          verdict: report.verdict,
          headline,
          causes: causes.map(({ kind, text, count }) => ({ kind, text, count })),
        },
      },
      tests,
      environment: {
        appName: terminalName(terminal),
        appVersion: terminal.version,
        healthy: problems.length === 0,
        ...(run.shard === undefined ? {} : { shardId: `${run.shard.index}/${run.shard.of}` }),
        extra: { profile, wire, acquirer, seed, order },
      },
    },
  };
  return `${JSON.stringify(document)}\n`;
}

function testOf(scenario: ScenarioResult, name: string) {
  const { id, verdict, language, chapter, feature, uri, line, durationMs, startedAt, attempts, flaky, findings } =
    scenario;
  const start = Date.parse(startedAt ?? '');
  const words = (finding: Finding) => (language === 'en' ? finding.text.en : finding.text.zh);
  const [first] = findings;
  const compared = findings.flatMap((finding) => [
    words(finding),
    ...(finding.expected === undefined ? [] : [`  expected: ${finding.expected}`]),
    ...(finding.actual === undefined ? [] : [`  actual:   ${finding.actual}`]),
  ]);
  return {
    testId: id,
    name,
    status: STATUSES[verdict],
    rawStatus: verdict,
    duration: durationMs,
    ...(Number.isNaN(start) || start < 0 ? {} : { start, stop: start + durationMs }),
    suite: [language, chapter, feature].filter((each) => each !== ''),
    ...(first === undefined || verdict === 'passed' ? {} : { message: words(first), trace: compared.join('\n') }),
    filePath: uri,
    line: failedLine(scenario) ?? line,
    tags: scenario.tags,
    ...(attempts > 1 ? { retries: attempts - 1 } : {}),
    flaky,
    steps: scenario.steps.map(({ keyword, text, status }) => ({
      name: `${keyword} ${text}`.trim(),
      status: stepStatus(status),
    })),
    extra: { requirements: scenario.requirements, pair: scenario.pair },
  };
}

/** The line of the step at which it broke off; null when that is not known. */
export function failedLine({ steps, error }: ScenarioResult): number | null {
  return (error?.step == null ? null : steps[error.step]?.line) ?? null;
}

function stepStatus(status: string): Status | 'pending' {
  return status === 'passed' || status === 'failed' || status === 'skipped' || status === 'pending' ? status : 'other';
}

/** What made the run as a whole inconclusive: the environment is not healthy, and it is no test that failed. */
function problemOf(message: string, at: number) {
  const name = `The run as a whole: problem ${at + 1}`;
  return { name, status: 'other' as const, rawStatus: 'inconclusive', duration: 0, suite: ['run'], message };
}

/** What a person stated is never a pass. */
function attested({ requirements }: ComplianceReport) {
  return requirements.flatMap(({ id, text, attestation }) => {
    if (attestation === null) return [];
    const { by, at, seen, evidence } = attestation;
    return {
      name: `${id} ${text.en}`,
      status: 'other' as const,
      rawStatus: 'attested',
      duration: 0,
      suite: ['attested'],
      message: `${by}, ${at}: ${seen}`,
      attachments: evidence.map(({ name, file, sha256 }) => ({
        name,
        contentType: 'application/octet-stream',
        path: file,
        extra: { sha256 },
      })),
      extra: { requirements: [id] },
    };
  });
}
