// The STAN goes up by one with every message that has one of its own, and begins again with 000001 after 999999 (F-18).
import type { Books } from '../books.ts';
import { requestsOf, type Sent, sentWords } from '../requests.ts';
import type { Rule } from '../rule.ts';

/** Messages about a transaction, which have its STAN. */
const OF_ANOTHER: readonly (string | null)[] = ['reversal', 'e-signature', 'e-signature-part'];
const HIGHEST = 999_999;
/** A further jump is no count. */
const MOST = 100;
const after = (stan: number) => (stan >= HIGHEST ? 1 : stan + 1);

/** How many numbers between two messages were given away without one that came, those that the journal has not counted. */
function lostBetween({ journal }: Books, from: number, to: number): number {
  const vouchers = new Set(journal.map(({ voucher }) => Number(voucher)));
  let lost = 0;
  for (let stan = after(from), seen = 0; stan !== to; stan = after(stan), seen++) {
    if (seen > MOST) return Number.POSITIVE_INFINITY;
    if (!vouchers.has(stan)) lost += 1;
  }
  return lost;
}

/** Requests with a STAN of their own; one that is sent again as it was counts once. */
function numbered(books: Books): Sent[] {
  const own = requestsOf(books).filter(({ type, stan }) => stan !== undefined && !OF_ANOTHER.includes(type));
  return own.filter(({ message }) => !message.mti.endsWith('1'));
}

export const stanInOrder: Rule = (books) => {
  if (books.relayed) return [];
  const requests = numbered(books);
  /** Each cut may have cost the number of one message. */
  let excused = books.cuts;
  return requests.slice(1).flatMap((request, at) => {
    const before = requests[at]!;
    const [from, to] = [Number(before.stan), Number(request.stan)];
    const lost = lostBetween(books, from, to);
    excused -= lost;
    if (lost === 0 || excused >= 0) return [];
    const words = sentWords(request);
    const wanted = String(after(from)).padStart(6, '0');
    return [
      {
        requirement: 'GUIDE-P-SFT-2',
        text: {
          en: `STAN out of order: ${words.en} came after STAN ${before.stan}, so its own should be ${wanted}`,
          zh: `流水号不连续：${words.zh}之前的流水号为 ${before.stan}，应为 ${wanted}`,
        },
        expected: { en: wanted, zh: wanted },
        actual: { en: request.stan ?? '', zh: request.stan ?? '' },
      },
    ];
  });
};
