// The till: the device, the cardholder with wallet and slip, the wire and the books beside them.
import { html } from 'lit-html';
import { threeBooksNow } from './books.ts';
import { type Page, t } from './context.ts';
import { deviceView, nextView } from './device.ts';
import { paperView } from './paper.ts';
import { walletView } from './wallet.ts';
import { wireDetail, wireTable, wireTools } from './wire.ts';

export function tillPage(page: Page): unknown {
  const { reader } = page;
  return html`<h1 class="vh">${reader.say(t('Till', '收银台'))}</h1><div class="till"><div class="col one">${deviceView(page)}${nextView(page)}${surroundings(page)}</div><div class="col two">${walletView(page)}${paperView(page)}</div><div class="col three"><section class="panel"><div class="head"><h2>${reader.say(t('Live wire', '实时报文'))}</h2>${wireTools(page)}</div>${wireTable(page)}</section>${wireDetail(page)}${threeBooksNow(page)}</div></div>`;
}

/** What is around the terminal: power, line, paper, battery, language. */
function surroundings({ reader, whole, act }: Page): unknown {
  const { state, paper, battery, link, languages, language, name } = whole.terminal;
  const on = state.power === 'on';
  const other = languages.find((each) => each !== language);
  const switched = (
    words: ReturnType<typeof t>,
    value: ReturnType<typeof t>,
    good: boolean,
    does: Readonly<Record<string, unknown>>,
  ) =>
    html`<button type="button" class=${good ? '' : 'amber'} aria-pressed=${good ? 'false' : 'true'} @click=${() => act(does)}>${reader.say(words)} <b>${reader.say(value)}</b></button>`;
  return html`<div class="row around" role="group" aria-label=${reader.label(t('Around the terminal', '终端环境'))}>
${switched(t('power', '电源'), on ? t('on', '开') : t('off', '关'), on, { do: 'power', on: !on })}
<button type="button" @click=${() => act({ do: 'restart' })}>${reader.say(t('restart', '重启'))}</button>
${switched(t('network', '网络'), link === 'up' ? t('up', '通') : t('down', '断'), link === 'up', { do: 'environment', network: link === 'up' ? 'down' : 'up' })}
${switched(t('paper', '纸'), paper === 'loaded' ? t('ok', '有') : t('out', '缺'), paper === 'loaded', { do: 'environment', paper: paper === 'loaded' ? 'out' : 'loaded' })}
${switched(t('battery', '电量'), battery === 'good' ? t('good', '足') : t('low', '低'), battery === 'good', { do: 'environment', battery: battery === 'good' ? 'low' : 'good' })}
${other === undefined ? '' : html`<button type="button" @click=${() => act({ do: 'language', language: other })}>${reader.say(t('its language', '终端语言'))} <b>${language === 'en' ? 'English' : '中文'}</b></button>`}
<button type="button" class="danger" @click=${() => act({ do: 'start-over' })}>${reader.say(t('start over', '重新开始'))}</button>
</div><p class="muted small">${whole.attended?.tells ? reader.say(t('the device on the desk', '桌上的设备')) : name} · ${whole.attended !== null ? reader.say(t('keys: Enter done; F sale; i t s insert, tap, swipe; ~ explain', '按键：回车表示已完成；F消费；i t s插卡、挥卡、刷卡；~解析')) : reader.say(t('keys: digits, Enter, Esc, Backspace; F sale; i t s insert, tap, swipe; ~ explain', '按键：数字、回车、Esc、退格；F消费；i t s插卡、挥卡、刷卡；~解析'))}</p>`;
}
