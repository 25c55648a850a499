// Text for Markdown as GitHub and others read it: nothing in it is markup, a link, an image, a mention or HTML.
import { visible } from '../visible.ts';

/** Text in one line that can stand in a list item, a quotation or a table cell. */
export function markdown(text: string): string {
  const plain = visible(text).replace(/\s+/gu, ' ').trim();
  return plain
    .replace(/[\\`*_[\]{}|~$!]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('@', '&#64;')
    .replaceAll('://', '&#58;//')
    .replace(/\b(www)\./gi, '$1&#46;')
    .replace(/^[#+=>-]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** Text as code; longer fences than any in it. */
export function markdownCode(text: string): string {
  const plain = visible(text).replace(/\s+/gu, ' ').replaceAll('|', '\\|');
  const fence = fenceFor(plain, 1);
  return plain.startsWith('`') || plain.endsWith('`') ? `${fence} ${plain} ${fence}` : `${fence}${plain}${fence}`;
}

/** More backticks in a row than the text has, and at least so many. */
export function fenceFor(text: string, least: number): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  return '`'.repeat(longest >= least ? longest + 1 : least);
}

/** An address for a link in round brackets. */
export function markdownAddress(file: string): string {
  return encodeURI(file.toWellFormed()).replace(/[()]/g, (character) => (character === '(' ? '%28' : '%29'));
}
