// What an approved void took back stands in the journal as voided, as long as both are of one batch.
import { journalEntryOf, originalOf } from '../lookup.ts';
import type { Rule } from '../rule.ts';
import { stateName, transactionName } from '../words.ts';

const VOIDS: readonly string[] = ['void', 'pre-authorisation-void', 'completion-void'];

export const voidedIsTold: Rule = (books) =>
  books.transactions.flatMap((transaction) => {
    const { type, state, batch, stan } = transaction;
    const original = VOIDS.includes(type) && state === 'approved' ? originalOf(books, transaction) : undefined;
    // Another terminal of the merchant may have made it: then it is in no journal of this one.
    if (original === undefined || original.batch !== batch || !books.transactions.includes(original)) return [];
    const entry = journalEntryOf(books, original);
    const told = journalEntryOf(books, { stan, batch })?.status === 'approved';
    if (!told || entry === undefined || entry.status === 'voided') return [];
    const name = transactionName(original.type);
    const [kept, wanted] = [stateName(entry.status), stateName('voided')];
    return [
      {
        requirement: 'GUIDE-B-FAQ-3c',
        clause: 'GUIDE-B-FAQ-3c.1',
        text: {
          en: `the journal tells something else: ${stan} voided the ${name.en} ${original.stan}, which it keeps as ${kept.en}`,
          zh: `流水与主机不符：${stan} 已撤销${name.zh} ${original.stan}，流水仍记为${kept.zh}`,
        },
        expected: wanted,
        actual: kept,
      },
    ];
  });
