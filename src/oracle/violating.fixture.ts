// Books that do not agree: each breaks one rule, which says so in business words of both languages, whatever right things stand beside it.
import { describe, expect, test } from 'vitest';
import { books, entry, exchange, ledgerOf, OTHER_CARD, otherwise, posted } from './books.fixture.ts';
import type { Exchange } from './books.ts';
import { type Books, inspect } from './index.ts';

/** What is different from the ordinary day, the rule that it breaks, and what is told. */
type Case = [Partial<Books>, rule: string, requirement: string, en: RegExp, zh: RegExp];

/** What nobody could read. */
const UNREAD: Exchange = {
  ...exchange('000002'),
  transaction: null,
  request: null,
  answer: null,
  code: null,
  committed: false,
  pinBlock: 'none',
  macVerified: null,
};

const WITHOUT_CHIP_AND_PIN = { '23': undefined, '26': undefined, '52': undefined, '53': undefined, '55': undefined };

/** The same books with another payment before all others, of another card and right in every book. */
function withAnother(all: Books): Books {
  const first = Number(all.exchanges.find(({ request }) => request !== null)?.request?.fields['11'] ?? 7);
  const stan = String(first > 1 ? first - 1 : 999_999).padStart(6, '0');
  const other = { cardNumber: OTHER_CARD, amountMinor: 500, authorisationCode: 'B54321', reference: '900000000500' };
  const at = all.transactions[0]?.at;
  const sale = posted(stan, { ...other, id: 500, postedMinor: 500, ...(at === undefined ? {} : { at }) });
  const { requestChip: _, ...sent } = otherwise(
    exchange(stan, { pinBlock: 'none' }),
    { ...WITHOUT_CHIP_AND_PIN, '2': OTHER_CARD, '4': '000000000500', '22': '022' },
    { '4': '000000000500', '37': '900000000500', '38': 'B54321' },
  );
  return {
    ...all,
    journal: [entry(stan, other), ...all.journal],
    transactions: [sale, ...all.transactions],
    ledger: { ...all.ledger, entries: [...ledgerOf([sale]).entries, ...all.ledger.entries] },
    exchanges: [UNREAD, sent, ...all.exchanges],
  };
}

/** Tests that each of these books breaks its rule and no other. */
export function violating(cases: Record<string, Case>): void {
  describe('books that do not agree', () => {
    test.each(Object.entries(cases))(
      '%s: exactly one violation, of the right rule',
      (_, [changes, rule, requirement, en, zh]) => {
        const violations = inspect(books(changes));
        expect(violations.map((v) => ({ rule: v.rule, requirement: v.requirement }))).toEqual([{ rule, requirement }]);
        const [violation] = violations as [(typeof violations)[number]];
        expect(`${violation.text.en} | ${violation.actual}`).toSatisfy(
          (words: string) => en.test(violation.text.en) || en.test(words),
        );
        expect(`${violation.text.zh} | ${violation.actual}`).toSatisfy(
          (words: string) => zh.test(violation.text.zh) || zh.test(words),
        );
        const [chinese] = inspect(books(changes), 'zh-CN');
        for (const { expected, actual } of [violation, chinese!]) {
          expect([expected, actual]).toEqual([expect.stringMatching(/./), expect.stringMatching(/./)]);
          expect(actual).not.toBe(expected);
        }
        const beside = inspect(withAnother(books(changes)));
        // One rule tells the sums of all payments.
        if (rule === 'ledger-follows-transactions') expect(beside).toMatchObject([{ rule, requirement }]);
        else expect(beside).toEqual(violations);
      },
    );
  });
}
