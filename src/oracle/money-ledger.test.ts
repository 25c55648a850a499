// Batch totals and the ledger itself.
import { BATCH, batch, exchange, ledgerOf, ledgerWith, posted } from './books.fixture.ts';
import { violating } from './violating.fixture.ts';

const OWN = { '41': 'TP000001', '42': '898310058120001', '49': '156', '63': '01 ' };

/** A sale, and its settlement with these totals in field 48. */
const settled = (totals: string) => [
  exchange('000007'),
  exchange('000008', {
    transaction: 'settlement',
    request: { mti: '0500', fields: { ...OWN, '11': '000008', '48': totals, '60': `00${BATCH}201` } },
  }),
];

violating({
  'a settlement that does not balance': [
    {
      batches: [batch({ state: 'closed', balanced: false })],
      exchanges: settled(`${'000000012800001'}${'0'.repeat(47)}`),
    },
    'batch-totals-agree',
    'GUIDE-P-SFT-5',
    /batch 000001 does not balance: the terminal counts 1 debits of CNY 128\.00 and 0 credits of CNY 0\.00, the host counts 1 debits of CNY 128\.50/,
    /对账不平：终端借记 1 笔 128\.00 元/,
  ],
  'a foreign card that the terminal counts as a domestic one, or the other way': [
    {
      batches: [batch({ state: 'closed', balanced: false })],
      exchanges: settled(`${'0'.repeat(31)}000000012850001${'0'.repeat(16)}`),
    },
    'batch-totals-agree',
    'GUIDE-P-SFT-5',
    /the totals are the same, but not those of domestic and of foreign cards; the terminal counts domestic: 0 debits .* foreign: 1 debits of CNY 128\.50/,
    /内卡和外卡的划分不同；终端内卡：借记 0 笔/,
  ],
  'a settlement that does not balance and left no trace': [
    { batches: [batch({ state: 'closed', balanced: false })] },
    'batch-totals-agree',
    'GUIDE-P-SFT-5',
    /the terminal counts otherwise/,
    /终端总额与主机不同/,
  ],
  'a ledger that does not sum to zero': [
    { ledger: { ...ledgerOf([posted('000007')]), sumMinor: -1 } },
    'ledger-balances',
    'GUIDE-P-SFT-5',
    /sums to CNY -0\.01/,
    /合计 -0\.01 元/,
  ],
  'an entry that does not sum to zero': [
    {
      ledger: ledgerWith({
        id: 3,
        memo: 'fee',
        transactionId: null,
        postings: [{ account: 'acquirer/fee', amountMinor: 5 }],
      }),
    },
    'ledger-balances',
    'GUIDE-P-SFT-5',
    /ledger entry 3 \(fee\)/,
    /分录 3/,
  ],
  'one transaction that is in the ledger twice': [
    { ledger: ledgerWith({ ...ledgerOf([posted('000007')]).entries[0]!, id: 2 }) },
    'ledger-follows-transactions',
    'GUIDE-P-SFT-5',
    /it took CNY 257\.00 from the cards, the standing transactions come to CNY 128\.50/,
    /总账从卡账户共扣 257\.00 元/,
  ],
  'a transaction that the ledger forgot': [
    { ledger: { sumMinor: 0, entries: [] } },
    'ledger-follows-transactions',
    'GUIDE-P-SFT-5',
    /it took CNY 0\.00 from the cards/,
    /0\.00 元/,
  ],
});
