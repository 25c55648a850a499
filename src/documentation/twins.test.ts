// Chinese and English are equals: every page that people read has its twin, of the same outline, and leads to pages of its own language.
import path from 'node:path';
import type { RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { linksOf, PAGES, textOf } from './blocks.fixture.ts';

/** Pages, and folders of them, that have no twin, and why not. */
const ALONE: Readonly<Record<string, string>> = {
  'CONTRIBUTING.md': 'for developers of this project, whose sources are in English',
  'CHANGELOG.md': 'for developers of this project, whose sources are in English',
  'docs/decisions/': 'for developers of this project, whose sources are in English',
  'docs/dependencies.md': 'for developers of this project: why each package is there',
  'docs/facts.md': 'where the rules of the sources come from, cited there by their numbers',
  'docs/vectors.md': 'where the test vectors of the sources come from',
  'docs/wire-samples.md': 'where the wire samples of the sources come from, by their names',
  'reports/README.md': 'has both languages on one page',
};

const isChinese = (page: string) => page.endsWith('.zh-CN.md');
const twinOf = (page: string) =>
  isChinese(page) ? page.replace('.zh-CN.md', '.md') : page.replace(/\.md$/, '.zh-CN.md');
const hasTwin = (page: string) => PAGES.includes(twinOf(page));
const english = PAGES.filter((page) => !isChinese(page));

/** What a part of a page is, without its words: a heading of a level, a table of so many rows and columns, a block of code of a kind. */
function shapeOf(part: RootContent): string {
  if (part.type === 'heading') return `heading ${part.depth}`;
  if (part.type === 'table') return `table of ${part.children.length} × ${part.children[0]?.children.length}`;
  if (part.type === 'list') return `list of ${part.children.length}`;
  if (part.type === 'code')
    return ['code', part.lang, part.meta?.replace(/not-run:.*/, 'not-run')].filter(Boolean).join(' ');
  return part.type;
}

function outlineOf(text: string): string[] {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children.map(shapeOf);
}

describe('a page', () => {
  it('has a twin in the other language, or a reason why not', () => {
    const excused = (page: string) =>
      Object.keys(ALONE).some((name) => page === name || (name.endsWith('/') && page.startsWith(name)));
    expect(english.filter((page) => !hasTwin(page) && !excused(page))).toEqual([]);
    expect(PAGES.filter((page) => isChinese(page) && !hasTwin(page))).toEqual([]);
    const idle = Object.keys(ALONE).filter((name) => !english.some((page) => page.startsWith(name) && !hasTwin(page)));
    expect(idle).toEqual([]);
  });

  const twins = english.filter(hasTwin);

  it.each(twins)('%s has the outline of its twin', (page) => {
    expect(outlineOf(textOf(twinOf(page)))).toEqual(outlineOf(textOf(page)));
  });

  it.each(twins.flatMap((page) => [page, twinOf(page)]))('%s begins with a link to its twin', (page) => {
    const [opening = ''] = textOf(page).split(/^## /m);
    expect(opening).toContain(`](${path.posix.basename(twinOf(page))})`);
  });

  it.each(PAGES)('%s leads to pages in its own language', (page) => {
    const elsewhere = linksOf(page).filter((target) => {
      const to = path.posix.join(path.posix.dirname(page), decodeURIComponent(target.split('#')[0] ?? ''));
      return PAGES.includes(to) && hasTwin(to) && to !== twinOf(page) && isChinese(to) !== isChinese(page);
    });
    expect(elsewhere).toEqual([]);
  });
});

describe('the outline', () => {
  it('is that of the headings, tables, lists, paragraphs and blocks of code', () => {
    const text =
      '# A\n\nText\nmore\n\n| a | b |\n| - | - |\n| c | d |\n\n- e\n- f\n\n```sh not-run: g\nh\n```\n\n### I';
    const outline = ['heading 1', 'paragraph', 'table of 2 × 2', 'list of 2', 'code sh not-run', 'heading 3'];
    expect(outlineOf(text)).toEqual(outline);
  });
});
