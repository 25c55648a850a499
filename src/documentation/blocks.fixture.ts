// The documentation as tests see it: its pages, the blocks of code in them, their headings and links.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One block of code. `info` is its info string: the language, then words about it. */
export type Block = { page: string; line: number; language: string; info: string; text: string };

function markdownIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((name) => statSync(path.join(ROOT, name)).isFile())
    .sort();
}

/** Every page that people read, in both languages; what a run has written beside `reports/README.md` is none. */
export const PAGES: readonly string[] = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'reports/README.md',
  ...['docs', 'examples', 'deploy', 'bench']
    .filter((folder) => existsSync(path.join(ROOT, folder)))
    .flatMap(markdownIn),
].filter((page) => existsSync(path.join(ROOT, page)));

export const textOf = (page: string): string => readFileSync(path.join(ROOT, page), 'utf8');

const FENCE = /^( *)```([^\n]*)\n(.*?)^\1```[ \t]*$/gms;

/** The blocks of a page in their order. An indented block loses its indentation. */
export function blocksOf(page: string): Block[] {
  const text = textOf(page);
  return [...text.matchAll(FENCE)].map(({ index, 1: indent = '', 2: info = '', 3: body = '' }) => ({
    page,
    line: text.slice(0, index).split('\n').length,
    language: info.trim().split(/\s+/)[0] ?? '',
    info: info.trim().replace(/^\S+\s*/, ''),
    text: body
      .split('\n')
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
      .join('\n'),
  }));
}

export const BLOCKS: readonly Block[] = PAGES.flatMap(blocksOf);

export const placeOf = ({ page, line }: Block): string => `${page}:${line}`;

/** Why a block is not run; null when it is. */
export function notRun({ info }: Block): string | null {
  return /^not-run:\s*(.+)$/.exec(info)?.[1] ?? null;
}

const withoutBlocks = (page: string): string => textOf(page).replace(FENCE, '');

/** Rooms of the house in which paths begin; what a run writes (reports/) is not kept. */
const ROOMS = 'src|simulator|steps|features|docs|bench|scripts|examples';
const PATHS = new RegExp(`(?<![\\w./-])(?:${ROOMS})/[\\w./-]*|(?<![\\w./<>-])[\\w-]+(?:\\.test)?\\.ts(?![\\w-])`, 'g');

/** Paths of the house, and bare names of its sources, that a text says in code spans. */
export const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, span = '']) => span.match(PATHS) ?? []);

export const pathsOf = (page: string): string[] => pathsIn(withoutBlocks(page));

/** Addresses that a page links to or shows as pictures. */
export function linksOf(page: string): string[] {
  return [
    ...withoutBlocks(page)
      .replace(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^)\s]+)\)/g),
  ].map(([, target = '']) => target);
}

/** Anchors of a page as GitHub makes them out of its headings. */
export function anchorsOf(page: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of withoutBlocks(page).matchAll(/^#{1,6} +(.+?) *$/gm)) {
    const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '');
    const anchor = words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    let unique = anchor;
    for (let n = 1; anchors.has(unique); n++) unique = `${anchor}-${n}`;
    anchors.add(unique);
  }
  return anchors;
}
