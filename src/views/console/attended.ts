// A device that a person alone can use: what they are asked to do at it, what they say that it shows, and how it is to be set up.
import { html, nothing } from 'lit-html';
import { named } from '../reader.ts';
import { type Page, t } from './context.ts';
import { factsView } from './facts.ts';
import type { AttendedView } from './model.ts';
import { PROMPTS } from './prompts.ts';

const OUTCOMES = {
  approved: t('approved', '交易成功'),
  declined: t('declined', '交易被拒绝'),
  'no-answer': t('outcome unknown', '结果未知'),
  cancelled: t('cancelled', '已取消'),
  refused: t('the terminal refused it', '终端拒绝办理'),
  done: t('done, without money', '完成（无金额）'),
  failed: t('failed, without money', '失败（无金额）'),
};

/** The controls of a form, by their names. */
type Form = { elements: Readonly<Record<string, { value: string } | undefined>>; reset(): void };
type Submitted = { preventDefault(): void; currentTarget: unknown };

/** Reads a form that was sent off, and empties it. */
const reading = (take: (value: (name: string) => string) => void) => (event: Submitted) => {
  event.preventDefault();
  const form = event.currentTarget as Form;
  take((name) => form.elements[name]?.value.trim() ?? '');
  form.reset();
};

/** What stands in the place of the keys. */
export function handsView(page: Page, attended: AttendedView): unknown {
  return html`${askedView(page, attended)}${typeView(page)}${attended.tells ? tellView(page) : nothing}${setUpView(page, attended)}`;
}

function askedView({ reader, act }: Page, { asked }: AttendedView): unknown {
  if (asked === null) return nothing;
  return html`<div class="asked" role="alert"><p><span class="muted">${reader.say(t('Please do this at the device:', '请在设备上操作：'))}</span> <b>${reader.say(asked)}</b></p><div class="row"><button type="button" class="main" title="Enter" @click=${() => act({ do: 'did', done: true })}>${reader.say(t('Done', '已完成'))}</button><button type="button" @click=${() => act({ do: 'did', done: false })}>${reader.say(t('Not done', '未操作'))}</button></div></div>`;
}

/** Text and keys that the person is asked for. */
function typeView({ reader, whole, act }: Page): unknown {
  if (whole.terminal.state.function === null) return nothing;
  const type = reading((value) => {
    const text = value('text');
    if (text !== '') act({ do: 'type', text });
  });
  const key = (name: string, words: ReturnType<typeof t>) =>
    html`<button type="button" @click=${() => act({ do: 'press', key: name })}>${reader.say(words)}</button>`;
  return html`<form class="typing" @submit=${type}><label><span>${reader.say(t('to be typed', '要输入的内容'))}</span><input name="text" size="12" maxlength="32" pattern="[0-9A-Za-z.]+" autocomplete="off"></label><button>${reader.say(t('Ask to type it', '请其输入'))}</button><div class="row">${key('confirm', t('Confirm', '确认'))}${key('cancel', t('Cancel', '取消'))}${key('clear', t('Clear', '清除'))}</div></form>`;
}

/** What the person says that the device shows. */
function tellView({ reader, whole, act }: Page): unknown {
  const { prompt, function: running } = whole.terminal.state;
  const tell = reading((value) => {
    const [outcome, code] = [value('outcome'), value('code').toUpperCase()];
    act({
      ...{ do: 'seen', text: value('screen') },
      ...(value('prompt') === '' ? {} : { prompt: value('prompt') }),
      ...(outcome === '' ? {} : { outcome }),
      ...(/^[0-9A-Z]{2}$/.test(code) ? { code } : {}),
    });
  });
  const guess = prompt === null ? t('as before', '不变') : t('as guessed above', '与上面的推测一致');
  const asks = Object.entries(PROMPTS).map(
    ([name, words]) => html`<option value=${name}>${reader.label(words)}</option>`,
  );
  const ends = Object.entries(OUTCOMES).map(
    ([name, words]) => html`<option value=${name}>${reader.label(words)}</option>`,
  );
  return html`<form class="told" @submit=${tell} aria-label=${reader.label(t('What the device shows', '设备显示的内容'))}><label><span>${reader.say(t('The screen shows', '屏幕显示'))}</span><input name="screen" list="screens" maxlength="200" autocomplete="off"></label><datalist id="screens">${whole.about.screens.map((words) => html`<option value=${reader.label(words)}></option>`)}</datalist><label><span>${reader.say(t('It asks for', '设备提示'))}</span><select name="prompt"><option value="">${reader.label(guess)}</option><option value="none">${reader.label(t('nothing', '无'))}</option>${asks}</select></label>${
    running === null
      ? nothing
      : html`<label><span>${named(reader, whole.about.functions, running)} ${reader.say(t('ended', '的结果'))}</span><select name="outcome"><option value="">${reader.label(t('not yet', '尚未结束'))}</option>${ends}</select></label><label><span>${reader.say(t('code', '应答码'))}</span><input name="code" size="3" maxlength="2" autocomplete="off"></label>`
  }<button class="main">${reader.say(t('It shows this', '如上所示'))}</button></form>`;
}

function setUpView({ reader }: Page, { setUp }: AttendedView): unknown {
  const facts = [
    [t('acquirer', '收单主机'), html`<span class="mono">${setUp.url}</span>`],
    [t('dialect', '方言'), setUp.dialect],
    [t('terminal', '终端号'), setUp.terminalId],
    [t('merchant', '商户号'), setUp.merchantId],
    [t('key, by its check value', '密钥校验值'), html`<span class="mono">${setUp.keyCheck}</span>`],
  ] as const;
  return html`<details class="set-up"><summary>${reader.say(t('How the device is set up', '设备参数'))}</summary>${factsView(reader, facts)}</details>`;
}
