// Everything of a scenario comes on one clock, in its order, with what was due and never came, and the device as it stood.
import { describe, expect, it } from 'vitest';
import { exchange, sampleEvidence } from '../../compliance/sample-evidence.fixture.ts';
import { TWICE } from '../../compliance/sample-failures.fixture.ts';
import type { Evidence } from '../../definitions/evidence.ts';
import { MISSING_SLIPS } from '../../definitions/missing-slips.ts';
import { NAMES } from '../dictionary.fixture.ts';
import { onOneClock } from '../evidence.ts';
import { plainHtml } from '../plain.ts';
import { readerOf } from '../reader.ts';
import { momentsOf } from './clock.ts';
import { deviceAfter } from './device.ts';
import { missingSlips } from './due.ts';
import { lanesView } from './lanes.ts';
import { slipsView } from './slips.ts';

const at = (ms: number) => new Date(Date.parse('2026-11-22T10:00:00Z') + ms).toISOString();
const event = (ms: number, kind: string, lines: string[], detail: string | null = null, step = 1) => ({
  ...{ at: at(ms), step, kind, lines, detail },
});
const TIMELINE = [
  event(0, 'action', [], 'power-on', 0),
  event(0, 'display', ['Ready'], null, 0),
  event(10, 'action', [], 'type'),
  event(10, 'display', ['Amount: 1']),
  event(12, 'action', [], 'press confirm'),
  event(13, 'indicator', [], 'reader waiting'),
  event(13, 'display', ['Amount', 'Insert']),
  event(13, 'prompt', ['Insert'], 'card'),
  event(30, 'action', [], 'present-card insert removed-early', 2),
  event(40, 'display', ['Please wait'], null, 2),
  event(90, 'display', ['Outcome not known'], null, 2),
  event(90, 'sound', [], 'failure', 2),
  event(90, 'result', ['Outcome not known'], 'no-answer', 2),
  event(91, 'action', [], 'remove-card', 3),
];
const evidence = (changes: Partial<Evidence> = {}) =>
  onOneClock(
    sampleEvidence('en', { timeline: TIMELINE, exchanges: [exchange(2, '000007', { at: at(60) })], ...changes }),
  );
const told = (changes: Partial<Evidence> = {}) =>
  momentsOf(evidence(changes), NAMES).map(
    ({ lane, words, tone }) => `${lane}: ${words.en}${tone === 'plain' ? '' : ` (${tone})`}`,
  );
const LOST = {
  ...TWICE,
  rule: 'posting-is-owned',
  text: { en: 'money moved without a payment: the sale 000007 of CNY 128.50', zh: '' },
};

describe('sounds and lights', () => {
  it('stand beside what was shown with them', () => {
    const timeline = [...TIMELINE.slice(0, -1), event(90, 'indicator', [], 'result red', 2)];
    const shown = momentsOf(evidence({ timeline }), NAMES).find(({ words }) => words.en === 'Outcome not known');
    expect(shown?.marks).toEqual(['failure', 'result red']);
    const lanes = plainHtml(lanesView(readerOf('zh-CN', {}), momentsOf(evidence({ timeline }), NAMES), 0, String));
    expect(lanes).toMatch(/♪.*失败音.*●.*结果：红灯/);
  });
});

describe('a slip that never came', () => {
  const finding = { verdict: 'failed', text: MISSING_SLIPS.cardholder } as const;

  it('is drawn where it was due, behind the result', () => {
    const moments = momentsOf(evidence(), NAMES, [finding]);
    const ghost = moments.findIndex(({ tone }) => tone === 'missing');
    expect(moments[ghost]).toMatchObject({ lane: 'terminal', words: { en: 'slip never came' } });
    expect(moments[ghost - 1]).toMatchObject({ lane: 'terminal', words: { en: 'Outcome not known' } });
    expect(momentsOf(evidence(), NAMES).some(({ tone }) => tone === 'missing')).toBe(false);
  });

  it('stands among the slips as what it was to be', () => {
    const text = plainHtml(slipsView(readerOf('zh-CN', {}), [], missingSlips([finding])));
    expect(text).toContain('持卡人存根');
    expect(text).toContain('应出具而未出具');
    expect(plainHtml(slipsView(readerOf('en', {}), []))).toBe('');
  });
});

describe('the moments of a scenario', () => {
  it('come in order, with screens that are seen and deeds that are done once', () => {
    expect(told()).toEqual([
      'person: power on',
      'terminal: Ready',
      'person: confirm ✓',
      'terminal: Insert',
      'person: ▣ inserts the card, pulled out early',
      'terminal: Please wait',
      'wire: 0200 → 0210 00',
      'ledger: −128.50',
      'terminal: Outcome not known (bad)',
      'person: ▣ takes the card out',
    ]);
  });

  it('show a reversal that was due and never came, behind the result, and none where it came', () => {
    const journal = sampleEvidence('en').journal.map((entry) => ({ ...entry, status: 'unknown' }));
    const missing = told({ violations: [LOST], journal });
    expect(missing.slice(-3)).toEqual([
      'wire: 0400 never came (missing)',
      'ledger: +128.50 ? (missing)',
      'person: ▣ takes the card out',
    ]);
    const reversal = exchange(3, '000007', {
      at: at(92),
      request: { mti: '0400', fields: { '11': '000007' } },
      postings: [],
    });
    const exchanges = [exchange(2, '000007', { at: at(60) }), reversal];
    expect(told({ violations: [LOST], journal, exchanges }).join()).not.toContain('missing');
    expect(told({ violations: [LOST] }).join()).not.toContain('missing');
  });

  it('show an answer that never came', () => {
    const outcome = { kind: 'no-answer', en: 'no answer to 0200', zh: '0200没有应答' } as const;
    const exchanges = [exchange(2, '000007', { at: at(60), answer: null, outcome, postings: [] })];
    expect(told({ exchanges })).toContain('wire: no answer to 0200 (missing)');
  });

  it('keep the order of messages where the clocks disagree: by the light of the network', () => {
    const busy = [...TIMELINE.slice(0, 10), event(41, 'indicator', [], 'network busy', 2), ...TIMELINE.slice(10)];
    const order = told({ timeline: busy, exchanges: [exchange(2, '000007', { at: '2030-01-01T00:00:00.000Z' })] });
    expect(order.indexOf('wire: 0200 → 0210 00')).toBe(order.indexOf('terminal: Please wait') + 1);
    const dark = told({ exchanges: [exchange(2, '000007', { at: '2030-01-01T00:00:00.000Z' })] });
    expect(dark.at(-2)).toBe('wire: 0200 → 0210 00');
  });

  it('have nothing where nothing happened', () => {
    expect(told({ timeline: [], exchanges: [] })).toEqual([]);
  });
});

describe('the device', () => {
  const { timeline } = evidence();
  const stoodAfter = (place: number) => deviceAfter(timeline.slice(0, momentsOf(evidence(), NAMES)[place]!.seen));

  it('stands as it stood at each moment', () => {
    expect(stoodAfter(1)).toMatchObject({ lines: ['Ready'], slot: 'empty', sound: null });
    expect(stoodAfter(3)).toMatchObject({ lines: ['Amount', 'Insert'], lights: { reader: 'waiting' } });
    expect(stoodAfter(5)).toMatchObject({ lines: ['Please wait'], slot: 'pulled' });
    expect(stoodAfter(8)).toMatchObject({ lines: ['Outcome not known'], sound: 'failure' });
    expect(stoodAfter(9)).toMatchObject({ slot: 'empty', sound: null });
  });
});
