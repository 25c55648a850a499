// Markdown as GitHub and others read it, written by mdast from a tree: a text in it is no markup, link, image, mention or HTML.
import { createRequire } from 'node:module';
import type { Heading, Html, InlineCode, Link, List, Paragraph, PhrasingContent, Strong, Table, Text } from 'mdast';
import type { Options } from 'mdast-util-to-markdown';
import { visible } from '../visible.ts';

/** What may stand in a document or under an item of a list. */
export type Block = Heading | Html | List | Paragraph | Table | { type: 'blockquote'; children: Paragraph[] };
/** Words of our own, with the blanks at their ends, or a node. */
type Inline = string | PhrasingContent;

const require = createRequire(import.meta.url);

/** Mentions and formulas are not of the format; pages that show it read them all the same. */
const UNSAFE: Options['unsafe'] = [
  { character: '@', after: '[A-Za-z\\d]', inConstruct: 'phrasing' },
  { character: '$', inConstruct: 'phrasing' },
];

/** The document; it ends with a line feed. */
export function markdownOf(blocks: readonly Block[]): string {
  // Loaded when a report is written: the start of a run does not wait for it, and a run that is broken off writes at once.
  const { toMarkdown } = require('mdast-util-to-markdown') as typeof import('mdast-util-to-markdown');
  const { gfmToMarkdown } = require('mdast-util-gfm') as typeof import('mdast-util-gfm');
  const extensions = [gfmToMarkdown({ tablePipeAlign: false })];
  return toMarkdown({ type: 'root', children: [...blocks] }, { bullet: '-', unsafe: UNSAFE, extensions });
}

const oneLine = (value: string) => visible(value).replace(/\s+/gu, ' ').trim();

/** Somebody's text, in one line. */
export const said = (value: string): Text => ({ type: 'text', value: oneLine(value) });
/** Somebody's text as code, in one line. */
export const code = (value: string): InlineCode => ({ type: 'inlineCode', value: oneLine(value) });
export const strong = (value: string): Strong => ({ type: 'strong', children: [said(value)] });
export const lineBreak: Html = { type: 'html', value: '<br>' };

/** A link to a file beside the document. */
export function link(file: string, name: string): Link {
  return { type: 'link', url: encodeURI(file.toWellFormed()), children: [said(name)] };
}

const inline = (parts: readonly Inline[]): PhrasingContent[] =>
  parts.map((part) => (typeof part === 'string' ? { type: 'text', value: visible(part) } : part));

export const heading = (depth: 1 | 2 | 3, ...parts: Inline[]): Heading => ({
  type: 'heading',
  depth,
  children: inline(parts),
});
export const paragraph = (...parts: Inline[]): Paragraph => ({ type: 'paragraph', children: inline(parts) });
export const quotation = (...parts: Inline[]): Block => ({ type: 'blockquote', children: [paragraph(...parts)] });
/**
 * Lines as they are, but for what would act on who reads them, between fences that are longer than any in them. By hand: the library
 * follows line and column of every character, and evidence has megabytes.
 */
export function fenced(value: string): string {
  const shown = visible(value);
  const longest = Math.max(2, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${shown}\n${fence}\n`;
}

/** What can be folded away, under a title of our own. */
export function folded(title: string, blocks: readonly Block[]): Block[] {
  return [
    { type: 'html', value: `<details><summary>${title}</summary>` },
    ...blocks,
    { type: 'html', value: '</details>' },
  ];
}

/** An item with those under it. */
export type Item = { parts: readonly Inline[]; under?: readonly Item[] };

export function list(items: readonly Item[]): List {
  return {
    type: 'list',
    spread: false,
    children: items.map(({ parts, under = [] }) => ({
      type: 'listItem',
      spread: false,
      children: [paragraph(...parts), ...(under.length === 0 ? [] : [list(under)])],
    })),
  };
}

/** A table with its heading first; `right` are the columns of numbers. */
export function table(rows: readonly (readonly Inline[])[], right: (column: number) => boolean = () => false): Table {
  return {
    type: 'table',
    align: (rows[0] ?? []).map((_, column) => (right(column) ? 'right' : null)),
    children: rows.map((cells) => ({
      type: 'tableRow',
      children: cells.map((cell) => ({ type: 'tableCell', children: inline([cell]) })),
    })),
  };
}
