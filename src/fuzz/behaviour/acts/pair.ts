// What there is to try with two terminals of one merchant: a voucher of the other one, and a payment code at both.
import { yuan } from '../../../definitions/money.ts';
import type { Act } from '../act.ts';
import { APPROVED, NOT_APPROVED, READY, slipFor } from '../claims.ts';
import type { Named } from '../shop.ts';
import { amount, type Till } from '../till.ts';
import { among, reads, voidOf, which } from './whole.ts';

/** Sales that stand in the open batch of the other terminal. */
const elsewhere = (till: Till): Named[] =>
  till.shop.named.filter(({ kind, at, state }) => kind === 'sale' && at !== till.at && state === 'open');

export const PAIR: readonly Act[] = [
  {
    name: 'void of a sale of the other terminal',
    choice: which,
    weight: 3,
    // A voucher is the terminal's own: where it has given the same number, its own sale is voided, and rightly.
    may: (till) => till.batchEmpty && till.offers('void') && reads(till, 'insert') && elsewhere(till).length > 0,
    say: (till, at) => voidOf(among(elsewhere(till), at)),
    tried(till) {
      const calm = till.calm('void');
      till.begin(null);
      return calm ? [NOT_APPROVED, READY] : [];
    },
  },
  {
    name: 'payment by code',
    choice: amount,
    weight: 2,
    may: (till, minor) => till.calm('qr-sale') && till.seen.owed.length === 0 && till.shop.balanceMinor >= minor,
    say: (_till, minor) => ({
      en: `the cashier takes CNY ${yuan(minor)} by payment code`,
      zh: `收银员办理一笔${yuan(minor)}元的扫码消费`,
    }),
    tried(till, minor) {
      till.shop.codePaid = true;
      till.begin({
        function: 'qr-sale',
        approved: () => {
          till.shop.balanceMinor -= minor;
        },
      });
      return [APPROVED, slipFor(minor), READY];
    },
  },
  {
    name: 'payment by the same code',
    choice: amount,
    weight: 3,
    may: (till) => till.shop.codePaid && till.calm('qr-sale') && till.seen.owed.length === 0,
    say: (_till, minor) => ({
      en: `the cashier takes CNY ${yuan(minor)} by the same payment code`,
      zh: `收银员用同一付款码办理一笔${yuan(minor)}元的扫码消费`,
    }),
    tried(till) {
      till.begin(null);
      return [NOT_APPROVED, READY];
    },
  },
];
