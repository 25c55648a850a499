// The terminal as a device: lights, screen of 20 by 8, menu, keys, slot.
import { html, nothing } from 'lit-html';
import { named } from '../reader.ts';
import { handsView } from './attended.ts';
import { type Page, t } from './context.ts';
import { PROMPTS } from './prompts.ts';

const LIGHTS = [
  ['power', t('power', '电源')],
  ['network', t('network', '网络')],
  ['reader', t('reader', '读卡')],
  ['result', t('result', '结果')],
] as const;
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const MENU_KEY = /^\d{1,2}[. )]*\s*/;

/** The lines of the screen without those that are the menu, which stands below as keys. */
function screenLines({ whole: { about, terminal } }: Page): readonly string[] {
  const { screen, menu, function: running } = terminal.state;
  if (running !== null || menu.length === 0) return screen;
  const names = new Set(menu.flatMap((each) => [about.functions[each]?.en, about.functions[each]?.zh]));
  return screen.filter((line) => !names.has(line.replace(MENU_KEY, '').trim()));
}

export function deviceView(page: Page): unknown {
  const { reader, whole, go, chosen } = page;
  const { state, lights, name } = whole.terminal;
  const off = state.power === 'off';
  const lines = off ? [] : screenLines(page);
  const entered = state.prompt === 'pin' && chosen.pinDigits > 0 ? `\n${'•'.repeat(chosen.pinDigits)}` : '';
  const bulbs = LIGHTS.map(([light, words]) => {
    const value = off
      ? 'off'
      : (lights[light] ?? (light === 'network' ? state.network : light === 'power' ? state.power : ''));
    return html`<span class="bulb b-${light}-${value}"><span aria-hidden="true">●</span> ${reader.say(words)}<span class="vh"> ${value}</span></span>`;
  });
  const key = (face: unknown, name_: string, kind = '') =>
    html`<button type="button" tabindex="-1" class="key ${kind}" @click=${() => go.key(name_)}>${face}</button>`;
  const { attended } = whole;
  const label =
    attended === null
      ? t(
          `Terminal ${name}; digits, Enter, Escape and Backspace are its keys`,
          `终端 ${name}；数字键、回车、Esc、退格即终端按键`,
        )
      : t('The device on the desk', '桌上的设备');
  const keys = html`<div class="keys">${KEYS.map((digit) => key(digit, digit))}${key(reader.say(t('Cancel', '取消')), 'Escape', 'red')}${key('0', '0')}${key(reader.say(t('Clear', '清除')), 'Backspace', 'yellow')}${key('.', '.')}${key('00', '00')}${key(reader.say(t('Confirm', '确认')), 'Enter', 'green')}</div>
<div class="slot ${state.cardInserted ? 'full' : ''}"><span>${reader.say(state.cardInserted ? t('a card is in the slot', '卡在槽中') : t('chip slot', '插卡口'))}</span></div>`;
  return html`<section class="terminal" tabindex="0" data-device aria-label=${reader.label(label)}>
<div class="bulbs">${bulbs}</div>
<pre class="screen ${off ? 'dark' : ''}" tabindex="0" role="log" aria-live="polite">${lines.join('\n')}${entered}</pre>
${menuView(page)}
${attended === null ? keys : nothing}
</section>${attended === null ? nothing : html`<section class="panel hands" aria-label=${reader.label(t('At the device', '在设备上'))}>${handsView(page, attended)}</section>`}`;
}

/** What the terminal offers now, as keys of one press. */
function menuView({ reader, whole, act }: Page): unknown {
  const { state } = whole.terminal;
  if (state.power === 'off' || state.function !== null || state.menu.length === 0)
    return html`<p class="menu busy">${state.function === null ? nothing : named(reader, whole.about.functions, state.function)}${state.quiet ? nothing : html` <span class="working" aria-hidden="true">…</span>`}</p>`;
  const items = state.menu.map(
    (each) =>
      html`<button type="button" class="item" @click=${() => act({ do: 'choose', function: each })}>${named(reader, whole.about.functions, each)}</button>`,
  );
  return html`<div class="menu" role="group" aria-label=${reader.label(t('Functions of the terminal', '终端功能'))} data-arrows>${items}</div>`;
}

/** What somebody at the counter would do next. */
export function nextView(page: Page): unknown {
  const { reader, whole, act } = page;
  const { state } = whole.terminal;
  const button = (words: ReturnType<typeof t>, does: Readonly<Record<string, unknown>>) =>
    html`<button type="button" class="main" @click=${() => act(does)}>${reader.say(words)}</button>`;
  const { prompt } = state;
  const help =
    state.power === 'off'
      ? [
          reader.say(t('The terminal is off.', '终端已关机。')),
          button(t('Switch on', '开机'), { do: 'power', on: true }),
        ]
      : prompt === null
        ? [
            reader.say(
              state.function === null
                ? t('Choose a function; F is the sale.', '请选择功能；F键为消费。')
                : t('The terminal is at work.', '终端处理中。'),
            ),
          ]
        : [
            named(reader, PROMPTS, prompt),
            prompt === 'pin' ? button(t('Right PIN', '正确密码'), { do: 'right-pin' }) : nothing,
            prompt === 'pin'
              ? html`<button type="button" @click=${() => act({ do: 'pin', pin: '' })}>${reader.say(t('No PIN', '不输密码'))}</button>`
              : nothing,
            prompt === 'pin' && whole.attended !== null
              ? html`<button type="button" @click=${() => act({ do: 'pin', pin: '999999' })}>${reader.say(t('Wrong PIN', '错误密码'))}</button>`
              : nothing,
            prompt === 'signature' ? button(t('Sign', '签名'), { do: 'sign' }) : nothing,
            prompt === 'remove-card' ? button(t('Take the card', '取走卡片'), { do: 'remove' }) : nothing,
            prompt === 'paper' ? button(t('Load paper', '装纸'), { do: 'environment', paper: 'loaded' }) : nothing,
          ];
  return html`<p class="next" role="status">${help.map((each) => html`${each} `)}</p>`;
}
