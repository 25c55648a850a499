// The statement of a merchant's money on the screen: totals of the period, and its latest movements; the table has all of them.
import { html, nothing } from 'lit-html';
import { FUNCTIONS } from '../names.ts';
import { named } from '../reader.ts';
import { yuan } from '../scenario/money.ts';
import { type Page, t } from './context.ts';
import { factsView } from './facts.ts';

export function statementView({ reader, whole, chosen, choose }: Page): unknown {
  const { statement } = chosen;
  if (statement === null) return nothing;
  const { merchantId, merchantName, from, to, payments, voids, refunds, fees, netMinor, unsettledMinor } = statement;
  const names = { ...whole.about.dictionary.transactions, ...FUNCTIONS };
  const period = new URLSearchParams();
  if (from !== null) period.set('from', from);
  if (to !== null) period.set('to', to);
  const sums = [
    [t('payments', '收款'), payments],
    [t('voids', '撤销'), voids],
    [t('refunds', '退货'), refunds],
    [t('fees', '手续费'), fees],
  ] as const;
  const facts = [
    ...sums.map(([words, { count, amountMinor }]) => [words, `${count} / ${yuan(amountMinor)}`] as const),
    [t('net', '净额'), html`<b>${yuan(netMinor)}</b>`] as const,
    [t('not settled yet', '尚未结算'), yuan(unsettledMinor)] as const,
  ];
  const head = [
    t('time', '时间'),
    t('type', '类型'),
    t('card', '卡号'),
    t('voucher', '凭证号'),
    t('reference', '参考号'),
    t('in', '收入'),
    t('out', '支出'),
    t('fee', '手续费'),
  ];
  const rows = statement.lines
    .toReversed()
    .map(
      (line) =>
        html`<tr><td class="mono">${line.at.slice(5, 19).replace('T', ' ')}</td><td>${named(reader, names, line.type)}</td><td class="mono">${line.cardNumber}</td><td class="mono">${line.stan}</td><td class="mono">${line.reference}</td><td class="n">${line.creditMinor === 0 ? '' : yuan(line.creditMinor)}</td><td class="n">${line.debitMinor === 0 ? '' : yuan(line.debitMinor)}</td><td class="n">${yuan(line.feeMinor)}</td></tr>`,
    );
  return html`<section class="panel statement" aria-label=${reader.label(t('Statement', '对账单'))}><div class="head"><h2>${reader.say(t('Statement', '对账单'))} · ${merchantName} <span class="muted">${merchantId} · ${from ?? '…'} – ${to ?? '…'}</span></h2><div class="row"><a class="button" download href=${`/admin/merchants/${merchantId}/statement.csv?${period}`}>CSV</a><button type="button" aria-label=${reader.label(t('Close', '关闭'))} @click=${() => choose({ statement: null })}>✕</button></div></div>${factsView(reader, facts)}<div class="scroll" tabindex="0"><table class="data wide-table"><thead><tr>${head.map((each) => html`<th scope="col">${reader.say(each)}</th>`)}</tr></thead><tbody>${rows.length > 0 ? rows : html`<tr><td colspan="8" class="muted">${reader.say(t('No movement in these days.', '所选日期内无资金变动。'))}</td></tr>`}</tbody></table></div>${statement.all > statement.lines.length ? html`<p class="muted pad">${reader.say(t(`the latest ${statement.lines.length} of ${statement.all} movements`, `最近${statement.lines.length}笔，共${statement.all}笔`))}</p>` : nothing}</section>`;
}
