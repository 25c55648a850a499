// Approvals whose slips did not come, and those that look like them.
import { describe, expect, it } from 'vitest';
import { announced, books, exchange, SETTING, signIn } from './books.fixture.ts';
import { type Books, inspect } from './index.ts';
import { cardholderCopy, merchantCopy } from './slips.fixture.ts';
import { violating } from './violating.fixture.ts';

const sold = (slips: Books['slips'], changes: Partial<Books> = {}): Partial<Books> => ({
  exchanges: [signIn(6), exchange('000007')],
  results: [announced()],
  course: [{ chosen: 'sale' }, { ended: 'sale' }],
  slips,
  ...changes,
});
const electronic = { ...SETTING, receipt: 'electronic' } as const;
const ISSUED = 'GUIDE-A-STEP-6a';

violating({
  'no copy for the cardholder': [
    sold([merchantCopy()]),
    'slip-was-issued',
    ISSUED,
    /no slip: the sale 000007 was approved, and the cardholder copy did not come/,
    /却没有出具持卡人存根/,
  ],
  'no copy for the merchant': [
    sold([cardholderCopy()]),
    'slip-was-issued',
    ISSUED,
    /the merchant copy did not/,
    /商户存根/,
  ],
  'no electronic slip': [
    sold([], { setting: electronic }),
    'slip-was-issued',
    ISSUED,
    /the electronic slip did not come/,
    /电子签购单/,
  ],
});

describe('slips that need not have come', () => {
  it.each<[string, Partial<Books>]>([
    ['both did', sold([merchantCopy(), cardholderCopy()])],
    ['the printer has no paper', sold([], { paperOut: true })],
    ['the function goes on', sold([], { idle: false })],
    ['the power was cut after the result', sold([], { course: [{ chosen: 'sale' }, { ended: 'sale' }, 'cut'] })],
    ['the sale was declined', sold([], { results: [announced({ outcome: 'declined' })] })],
    ['it is no payment', sold([], { results: [announced({ function: 'balance-inquiry' })] })],
  ])('%s', (_, changes) => {
    expect(inspect(books(changes)).filter(({ rule }) => rule === 'slip-was-issued')).toEqual([]);
  });
});
