// compliance.html: the whole result as one page that needs no network, in both languages, for screen, phone and paper.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { columnOf, type Value } from '../../../views/columns.ts';
import { leanHtml, plainHtml } from '../../../views/plain.ts';
import { BOTH } from '../../../views/reader.ts';
import { type PageData, reportOf, type Summary } from '../../../views/report/model.ts';
import { wholeView } from '../../../views/report/views.ts';
import type { ComplianceReport } from '../../model.ts';
import { packageRoot } from '../../package-root.ts';
import { visible } from '../../visible.ts';
import { terminalName } from '../../words.ts';
import { summaryOf } from './data.ts';
import { dictionaryOf } from './dictionary.ts';
import { evidenceBlocks, packed } from './evidence.ts';
import { linked } from './link.ts';

const STYLES = ['tokens', 'page', 'lists', 'causes', 'scenario', 'lanes', 'device', 'wire', 'proof', 'paper'];

/** `policy` is for a page with that style of its own besides. */
type Page = { begin: string; script: string; style: string; policy(margin: string): string };
let page: Page | null = null;

/** Scripts, style and what a browser is told to let happen: those and nothing else, and nothing may be fetched. */
function pageParts(): Page {
  // The modules are of the same kind as this file: TypeScript in the repository, their build in the package.
  const kind = path.extname(import.meta.filename);
  const [begin = '', script = ''] = ['begin.ts', 'page.ts'].map((name) =>
    linked(fileURLToPath(new URL(`../../../views/browser/${name.replace('.ts', kind)}`, import.meta.url))),
  );
  const style = STYLES.map((name) => readFileSync(path.join(packageRoot(), `src/views/css/${name}.css`), 'utf8'))
    .join('')
    .replace(/^\/\*.*\*\/$/gm, '')
    .replace(/\s*([{};])\s*/g, '$1');
  const policy = (margin: string) =>
    [
      "default-src 'none'",
      `script-src ${hash(begin)} ${hash(script)}`,
      `style-src ${hash(style)} ${hash(margin)}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html tillproof',
    ].join('; ');
  return { begin, script: packed(script), style, policy };
}

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** In the margin of every page on paper: which report it is of, and of which run. Anything but letters and digits stands as its number. */
function marginStyle({ title, terminal, run }: Summary): string {
  const started = run.startedAt === null ? [] : [`${run.startedAt.slice(0, 16).replace('T', ' ')} UTC`];
  const words = ['Tillproof', `${title.en} ${title.zh}`, terminalName(terminal), ...started]
    .filter(Boolean)
    .join(' · ');
  const told = words.replace(/[^\p{L}\p{N} ·.,:-]/gu, (each) => `\\${each.codePointAt(0)?.toString(16)} `);
  return `@page{@top-left{content:"${told}"}}`;
}

/** `blocks` is the evidence, where it is packed already. */
export function complianceHtml(report: ComplianceReport, blocks: readonly string[] = evidenceBlocks(report)): string {
  page ??= pageParts();
  const { begin, script, style, policy } = page;
  const data: PageData = { summary: summaryOf(report), dictionary: dictionaryOf(report) };
  const text = JSON.stringify(data.summary);
  const summary = JSON.parse(text, (_, value) => (typeof value === 'string' ? visible(value) : value)) as Summary;
  const title = `${summary.title.en} · ${terminalName(summary.terminal)} · Tillproof`;
  const margin = marginStyle(summary);
  const block = (id: string, content: string) => `<script type="text/plain" id="${id}">${content}</script>`;
  const scripts = [
    block('page', script),
    block('data', packed(JSON.stringify(columnOf([data as unknown as Value])))),
    ...blocks.map((content, number) => block(`evidence-${number}`, content)),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy(margin)}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${plainHtml(title)}</title>
<style>${style}</style>
<style>${margin}</style>
</head>
<body>
<i id="en"></i><i id="zh"></i>
<div id="app">${leanHtml(plainHtml(wholeView(BOTH, reportOf(summary))))}</div>
${scripts.join('\n')}
<script type="module">${begin}</script>
</body>
</html>
`;
}
