// allure-results: every scenario as Allure wants it, with the oracle's verdict and nothing that is not masked.
import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../../definitions/requirements/index.ts';
import { makeReport } from '../report.ts';
import { ATTESTED, FACTS, sampleRun } from '../sample.fixture.ts';
import { allureResults } from './allure.ts';

const report = makeReport(sampleRun('bad'), FACTS, REQUIREMENTS);
const filesOf = (of: typeof report) => Object.fromEntries(allureResults(of));
const files = filesOf(report);
const results = Object.entries(files)
  .filter(([name]) => name.endsWith('-result.json'))
  .map(([, content]) => JSON.parse(content));
const named = (name: string) => results.find((result) => result.name === name);

describe('allure-results', () => {
  it('has one result per scenario, with an id that stays the same', () => {
    expect(results).toHaveLength(report.scenarios.length);
    expect(new Set(results.map(({ uuid }) => uuid)).size).toBe(results.length);
    expect(filesOf(report)).toEqual(files);
  });

  it('calls a breach that the oracle found after the last step a failure', () => {
    const result = named('A lost answer is reversed before the next sale');
    expect(result.status).toBe('failed');
    expect(result.steps.map(({ status }: { status: string }) => status)).toEqual(Array(5).fill('passed'));
    expect(result.statusDetails.message).toMatch(/^failed: Charged twice/);
  });

  it('has a category for every cause, which takes the failures of that cause and no others', () => {
    const categories = JSON.parse(files['categories.json']!) as { name: string; messageRegex?: string }[];
    const names = (message: string) =>
      categories
        .filter(({ messageRegex }) => messageRegex !== undefined && new RegExp(messageRegex).test(message))
        .map(({ name }) => name);
    const failed = results.filter(({ status }) => status === 'failed' || status === 'broken');
    expect(failed.map(({ statusDetails }) => names(statusDetails.message).length)).toEqual(failed.map(() => 1));
    const lost = named('A lost answer is reversed before the next sale').statusDetails.message;
    expect(names(lost)).toEqual(['1. money: Charged twice · 重复扣款']);
    expect(names('failed: Charged twice? no')).toEqual(['1. money: Charged twice · 重复扣款']);
    expect(names('failed: it was charged twice')).toEqual([]);
  });

  it('calls a fault of the harness broken, and what does not apply skipped', () => {
    expect(named('Totals agree at settlement').status).toBe('broken');
    expect(named('A stripe card is swiped')).toMatchObject({
      status: 'skipped',
      statusDetails: { message: 'not-applicable: The terminal declares no stripe reader.' },
    });
    expect(named('The terminal shows that it is connected').status).toBe('passed');
  });

  it('describes screens, slips, messages and ledger', () => {
    const { description } = named('A lost answer is reversed before the next sale');
    expect(description.match(/^### .*$/gm)).toEqual([
      '### Screens',
      '### Slip, merchant',
      '### Messages',
      '### Ledger, fen',
    ]);
    expect(description).toContain(
      '#2 sale  no answer to 0200: the answer was lost on its way, code 00, fault drop-answer',
    );
    expect(description).toContain('< nothing');
  });

  it('marks what passed at its second attempt as flaky, with what the first came to', () => {
    const run = sampleRun('good');
    const outcomes = [
      { step: 0, status: 'failed', durationMs: 1, error: { name: 'ExpectationFailed', message: 'late' } },
    ];
    const earlier = [{ finished: true, findings: [], evidence: null, outcomes }];
    Object.assign(run.scenarios.at(-1)!, { attempts: 2, earlier, example: [{ name: 'amount', value: '20.00' }] });
    const name = `${run.scenarios.at(-1)!.name} (amount: 20.00)`;
    const all = Object.values(filesOf(makeReport(run, FACTS, REQUIREMENTS)));
    const result = JSON.parse(all.find((content) => content.includes(JSON.stringify(name)))!);
    expect(result).toMatchObject({
      status: 'passed',
      statusDetails: { flaky: true, message: 'flaky: late' },
      parameters: [{ name: 'amount', value: '20.00' }],
    });
  });

  it('loses nothing: problems of the run are broken results, what a person stated is skipped', () => {
    const run = { ...sampleRun('good'), problems: ['x.feature: bad'] };
    const written = filesOf(makeReport(run, { ...FACTS, attestations: [ATTESTED] }, REQUIREMENTS));
    const all = Object.entries(written).flatMap(([name, text]) =>
      name.endsWith('-result.json') ? [JSON.parse(text)] : [],
    );
    expect(all).toHaveLength(run.scenarios.length + 2);
    for (const key of ['uuid', 'historyId', 'testCaseId', 'fullName'])
      expect(new Set(all.map((result) => result[key])).size, key).toBe(all.length);
    expect(all.find(({ status }) => status === 'broken').statusDetails.message).toBe('x.feature: bad');
    expect(all.find(({ fullName }) => fullName === 'attested/GUIDE-B-FAQ-1a').status).toBe('skipped');
    expect(written['environment.properties']).toContain('verdict=Inconclusive, 4 of 134');
  });

  it('can be grouped by chapter, language and requirement', () => {
    const labels = named('余额不足有明确提示').labels;
    expect(labels).toContainEqual({ name: 'parentSuite', value: 'zh-CN' });
    expect(labels).toContainEqual({ name: 'suite', value: '交易拒绝' });
    expect(labels).toContainEqual({ name: 'story', value: 'GUIDE-B-FAQ-2a' });
  });
});
