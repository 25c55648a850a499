// CSV as RFC 4180 has it, and safe to open in a spreadsheet: no cell can be taken for a formula. csv-stringify writes it.
type Cell = string | number | null;

/** A column: its headings, and what stands in it. Numbers are written as numbers, so they add up; texts never begin a formula. */
export type Column<Row> = { en: string; zh: string; value: (row: Row, language: 'en' | 'zh-CN') => Cell };

/** Fen as yuan with two decimals, a text of digits: 12850 -> 128.50. */
export function yuan(amountMinor: number): string {
  const size = String(Math.abs(amountMinor)).padStart(3, '0');
  return `${amountMinor < 0 ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`;
}

/** A number with its sign, which no spreadsheet takes for a formula. */
const NEGATIVE = /^-[0-9]+(\.[0-9]+)?$/;

/**
 * What may begin a formula beyond the signs, ASCII and full-width, that the library looks for in the first place of a text: a line feed,
 * a sign behind blanks or behind what cannot be seen, and signs that look like those.
 */
const HIDDEN_FORMULA =
  /^(?:\n|[\s\p{Cf}]+[=+\-@\uff1d\uff0b\uff0d\uff20]|[\s\p{Cf}]*[\u2212\ufe62\ufe63\ufe66\ufe6b])/u;

const guarded = (text: string) =>
  NEGATIVE.test(text) ? { value: text, escape_formulas: false } : HIDDEN_FORMULA.test(text) ? `'${text}` : text;

/** A table with its headings in the first line; every line ends with CR LF. A text that a spreadsheet could take for a formula gets an apostrophe before it. */
export async function csvOf<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  language: 'en' | 'zh-CN' = 'en',
): Promise<string> {
  const heading = columns.map((column) => column[language === 'en' ? 'en' : 'zh']);
  const lines = [heading, ...rows.map((row) => columns.map(({ value }) => value(row, language)))];
  // Loaded when the first table is asked for: nobody else waits for it.
  const { stringify } = await import('csv-stringify/sync');
  return stringify(lines, {
    record_delimiter: 'windows',
    quote_record_delimiter: true,
    escape_formulas: true,
    cast: { string: guarded },
  });
}
