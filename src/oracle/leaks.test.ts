// What of the secrets can be read: numbers that may be shown to anybody, and how one leak is told that stands in several texts.
import { describe, expect, it, test } from 'vitest';
import { books, entry, exchange, otherwise, PAN, posted, texts } from './books.fixture.ts';
import type { SeenText } from './books.ts';
import { inspect } from './index.ts';
import { leaksOf, publicNumbers } from './leaks.ts';

test('numbers that may be shown are those of journal, host, messages, ends of cards and processing codes', () => {
  const journal = [
    entry('000011', { batch: '000012', reference: 'R1', amountMinor: 4200 }),
    entry('000013', { reference: null }),
  ];
  const transactions = [posted('000014', { batch: '000015', reference: 'R2', amountMinor: 4300, postedMinor: 4301 })];
  const exchanges = [
    otherwise(
      exchange('000016'),
      { '12': '121212', '13': '1313', '14': '1414', '38': 'A38' },
      { '11': '000017', '12': undefined, '2': '222222' },
    ),
    exchange('000018', { request: null, answer: null }),
  ];
  const known = publicNumbers({ ...books(), journal, transactions, exchanges });
  for (const shown of [
    '000011',
    '000012',
    'R1',
    '4200',
    '42',
    '000014',
    '000015',
    'R2',
    '4300',
    '4301',
    '000016',
    '121212',
  ])
    expect(known).toContain(shown);
  for (const shown of ['1313', '1414', 'A38', '000017', '621234', '1232', '000000', '200000'])
    expect(known).toContain(shown);
  for (const secret of [PAN, '222222', '2', '5678901232', '345678901232', '000018', '420000', 'undefined', 'null'])
    expect(known).not.toContain(secret);
});

describe('the PIN of a card', () => {
  const rules = (where: SeenText['where'], text: string, changes: Parameters<typeof books>[0] = {}) =>
    inspect(books({ ...changes, texts: texts(where, text) })).map(({ rule }) => rule);

  it('is no leak in a report where only digits stand, nor where a text ends and the next begins', () => {
    expect(rules('report', '123456')).toEqual([]);
    expect(inspect(books({ texts: texts('log', 'counts 123', '456 in all') }))).toEqual([]);
    expect(inspect(books({ texts: texts('log', 'PIN', '123456') })).map(({ rule }) => rule)).toEqual(['pin-is-secret']);
  });

  it.each([
    ['a voucher', { journal: [], transactions: [posted('123456', { state: 'declined', postedMinor: 0 })] }],
    [
      'an amount in yuan',
      { journal: [entry('000007', { status: 'declined', amountMinor: 12_345_600 })], transactions: [] },
    ],
  ])('is no leak where it is also %s', (_, changes) => {
    expect(rules('log', 'sale 123456', { exchanges: [], ...changes })).toEqual([]);
  });
});

describe('a secret that stands in several texts', () => {
  const half = '6212345***901232';
  const about = (...lines: string[]) =>
    inspect(books({ texts: texts('log', ...lines) })).map(({ rule, actual }) => [rule, actual]);

  it('is told once, of the first text that shows most of it, with how many more', () => {
    expect(about(`line one\nhere ${PAN}`, PAN, 'nothing', PAN)).toEqual([
      ['pan-is-masked', '621234[6 digits shown]1232, line 2 of the log (and 2 more)'],
    ]);
    expect(about(half, `x\n${PAN}`, half)).toEqual([
      ['pan-is-masked', '621234[6 digits shown]1232, line 2 of the log (and 2 more)'],
    ]);
    expect(about(PAN)).toEqual([['pan-is-masked', '621234[6 digits shown]1232, line 1 of the log']]);
  });

  it('is told in Chinese too', () => {
    const [breach] = inspect(books({ texts: texts('log', PAN, `${PAN}.`) }), 'zh-CN');
    expect(breach?.actual).toMatch(/（另有1处）$/);
  });

  it('twice in one text is one', () => {
    expect(about(`${PAN} ${PAN}`)).toEqual([['pan-is-masked', '621234[6 digits shown]1232, line 1 of the log']]);
  });

  it('is told for each kind of place', () => {
    const both = books({ texts: [...texts('log', PAN), ...texts('slip', PAN)] });
    expect(leaksOf(both, 'pan').map(({ where, more }) => [where, more])).toEqual([
      ['log', 0],
      ['slip', 0],
    ]);
  });

  it('is one leak whatever its separator, and one whatever block of a PIN it is', () => {
    const all = books();
    const tracks = [`${PAN}=30122200000012300000`, `${PAN}D30122200000012300000`];
    const blocks = ['B91D020C871DFFC1', 'C91D020C871DFFC1'];
    const secrets = { ...all.secrets, tracks, pinBlocks: blocks };
    const leaks = (kind: 'track' | 'pin-block', ...lines: string[]) =>
      leaksOf(books({ secrets, texts: texts('log', ...lines) }), kind).length;
    expect(leaks('track', ...tracks)).toBe(1);
    expect(leaks('pin-block', ...blocks)).toBe(1);
  });

  it('is told of two tracks of two cards', () => {
    const tracks = [`${PAN}=30122200000012300000`, '6225881234567856=27052010000099900000'];
    const secrets = { ...books().secrets, pans: [], tracks };
    expect(leaksOf(books({ secrets, texts: texts('log', ...tracks) }), 'track')).toHaveLength(2);
  });
});
