// The three books as they stand now: what the terminal, the wire and the host hold of each payment, and whether they agree.
import { html, nothing } from 'lit-html';
import type { EvidenceExchange } from '../../definitions/evidence.ts';
import { FUNCTIONS, STATUSES } from '../names.ts';
import { named } from '../reader.ts';
import { yuan } from '../scenario/money.ts';
import { type Page, t } from './context.ts';
import type { Whole } from './model.ts';

type Payment = {
  voucher: string;
  journal: Whole['terminal']['journal'];
  exchanges: readonly EvidenceExchange[];
  /** Signed fen that the host booked on card accounts; null = it booked nothing. */
  bookedMinor: number | null;
  /** The terminal need not know it: it is of a batch that is settled, of before the terminal was set up, or its beginning is no longer here. */
  past: boolean;
};
type Accord = 'agree' | 'owed' | 'differ' | 'open';

/** Functions that charge a card, and those that give back. */
const CHARGES: readonly string[] = ['sale', 'force-pin-sale', 'qr-sale'];
const GIVES_BACK: readonly string[] = ['refund', 'void'];
const ROWS_SHOWN = 12;

/** Whether what the host booked is what the terminal believes; what is held aside for a pre-authorisation is not judged here. */
export function accordOf({ journal, bookedMinor, past }: Pick<Payment, 'journal' | 'bookedMinor' | 'past'>): Accord {
  const booked = bookedMinor ?? 0;
  const entry = journal.at(-1);
  if (entry === undefined) return past ? 'open' : booked === 0 ? 'agree' : 'differ';
  const { status, amountMinor, function: of } = entry;
  if (status === 'unknown') return 'owed';
  const charges = CHARGES.includes(of);
  if (!charges && !GIVES_BACK.includes(of)) return 'open';
  const counts = status === 'approved' || status === 'voided';
  const due = counts ? (charges ? -amountMinor : amountMinor) : 0;
  return booked === due ? 'agree' : 'differ';
}

/** The payments of terminal and host by voucher, each looked at once. */
export function paymentsNow({
  terminal,
  exchanges,
  ledger,
  attended,
}: Pick<Whole, 'terminal' | 'exchanges' | 'ledger' | 'attended'>): Payment[] {
  // What nobody has told yet of a device is no difference.
  const isTold = attended?.tells ?? false;
  const settledAt =
    exchanges.findLast(({ transaction, code }) => transaction === 'settlement' && code === '00')?.at ?? '';
  const payments = new Map<
    string,
    Payment & { exchanges: EvidenceExchange[]; journal: Payment['journal'][number][] }
  >();
  const of = (voucher: string) => {
    const known = payments.get(voucher) ?? { voucher, journal: [], exchanges: [], bookedMinor: null, past: true };
    payments.set(voucher, known);
    return known;
  };
  for (const entry of terminal.journal) of(entry.voucher).journal.push(entry);
  for (const { id, at, memo, postings } of ledger.entries) {
    const [, what, voucher] = /^([a-z-]+) (\d{6})$/.exec(memo) ?? [];
    if (voucher === undefined) continue;
    const payment = of(voucher);
    const begins = payment.bookedMinor === null && what !== 'reversal';
    if (begins && !isTold && id > ledger.knownFrom && at > settledAt) payment.past = false;
    payment.bookedMinor ??= 0;
    for (const { account, amountMinor } of postings)
      if (account.startsWith('cardholder/')) payment.bookedMinor += amountMinor;
  }
  for (const exchange of exchanges) payments.get(exchange.request?.fields['11'] ?? '')?.exchanges.push(exchange);
  return [...payments.values()].sort((a, b) => (a.voucher < b.voucher ? -1 : 1));
}

const SIGNS = {
  agree: ['✓', t('agree', '一致')],
  owed: ['…', t('a reversal is owed', '待冲正')],
  differ: ['✕', t('differ', '不一致')],
  open: ['·', t('not judged here', '此处不判定')],
} as const;

export function threeBooksNow(page: Page): unknown {
  const { reader, whole } = page;
  const { ledger } = whole;
  const names = { ...whole.about.dictionary.transactions, ...whole.about.functions, ...FUNCTIONS };
  const payments = paymentsNow(whole);
  const accords = payments.map((payment) => accordOf(payment));
  const overall: Accord = accords.includes('differ') ? 'differ' : accords.includes('owed') ? 'owed' : 'agree';
  const sum = html`${reader.say(t('ledger sum', '总账合计'))} ${yuan(ledger.sumMinor)}`;
  const words = {
    agree: t('agree', '一致'),
    owed: t('a reversal is owed', '待冲正'),
    differ: t('do not agree', '不一致'),
    open: t('', ''),
  }[overall];
  const rows = payments.slice(-ROWS_SHOWN).map((payment, at) => {
    const accord = accords[accords.length - Math.min(ROWS_SHOWN, payments.length) + at] ?? 'open';
    const [sign, meaning] = SIGNS[accord];
    const held = payment.journal.map(
      (entry) =>
        html`<div>${named(reader, names, entry.function)} <b>${named(reader, STATUSES, entry.status)}</b> ${yuan(entry.amountMinor)}</div>`,
    );
    const sent = payment.exchanges.map(
      ({ request, answer, code }) =>
        html`<span class="sent">${request?.mti} → ${answer === null ? reader.say(t('lost', '丢失')) : (code ?? answer.mti)}</span> `,
    );
    return html`<tr class="a-${accord}"><th scope="row" class="voucher">${payment.voucher}</th><td>${held.length > 0 ? held : '—'}</td><td>${sent.length > 0 ? sent : '—'}</td><td class="n">${payment.bookedMinor === null ? '—' : yuan(payment.bookedMinor)}</td><td class="accord-${accord}" title=${reader.label(meaning)}><span aria-hidden="true">${sign}</span><span class="vh">${reader.say(meaning)}</span></td></tr>`;
  });
  const head = [t('voucher', '凭证号'), t('terminal', '终端'), t('wire', '报文'), t('host', '主机')];
  return html`<section class="panel books-now" aria-label=${reader.label(t('Three books, now', '三方账目（当前）'))}><div class="head"><h2>${reader.say(t('Three books, now', '三方账目（当前）'))}</h2><span class="badge a-${overall}" role="status">${reader.say(words)} · ${sum}</span></div>${rows.length === 0 ? html`<p class="muted pad">${reader.say(t('No payment yet.', '暂无交易。'))}</p>` : html`<div class="scroll" tabindex="0"><table class="data"><thead><tr>${head.map((each) => html`<th scope="col">${reader.say(each)}</th>`)}<th scope="col"><span class="vh">${reader.say(t('agree', '一致'))}</span></th></tr></thead><tbody>${rows}</tbody></table></div>`}${payments.length > ROWS_SHOWN ? html`<p class="muted pad">${reader.say(t(`the last ${ROWS_SHOWN} of ${payments.length}`, `最近${ROWS_SHOWN}笔，共${payments.length}笔`))}</p>` : nothing}</section>`;
}
