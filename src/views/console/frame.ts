// What stands around every view of the console: where one is, whether the line is up, what is armed, what is recorded.
import { html, nothing } from 'lit-html';
import type { Bilingual } from '../../definitions/evidence.ts';
import { FAULTS } from '../names.ts';
import { named } from '../reader.ts';
import { type Page, t } from './context.ts';
import { drawerView } from './drawer.ts';
import type { ArmedView } from './model.ts';
import { recordingView } from './recording.ts';
import { searchBox } from './search.ts';

const VIEWS: readonly (readonly [string, Bilingual])[] = [
  ['/', t('Till', '收银台')],
  ['/wire', t('Wire', '报文')],
  ['/office', t('Back office', '后台')],
  ['/faults', t('Faults', '故障')],
  ['/runs', t('Runs', '运行')],
  ['/cards', t('Cards & terminals', '卡片与终端')],
];
const THEMES = [
  ['system', t('◐ system', '◐ 跟随系统')],
  ['light', t('☀ light', '☀ 浅色')],
  ['dark', t('☾ dark', '☾ 深色')],
] as const;
const LANGUAGES = [
  ['en', 'en', 'EN'],
  ['zh', 'zh-CN', '中文'],
] as const;

export function frameView(page: Page, content: unknown): unknown {
  const { reader, path, line, whole, choose, chosen } = page;
  const links = VIEWS.map(([to, words], at) => {
    const armed = whole.armed.filter(({ spent }) => !spent).length;
    const badge =
      to === '/faults' && armed > 0
        ? html` <span class="badge amber">${armed} ${reader.say(t('armed', '已设'))}</span>`
        : nothing;
    return html`<a href=${reader.to(to)} aria-current=${to === path ? 'page' : 'false'} title="g ${at + 1}">${reader.say(words)}${badge}</a>`;
  });
  const languages = LANGUAGES.map(
    ([short, language, name]) =>
      html`<a class="language" lang=${language} href=${reader.to(path, { ...page.parameters, lang: short })} aria-current=${language === reader.language ? 'true' : 'false'}>${name}</a>`,
  );
  return html`<a class="skip" href="#content">${reader.say(t('Skip to the content', '跳到内容'))}</a>
<header class="top"><span class="brand">Tillproof <span class="muted">${reader.say(t('console', '控制台'))}</span></span><nav aria-label=${reader.label(t('Views', '视图'))}>${links}</nav>
${searchBox(page)}<span class="where"><span class=${line.up ? 'dot on' : 'dot'} aria-hidden="true"></span>${line.up ? reader.say(t('live', '实时')) : reader.say(t('no connection', '连接中断'))} <span class="muted wide">· ${reader.say(whole.about.wire)}</span></span>
<button type="button" class="quiet" aria-expanded=${chosen.drawer ? 'true' : 'false'} title="~" @click=${() => choose({ drawer: !chosen.drawer })}>${reader.say(t('Explain', '解析报文'))}</button>
<select class="theme" aria-label=${reader.label(t('Colours', '配色'))} @change=${(event: { target: { value: string } }) => page.go.theme(event.target.value as typeof chosen.theme)}>${THEMES.map(([theme, words]) => html`<option value=${theme} ?selected=${theme === chosen.theme}>${reader.label(words)}</option>`)}</select><div class="speak" role="group" aria-label="Language 语言">${languages}</div></header>
${bands(page)}
<main id="content" tabindex="-1">${content}</main>
${chosen.recordingOpen ? recordingView(page) : nothing}${chosen.drawer ? drawerView(page) : nothing}`;
}

function bands(page: Page): unknown {
  const { reader, line, whole, act, choose, chosen } = page;
  const armed = whole.armed.filter(({ spent }) => !spent);
  const { steps } = whole.recording;
  const record = html`<span class="record"><button type="button" class="dotted" aria-expanded=${chosen.recordingOpen ? 'true' : 'false'} @click=${() => choose({ recordingOpen: !chosen.recordingOpen })}><span class="rec" aria-hidden="true">●</span> ${reader.say(t('Record as scenario', '录成场景'))}</button> <span class="muted">${reader.say(t(`${steps} ${steps === 1 ? 'step' : 'steps'} so far`, `已有${steps}步`))}</span></span>`;
  return html`${
    line.up
      ? nothing
      : html`<div class="band lost" role="status">${reader.say(t('The connection to the console is lost; what you see is as it was. It is tried again by itself.', '与控制台的连接已中断，页面显示的是中断前的内容；正在自动重连。'))}</div>`
  }${
    line.mayAct || !line.up
      ? nothing
      : html`<div class="band" role="status">${reader.say(whole.about.readOnly ? t('Read-only: this console shows and changes nothing.', '只读：此控制台仅供查看。') : t('To use the till, open the address that the console printed when it started.', '如需操作，请打开控制台启动时显示的地址。'))}</div>`
  }${line.refusal === null ? nothing : html`<div class="band refusal" role="alert">${line.refusal}</div>`}${
    whole.terminal.trouble === null
      ? nothing
      : html`<div class="band refusal" role="alert">${reader.say(t('The terminal cannot be spoken to:', '无法与终端通信：'))} ${whole.terminal.trouble}</div>`
  }${whole.troubles.map(({ what, why }) => html`<div class="band refusal trouble" role="alert">${reader.say(what)} ${why}</div>`)}<div class=${armed.length > 0 ? 'band amber' : 'band plain'} role="status">${
    armed.length === 0
      ? html`<span class="muted">${reader.say(t('No fault is armed.', '未设置故障。'))}</span>`
      : html`<span class="armed">⚡ <b>${reader.say(t('Armed:', '已设故障：'))}</b> ${armed.map((each) => html`<span class="one">${armedName(page, each)} <button type="button" class="danger" @click=${() => act({ do: 'disarm', position: each.position })}>${reader.say(t('Disarm', '解除'))}</button></span>`)}${mustDo(page, armed)}</span>`
  }${record}</div>`;
}

export function armedName(page: Page, { fault, code, when, times, skip, acted }: ArmedView): unknown {
  const { reader } = page;
  const what = fault === null ? html`${reader.say(t('code', '应答码'))} ${code ?? '—'}` : named(reader, FAULTS, fault);
  const which =
    when.length === 0 ? reader.say(t('any message', '任意报文')) : when.map((each) => html`${reader.say(each)} `);
  const left =
    times === null
      ? t('every one', '每一笔')
      : times === 1
        ? t('once', '一次')
        : t(`${times - acted} times`, `${times - acted}次`);
  return html`<b>${what}</b> · ${which} · ${skip > 0 ? html`${reader.say(t(`after ${skip}`, `跳过${skip}笔`))} · ` : nothing}${reader.say(left)}`;
}

function mustDo({ reader, whole }: Page, armed: readonly ArmedView[]): unknown {
  if (armed.length !== 1) return nothing;
  const row = whole.about.faults.find(({ name }) => name === armed[0]?.fault);
  if (row === undefined) return nothing;
  return html`<span class="muted wide">${reader.say(t('The terminal:', '终端：'))} ${reader.say(row.must)}${row.requirement === null ? nothing : html` (${row.requirement})`}</span>`;
}
