// What a terminal holds as approved: posted, and on an answer that it may believe.
import { entry, exchange, lostAnswer, otherwise, posted } from './books.fixture.ts';
import { violating } from './violating.fixture.ts';

violating({
  'an approval that the host never saw': [
    { transactions: [], exchanges: [] },
    'approved-is-posted',
    'GUIDE-A-STEP-5d',
    /approved without money: .* the host has never posted it/,
    /成功但无入账.*主机从未入账/,
  ],
  'an approval that the host declined': [
    { transactions: [posted('000007', { state: 'declined', responseCode: '51', postedMinor: 0 })], exchanges: [] },
    'approved-is-posted',
    'GUIDE-A-STEP-5d',
    /the host has it as declined with code 51/,
    /应答码 51/,
  ],
  'an approval of what was reversed': [
    { transactions: [posted('000007', { state: 'reversed' })] },
    'approved-is-posted',
    'GUIDE-A-STEP-5d',
    /as reversed/,
    /状态为已冲正/,
  ],
  'an approval in another batch': [
    { journal: [entry('000007', { batch: '000002' })], transactions: [] },
    'approved-is-posted',
    'GUIDE-A-STEP-5d',
    /never posted/,
    /从未入账/,
  ],
  'an approval on the answer of another voucher': [
    {
      exchanges: [
        exchange('000007', {
          fault: 'wrong-stan',
          answer: { mti: '0210', fields: { '11': '000008', '39': '00' } },
        }),
      ],
    },
    'approval-has-answer',
    'GUIDE-A-STEP-5d',
    /approved on the wrong answer: .* its answer carried another voucher number/,
    /带有另一笔凭证号/,
  ],
  'an approval on an answer of another amount': [
    {
      exchanges: [otherwise(exchange('000007'), {}, { '4': '000000012851' })],
    },
    'approval-has-answer',
    'GUIDE-A-STEP-5d',
    /field 4: sent 000000012850, got 000000012851/,
    /field 4/,
  ],
  ...Object.fromEntries(
    ['3', '4', '11', '41', '42'].map((field) => [
      `an approval on an answer without field ${field}`,
      [
        { exchanges: [otherwise(exchange('000007'), {}, { [field]: undefined })] },
        'approval-has-answer',
        'GUIDE-A-STEP-5d',
        new RegExp(`field ${field}: sent .*, got none`),
        new RegExp(`第 ${field} 域`),
      ] as const,
    ]),
  ),
  'an approval on an answer without a MAC': [
    { exchanges: [otherwise(exchange('000007'), {}, { '64': undefined })] },
    'approval-has-answer',
    'GUIDE-A-STEP-5d',
    /no MAC \(field 64\)/,
    /没有 MAC/,
  ],
  'an approval on an answer without a code': [
    { exchanges: [otherwise(exchange('000007'), {}, { '39': undefined })] },
    'approval-has-answer',
    'GUIDE-A-STEP-5d',
    /response code absent/,
    /应答码缺失/,
  ],
  'an approval on an answer with a wrong MAC': [
    { exchanges: [exchange('000007', { fault: 'wrong-mac' })] },
    'approval-has-answer',
    'GUIDE-A-STEP-5d',
    /had a wrong MAC/,
    /MAC 校验错/,
  ],
  'an approval without any answer': [
    { exchanges: [lostAnswer] },
    'approval-has-answer',
    'GUIDE-A-STEP-5d',
    /was lost after commit/,
    /在入账后丢失/,
  ],
});
