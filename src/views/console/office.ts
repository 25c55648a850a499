// The back office: transactions by what one remembers of them, each with its whole story; batches, days, fees, statement.
import { html, nothing } from 'lit-html';
import { FUNCTIONS } from '../names.ts';
import { named } from '../reader.ts';
import { yuan } from '../scenario/money.ts';
import { accountsView } from './accounts.ts';
import { alertsView } from './alerts.ts';
import { type OfficeRow, type Page, t } from './context.ts';
import { statementView } from './statement.ts';
import { storyView } from './story.ts';

const FIELDS = [
  ['from', t('from', '起'), 'date'],
  ['to', t('to', '止'), 'date'],
  ['amount', t('amount', '金额'), 'decimal'],
  ['voucher', t('voucher', '凭证号'), 'numeric'],
  ['reference', t('reference', '参考号'), 'text'],
  ['lastFour', t('last four of the card', '卡号后四位'), 'numeric'],
] as const;
const STATES = [
  ['', t('any state', '全部状态')],
  ['approved', t('approved', '成功')],
  ['declined', t('declined', '拒绝')],
  ['reversed', t('reversed', '已冲正')],
  ['voided', t('voided', '已撤销')],
  ['refused', t('refused', '已拒绝')],
] as const;
const BATCH_STATES = { open: t('open', '未结算'), uploading: t('uploading', '上送中'), closed: t('closed', '已结算') };
const PAGE_ROWS = 50;

/** What was typed as a query of the control plane; what does not fit is left out. */
export function queryOf(asked: Readonly<Record<string, string>>): URLSearchParams {
  const query = new URLSearchParams({ limit: String(PAGE_ROWS), offset: asked.offset ?? '0' });
  const fits: Readonly<Record<string, RegExp>> = {
    from: /^\d{4}-\d\d-\d\d$/,
    to: /^\d{4}-\d\d-\d\d$/,
    voucher: /^\d{6}$/,
    reference: /^[0-9A-Za-z]{12}$/,
    lastFour: /^\d{4}$/,
    state: /^[a-z]+$/,
  };
  for (const [name, form] of Object.entries(fits)) {
    const value = name === 'voucher' && asked[name] ? asked[name].padStart(6, '0') : (asked[name] ?? '').trim();
    if (form.test(value)) query.set(name, value);
  }
  if (/^\d{1,9}(\.\d{1,2})?$/.test(asked.amount ?? ''))
    query.set('amountMinor', String(Math.round(Number(asked.amount) * 100)));
  return query;
}

export function officePage(page: Page): unknown {
  const { reader, chosen, go, parameters } = page;
  const { office, officeAsked } = chosen;
  const change = (name: string) => (event: { target: { value: string } }) =>
    go.office({ ...officeAsked, [name]: event.target.value, offset: '0' });
  const inputs = FIELDS.map(
    ([name, words, kind]) =>
      html`<label><span>${reader.say(words)}</span><input name=${name} type=${kind === 'date' ? 'date' : 'text'} inputmode=${kind === 'date' ? 'text' : kind} .value=${officeAsked[name] ?? ''} @change=${change(name)}></label>`,
  );
  const state = html`<label><span>${reader.say(t('state', '状态'))}</span><select @change=${change('state')}>${STATES.map(([value, words]) => html`<option value=${value} ?selected=${(officeAsked.state ?? '') === value}>${reader.label(words)}</option>`)}</select></label>`;
  const csv = queryOf(officeAsked);
  csv.delete('limit');
  csv.delete('offset');
  const offset = Number(officeAsked.offset ?? '0');
  const turn = (to: number) => () => go.office({ ...officeAsked, offset: String(to) });
  const story = office?.transactions.find(({ id }) => String(id) === parameters.id);
  return html`<section class="panel"><div class="head"><h1>${reader.say(t('Back office', '后台'))}</h1>${clockView(page)}</div><form class="ask" @submit=${(event: { preventDefault(): void }) => event.preventDefault()}>${inputs}${state}<button type="button" class="main" @click=${() => go.office({ ...officeAsked, offset: '0' })}>${reader.say(t('Find', '查询'))}</button><a class="button" href=${`/admin/transactions.csv?${csv}`} download>CSV</a></form>
${
  office === null
    ? html`<p class="muted pad">…</p>`
    : html`<p class="pad totals" role="status"><b>${office.total}</b> ${reader.say(t(office.total === 1 ? 'transaction' : 'transactions', '笔交易'))} · ${reader.say(t('debit', '借记'))} ${office.totals.debitCount} / ${yuan(office.totals.debitMinor)} · ${reader.say(t('credit', '贷记'))} ${office.totals.creditCount} / ${yuan(office.totals.creditMinor)}</p>${rowsView(page, office.transactions)}<div class="row pad"><button type="button" ?disabled=${offset === 0} @click=${turn(Math.max(0, offset - PAGE_ROWS))}>←</button><span class="muted">${office.total === 0 ? 0 : offset + 1}–${Math.min(office.total, offset + PAGE_ROWS)} / ${office.total}</span><button type="button" ?disabled=${offset + PAGE_ROWS >= office.total} @click=${turn(offset + PAGE_ROWS)}>→</button><button type="button" ?disabled=${offset + PAGE_ROWS >= office.total} @click=${turn(Math.max(0, Math.floor((office.total - 1) / PAGE_ROWS) * PAGE_ROWS))}>${reader.say(t('latest', '最新'))}</button></div>`
}</section>${story === undefined ? nothing : storyView(page, story)}<div class="pair">${batchesView(page)}${daysView(page)}</div>${statementView(page)}${alertsView(page)}${accountsView(page)}`;
}

function rowsView(page: Page, rows: readonly OfficeRow[]): unknown {
  const { reader, whole, parameters } = page;
  const names = { ...whole.about.dictionary.transactions, ...FUNCTIONS };
  const head = [
    t('time', '时间'),
    t('type', '类型'),
    t('card', '卡号'),
    t('CNY', '金额'),
    t('voucher', '凭证号'),
    t('reference', '参考号'),
    t('state', '状态'),
    t('fee', '手续费'),
  ];
  const body = rows.map((row) => {
    const here = String(row.id) === parameters.id;
    return html`<tr class="s-${row.state} ${here ? 'here' : ''}"><td class="mono">${row.at.slice(5, 19).replace('T', ' ')}</td><td><a href=${reader.to('/office', here ? {} : { id: String(row.id) })}>${named(reader, names, row.type)}</a></td><td class="mono">${row.cardNumber}</td><td class="n">${yuan(row.amountMinor)}</td><td class="mono">${row.stan}</td><td class="mono">${row.reference}</td><td><span class="state">${reader.say(stateWords(row.state))}</span> ${row.responseCode === '00' ? nothing : row.responseCode}${row.refundedMinor > 0 ? html` <span class="muted">${reader.say(t('refunded', '已退'))} ${yuan(row.refundedMinor)}</span>` : nothing}</td><td class="n">${row.feeMinor === null ? '' : yuan(row.feeMinor)}</td></tr>`;
  });
  return html`<div class="scroll" tabindex="0"><table class="data wide-table"><thead><tr>${head.map((each) => html`<th scope="col">${reader.say(each)}</th>`)}</tr></thead><tbody>${body.length > 0 ? body : html`<tr><td colspan="8" class="muted">${reader.say(t('Nothing fits.', '没有符合条件的交易。'))}</td></tr>`}</tbody></table></div>`;
}

const stateWords = (state: string) => {
  const found = STATES.find(([value]) => value === state && value !== '');
  return found?.[1] ?? t(state, state);
};

function clockView({ reader, whole, act }: Page): unknown {
  const { now, standing } = whole.clock;
  return html`<div class="row clock"><span class="muted">${reader.say(standing ? t('the clock stands at', '主机时钟停在') : t('real time', '实时'))}</span> <b class="mono">${standing ? now.slice(0, 19).replace('T', ' ') : ''}</b><button type="button" @click=${() => act({ do: 'clock', advanceMs: 86_400_000 })}>${reader.say(t('+ 1 day', '+1天'))}</button><button type="button" ?disabled=${!standing} @click=${() => act({ do: 'clock', real: true })}>${reader.say(t('let it run', '恢复走时'))}</button></div>`;
}

function batchesView({ reader, chosen }: Page): unknown {
  const head = [
    t('batch', '批次'),
    t('state', '状态'),
    t('debit', '借记'),
    t('credit', '贷记'),
    t('terminal agrees', '终端一致'),
  ];
  const rows = chosen.batches.slice(-12).map((each) => {
    const balanced = each.balanced === null ? '—' : each.balanced === true ? '✓' : '✕';
    return html`<tr><th scope="row">${String(each.batch)}</th><td>${named(reader, BATCH_STATES, String(each.state))}</td><td class="n">${String(each.debitCount)} / ${yuan(Number(each.debitMinor))}</td><td class="n">${String(each.creditCount)} / ${yuan(Number(each.creditMinor))}</td><td class=${each.balanced === false ? 'bad-text' : ''}>${balanced}</td></tr>`;
  });
  return html`<section class="panel"><div class="head"><h2>${reader.say(t('Batches', '批次'))}</h2></div><div class="scroll" tabindex="0"><table class="data"><thead><tr>${head.map((each) => html`<th scope="col">${reader.say(each)}</th>`)}</tr></thead><tbody>${rows.length > 0 ? rows : html`<tr><td colspan="5" class="muted">—</td></tr>`}</tbody></table></div></section>`;
}

/** Settlements of the business days: what the merchant is paid, and what it costs. */
function daysView({ reader, chosen, whole, act, go }: Page): unknown {
  const list = chosen.clearing?.settlements ?? [];
  const amount = (each: Readonly<Record<string, unknown>>, name: string) =>
    typeof each[name] === 'number' ? yuan(each[name]) : '—';
  const rows = list
    .slice(-12)
    .map(
      (each) =>
        html`<tr><th scope="row">${String(each.businessDay ?? '')}</th><td class="n">${amount(each, 'grossMinor')}</td><td class="n">${amount(each, 'refundsMinor')}</td><td class="n">${amount(each, 'feesMinor')}</td><td class="n"><b>${amount(each, 'netMinor')}</b></td><td>${String(each.valueDate ?? '')}</td></tr>`,
    );
  const head = [
    t('day', '日期'),
    t('gross', '交易额'),
    t('refunded', '退货'),
    t('fee', '手续费'),
    t('net', '净额'),
    t('paid on', '到账日'),
  ];
  const merchant = whole.about.terminals[0]?.merchantId ?? '';
  return html`<section class="panel"><div class="head"><h2>${reader.say(t('Settlement and fees', '结算与手续费'))}</h2><div class="row"><button type="button" @click=${() => act({ do: 'clear' })}>${reader.say(t('Cut the day', '日切'))}</button><a class="button" href="/admin/settlements.csv" download>CSV</a><button type="button" @click=${() => go.statement(merchant)}>${reader.say(t('Statement', '对账单'))}</button></div></div><div class="scroll" tabindex="0"><table class="data"><thead><tr>${head.map((each) => html`<th scope="col">${reader.say(each)}</th>`)}</tr></thead><tbody>${rows.length > 0 ? rows : html`<tr><td colspan="6" class="muted">${reader.say(t('Settle a batch at the till, then cut the day.', '先在收银台批结算，再日切。'))}</td></tr>`}</tbody></table></div></section>`;
}
