// The search takes words and tokens; all of them have to hold.
import { describe, expect, it } from 'vitest';
import { makeReport } from '../../compliance/report.ts';
import { summaryOf } from '../../compliance/reports/html/data.ts';
import { FACTS, sampleRun } from '../../compliance/sample.fixture.ts';
import { REQUIREMENTS } from '../../definitions/requirements/index.ts';
import { asksLanguage, foundRequirements, foundScenarios, TOKENS, termsOf } from './search.ts';

const { scenarios, requirements } = summaryOf(makeReport(sampleRun('bad'), FACTS, REQUIREMENTS));
const ids = (search: string) => foundScenarios(scenarios, search).map(({ id }) => id);
const LOST = ['en/timeout-and-reversal/lost-answer-1', 'zh-CN/timeout-and-reversal/lost-answer-1'];

describe('the search', () => {
  it.each([
    ['verdict:failed req:GUIDE-A-FAQ-3d', LOST],
    ['voucher:000008', LOST],
    ['mti:0200 card:1232 code:00 voucher:000008 lang:zh', [LOST[1]]],
    ['REVERSED before the', [LOST[0]]],
    ['应答丢失', [LOST[1]]],
    ['重复扣款', LOST],
    ['verdict:inconclusive', ['en/settlement/totals-1']],
    ['mti:0400', []],
    ['voucher:000008 took:<1', []],
    ['req:GUIDE-A-FAQ-3', []],
  ])('%s', (search, found) => {
    expect(ids(search)).toEqual(found);
  });

  it('leaves everything when nothing is asked, and takes an unknown token for a word', () => {
    expect(ids('  ')).toHaveLength(scenarios.length);
    expect(termsOf('colour:red https://x')).toEqual([
      { key: 'word', value: 'colour:red' },
      { key: 'word', value: 'https://x' },
    ]);
  });

  it('knows how long something took', () => {
    const slow = scenarios.filter(({ durationMs }) => durationMs >= 80).map(({ id }) => id);
    expect(ids('took:>80')).toEqual(slow);
    expect(ids('took:<80')).toHaveLength(scenarios.length - slow.length);
    expect(ids('took:long')).toEqual([]);
  });

  it('asks for a language only where it says so, and offers an example of every token', () => {
    expect([asksLanguage('lang:zh'), asksLanguage('language')]).toEqual([true, false]);
    for (const [name, example] of TOKENS) expect(termsOf(`${name}:${example}`)[0]?.key).toBe(name);
  });

  it('narrows requirements by id, words and verdict', () => {
    expect(foundRequirements(requirements, 'req:GUIDE-A-FAQ-3d').map(({ id }) => id)).toEqual(['GUIDE-A-FAQ-3d']);
    expect(foundRequirements(requirements, 'verdict:failed').map(({ verdict }) => verdict)).toEqual([
      'failed',
      'failed',
      'failed',
    ]);
    expect(foundRequirements(requirements, 'nothing-like-it')).toEqual([]);
  });
});
