// The switchboard: every fault of the simulator, for which messages, and the same as curl and as a sentence.
import { html, nothing } from 'lit-html';
import { FAULTS } from '../names.ts';
import { named } from '../reader.ts';
import { type Page, t } from './context.ts';
import { armedName } from './frame.ts';
import type { FaultRow } from './model.ts';

const GROUPS = [
  ['before', t('Before the ledger commits — nothing is posted', '入账之前——不记账')],
  ['after', t('After the ledger has committed — money is at stake', '入账之后——资金有风险')],
  ['bytes', t('On the wire, byte by byte', '线路上，逐字节')],
] as const;
const SCOPES = [
  ['next', t('the next', '下一笔')],
  ['nth', t('the n-th', '第n笔')],
  ['every', t('every', '每一笔')],
] as const;
const TARGETS = [
  ['', t('message', '报文')],
  ['transaction:sale', t('sale', '消费')],
  ['transaction:void', t('void', '撤销')],
  ['transaction:refund', t('refund', '退货')],
  ['transaction:reversal', t('reversal', '冲正')],
  ['transaction:settlement', t('settlement', '批结算')],
  ['transaction:sign-in', t('sign-in', '签到')],
  ['mti:0100', t('0100', '0100')],
  ['mti:0200', t('0200', '0200')],
  ['mti:0220', t('0220', '0220')],
  ['mti:0400', t('0400', '0400')],
  ['mti:0500', t('0500', '0500')],
  ['mti:0800', t('0800', '0800')],
] as const;

/** What of the scope narrows the messages, as both an act and a rule say it. */
function narrowed({ target, amount, terminalId }: Page['chosen']['scope']): Readonly<Record<string, unknown>> {
  const [member, value = ''] = target.split(':');
  return {
    ...(value === '' ? {} : { [member as string]: value }),
    ...(/^\d+(\.\d{1,2})?$/.test(amount) ? { amountMinor: Math.round(Number(amount) * 100) } : {}),
    ...(terminalId === '' ? {} : { terminalId }),
  };
}

const delayOf = (fault: string, { delayMs }: Page['chosen']['scope']) =>
  /^\d{1,6}$/.test(delayMs) && (fault === 'late-answer' || fault === 'dribble') ? { delayMs: Number(delayMs) } : {};

/** The act that arms a fault in the scope that is chosen. */
function armAct({ chosen: { scope } }: Page, fault: string): Readonly<Record<string, unknown>> {
  return {
    do: 'arm',
    fault,
    scope: scope.scope,
    ...(scope.scope === 'nth' ? { nth: Math.max(1, Math.min(1000, Number(scope.nth) || 1)) } : {}),
    ...narrowed(scope),
    ...(scope.card === '' ? {} : { card: scope.card }),
    ...delayOf(fault, scope),
  };
}

/** The rule of the control plane, for whoever types it. No page has a card's number: whoever types it puts it in. */
function curlOf({ whole: { about }, chosen: { scope } }: Page, fault: string): string {
  const rule = {
    when: { ...narrowed(scope), ...(scope.card === '' ? {} : { pan: `<number of ${scope.card}>` }) },
    ...(scope.scope === 'nth' ? { skip: Math.max(0, Number(scope.nth) - 1) } : {}),
    ...(scope.scope === 'every' ? {} : { times: 1 }),
    then: { fault, ...delayOf(fault, scope) },
  };
  return `curl -s ${about.admin}/admin/rules -H 'content-type: application/json' -d '${JSON.stringify(rule)}'`;
}

export function faultsPage(page: Page): unknown {
  const { reader, whole, chosen, act } = page;
  const live = whole.armed.filter(({ spent }) => !spent);
  const armed = new Map(live.map((each) => [each.fault, each]));
  const groups = GROUPS.map(([group, words]) => {
    const rows = whole.about.faults.filter((row) => row.group === group);
    return html`<h2 class="group">${reader.say(words)}</h2><div class="switches">${rows.map((row) => switchView(page, row, armed.get(row.name)?.position ?? null))}</div>`;
  });
  return html`<div class="switchboard"><section class="panel"><div class="head"><h1>${reader.say(t('Fault switchboard', '故障开关'))}</h1>${scopeView(page)}<button type="button" class="danger" ?disabled=${live.length === 0} @click=${() => act({ do: 'disarm' })}>${reader.say(t('Disarm all', '全部解除'))}</button></div><div class="pad">${groups}</div></section>
<div class="col"><section class="panel"><div class="head"><h2>${reader.say(t('Armed', '已设'))}</h2></div><div class="pad">${
    whole.armed.length === 0
      ? html`<p class="muted">${reader.say(t('Nothing. Switch a fault on: it strikes the messages chosen above.', '无。打开一个开关：作用于上方所选报文。'))}</p>`
      : html`<ul class="plain-list">${whole.armed.map((each) => html`<li class=${each.spent ? 'muted' : ''}>${armedName(page, each)} <span class="muted">${reader.say(t(`acted ${each.acted}×`, `已作用${each.acted}次`))}</span> <button type="button" class="danger" @click=${() => act({ do: 'disarm', position: each.position })}>${reader.say(each.spent ? t('Forget', '移除') : t('Disarm', '解除'))}</button></li>`)}</ul>`
  }</div></section>${codesView(page)}${keepView(page, chosen.armedLast ?? 'drop-answer')}</div></div>`;
}

function scopeView({ reader, whole, chosen, choose }: Page): unknown {
  const { scope } = chosen;
  const change = (name: keyof typeof scope) => (event: { target: { value: string } }) =>
    // As it stands now: the page is drawn a moment after a change.
    choose({ scope: { ...chosen.scope, [name]: event.target.value } });
  const select = (
    name: keyof typeof scope,
    label: ReturnType<typeof t>,
    rows: readonly (readonly [string, ReturnType<typeof t>])[],
  ) =>
    html`<select aria-label=${reader.label(label)} @change=${change(name)}>${rows.map(([value, words]) => html`<option value=${value} ?selected=${scope[name] === value}>${reader.label(words)}</option>`)}</select>`;
  const cards = [['', t('any card', '任意卡')] as const, ...whole.cards.map(({ kind, name }) => [kind, name] as const)];
  const terminals = [
    ['', t('any terminal', '任意终端')] as const,
    ...whole.about.terminals.map(({ terminalId }) => [terminalId, t(terminalId, terminalId)] as const),
  ];
  return html`<div class="row scope"><span class="muted">${reader.say(t('for', '作用于'))}</span>${select('scope', t('how often', '次数'), SCOPES)}${scope.scope === 'nth' ? html`<input type="number" min="1" max="1000" value=${scope.nth} aria-label="n" @input=${change('nth')}>` : nothing}${select('target', t('messages', '报文'), TARGETS)}${select('card', t('card', '卡片'), cards)}${select('terminalId', t('terminal', '终端号'), terminals)}<input size="8" inputmode="decimal" placeholder=${reader.label(t('any amount', '任意金额'))} aria-label=${reader.label(t('amount', '金额'))} value=${scope.amount} @input=${change('amount')}><input size="6" inputmode="numeric" placeholder=${reader.label(t('late by ms', '迟到毫秒'))} aria-label=${reader.label(t('late by, milliseconds', '迟到毫秒数'))} value=${scope.delayMs} @input=${change('delayMs')}></div>`;
}

function switchView(page: Page, row: FaultRow, position: number | null): unknown {
  const { reader, act, choose, parameters } = page;
  const here = parameters.fault === row.name;
  const on = position !== null;
  const flip = () => {
    choose({ armedLast: row.name });
    act(on ? { do: 'disarm', position } : armAct(page, row.name));
  };
  return html`<div class="switch ${on ? 'on' : ''} ${row.playable ? '' : 'off'} ${here ? 'here' : ''}" ?data-found=${here} title=${reader.label(row.documentation)}><button type="button" role="switch" aria-checked=${on ? 'true' : 'false'} ?disabled=${!row.playable && !on} @click=${flip}><span class="name">${named(reader, FAULTS, row.name)}</span><span class="knob" aria-hidden="true"></span></button><p>${reader.say(row.must)}${row.requirement === null ? nothing : html` <span class="req">${row.requirement}</span>`}${row.playable ? nothing : html` <span class="bad-text">${reader.say(t('not on this wire', '本线路不支持'))}</span>`}</p></div>`;
}

/** The issuer's answer by a code, for the chosen scope. */
function codesView(page: Page): unknown {
  const { reader, whole, act, chosen } = page;
  const codes = Object.entries(whole.about.dictionary.codes).filter(
    ([code]) => !whole.about.dictionary.approvals.includes(code),
  );
  const arm = (event: { target: { value: string } }) => {
    const code = event.target.value;
    if (code === '') return;
    event.target.value = '';
    act({ ...armAct(page, 'answer-code'), code, card: chosen.scope.card === '' ? chosen.card : chosen.scope.card });
  };
  return html`<section class="panel"><div class="head"><h2>${reader.say(t("The issuer's code", '发卡行应答码'))}</h2></div><div class="pad"><select aria-label=${reader.label(t('Decline the card with', '拒绝该卡'))} @change=${arm}><option value="">${reader.label(t('decline this card with …', '以应答码拒绝该卡 …'))}</option>${codes.map(([code, words]) => html`<option value=${code}>${code} ${reader.label(words)}</option>`)}</select></div></section>`;
}

/** What was clicked, to keep: as a call, and as sentences. */
function keepView(page: Page, fault: string): unknown {
  const { reader, whole, go, chosen } = page;
  const row = whole.about.faults.find(({ name }) => name === fault);
  const curl = curlOf(page, fault);
  const plain =
    chosen.scope.scope === 'next' &&
    chosen.scope.target === '' &&
    chosen.scope.card === '' &&
    chosen.scope.terminalId === '' &&
    chosen.scope.amount === '';
  const gherkin = row?.sentence != null && plain ? `Given ${row.sentence.en}\n假如${row.sentence.zh}` : null;
  const block = (name: string, text: string) =>
    html`<pre class="keep" tabindex="0">${text}</pre><button type="button" @click=${() => go.copy(name, text)}>${reader.say(chosen.copied === name ? t('Copied', '已复制') : t('Copy', '复制'))}</button>`;
  return html`<section class="panel"><div class="head"><h2>${reader.say(t('The same, to keep', '同样操作，留存'))}</h2></div><div class="pad"><p><b>${named(reader, FAULTS, fault)}</b> <span class="muted">${row === undefined ? nothing : reader.say(row.documentation)}</span></p>${block('curl', curl)}${
    gherkin === null
      ? html`<p class="muted">${reader.say(t('The catalogue has no sentence for this scope; it has for most faults of the next message.', '语句库没有该作用范围的语句；“下一笔报文”的大多数故障都有。'))}</p>`
      : block('gherkin', gherkin)
  }</div></section>`;
}
