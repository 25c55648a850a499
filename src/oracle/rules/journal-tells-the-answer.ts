// What the journal keeps of a payment beside its money is what the host has of it: the kind, the way in, the codes, the reference, the original.
import { APPROVED_CODES } from '../../definitions/response-codes.ts';
import type { Books, HostTransaction, JournalEntry } from '../books.ts';
import { exchangesOf, hostTransactionsOf, isByCode, originalOf, queriesOf } from '../lookup.ts';
import type { Breach, Rule } from '../rule.ts';

/** Functions that are sales by another name. */
const SALES: readonly string[] = ['force-pin-sale'];
/** Ways in by the first two digits of field 22 (F-12); others are not compared. */
const WAYS: Readonly<Record<string, string>> = { '01': 'key', '02': 'swipe', '05': 'insert', '07': 'tap' };
/** The terminal knows the answer of these. */
const ANSWERED: readonly string[] = ['approved', 'declined', 'voided'];

type Kept = { en: string; zh: string; kept: string | null; host: string | null | undefined };

/** What is known of any payment: the code by which it was authorised, and what it is of. */
function ofAny(books: Books, entry: JournalEntry, transaction: HostTransaction): Kept[] {
  const { authorisationCode } = transaction;
  const original = originalOf(books, transaction);
  const { voucher = null, reference = null, date = null } = entry.original ?? {};
  const monthDay = original?.at?.slice(5, 10).replace('-', '');
  return [
    { en: 'authorisation code', zh: '授权码', kept: entry.authorisationCode ?? null, host: authorisationCode },
    { en: 'original voucher', zh: '原凭证号', kept: voucher, host: original?.stan },
    { en: 'original reference', zh: '原参考号', kept: reference, host: original?.reference },
    { en: 'original date', zh: '原交易日期', kept: date, host: monthDay },
  ];
}

const isApproval = (code: string | undefined) =>
  code !== undefined && (APPROVED_CODES as readonly string[]).includes(code);

/** What became of a payment by code is asked for later, by a message of its own: its code is one of all that were told. */
function ofCode(books: Books, entry: JournalEntry): Kept[] {
  const told = [...exchangesOf(books, entry), ...queriesOf(books, entry)].map(({ answer }) => answer?.fields['39']);
  const known = told.includes(entry.responseCode ?? undefined) ? undefined : told.findLast(isApproval);
  return [{ en: 'code', zh: '应答码', kept: entry.responseCode, host: known }];
}

function ofCard(entry: JournalEntry, host: HostTransaction): Kept[] {
  const { function: chosen, responseCode, reference, entry: way = null } = entry;
  return [
    { en: 'function', zh: '交易类型', kept: SALES.includes(chosen) ? 'sale' : chosen, host: host.type },
    { en: 'way in', zh: '读卡方式', kept: way, host: WAYS[(host.entryMode ?? '').slice(0, 2)] },
    { en: 'code', zh: '应答码', kept: responseCode, host: host.responseCode },
    { en: 'reference', zh: '参考号', kept: reference, host: host.reference || undefined },
  ];
}

export const journalTellsTheAnswer: Rule = (books: Books) =>
  books.journal
    .filter((entry) => ANSWERED.includes(entry.status))
    .flatMap((entry) => {
      const host = hostTransactionsOf(books, entry).at(-1);
      // Whether it was approved at all is for the rules of money.
      if (host === undefined || (entry.status === 'declined') !== (host.state === 'declined')) return [];
      const columns = isByCode(entry) ? ofCode(books, entry) : ofCard(entry, host);
      return [...columns, ...ofAny(books, entry, host)]
        .filter(({ kept, host: had }) => kept !== null && had != null && kept !== had)
        .map(
          ({ en, zh, kept, host: had }): Breach => ({
            requirement: 'GUIDE-B-FAQ-3c',
            clause: 'GUIDE-B-FAQ-3c.1',
            text: {
              en: `the journal tells something else: of voucher ${entry.voucher} it keeps the ${en} ${kept}, the host has ${had}`,
              zh: `流水与主机不符：凭证号 ${entry.voucher} 的${zh}记为 ${kept}，主机为 ${had}`,
            },
            expected: { en: `${en} ${had}`, zh: `${zh} ${had}` },
            actual: { en: `${en} ${kept}`, zh: `${zh} ${kept}` },
          }),
        );
    });
