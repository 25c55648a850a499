// compliance.json keeps its published schema, and the published schema is the one of the code.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../../definitions/requirements/index.ts';
import { ComplianceReport } from '../model.ts';
import { makeReport } from '../report.ts';
import { FACTS, sampleRun } from '../sample.fixture.ts';
import { complianceJson } from './json.ts';

const report = makeReport(sampleRun('bad'), FACTS, REQUIREMENTS);
const PUBLISHED = fileURLToPath(new URL('../../../docs/schemas/compliance.schema.json', import.meta.url));

describe('compliance.json', () => {
  it('is the report', () => {
    expect(JSON.parse(complianceJson(report))).toEqual(report);
  });

  it.each([
    ['an unknown verdict', { verdict: 'fine' }, '/verdict'],
    ['a member that nobody knows', { note: 'x' }, '/: must NOT have additional properties'],
    [
      'a count that is no number',
      { counts: { ...report.counts, scenarios: { ...report.counts.scenarios, passed: '9' } } },
      '/counts/scenarios/passed',
    ],
    [
      'a fraction of a fen',
      { scenarios: [{ ...report.scenarios[0], evidence: { ...report.scenarios[2]?.evidence, ledgerSumMinor: 0.5 } }] },
      '/scenarios/0/evidence',
    ],
  ])('is not written with %s', (_, change, place) => {
    expect(() => complianceJson({ ...report, ...change } as ComplianceReport)).toThrow(place);
  });

  // To publish a change: UPDATE_SCHEMAS=1 npx vitest run src/compliance/reports/json.test.ts && npx biome check --write docs/schemas
  it('has its schema published', () => {
    const schema = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      ...JSON.parse(JSON.stringify(ComplianceReport)),
    };
    if (process.env.UPDATE_SCHEMAS) writeFileSync(PUBLISHED, `${JSON.stringify(schema, null, 2)}\n`);
    const published = JSON.parse(readFileSync(PUBLISHED, 'utf8'));
    expect(published).toEqual(schema);
    const validate = new Ajv({ allErrors: true, strict: true }).compile(published);
    validate(report);
    expect(validate.errors).toBeNull();
  });
});
