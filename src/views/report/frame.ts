// What stands around every view of the report: where one is, where one can go, the search, the language, the ground, and the keys.
import { html, nothing } from 'lit-html';
import type { Bilingual } from '../../definitions/evidence.ts';
import type { Address, Reader } from '../reader.ts';
import type { Report } from './model.ts';
import { TOKENS } from './search.ts';

const VIEWS: readonly (readonly [string, Bilingual])[] = [
  ['/', { en: 'Summary', zh: '概要' }],
  ['/causes', { en: 'Causes', zh: '原因' }],
  ['/requirements', { en: 'Requirements', zh: '要求' }],
  ['/scenarios', { en: 'Scenarios', zh: '场景' }],
  ['/proof', { en: 'Proof', zh: '证明' }],
];
const LANGUAGES = [
  ['en', 'en', 'English'],
  ['zh', 'zh-CN', '中文'],
] as const;
const SEARCH = { en: 'Search scenarios and requirements', zh: '搜索场景和要求' };
const EXAMPLE = { en: 'verdict:failed mti:0400 reversal …', zh: 'verdict:failed mti:0400 冲正…' };
const THEME = { en: 'Light or dark', zh: '浅色或深色' };
const MADE_BY = {
  en: 'Made by Tillproof. Card data are masked; amounts are in CNY.',
  zh: '由 Tillproof 生成。卡信息均已屏蔽；金额单位为人民币元。',
};
const KEYS: readonly (readonly [string, Bilingual])[] = [
  ['/', { en: 'search', zh: '搜索' }],
  [
    'j  k',
    {
      en: 'next and previous, in a list or among the scenarios of a cause',
      zh: '下一个、上一个（列表或同一原因的场景）',
    },
  ],
  ['Enter', { en: 'open', zh: '打开' }],
  ['←  →', { en: 'moment of a scenario, cell of the map', zh: '场景的时刻，要求一览中的格' }],
  ['[  ]', { en: 'tab of a scenario', zh: '场景的标签页' }],
  ['l', { en: 'language', zh: '语言' }],
  ['?', { en: 'this help', zh: '本帮助' }],
  ['Esc', { en: 'close, or back', zh: '关闭或返回' }],
];
const NEEDS_SCRIPT = {
  en: 'Every scenario with its screens, slips and messages is shown where JavaScript is on.',
  zh: '启用 JavaScript 后可查看每个场景的屏幕、签购单和报文。',
};

/** The whole page around what a view shows; at home in every view is the first. */
export function pageView(reader: Reader, report: Report, address: Address, content: unknown): unknown {
  const here = address.path.replace(/^\/scenario\/.*/, '/scenarios').replace(/^\/causes\/.*/, '/causes');
  const there = (path: string) => {
    // Where nothing can be drawn anew, the page has two parts.
    if (reader.language === null) return path === '/' || path === '/requirements';
    return path !== '/causes' || report.causes.length > 0;
  };
  const counts: Readonly<Record<string, number>> = {
    '/causes': report.causes.length,
    '/requirements': report.requirements.length,
    '/scenarios': report.byPair.size,
  };
  const views = VIEWS.filter(([path]) => there(path)).map(
    ([path, words]) =>
      html`<a href=${reader.to(path)} aria-current=${path === here ? 'page' : 'false'}>${reader.say(words)}${counts[path] === undefined ? nothing : html` <span class="muted">${counts[path]}</span>`}</a>`,
  );
  const tools = reader.language === null ? nothing : [searchBox(reader, address), themeButton(reader)];
  return html`<a class="skip" href="#content">${reader.say({ en: 'Skip to the content', zh: '跳到内容' })}</a>
<header class="top"><span class="brand">Tillproof</span><nav aria-label=${reader.label({ en: 'Views', zh: '视图' })}>${views}</nav>${tools}${languages(reader, address)}</header>
<main id="content" tabindex="-1">${content}</main>
<footer class="muted"><p>${reader.say(MADE_BY)}</p><p>${versions(report)}</p></footer>${reader.language === null ? nothing : help(reader)}`;
}

/** One for every view; what is typed goes into the address as `q`. */
function searchBox(reader: Reader, { parameters }: Address): unknown {
  return html`<div class="search" role="search"><input id="search" type="search" autocomplete="off" spellcheck="false" aria-label=${reader.label(SEARCH)} placeholder=${reader.label(EXAMPLE)} .value=${parameters.q ?? ''}><kbd aria-hidden="true">/</kbd></div>`;
}

function themeButton(reader: Reader): unknown {
  return html`<button type="button" id="theme" title=${reader.label(THEME)} aria-label=${reader.label(THEME)}>◐</button><button type="button" id="keys" title=${reader.label({ en: 'Keys (?)', zh: '按键（?）' })} aria-label=${reader.label({ en: 'Keys', zh: '按键' })}>?</button>`;
}

function help(reader: Reader): unknown {
  const rows = KEYS.map(([key, words]) => html`<dt><kbd>${key}</kbd></dt><dd>${reader.say(words)}</dd>`);
  const tokens = TOKENS.map(([name, example]) => html`<code>${name}:${example}</code> `);
  return html`<dialog id="help" aria-label=${reader.label({ en: 'Keys', zh: '按键' })}><h2>${reader.say({ en: 'Keys', zh: '按键' })}</h2><dl>${rows}</dl><h2>${reader.say({ en: 'Search', zh: '搜索' })}</h2><p>${reader.say({ en: 'Words, and tokens that all have to hold:', zh: '词语，以及须同时满足的条件：' })}</p><p>${tokens}</p><form method="dialog"><button>${reader.say({ en: 'Close', zh: '关闭' })}</button></form></dialog>`;
}

/** Where nothing can run, a style sheet shows the language whose name the address ends with. */
function languages(reader: Reader, { path, parameters }: Address): unknown {
  const links = LANGUAGES.map(([short, language, name]) => {
    const to = reader.language === null ? `#${short}` : reader.to(path, { ...parameters, lang: short });
    return html`<a class="language" lang=${language} href=${to} aria-current=${language === reader.language ? 'true' : 'false'}>${name}</a>`;
  });
  return html`<div class="speak" role="group" aria-label="Language 语言">${links}</div>`;
}

/** `cucumber-js 13.3.0 · node.js 24.21.0 · linux 6.1`. */
function versions({ run }: Report): string {
  return Object.entries(run.versions)
    .filter(([, version]) => version !== '')
    .map(([name, version]) => `${name} ${version}`)
    .join(' · ');
}

/** That there is more where something can run. */
export function needsScript(reader: Reader): unknown {
  return html`<p class="muted">${reader.say(NEEDS_SCRIPT)}</p>`;
}
