// The clock of the terminal is that of the host (F-06): what it dates lies between the last sign-in and the moment when the host had the request.
import type { Books } from '../books.ts';
import { chipOf } from '../chip.ts';
import { hostTransactionsOf } from '../lookup.ts';
import { requestsOf, sentWords } from '../requests.ts';
import type { Breach, Rule } from '../rule.ts';

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

const DAY_MS = 86_400_000;
const dayOf = (moment: number) => Math.floor(moment / DAY_MS);

/** The date in the data of the chip is that of the same clock (9A, `YYMMDD`). */
function datedInChip(books: Books, from: number): Breach[] {
  return requestsOf(books).flatMap((request) => {
    const date = /^\d\d(\d\d)(\d\d)$/.exec(chipOf(request)?.['9A'] ?? '');
    const { stan: voucher = '', batch = '' } = request;
    const at = hostTransactionsOf(books, { voucher, batch })[0]?.at;
    if (date === null || at === undefined || request.type === 'reversal') return [];
    const until = momentOf(at);
    const dated = dayOf(inYearOf(until, `${date[1]}-${date[2]} 00:00:00`));
    const [first, last] = [Math.min(from, until) - TOLERANCE_MS, Math.max(from, until) + TOLERANCE_MS];
    if (dated >= dayOf(first) && dated <= dayOf(last)) return [];
    const [host, name] = [at.slice(0, 10), sentWords(request)];
    return [
      {
        requirement: 'GUIDE-A-STEP-1d',
        clause: 'GUIDE-A-STEP-1d.3',
        text: {
          en: `clock not set: the chip data (9A) of ${name.en} is dated ${date[0]}, at the POS centre it was ${host}`,
          zh: `时钟未校准：${name.zh}的芯片数据（9A）日期为 ${date[0]}，POS中心日期为 ${host}`,
        },
        expected: { en: host, zh: host },
        actual: { en: date[0], zh: date[0] },
      },
    ];
  });
}

export const datedByHost: Rule = (books) => {
  const from = earliest(books);
  if (from === null) return [];
  const kept = books.journal.flatMap((entry): Breach[] => {
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
  return [...kept, ...datedInChip(books, from)];
};
