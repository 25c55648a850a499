// What goes back: no more than was paid, and to the card that paid.
import { entry, OTHER_CARD, posted } from './books.fixture.ts';
import { violating } from './violating.fixture.ts';

violating({
  'refunds above the original amount': [
    {
      journal: [
        entry('000007'),
        entry('000008', { function: 'refund', amountMinor: 10000 }),
        entry('000009', { function: 'refund', amountMinor: 2851 }),
      ],
      transactions: [
        posted('000007'),
        posted('000008', { type: 'refund', originalId: 7, postedMinor: 10000 }),
        posted('000009', { type: 'refund', originalId: 7, postedMinor: 2851 }),
      ],
    },
    'refund-within-original',
    'GUIDE-B-FAQ-5e',
    /refunded too much: CNY 128\.51 went back for voucher 000007 of CNY 128\.50, by vouchers 000008 and 000009/,
    /退款超过原交易/,
  ],
  'a refund of a voided sale': [
    {
      journal: [
        entry('000007', { status: 'voided' }),
        entry('000008', { function: 'void' }),
        entry('000009', { function: 'refund', amountMinor: 1 }),
      ],
      transactions: [
        posted('000007', { state: 'voided' }),
        posted('000008', { type: 'void', originalId: 7 }),
        posted('000009', { type: 'refund', originalId: 7, postedMinor: 1 }),
      ],
    },
    'refund-within-original',
    'GUIDE-B-FAQ-5e',
    /CNY 128\.51/,
    /128\.51 元/,
  ],
  'a refund of nothing': [
    {
      journal: [entry('000007'), entry('000008', { function: 'refund' })],
      transactions: [posted('000007'), posted('000008', { type: 'refund' })],
    },
    'refund-within-original',
    'GUIDE-B-FAQ-5e',
    /refunded from nothing/,
    /无原交易退款/,
  ],
  'a refund to another card': [
    {
      journal: [entry('000007'), entry('000008', { function: 'refund', cardNumber: OTHER_CARD })],
      transactions: [posted('000007'), posted('000008', { type: 'refund', originalId: 7, cardNumber: OTHER_CARD })],
    },
    'refund-to-original-card',
    'GUIDE-B-FAQ-5d',
    /refunded to another card: the refund 000008 of CNY 128\.50 went to card 622588\*{6}5675, but voucher 000007 was paid with card 621234/,
    /退回他卡/,
  ],
});
