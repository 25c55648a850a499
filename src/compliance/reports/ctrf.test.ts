// ctrf.json keeps its published schema, and nothing that was not observed is passed in it.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../../definitions/requirements/index.ts';
import { makeReport } from '../report.ts';
import { ATTESTED, FACTS, sampleRun } from '../sample.fixture.ts';
import { ctrfJson } from './ctrf.ts';

// Its source stands in docs/vectors.md. Formats of strings are not held: ajv knows none without a package of its own.
const SCHEMA = JSON.parse(readFileSync(new URL('../vectors/ctrf-0.0.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(SCHEMA);

type Test = { name: string; status: string; rawStatus: string; line?: number; filePath?: string; message?: string };
type Document = { results: { summary: Record<string, number>; tests: Test[]; environment: { healthy: boolean } } };

describe.each(['good', 'bad'] as const)('the CTRF report of a %s run', (kind) => {
  const shard = { index: 1, of: 2, scenarios: 20, plan: 'p', content: 'c', setting: {}, leftOut: [] };
  const run = { ...sampleRun(kind), problems: kind === 'bad' ? ['a file cannot be read'] : [] };
  const report = makeReport(run, { ...FACTS, attestations: [ATTESTED], shard }, REQUIREMENTS);
  const document = JSON.parse(ctrfJson(report)) as Document;
  const { summary, tests, environment } = document.results;

  it('is valid, and would not be with a member more', () => {
    validate(document);
    expect(validate.errors).toBeNull();
    expect(validate({ ...document, more: 1 })).toBe(false);
  });

  it('counts every test once, and passes what passed alone', () => {
    const { passed = 0, failed = 0, skipped = 0, pending = 0, other = 0 } = summary;
    expect(passed + failed + skipped + pending + other).toBe(summary.tests);
    expect(tests.length).toBe(summary.tests);
    expect(passed).toBe(report.counts.scenarios.passed);
    expect(failed).toBe(report.counts.scenarios.failed);
    expect(tests.filter(({ status }) => status === 'passed').every(({ rawStatus }) => rawStatus === 'passed')).toBe(
      true,
    );
    expect(tests.find(({ rawStatus }) => rawStatus === 'attested')).toMatchObject({ status: 'other' });
    expect(environment.healthy).toBe(kind === 'good');
  });

  it('says why and where what failed failed', () => {
    const wrong = tests.filter(({ status }) => status === 'failed');
    expect(wrong.length).toBe(kind === 'bad' ? 3 : 0);
    for (const { message, filePath, line } of wrong) expect([message, filePath, line]).not.toContain(undefined);
  });
});
