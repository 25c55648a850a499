// compliance.html: the whole result as one page that needs no network, in both languages, for screen, phone and paper.

import { verdictWords } from '../../headline.ts';
import type { ComplianceReport } from '../../model.ts';
import { terminalName } from '../../words.ts';
import { startPage } from './behaviour.ts';
import { dictionaryOf, embedded, runsOf } from './data.ts';
import { both, DETAIL_FUNCTIONS, esc } from './detail.ts';
import { unpack } from './pack.ts';
import { requirementsSection } from './requirements-section.ts';
import { scenariosSection } from './scenarios-section.ts';
import { STYLE } from './style.ts';
import { summarySection } from './summary-section.ts';

/** Nothing may be fetched: the page is one file, and a browser holds it to that. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** `cucumber-js 13.3.0 · node.js 24.21.0 · linux 6.1`. */
function versions({ run }: ComplianceReport): string {
  return Object.entries(run.versions)
    .filter(([, version]) => version !== '')
    .map(([name, version]) => `${name} ${version}`)
    .join(' · ');
}

export function complianceHtml(report: ComplianceReport): string {
  const words = verdictWords(report.verdict, report.scope, report.counts.flaky);
  const terminal = terminalName(report.terminal);
  const titles = { en: `${words.en} · ${terminal} · Tillproof`, zh: `${words.zh} · ${terminal} · Tillproof` };
  return `<!doctype html>
<html lang="en" data-title-en="${esc(titles.en)}" data-title-zh="${esc(titles.zh)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${esc(titles.en)}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#summary">${both('Skip to the summary', '跳到概要')}</a>
<header class="top">
<span class="brand">Tillproof</span>
<nav aria-label="Parts 目录"><a href="#summary">${both('Summary', '概要')}</a><a href="#requirements">${both('Requirements', '要求')}</a><a href="#scenarios">${both('Scenarios', '场景')}</a></nav>
<div class="speak" role="group" aria-label="Language 语言"><button type="button" data-speak="en" aria-pressed="true" lang="en">English</button><button type="button" data-speak="zh" aria-pressed="false" lang="zh-CN">中文</button></div>
</header>
<main>
${summarySection(report)}
${requirementsSection(report)}
${scenariosSection(report)}
</main>
<footer class="muted"><p>${both('Made by Tillproof. Card data are masked; amounts are in CNY.', '由 Tillproof 生成。卡信息均已屏蔽；金额单位为人民币元。')}</p><p>${esc(versions(report))}</p></footer>
<script type="application/json" id="dictionary">${embedded(dictionaryOf(report))}</script>
<script type="application/json" id="runs">${embedded(runsOf(report))}</script>
<script>
${DETAIL_FUNCTIONS.map(String).join('\n')}
${String(unpack)}
${String(startPage)}
startPage(window, renderDetail, unpack);
</script>
</body>
</html>
`;
}
