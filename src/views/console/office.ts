// The back office: transactions by what one remembers of them, each with its whole story; batches, days, fees, statement.
import { html, nothing } from 'lit-html';
import { FUNCTIONS } from '../names.ts';
import { named } from '../reader.ts';
import { yuan } from '../scenario/money.ts';
import { accountsView } from './accounts.ts';
import { alertsView } from './alerts.ts';
import { askedOf, FILTERS, merchantOf, misfits, PAGE_ROWS, queryOf } from './asked.ts';
import { type OfficeRow, type Page, t } from './context.ts';
import { statementView } from './statement.ts';
import { storyView } from './story.ts';

const STATES = [
  ['', t('any state', '全部状态')],
  ['approved', t('approved', '成功')],
  ['declined', t('declined', '拒绝')],
  ['reversed', t('reversed', '已冲正')],
  ['voided', t('voided', '已撤销')],
  ['refused', t('refused', '已拒绝')],
] as const;
const BATCH_STATES = { open: t('open', '未结算'), uploading: t('uploading', '上送中'), closed: t('closed', '已结算') };

export function officePage(page: Page): unknown {
  const { reader, chosen, go, parameters } = page;
  const { office } = chosen;
  const asked = askedOf(parameters);
  const csv = queryOf(asked);
  csv.delete('limit');
  csv.delete('offset');
  const offset = Number(queryOf(asked).get('offset'));
  const turn = (to: number) => () => go.office({ ...asked, offset: to === 0 ? '' : String(to) });
  const story = office?.transactions.find(({ id }) => String(id) === parameters.id);
  const left = misfits(asked).map(({ words }) => words);
  const unasked = t(
    `left out, for it does not look like one: ${left.map(({ en }) => en).join(', ')}`,
    `格式不符，未作为条件：${left.map(({ zh }) => zh).join('、')}`,
  );
  return html`<section class="panel"><div class="head"><h1>${reader.say(t('Back office', '后台'))}</h1>${clockView(page)}</div><form class="ask" @submit=${(event: { preventDefault(): void }) => event.preventDefault()}>${filtersView(page, asked)}<button type="button" class="main" @click=${(event: OfForm) => go.office(toldIn(event))}>${reader.say(t('Find', '查询'))}</button><a class="button" href=${`/admin/transactions.csv?${csv}`} download>CSV</a></form>
${left.length === 0 ? nothing : html`<p class="pad bad-text" role="status">${reader.say(unasked)}</p>`}${
  office === null
    ? html`<p class="muted pad">…</p>`
    : html`<p class="pad totals" role="status"><b>${office.total}</b> ${reader.say(t(office.total === 1 ? 'transaction' : 'transactions', '笔交易'))} · ${reader.say(t('debit', '借记'))} ${office.totals.debitCount} / ${yuan(office.totals.debitMinor)} · ${reader.say(t('credit', '贷记'))} ${office.totals.creditCount} / ${yuan(office.totals.creditMinor)}</p>${rowsView(page, office.transactions)}<div class="row pad"><button type="button" ?disabled=${offset === 0} @click=${turn(Math.max(0, offset - PAGE_ROWS))}>←</button><span class="muted">${office.total === 0 ? 0 : offset + 1}–${Math.min(office.total, offset + PAGE_ROWS)} / ${office.total}</span><button type="button" ?disabled=${offset + PAGE_ROWS >= office.total} @click=${turn(offset + PAGE_ROWS)}>→</button><button type="button" ?disabled=${offset + PAGE_ROWS >= office.total} @click=${turn(Math.max(0, Math.floor((office.total - 1) / PAGE_ROWS) * PAGE_ROWS))}>${reader.say(t('latest', '最新'))}</button></div>`
}</section>${story === undefined ? nothing : storyView(page, story)}<div class="pair">${batchesView(page)}${daysView(page)}</div>${statementView(page)}${alertsView(page)}${accountsView(page)}`;
}

type OfForm = { currentTarget: { form: { elements: Iterable<{ name: string; value: string }> } } };

/** What stands in the fields now; the page may still show what was asked before. */
const toldIn = ({ currentTarget: { form } }: OfForm): Record<string, string> =>
  Object.fromEntries([...form.elements].flatMap(({ name, value }) => (name === '' ? [] : [[name, value]])));

function filtersView({ reader, whole, go }: Page, asked: Readonly<Record<string, string>>): unknown {
  const change = (event: OfForm) => go.office(toldIn(event));
  const unfit = new Set(misfits(asked).map(({ name }) => name));
  const { terminals } = whole.about;
  const choices = {
    terminalId: terminals.map(({ terminalId, merchant }) => [terminalId, merchant] as const),
    merchantId: [...new Map(terminals.map(({ merchantId, merchant }) => [merchantId, merchant]))],
  };
  const inputs = FILTERS.map(({ name, words, kind, known }) => {
    const list = known === undefined ? nothing : `known-${known}`;
    const type = kind === 'date' ? 'date' : 'text';
    const mode = kind === 'date' ? 'text' : kind;
    return html`<label><span>${reader.say(words)}</span><input name=${name} type=${type} inputmode=${mode} list=${list} aria-invalid=${unfit.has(name) ? 'true' : 'false'} .value=${asked[name] ?? ''} @change=${change}></label>${known === undefined ? nothing : html`<datalist id=${`known-${known}`}>${choices[known].map(([value, merchant]) => html`<option value=${value}>${merchant}</option>`)}</datalist>`}`;
  });
  return html`${inputs}<label><span>${reader.say(t('state', '状态'))}</span><select name="state" @change=${change}>${STATES.map(([value, words]) => html`<option value=${value} ?selected=${(asked.state ?? '') === value}>${reader.label(words)}</option>`)}</select></label>`;
}

function rowsView(page: Page, rows: readonly OfficeRow[]): unknown {
  const { reader, whole, parameters } = page;
  const asked = askedOf(parameters);
  const names = { ...whole.about.dictionary.transactions, ...FUNCTIONS };
  const head = [
    t('time', '时间'),
    t('type', '类型'),
    t('card', '卡号'),
    t('CNY', '金额'),
    t('voucher', '凭证号'),
    t('reference', '参考号'),
    t('terminal', '终端号'),
    t('state', '状态'),
    t('fee', '手续费'),
  ];
  const body = rows.map((row) => {
    const here = String(row.id) === parameters.id;
    return html`<tr class="s-${row.state} ${here ? 'here' : ''}"><td class="mono">${row.at.slice(5, 19).replace('T', ' ')}</td><td><a href=${reader.to('/office', here ? asked : { ...asked, id: String(row.id) })}>${named(reader, names, row.type)}</a></td><td class="mono">${row.cardNumber}</td><td class="n">${yuan(row.amountMinor)}</td><td class="mono">${row.stan}</td><td class="mono">${row.reference}</td><td class="mono" title=${row.merchantId}>${row.terminalId}</td><td><span class="state">${reader.say(stateWords(row.state))}</span> ${row.responseCode === '00' ? nothing : row.responseCode}${row.refundedMinor > 0 ? html` <span class="muted">${reader.say(t('refunded', '已退'))} ${yuan(row.refundedMinor)}</span>` : nothing}</td><td class="n">${row.feeMinor === null ? '' : yuan(row.feeMinor)}</td></tr>`;
  });
  return html`<div class="scroll" tabindex="0"><table class="data wide-table"><thead><tr>${head.map((each) => html`<th scope="col">${reader.say(each)}</th>`)}</tr></thead><tbody>${body.length > 0 ? body : html`<tr><td colspan="9" class="muted">${reader.say(t('Nothing fits.', '没有符合条件的交易。'))}</td></tr>`}</tbody></table></div>`;
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
function daysView({ reader, chosen, whole, act, go, parameters }: Page): unknown {
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
  const asked = merchantOf(parameters);
  const merchant = asked ?? whole.about.terminals[0]?.merchantId ?? '';
  const csv = asked === null ? '/admin/settlements.csv' : `/admin/settlements.csv?merchantId=${asked}`;
  return html`<section class="panel"><div class="head"><h2>${reader.say(t('Settlement and fees', '结算与手续费'))}</h2><div class="row"><button type="button" @click=${() => act({ do: 'clear' })}>${reader.say(t('Cut the day', '日切'))}</button><a class="button" href=${csv} download>CSV</a><button type="button" @click=${() => go.statement(merchant)}>${reader.say(t('Statement', '对账单'))}</button></div></div><div class="scroll" tabindex="0"><table class="data"><thead><tr>${head.map((each) => html`<th scope="col">${reader.say(each)}</th>`)}</tr></thead><tbody>${rows.length > 0 ? rows : html`<tr><td colspan="6" class="muted">${reader.say(t('Settle a batch at the till, then cut the day.', '先在收银台批结算，再日切。'))}</td></tr>`}</tbody></table></div></section>`;
}
