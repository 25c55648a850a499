// What the terminal, the wire and the host each hold of a payment, side by side; where they disagree, what the oracle found is marked.
import { html, nothing } from 'lit-html';
import type { Bilingual } from '../../definitions/evidence.ts';
import type { Dictionary, ScenarioEvidence } from '../evidence.ts';
import { FUNCTIONS, STATUSES } from '../names.ts';
import { named, type Reader } from '../reader.ts';
import { yuan } from './money.ts';

const HEAD = [
  { en: 'Voucher', zh: '凭证号' },
  { en: 'Terminal', zh: '终端' },
  { en: 'Wire', zh: '报文' },
  { en: 'Host', zh: '主机' },
];
const TITLE = { en: 'Three books', zh: '三方账目' };
const NO_REVERSAL = { en: 'no 0400', zh: '没有0400' };
/** Rules that a reversal would have kept. */
const REVERSIBLE: readonly string[] = ['posting-is-owned', 'charged-once'];

type Payment = {
  voucher: string;
  journal: ScenarioEvidence['journal'];
  exchanges: ScenarioEvidence['exchanges'];
  /** Signed fen that the host booked on card accounts; null = it booked nothing. */
  bookedMinor: number | null;
  /** Rules of the oracle that this payment breaks. */
  broken: readonly string[];
};

/** The payments of a scenario by voucher, as each of the three books has them. */
export function paymentsOf({ journal, exchanges, ledger, violations }: ScenarioEvidence): Payment[] {
  const booked = ledger.flatMap(({ memo, postings }) => {
    const voucher = /^[a-z-]+ (\d{6})$/.exec(memo)?.[1];
    return voucher === undefined ? [] : [{ voucher, postings }];
  });
  const vouchers = new Set([...journal, ...booked].map(({ voucher }) => voucher));
  return [...vouchers].sort().map((voucher) => {
    const own = booked.filter((entry) => entry.voucher === voucher).flatMap(({ postings }) => postings);
    const onCards = own.filter(({ account }) => account.startsWith('cardholder/'));
    return {
      voucher,
      journal: journal.filter((entry) => entry.voucher === voucher),
      exchanges: exchanges.filter(({ request }) => request?.fields['11'] === voucher),
      bookedMinor: own.length === 0 ? null : onCards.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      broken: violations
        .filter(({ text }) => new RegExp(`(?<!\\d)${voucher}(?!\\d)`).test(text.en))
        .map(({ rule }) => rule),
    };
  });
}

export function threeBooksView(reader: Reader, evidence: ScenarioEvidence, dictionary: Dictionary): unknown {
  const payments = paymentsOf(evidence);
  if (payments.length === 0) return nothing;
  const head = HEAD.map((words) => html`<th scope="col">${reader.say(words)}</th>`);
  const rows = payments.map((payment) => paymentRow(reader, payment, dictionary));
  return html`<h2>${reader.say(TITLE)}</h2><div class="scroll" tabindex="0" role="region" aria-label=${reader.label(TITLE)}><table class="data books"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function paymentRow(reader: Reader, payment: Payment, { transactions }: Dictionary): unknown {
  const { voucher, journal, exchanges, bookedMinor, broken } = payment;
  const names: Readonly<Record<string, Bilingual>> = { ...transactions, ...FUNCTIONS };
  const held = journal.map(
    (entry) =>
      html`<div>${named(reader, names, entry.function)} ${yuan(entry.amountMinor)} <b>${named(reader, STATUSES, entry.status)}</b></div>`,
  );
  const sent = exchanges.map(
    ({ request, answer, code }) => html`<div>${request?.mti} → ${answer?.mti ?? '—'} ${code ?? ''}</div>`,
  );
  const reversed = exchanges.some(({ request }) => request?.mti.startsWith('04'));
  const believed = journal.some(({ status }) => status === 'approved');
  const ghost = !reversed && !believed && broken.some((rule) => REVERSIBLE.includes(rule));
  return html`<tr class=${broken.length > 0 ? 'disagrees' : ''}><th scope="row">${voucher}</th><td>${held.length > 0 ? held : '—'}</td><td>${sent.length > 0 ? sent : '—'}${ghost ? html`<div class="missing">${reader.say(NO_REVERSAL)}</div>` : nothing}</td><td class="n">${bookedMinor === null ? '—' : yuan(bookedMinor)}</td></tr>`;
}
