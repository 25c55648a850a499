// The terminal's journal beside the host's ledger.
import { html, nothing } from 'lit-html';
import type { Bilingual } from '../../definitions/evidence.ts';
import type { Dictionary, ScenarioEvidence } from '../evidence.ts';
import { ACCOUNTS, FUNCTIONS, STATUSES } from '../names.ts';
import { named, type Reader } from '../reader.ts';
import { yuan } from './money.ts';

const JOURNAL = { en: 'Journal of the terminal', zh: '终端交易流水' };
const LEDGER = { en: 'Ledger of the host', zh: '主机账务' };
const OPENING = { en: 'Equity, opening', zh: '权益（期初）' };
const EMPTY = { en: 'nothing there', zh: '无记录' };
const AMOUNT = { en: 'CNY', zh: '金额（元）' };
const JOURNAL_HEAD = [
  { en: 'Voucher', zh: '凭证号' },
  { en: 'Function', zh: '功能' },
  { en: 'Status', zh: '状态' },
  AMOUNT,
  { en: 'Card', zh: '卡号' },
  { en: 'Code', zh: '应答码' },
  { en: 'Reference', zh: '参考号' },
];
const LEDGER_HEAD = [{ en: 'Entry', zh: '分录' }, { en: 'Account', zh: '账户' }, AMOUNT];

/** `cardholder/621234******1232#2` as words and number. */
export function accountName(reader: Reader, account: string): unknown {
  if (account === 'equity/opening') return reader.say(OPENING);
  const slash = account.indexOf('/');
  if (slash < 0) return account;
  return html`${named(reader, ACCOUNTS, account.slice(0, slash))} ${account.slice(slash + 1)}`;
}

/** The journal that the terminal keeps. */
export function journalView(reader: Reader, evidence: ScenarioEvidence, { transactions }: Dictionary): unknown {
  const names = { ...transactions, ...FUNCTIONS };
  const rows = evidence.journal.map(
    (entry) =>
      html`<tr><td>${entry.voucher}</td><td>${named(reader, names, entry.function)}</td><td>${named(reader, STATUSES, entry.status)}</td><td class="n">${yuan(entry.amountMinor)}</td><td>${entry.cardNumber}</td><td>${entry.responseCode ?? ''}</td><td>${entry.reference ?? ''}</td></tr>`,
  );
  return bookTable(reader, JOURNAL, JOURNAL_HEAD, rows, nothing);
}

/** What the host booked, entry by entry, with the sum that has to be nothing. */
export function ledgerView(reader: Reader, evidence: ScenarioEvidence, { transactions }: Dictionary): unknown {
  const names = { ...transactions, ...FUNCTIONS };
  const rows = evidence.ledger.flatMap(({ memo, postings }) =>
    postings.map(
      ({ account, amountMinor }, i) =>
        html`<tr><td>${i === 0 ? memoOf(reader, memo, names) : ''}</td><td>${accountName(reader, account)}</td><td class="n">${yuan(amountMinor)}</td></tr>`,
    ),
  );
  const sum = html`<tfoot><tr><td></td><td>${reader.say({ en: 'Sum of the ledger', zh: '总账合计' })}</td><td class="n">${yuan(evidence.ledgerSumMinor)}</td></tr></tfoot>`;
  return bookTable(reader, LEDGER, LEDGER_HEAD, rows, sum);
}

function bookTable(
  reader: Reader,
  title: Bilingual,
  head: readonly Bilingual[],
  rows: readonly unknown[],
  foot: unknown,
): unknown {
  if (rows.length === 0) return html`<p class="muted">${reader.say(EMPTY)}</p>`;
  const cells = head.map((words) => html`<th scope="col">${reader.say(words)}</th>`);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${reader.label(title)}><table class="data"><caption>${reader.say(title)}</caption><thead><tr>${cells}</tr></thead><tbody>${rows}</tbody>${foot}</table></div>`;
}

/** `sale 000007` as words and voucher; the account in the memo of an opening balance stands beside it anyway. */
export function memoOf(reader: Reader, memo: string, names: Readonly<Record<string, Bilingual>>): unknown {
  if (memo.startsWith('opening balance')) return reader.say({ en: 'Opening balance', zh: '期初余额' });
  const space = memo.indexOf(' ');
  if (space < 0) return named(reader, names, memo);
  return html`${named(reader, names, memo.slice(0, space))} ${memo.slice(space + 1)}`;
}
