// Tables: read back cell by cell as they were, and harmless in a spreadsheet.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Column, csvOf, yuan } from './csv.ts';

/** The only cell below the heading, as it is written. */
async function cellOf(value: string | number | null): Promise<string> {
  const csv = await csvOf([{ en: 'cell', zh: '格', value: () => value }], [null]);
  return csv.slice('cell\r\n'.length, -'\r\n'.length);
}

describe('a cell', () => {
  test.each([
    ['plain text', 'Example Shop', 'Example Shop'],
    ['Chinese text', '示例商店', '示例商店'],
    ['a comma', 'a,b', '"a,b"'],
    ['quotes', 'say "yes"', '"say ""yes"""'],
    ['a line break', 'a\r\nb', '"a\r\nb"'],
    ['nothing', null, ''],
    ['a whole number', 12, '12'],
    ['a negative number, which is no formula', '-12.50', '-12.50'],
    ['a number with a sign', -12, '-12'],
    ['a formula', '=1+1', "'=1+1"],
    ['a formula with a comma', '=SUM(A1,A2)', `"'=SUM(A1,A2)"`],
    ['a plus sign', '+CMD|calc', "'+CMD|calc"],
    ['a minus sign', '-2+3', "'-2+3"],
    ['an at sign', '@SUM(1)', "'@SUM(1)"],
    ['a full-width equals sign', '＝1+1', "'＝1+1"],
    ['a full-width plus sign', '＋1', "'＋1"],
    ['a full-width minus sign', '－1', "'－1"],
    ['a full-width at sign', '＠SUM(1)', "'＠SUM(1)"],
    ['a minus sign of mathematics', '\u22121', "'\u22121"],
    ['a small plus sign', '\ufe621', "'\ufe621"],
    ['a blank before a formula', ' =1', "' =1"],
    ['an ideographic space before a formula', '\u3000＝1', "'\u3000＝1"],
    ['something invisible before a formula', '\ufeff=1', "'\ufeff=1"],
    ['a carriage return before anything', '\rx', `"'\rx"`],
    ['a tab before a formula', '\t=1', "'\t=1"],
    ['a line break before a formula', '\n=1', `"'\n=1"`],
  ])('of %s', async (_what, value, expected) => {
    expect(await cellOf(value)).toBe(expected);
  });
});

test.each([
  [12_850, '128.50'],
  [5, '0.05'],
  [0, '0.00'],
  [-60, '-0.60'],
  [999_999_999_999, '9999999999.99'],
])('%i fen are %s', (minor, text) => {
  expect(yuan(minor)).toBe(text);
});

describe('a table', () => {
  const columns: Column<string[]>[] = [
    { en: 'first', zh: '甲', value: ([first = '']) => first },
    { en: 'second', zh: '乙', value: ([, second = '']) => second },
  ];

  test('has its headings in the language that was asked for', async () => {
    expect(await csvOf(columns, [['a', 'b']])).toBe('first,second\r\na,b\r\n');
    expect(await csvOf(columns, [], 'zh-CN')).toBe('甲,乙\r\n');
  });

  test('is read back as it was, but for the apostrophes before what could be a formula', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '-', '＝', '1', '.') }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1 }), async (rows) => {
        const [heading, ...back] = parse(await csvOf(columns, rows), { record_delimiter: '\r\n' });
        expect(heading).toEqual(['first', 'second']);
        expect(back).toHaveLength(rows.length);
        for (const [i, [first, second]] of back.entries()) {
          const [a, b] = rows[i]!;
          expect([a, `'${a}`]).toContain(first);
          expect([b, `'${b}`]).toContain(second);
        }
        for (const cell of back.flat())
          expect(/^[\s\p{Cf}]*[=+@＝＋－＠]|^[\t\r\n]|^\s*-(?![0-9]+(\.[0-9]+)?$)/u.test(cell), cell).toBe(false);
      }),
      { seed: 20_260_718 },
    );
  });
});
