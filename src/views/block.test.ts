// What is packed for the page comes out as it went in, and a screen that is seen often is kept once.
import { expect, it } from 'vitest';
import { sampleEvidence } from '../compliance/sample-evidence.fixture.ts';
import { blockOf, detailsOf } from './block.ts';
import type { ScenarioDetail } from './evidence.ts';

const detail = (changes: Parameters<typeof sampleEvidence>[1] = {}): ScenarioDetail => {
  const evidence = sampleEvidence('en', changes);
  return {
    findings: [{ verdict: 'failed', text: { en: 'no', zh: '否' } }],
    error: { step: 1, name: 'Error', message: 'no' },
    steps: [{ keyword: 'Given', text: 'a', status: 'passed', durationMs: 1 }],
    evidence: {
      ...evidence,
      timeline: evidence.timeline.map(({ at: _, ...event }) => event),
      exchanges: evidence.exchanges.map(({ at: _, ...exchange }) => exchange),
    },
  };
};
const again = (details: ScenarioDetail[]) => detailsOf(JSON.parse(JSON.stringify(blockOf(details))));

it('comes back, with evidence or without, and with parts that not every scenario has', () => {
  const details = [
    detail(),
    { ...detail(), evidence: null, error: null, findings: [] },
    detail({ timeline: [], slips: [], words: { Approved: ['Fine'] } }),
  ];
  expect(again(details)).toEqual(details);
  expect(again([])).toEqual([]);
});

it('has every screen once', () => {
  const { screens, timelines } = blockOf([detail(), detail()]);
  expect(new Set(screens.map(String)).size).toBe(screens.length);
  expect(timelines[1]).toEqual(timelines[0]);
});
