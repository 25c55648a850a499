// What stands around every view of the report: where one is, where one can go, and in which language.
import { html, nothing } from 'lit-html';
import type { Bilingual } from '../../definitions/evidence.ts';
import type { Address, Reader } from '../reader.ts';
import type { Report } from './model.ts';

const VIEWS: readonly (readonly [string, Bilingual])[] = [
  ['/', { en: 'Summary', zh: '概要' }],
  ['/causes', { en: 'Causes', zh: '原因' }],
  ['/requirements', { en: 'Requirements', zh: '要求' }],
  ['/scenarios', { en: 'Scenarios', zh: '场景' }],
];
const LANGUAGES = [
  ['en', 'en', 'English'],
  ['zh', 'zh-CN', '中文'],
] as const;
const MADE_BY = {
  en: 'Made by Tillproof. Card data are masked; amounts are in CNY.',
  zh: '由 Tillproof 生成。卡信息均已屏蔽；金额单位为人民币元。',
};
const KEYS = {
  en: 'Keys: / search, j and k next and previous scenario of a cause, l language, arrows on the map.',
  zh: '按键：/ 搜索，j 和 k 切换原因中的下一个、上一个场景，l 切换语言，方向键在要求一览中移动。',
};
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
  const views = VIEWS.filter(([path]) => there(path)).map(
    ([path, words]) =>
      html`<a href=${reader.to(path)} aria-current=${path === here ? 'page' : 'false'}>${reader.say(words)}</a>`,
  );
  return html`<a class="skip" href="#content">${reader.say({ en: 'Skip to the content', zh: '跳到内容' })}</a>
<header class="top"><span class="brand">Tillproof</span><nav aria-label=${reader.label({ en: 'Views', zh: '视图' })}>${views}</nav>${languages(reader, address)}</header>
<main id="content" tabindex="-1">${content}</main>
<footer class="muted">${reader.language === null ? nothing : html`<p>${reader.say(KEYS)}</p>`}<p>${reader.say(MADE_BY)}</p><p>${versions(report)}</p></footer>`;
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
