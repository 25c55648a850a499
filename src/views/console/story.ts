// One transaction of the back office with all that is known of it: its messages, its entries, its refunds and when their money arrives.
import { html, nothing } from 'lit-html';
import { FUNCTIONS } from '../names.ts';
import { named, type Reader } from '../reader.ts';
import { accountName, memoOf } from '../scenario/books.ts';
import { yuan } from '../scenario/money.ts';
import { askedOf } from './asked.ts';
import { type OfficeRow, type Page, type RefundRow, t } from './context.ts';
import { factsView } from './facts.ts';

const REFUND_STATES = {
  accepted: t('accepted', '已受理'),
  pending: t('waits for the issuer', '待发卡行确认'),
  refused: t('refused', '已拒绝'),
};

function refundView(
  reader: Reader,
  { at, stan, reference, amountMinor, state, arrivesOn, arrived }: RefundRow,
): unknown {
  const arrival =
    arrivesOn === null
      ? nothing
      : arrived
        ? html` · <b>${reader.say(t(`on the card since ${arrivesOn}`, `已于${arrivesOn}到账`))}</b>`
        : html` · ${reader.say(t(`will be on the card on ${arrivesOn}`, `预计${arrivesOn}到账`))}`;
  return html`<li>${at.slice(0, 10)} · ${stan} · ${reference} · <span class="n">${yuan(amountMinor)}</span> · ${named(reader, REFUND_STATES, state)}${arrival}</li>`;
}

/** All that is known of one transaction: what it was, its messages, its entries, what became of it. */
export function storyView(page: Page, row: OfficeRow): unknown {
  const { reader, whole, act, chosen, parameters } = page;
  const names = { ...whole.about.dictionary.transactions, ...FUNCTIONS };
  const entries = whole.ledger.entries.filter(({ transactionId }) => transactionId === row.id);
  const exchanges = whole.exchanges.filter(
    ({ request }) => request?.fields['11'] === row.stan && request.fields['41'] === row.terminalId,
  );
  const refunds = chosen.refunds.filter(({ id, original }) => original?.id === row.id || id === row.id);
  const refundable =
    row.state === 'approved' &&
    ['sale', 'force-pin-sale', 'qr-sale'].includes(row.type) &&
    row.refundedMinor < row.amountMinor;
  const issuer = whole.cards.find((card) => card.issuer.en === row.issuer)?.issuer;
  const facts: readonly (readonly [ReturnType<typeof t>, unknown])[] = [
    [t('merchant', '商户号'), row.merchantId],
    [t('terminal', '终端号'), row.terminalId],
    [t('batch', '批次号'), row.batch],
    [t('entry mode', '输入方式'), row.entryMode],
    [t('authorisation code', '授权码'), row.authorisationCode ?? '—'],
    [t('issuer', '发卡行'), issuer === undefined ? row.issuer : reader.say(issuer)],
    [t('posted', '已入账'), yuan(row.postedMinor)],
    [t('refunded', '已退货'), yuan(row.refundedMinor)],
    [t('fee', '手续费'), row.feeMinor === null ? '—' : yuan(row.feeMinor)],
    [t('paid to the merchant by', '结算批次'), row.settlementId ?? '—'],
  ];
  const refund = row.settled ? { do: 'refund', date: row.at.slice(0, 10), reference: row.reference } : null;
  return html`<section class="panel story" aria-label=${reader.label(t('The whole story', '完整过程'))}><div class="head"><h2>${reader.say(t('The whole story of voucher', '完整过程：凭证号'))} ${row.stan}</h2><div class="row">${
    refundable && refund !== null
      ? html`<a class="button main" href=${reader.to('/')} @click=${() => act(refund)}>${reader.say(t('Refund at the till', '到收银台退货'))}</a>`
      : refundable
        ? html`<span class="muted">${reader.say(t('in the open batch: void it, or settle and refund', '尚在本批次：可撤销，或结算后退货'))}</span> <a class="button" href=${reader.to('/')} @click=${() => act({ do: 'choose', function: 'void' })}>${reader.say(t('Void at the till', '到收银台撤销'))}</a>`
        : nothing
  }<a class="button" aria-label=${reader.label(t('Close', '关闭'))} href=${reader.to('/office', askedOf(parameters))}>✕</a></div></div>${factsView(reader, facts)}
<div class="pair pad"><div><h3>${reader.say(t('Messages', '报文'))}</h3><ul class="plain-list">${exchanges.length === 0 ? html`<li class="muted">${reader.say(t('no longer in the live trace', '已不在实时报文中'))}</li>` : exchanges.map((each) => html`<li><a href=${reader.to('/wire', { x: String(each.sequence) })}>#${each.sequence}</a> ${each.request?.mti} → ${each.answer?.mti ?? reader.say(t('lost', '丢失'))} <b>${each.code ?? ''}</b> <span class="muted">${each.at.slice(11, 23)}</span></li>`)}</ul></div><div><h3>${reader.say(t('Entries', '分录'))}</h3><ul class="plain-list">${entries.length === 0 ? html`<li class="muted">${reader.say(row.postedMinor > 0 ? t('posted before what the console has read of the ledger', '入账早于控制台已读取的分录') : t('nothing posted', '未入账'))}</li>` : entries.map((each) => html`<li>${memoOf(reader, each.memo, names)}<ul class="postings">${each.postings.map(({ account, amountMinor }) => html`<li><span class="muted">${accountName(reader, account)}</span> <span class="n">${yuan(amountMinor)}</span></li>`)}</ul></li>`)}</ul></div></div>${refunds.length === 0 ? nothing : html`<div class="pad"><h3>${reader.say(t('Refunds', '退货'))}</h3><ul class="plain-list refunds">${refunds.map((refund) => refundView(reader, refund))}</ul></div>`}</section>`;
}
