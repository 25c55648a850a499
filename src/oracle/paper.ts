// The sales slips of a scenario as they can be read, each beside the payment that it is of.

import type { Bilingual } from '../definitions/evidence.ts';
import { PrintedSlip, type SlipLanguage } from '../slips/read.ts';
import type { Books, Exchange, HostTransaction, IssuedSlip, JournalEntry } from './books.ts';
import { exchangesOf, hostTransactionsOf, isByCode, queriesOf } from './lookup.ts';

/** A sales slip, what its paper says, and what the other books have of its payment. */
export type Paper = {
  slip: IssuedSlip;
  printed: PrintedSlip;
  /** By the voucher that is printed, or, where none can be read, the payment that came before the slip. */
  entry: JournalEntry | undefined;
  transaction: HostTransaction | undefined;
  /** The exchange that made the payment. */
  exchange: Exchange | undefined;
  /** What the host told of the payment: in its answer, or in that to the query of a payment by code. */
  told: Readonly<Record<string, string>>;
};

const SALES_COPIES = ['merchant', 'cardholder', 'electronic'];
/** Messages that carry the voucher of a payment without being it. */
const ABOUT_A_PAYMENT = ['reversal', 'e-signature', 'e-signature-part', 'script-notice', 'qr-query'];

const read = new WeakMap<Books, readonly Paper[]>();

/** Every sales slip, in the order in which they were issued; read once for all rules together. */
export function papersOf(books: Books): readonly Paper[] {
  const known = read.get(books);
  if (known !== undefined) return known;
  const papers = books.slips.filter(({ copy }) => SALES_COPIES.includes(copy)).map((slip) => paperOf(books, slip));
  read.set(books, papers);
  return papers;
}

function paperOf(books: Books, slip: IssuedSlip): Paper {
  const printed = new PrintedSlip(slip.lines, books.setting.ownWords);
  const entry = entryOf(books, printed, slip);
  if (entry === undefined) return { slip, printed, entry, transaction: undefined, exchange: undefined, told: {} };
  const exchange = exchangesOf(books, entry).findLast(
    ({ transaction }) => !ABOUT_A_PAYMENT.includes(transaction ?? ''),
  );
  const query = isByCode(entry) ? queriesOf(books, entry).findLast(({ answer }) => answer !== null) : undefined;
  const told = query?.answer?.fields ?? exchange?.answer?.fields ?? {};
  return { slip, printed, entry, transaction: hostTransactionsOf(books, entry).at(-1), exchange, told };
}

function entryOf({ journal }: Books, printed: PrintedSlip, { after }: IssuedSlip): JournalEntry | undefined {
  const [vouchers, batches] = [printed.figures('voucher'), printed.figures('batch')];
  if (vouchers.length === 0)
    return journal.find((entry) => entry.voucher === after?.voucher && entry.batch === after.batch);
  const named = journal.filter((entry) => vouchers.includes(entry.voucher));
  return named.find(({ batch }) => batches.includes(batch)) ?? named.at(-1);
}

/** The language that the terminal was told to speak. */
export const slipLanguage = ({ setting }: Books): SlipLanguage => (setting.language === 'en' ? 'en' : 'zh');

const COPIES: Record<string, Bilingual> = {
  merchant: { en: 'the merchant copy', zh: '商户存根' },
  cardholder: { en: 'the cardholder copy', zh: '持卡人存根' },
  electronic: { en: 'the electronic slip', zh: '电子签购单' },
};

/** A kind of copy in words. */
export const copyWords = (copy: string): Bilingual => COPIES[copy]!;

/** Which slip a finding is about. */
export function slipWords({ slip, entry }: Paper): Bilingual {
  const copy = copyWords(slip.copy);
  const again = slip.reprint ? { en: ', reprinted,', zh: '（重打印）' } : { en: '', zh: '' };
  if (entry === undefined) return { en: `${copy.en}${again.en}`, zh: `${copy.zh}${again.zh}` };
  return {
    en: `${copy.en}${again.en} of voucher ${entry.voucher}`,
    zh: `凭证号 ${entry.voucher} 的${copy.zh}${again.zh}`,
  };
}

/** What the paper says, for the "actual" of a finding. */
export const linesOf = ({ slip }: Paper): string => slip.lines.join(' / ');
