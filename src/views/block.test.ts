// What is packed for the page comes out as it went in, and what is seen often is kept once.
import { describe, expect, it } from 'vitest';
import { sampleEvidence } from '../compliance/sample-evidence.fixture.ts';
import { blockOf, detailsOf } from './block.ts';
import { columnOf, valuesOf } from './columns.ts';
import { onOneClock, type ScenarioDetail } from './evidence.ts';

const detail = (changes: Parameters<typeof sampleEvidence>[1] = {}): ScenarioDetail => ({
  error: { step: 1, name: 'Error', message: 'no' },
  steps: [{ keyword: 'Given', text: 'a', status: 'passed', durationMs: 1 }],
  evidence: onOneClock(sampleEvidence('en', changes)),
});
const through = <T>(value: T): T => JSON.parse(JSON.stringify(value));
const again = (details: ScenarioDetail[]) => detailsOf(through(blockOf(details)));

describe('a block of evidence', () => {
  it('comes back, with evidence or without, and with parts that not every scenario has', () => {
    const { slips } = sampleEvidence('en');
    const details = [
      detail(),
      { ...detail(), evidence: null, error: null },
      detail({ timeline: [], slips: [], words: { Approved: ['Fine'] } }),
      detail({ slips: [...slips, { copy: 'cardholder', reprint: true, lines: ['another'] }] }),
    ];
    expect(again(details)).toEqual(details);
    expect(again([])).toEqual([]);
  });

  it('tells a cryptogram once that travelled and was printed, and a MAC by its digits', () => {
    const [exchange] = sampleEvidence('en').exchanges;
    const [event] = sampleEvidence('en').timeline;
    const cryptogram = '03A786C9086F3861';
    const told = detail({
      exchanges: [
        { ...exchange!, requestChip: { '9F26': cryptogram } },
        { ...exchange!, request: { mti: '0200', fields: { 11: '000002', 64: '4631354643394431' } } },
        { ...exchange!, request: { mti: '0200', fields: { 64: 'F3510C9DD54C2808' } } },
      ],
      timeline: [{ ...event!, lines: [`ARQC ${cryptogram} AID A000000333010101`, 'TC F1EA62516F46E740'] }],
    });
    expect(again([told])).toEqual([told]);
    const packed = JSON.stringify(blockOf([told]));
    expect(packed.split(cryptogram)).toHaveLength(2);
    expect(packed).toContain('F15FC9D1');
    expect(packed).not.toContain('4631354643394431');
  });

  it('has every screen and every slip once', () => {
    const often = (count: number) => JSON.stringify(blockOf(Array.from({ length: count }, () => detail())));
    const [screen] = detail().evidence!.timeline[0]!.lines;
    expect(often(2).split(JSON.stringify(screen)).length).toBe(often(20).split(JSON.stringify(screen)).length);
    expect(often(40).length).toBeLessThan(often(20).length * 1.7);
  });
});

describe('columns', () => {
  it.each([
    [[]],
    [[[], [], []]],
    [[[[]], [[], ['a']]]],
    [[1, 5, 9, 1000, 1001, 1002]],
    [[1, null, 'a', true, 0.5]],
    [[['a', 'b'], ['a', 'b'], [], ['a', 'b'], ['a', 'b']]],
    [
      [
        ['a', 1],
        ['a', 'b'],
      ],
    ],
    [['1', 1, '1', 1, '1', 1]],
    [[{ a: 1 }, null, { b: { c: [1, 2] } }, { a: null }, {}]],
    [[{ a: 1 }, [1], 'a']],
    [['[a', ['a'], '[a', ['a'], '[a', ['a']]],
    [[Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`0200 ${at}`, { meaning: null, parts: [at] }]))]],
  ])('give back %j', (values) => {
    expect(valuesOf(through(columnOf(values as Parameters<typeof columnOf>[0])))).toEqual(values);
  });
});
