// The ledger as T-accounts: what went in, what went out, what stands; and the sum, which is always nothing.
import { html } from 'lit-html';
import { accountName, memoOf } from '../scenario/books.ts';
import { yuan } from '../scenario/money.ts';
import { type Page, t } from './context.ts';

const ACCOUNTS_SHOWN = 12;
const LINES_SHOWN = 6;

export function accountsView({ reader, whole }: Page): unknown {
  const { balances, entries, sumMinor } = whole.ledger;
  const moved = new Map<string, { memo: string; amountMinor: number }[]>();
  for (const { memo, postings } of entries)
    for (const { account, amountMinor } of postings) {
      if (memo.startsWith('opening balance')) continue;
      const list = moved.get(account) ?? [];
      list.push({ memo, amountMinor });
      moved.set(account, list);
    }
  const names = { ...whole.about.dictionary.transactions, ...whole.about.functions };
  const accounts = [...moved.keys()].sort().slice(0, ACCOUNTS_SHOWN);
  const side = (rows: readonly { memo: string; amountMinor: number }[]) =>
    html`<ul>${rows.slice(-LINES_SHOWN).map(({ memo, amountMinor }) => html`<li><span>${memoOf(reader, memo, names)}</span> <span class="n">${yuan(Math.abs(amountMinor))}</span></li>`)}</ul>`;
  const cards = accounts.map((account) => {
    const rows = moved.get(account) ?? [];
    return html`<section class="t-account"><h3>${accountName(reader, account)}</h3><div class="sides"><div><h4>${reader.say(t('out', '借'))}</h4>${side(rows.filter(({ amountMinor }) => amountMinor < 0))}</div><div><h4>${reader.say(t('in', '贷'))}</h4>${side(rows.filter(({ amountMinor }) => amountMinor >= 0))}</div></div><p class="balance">${reader.say(t('balance', '余额'))} <b class="n">${yuan(balances[account] ?? 0)}</b></p></section>`;
  });
  return html`<section class="panel ledger"><div class="head"><h2>${reader.say(t('Ledger', '总账'))}</h2><span class="badge a-${sumMinor === 0 ? 'agree' : 'differ'}">${reader.say(t('sum of all accounts', '全部账户合计'))} ${yuan(sumMinor)}</span></div>${cards.length === 0 ? html`<p class="muted pad">${reader.say(t('No money has moved yet.', '尚无资金变动。'))}</p>` : html`<div class="t-accounts">${cards}</div>`}</section>`;
}
