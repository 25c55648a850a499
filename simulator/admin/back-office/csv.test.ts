// Tables: read back cell by cell as they were, and harmless in a spreadsheet.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yuan } from '../../../src/definitions/money.ts';
import { type Column, cellOf, csvOf } from './csv.ts';

/** A reader of RFC 4180, made for the test. */
function read(csv: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let match = pattern.exec(csv); match !== null; match = pattern.exec(csv)) {
    line.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    lines.push(line);
    line = [];
  }
  return lines;
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
    ['a formula', '=1+1', "'=1+1"],
    ['a formula with a comma', '=SUM(A1,A2)', `"'=SUM(A1,A2)"`],
    ['a plus sign', '+CMD|calc', "'+CMD|calc"],
    ['a minus sign', '-2+3', "'-2+3"],
    ['an at sign', '@SUM(1)', "'@SUM(1)"],
    ['a full-width equals sign', '＝1+1', "'＝1+1"],
    ['a full-width plus sign', '＋1', "'＋1"],
    ['a full-width minus sign', '－1', "'－1"],
    ['a full-width at sign', '＠SUM(1)', "'＠SUM(1)"],
    ['a blank before a formula', ' =1', "' =1"],
    ['something invisible before a formula', '\ufeff=1', "'\ufeff=1"],
    ['a carriage return before anything', '\rx', `"'\rx"`],
    ['a tab before a formula', '\t=1', "'\t=1"],
    ['a line break before a formula', '\n=1', `"'\n=1"`],
  ])('of %s', (_what, value, expected) => {
    expect(cellOf(value)).toBe(expected);
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

  test('has its headings in the language that was asked for', () => {
    expect(csvOf(columns, [['a', 'b']])).toBe('first,second\r\na,b\r\n');
    expect(csvOf(columns, [], 'zh-CN')).toBe('甲,乙\r\n');
  });

  test('is read back as it was, but for the apostrophes before what could be a formula', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '-', '1', '.') }));
    const safe = (value: string) =>
      cellOf(value).replace(/^"/, '').startsWith("'") && !value.startsWith("'") ? `'${value}` : value;
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), (rows) => {
        const back = read(csvOf(columns, rows));
        expect(back).toEqual([['first', 'second'], ...rows.map((row) => row.map(safe))]);
        for (const cell of back.slice(1).flat())
          expect(/^[=+@\t\r\n]|^-(?![0-9]+(\.[0-9]+)?$)/.test(cell), cell).toBe(false);
      }),
      { seed: 20_260_718 },
    );
  });
});
