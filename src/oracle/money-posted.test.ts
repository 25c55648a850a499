// What is posted: owned by a payment, once, and of the same amount and card.
import { BATCH, entry, exchange, lostAnswer, OTHER_CARD, posted, reversal } from './books.fixture.ts';
import { violating } from './violating.fixture.ts';

violating({
  'a retry under a new voucher after a lost answer': [
    {
      journal: [entry('000007', { status: 'cancelled' }), entry('000008')],
      transactions: [posted('000007'), posted('000008')],
      exchanges: [lostAnswer, exchange('000008')],
    },
    'charged-once',
    'GUIDE-A-FAQ-3a',
    /^charged twice: CNY 128\.50 on card 621234\*{6}1232, vouchers 000007 and 000008; the answer to 000007 was lost after commit and no reversal was sent$/,
    /^重复扣款：卡号 621234\*{6}1232 被扣 128\.50 元两次，凭证号 000007 和 000008；000007 的应答在入账后丢失，且未发送冲正$/,
  ],
  'a reversal under a STAN of its own': [
    {
      journal: [entry('000007', { status: 'reversed' })],
      transactions: [posted('000007')],
      exchanges: [lostAnswer, reversal('000008', { committed: false })],
    },
    'posting-is-owned',
    'GUIDE-A-FAQ-3d',
    /the answer to 000007 was lost after commit and its reversal was sent under another STAN, 000008, which names no payment$/,
    /且其冲正用了另一个流水号 000008，该号没有对应的交易$/,
  ],
  'two lost retries before the third went through': [
    {
      journal: [entry('000009')],
      transactions: [posted('000007'), posted('000008'), posted('000009')],
      exchanges: [lostAnswer, exchange('000008', { answer: null, fault: 'late-answer' }), exchange('000009')],
    },
    'charged-once',
    'GUIDE-A-FAQ-3a',
    /charged 3 times.*000007, 000008 and 000009/,
    /3 次.*000007、000008 和 000009/,
  ],
  'a retry whose first reversal did not reach the ledger': [
    {
      journal: [entry('000007', { status: 'reversed' }), entry('000008')],
      transactions: [posted('000007'), posted('000008')],
      exchanges: [lostAnswer, reversal('000007', { committed: false, answer: null }), exchange('000008')],
    },
    'charged-once',
    'GUIDE-A-FAQ-3a',
    /the host did not carry out its reversal/,
    /主机未执行其冲正/,
  ],
  'a lost answer that is never reversed': [
    { journal: [entry('000007', { status: 'unknown' })], exchanges: [lostAnswer] },
    'posting-is-owned',
    'GUIDE-A-FAQ-3d',
    /money moved without a payment: the sale 000007 of CNY 128\.50 .* holds it as unknown; the answer to 000007 was lost after commit and no reversal was sent/,
    /单边账：凭证号 000007 的消费 128\.50 元/,
  ],
  'another voucher owed than the one that stands': [
    {
      journal: [],
      state: null,
      owed: [{ kind: 'reversal', voucher: '000006', batch: BATCH }],
      exchanges: [lostAnswer],
    },
    'posting-is-owned',
    'GUIDE-A-FAQ-3d',
    /does not know it/,
    /终端没有这笔记录/,
  ],
  'a script notice owed instead of a reversal': [
    {
      journal: [],
      state: null,
      owed: [{ kind: 'script-notice', voucher: '000007', batch: BATCH }],
      exchanges: [lostAnswer],
    },
    'posting-is-owned',
    'GUIDE-A-FAQ-3d',
    /no reversal was sent/,
    /未发送冲正/,
  ],
  'a decline at the terminal of what the host approved': [
    { journal: [entry('000007', { status: 'declined' })] },
    'posting-is-owned',
    'GUIDE-A-FAQ-3d',
    /holds it as declined; the answer to 000007 was 00/,
    /终端记为拒绝/,
  ],
  'one voucher posted twice': [
    { transactions: [posted('000007'), posted('000007', { id: 8 })] },
    'posted-once',
    'GUIDE-A-FAQ-3a',
    /posted 2 times: voucher 000007/,
    /重复入账/,
  ],
  'another amount posted than held': [
    { transactions: [posted('000007', { postedMinor: 12851 })] },
    'posted-amount',
    'GUIDE-S-STEP-5a',
    /holds the sale 000007 as CNY 128\.50, the host posted CNY 128\.51/,
    /终端记为 128\.50 元，主机入账 128\.51 元/,
  ],
  'another card posted than held': [
    { transactions: [posted('000007', { cardNumber: OTHER_CARD })] },
    'posted-card',
    'GUIDE-B-FAQ-3c',
    /on card 621234\*{6}1232, the host posted it on card 622588\*{6}5675/,
    /卡号不一致/,
  ],
});
