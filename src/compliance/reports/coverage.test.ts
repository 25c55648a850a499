// coverage.json: which requirement is proved by what, and the published schema of it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../../definitions/requirements/index.ts';
import type { ComplianceReport } from '../model.ts';
import { makeReport } from '../report.ts';
import { FACTS, sampleRun } from '../sample.fixture.ts';
import { Coverage, coverageJson, coverageOf } from './coverage.ts';

const report = makeReport(sampleRun('bad'), FACTS, REQUIREMENTS);
const row = (id: string) => coverageOf(report).requirements.find((each) => each.id === id);

describe('coverage.json', () => {
  it('has every requirement with its scenarios of each language, verdict and reason', () => {
    expect(coverageOf(report).requirements.map(({ id }) => id)).toEqual(REQUIREMENTS.map(({ id }) => id));
    expect(row('GUIDE-B-FAQ-2a')).toMatchObject({
      verdict: 'failed',
      scenarios: { en: ['en/declines/insufficient-funds-1'], 'zh-CN': ['zh-CN/declines/insufficient-funds-1'] },
    });
    expect(row('GUIDE-P-SFT-1')).toMatchObject({
      verdict: 'not-assessable',
      reason: { en: expect.stringContaining('fee rate') },
      scenarios: { en: [], 'zh-CN': [] },
    });
  });

  it('counts the requirements that a run decides, and names those that are open', () => {
    const { automatic } = coverageOf(report);
    expect(automatic.total).toBe(
      REQUIREMENTS.filter(({ level, mode }) => level !== 'MAY' && ['auto', 'semi'].includes(mode)).length,
    );
    expect(automatic.passed + automatic.open.length).toBe(automatic.total);
    expect(automatic.open).toContain('GUIDE-B-FAQ-2a');
    expect(automatic.open).not.toContain('GUIDE-A-STEP-5d');
  });

  it('is not written when it breaks its schema', () => {
    const odd = { ...report, run: { ...report.run, profile: 7 } } as unknown as ComplianceReport;
    expect(() => coverageJson(odd)).toThrow('/profile');
  });

  // To publish a change: UPDATE_SCHEMAS=1 npx vitest run src/compliance/reports/coverage.test.ts && npx biome check --write docs/schemas
  it('has its schema published', () => {
    const published = fileURLToPath(new URL('../../../docs/schemas/coverage.schema.json', import.meta.url));
    const schema = { $schema: 'http://json-schema.org/draft-07/schema#', ...JSON.parse(JSON.stringify(Coverage)) };
    if (process.env.UPDATE_SCHEMAS) writeFileSync(published, `${JSON.stringify(schema, null, 2)}\n`);
    const found = JSON.parse(readFileSync(published, 'utf8'));
    expect(found).toEqual(schema);
    expect(new Ajv({ strict: true }).compile(found)(JSON.parse(coverageJson(report)))).toBe(true);
  });
});
