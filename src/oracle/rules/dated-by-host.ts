// The clock of the terminal is that of the host (F-06): what it dates lies between the last sign-in and the moment when the host had the request.
import type { Books } from '../books.ts';
import { hostTransactionsOf } from '../lookup.ts';
import type { Rule } from '../rule.ts';

/** Clocks need not agree to the second. */
const TOLERANCE_MS = 120_000;
/** Local time of the host, without its offset, as the terminal has it. */
const momentOf = (text: string) => Date.parse(`${text.slice(0, 19).replace(' ', 'T')}Z`);

/** The host tells month and day without the year, so a date is of the year that lies nearest to that of the host. */
function inYearOf(host: number, monthAndTime: string): number {
  const year = new Date(host).getUTCFullYear();
  const years = [year - 1, year, year + 1].map((each) => momentOf(`${each}-${monthAndTime}`));
  return years.reduce((best, each) => (Math.abs(each - host) < Math.abs(best - host) ? each : best));
}

/** The earliest moment, by the host's clock, that a terminal could have been told; null when it never signed in. */
function earliest({ exchanges, transactions }: Books): number | null {
  const signIn = exchanges.find(
    ({ transaction, code, answer }) => transaction === 'sign-in' && code === '00' && answer !== null,
  );
  const { '12': time, '13': date } = signIn?.answer?.fields ?? {};
  const first = transactions[0]?.at;
  if (time === undefined || date === undefined || first === undefined) return null;
  return inYearOf(momentOf(first), `${date.replace(/(..)(..)/, '$1-$2')} ${time.replace(/(..)(..)(..)/, '$1:$2:$3')}`);
}

export const datedByHost: Rule = (books) => {
  const from = earliest(books);
  if (from === null) return [];
  return books.journal.flatMap((entry) => {
    const at = hostTransactionsOf(books, entry)[0]?.at;
    if (at === undefined || entry.dateTime === undefined) return [];
    const until = momentOf(at);
    const dated = inYearOf(until, entry.dateTime.slice(5));
    // The clock of the host may have been put back since the sign-in.
    if (dated >= Math.min(from, until) - TOLERANCE_MS && dated <= Math.max(from, until) + TOLERANCE_MS) return [];
    const host = at.slice(0, 19).replace('T', ' ');
    return [
      {
        requirement: 'GUIDE-A-STEP-1d',
        clause: 'GUIDE-A-STEP-1d.3',
        text: {
          en: `clock not set: voucher ${entry.voucher} is dated ${entry.dateTime}, at the POS centre it was ${host}`,
          zh: `时钟未校准：凭证号 ${entry.voucher} 记为 ${entry.dateTime}，POS中心时间为 ${host}`,
        },
        expected: { en: host, zh: host },
        actual: { en: entry.dateTime, zh: entry.dateTime },
      },
    ];
  });
};
