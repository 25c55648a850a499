// CSV as RFC 4180 has it, and safe to open in a spreadsheet: no cell can be taken for a formula.
type Cell = string | number | null;

/** A column: its headings, and what stands in it. Numbers are written as numbers, so they add up; texts never begin a formula. */
export type Column<Row> = { en: string; zh: string; value: (row: Row, language: 'en' | 'zh-CN') => Cell };

/** A plain number, which no spreadsheet takes for a formula, even with a sign. */
const NUMBER = /^-?[0-9]+(\.[0-9]+)?$/;

/** What begins a formula, full-width signs as Chinese spreadsheets take them included, also behind blanks and what cannot be seen. */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b])/u;

/** A cell: a text that a spreadsheet could take for a formula gets an apostrophe before it; quotes are put where RFC 4180 wants them. */
export function cellOf(value: Cell): string {
  const text = value === null ? '' : String(value);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table with its headings in the first line; every line ends with CR LF. */
export function csvOf<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  language: 'en' | 'zh-CN' = 'en',
): string {
  const heading = columns.map((column) => column[language === 'en' ? 'en' : 'zh']);
  const lines = [heading, ...rows.map((row) => columns.map(({ value }) => value(row, language)))];
  return lines.map((line) => `${line.map(cellOf).join(',')}\r\n`).join('');
}
