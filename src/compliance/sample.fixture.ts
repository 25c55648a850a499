// A made-up run for the tests of the reports: approvals, a decline, and, when asked for, a double charge, a broken harness and a skip.
import type { Evidence, EvidenceExchange, Finding } from '../definitions/evidence.ts';
import type { Attestation } from './attested-files.ts';
import type { CollectedRun, CollectedScenario, StepOutcome } from './collected.ts';
import type { RunFacts } from './report.ts';

const CARD = '621234******1232';
type Language = 'en' | 'zh-CN';

export const FACTS: RunFacts = {
  version: '0.1.0',
  seed: 20261122,
  order: 'defined',
  parallel: 2,
  profile: 'classic',
  wire: 'json-http',
  acquirer: 'unionpay',
  defects: [],
  terminal: 'reference',
  attestations: [],
  leftOut: [],
};

const LOST = {
  kind: 'no-answer',
  en: 'no answer to 0200: the answer was lost on its way',
  zh: '0200没有收到应答：应答在途中丢失',
} as const;

function exchange(sequence: number, voucher: string, changes: Partial<EvidenceExchange> = {}): EvidenceExchange {
  const fields = {
    '3': '000000',
    '4': '000000012850',
    '11': voucher,
    '22': '051',
    '25': '00',
    '41': 'TP000001',
    '49': '156',
    '60': '22000001000600',
  };
  return {
    sequence,
    at: '2026-11-22T18:00:01.000+08:00',
    transport: 'json-http',
    transaction: 'sale',
    request: {
      mti: '0200',
      fields: { '2': CARD, ...fields, '35': '[37 hidden]', '52': '[16 hidden]', '64': '3745314433393535' },
    },
    answer: { mti: '0210', fields: { ...fields, '37': `90000000${voucher}`.slice(-12), '38': '482913', '39': '00' } },
    outcome: { kind: 'answered', en: 'answered by 0210', zh: '已收到应答0210' },
    code: '00',
    error: null,
    fault: null,
    committed: true,
    postings: [
      { account: `cardholder/${CARD}#1`, amountMinor: -12850 },
      { account: 'merchant/898310058120001', amountMinor: 12850 },
    ],
    requestHex: null,
    answerHex: null,
    ...changes,
  };
}

const LINES = {
  en: {
    amount: ['SALE', 'Amount', 'CNY 128.50'],
    card: ['CNY 128.50', 'Insert, tap or swipe'],
    pin: ['CNY 128.50', 'Enter PIN', '******'],
    wait: ['Processing…'],
    done: ['Approved', 'CNY 128.50', 'Please remove the card'],
    slip: [
      'Example Shop 示例商店',
      'MERCHANT COPY',
      '--------------------------------',
      'MID   898310058120001',
      'TID   TP000001    OPERATOR 01',
      `CARD  ${CARD} (I)`,
      'SALE',
      'BATCH 000001   VOUCHER 000007',
      'AUTH  482913',
      'REF   900000000007',
      '2026-11-22 18:00:01',
      'AMOUNT      CNY 128.50',
      '',
      'SIGNATURE',
      '',
      '______________________',
    ],
  },
  'zh-CN': {
    amount: ['消费', '请输入金额', '128.50 元'],
    card: ['128.50 元', '请插卡、挥卡或刷磁条'],
    pin: ['128.50 元', '请输入密码', '******'],
    wait: ['处理中…'],
    done: ['交易成功', '128.50 元', '请取回银行卡'],
    slip: [
      '示例商店 Example Shop',
      '商户存根',
      '--------------------------------',
      '商户编号 898310058120001',
      '终端编号 TP000001  操作员 01',
      `卡号 ${CARD} (I)`,
      '消费',
      '批次号 000001  凭证号 000007',
      '授权码 482913',
      '参考号 900000000007',
      '2026-11-22 18:00:01',
      '金额      128.50 元',
      '',
      '持卡人签名',
      '',
      '______________________',
    ],
  },
} as const;

export function sampleEvidence(language: Language, changes: Partial<Evidence> = {}): Evidence {
  const lines = LINES[language];
  const shown = (step: number, kind: string, words: readonly string[], detail: string | null = null) => ({
    at: '2026-11-22T18:00:01.000+08:00',
    step,
    kind,
    lines: [...words],
    detail,
  });
  return {
    language,
    terminal: { vendor: 'Tillproof', model: 'Reference', version: '0.1.0' },
    profile: 'classic',
    checks: 2,
    timeline: [
      shown(1, 'display', lines.amount),
      shown(1, 'prompt', lines.card),
      shown(2, 'prompt', lines.pin),
      shown(2, 'display', lines.wait),
      shown(2, 'result', lines.done),
      shown(2, 'sound', [], 'success'),
      shown(2, 'indicator', [], 'result green'),
    ],
    slips: [{ copy: 'merchant', reprint: false, lines: [...lines.slip] }],
    exchanges: [
      exchange(1, '000001', {
        transaction: 'sign-in',
        request: { mti: '0800', fields: { '11': '000001', '60': '00000001003' } },
        answer: { mti: '0810', fields: { '11': '000001', '39': '00', '62': '[80 hidden]' } },
        postings: [],
        committed: false,
      }),
      exchange(2, '000007'),
    ],
    journal: [
      {
        voucher: '000007',
        function: 'sale',
        status: 'approved',
        amountMinor: 12850,
        cardNumber: CARD,
        responseCode: '00',
        reference: '900000000007',
      },
    ],
    ledger: [
      {
        memo: 'sale 000007',
        postings: [
          { account: `cardholder/${CARD}#1`, amountMinor: -12850 },
          { account: 'merchant/898310058120001', amountMinor: 12850 },
        ],
      },
    ],
    ledgerSumMinor: 0,
    violations: [],
    ...changes,
  };
}

const STEPS = {
  en: [
    ['Given', 'a debit card with a balance of CNY 1000.00'],
    ['When', 'the cashier starts a sale of CNY 128.50 and the card is inserted'],
    ['And', 'the cardholder enters the right PIN'],
    ['Then', 'the terminal shows that the sale is approved'],
    ['And', 'the acquirer has posted CNY 128.50 exactly once'],
  ],
  'zh-CN': [
    ['假如', '一张余额为 1000.00 元的借记卡'],
    ['当', '收银员发起 128.50 元的消费并插卡'],
    ['而且', '持卡人输入正确的密码'],
    ['那么', '终端显示消费成功'],
    ['而且', '收单机构恰好入账一次 128.50 元'],
  ],
} as const;

/** One scenario in one language; every step passed unless outcomes are given. */
export function sampleScenario(
  language: Language,
  place: { chapter: string; file: string; number: number },
  name: string,
  changes: Partial<CollectedScenario> = {},
): CollectedScenario {
  const pair = `${place.chapter}/${place.file}-${place.number}`;
  const steps = STEPS[language].map(([keyword, text]) => ({ keyword, text }));
  return {
    id: `${language}/${pair}`,
    pair,
    language,
    chapter: place.chapter,
    feature: language === 'en' ? `Feature ${place.file}` : `功能 ${place.file}`,
    uri: `features/${language}/${place.chapter}/${place.file}.feature`,
    line: place.number * 10,
    name,
    tags: ['@GUIDE-A-STEP-5d', '@GUIDE-S-STEP-4c'],
    steps,
    startedAt: '2026-11-22T10:00:00.000Z',
    finished: true,
    durationMs: 84.2,
    attempts: 1,
    earlier: [],
    example: null,
    outcomes: steps.map((_, step) => ({ step, status: 'passed', durationMs: 12.4, error: null })),
    findings: [],
    evidence: sampleEvidence(language),
    fitness: null,
    repeated: null,
    cutOff: null,
    ...changes,
  };
}

/** Outcomes in which one step fails and those after it are skipped. */
export function failingAt(index: number, error: { name: string; message: string }, steps = 5): StepOutcome[] {
  return Array.from({ length: steps }, (_, step) => ({
    step,
    status: step < index ? 'passed' : step === index ? 'failed' : 'skipped',
    durationMs: step > index ? 0 : 12.4,
    error: step === index ? error : null,
  }));
}

export const TWICE = {
  rule: 'charged-once',
  requirement: 'GUIDE-A-FAQ-3a',
  text: {
    en: `charged twice: CNY 128.50 on card ${CARD}, vouchers 000007 and 000008; the answer to 000007 was lost after commit and no reversal was sent`,
    zh: `重复扣款：卡号 ${CARD} 被扣 128.50 元两次，凭证号 000007 和 000008；000007 的应答在入账后丢失，且未发送冲正`,
  },
  expected: 'one charge of CNY 128.50 stands',
  actual: '2 charges stand, vouchers 000007 and 000008',
};

function broken(): CollectedScenario[] {
  const place = { chapter: 'timeout-and-reversal', file: 'lost-answer', number: 1 };
  const lost = [exchange(2, '000007', { answer: null, outcome: LOST, fault: 'drop-answer' }), exchange(3, '000008')];
  const names = { en: 'A lost answer is reversed before the next sale', 'zh-CN': '应答丢失后，先冲正再做下一笔消费' };
  const double = (['en', 'zh-CN'] as const).map((language) =>
    sampleScenario(language, place, names[language], {
      tags: ['@GUIDE-A-FAQ-3d', '@GUIDE-A-FAQ-3a'],
      outcomes: [
        ...failingAt(99, { name: '', message: '' }),
        {
          step: null,
          status: 'failed',
          durationMs: 1,
          error: { name: 'MoneyUnsafe', message: TWICE.text[language === 'en' ? 'en' : 'zh'] },
        },
      ],
      evidence: sampleEvidence(language, { exchanges: lost, violations: [TWICE] }),
    }),
  );
  const finding: Finding = {
    verdict: 'failed',
    text: { en: 'The screen does not say that the funds are insufficient.', zh: '屏幕未提示余额不足。' },
    expected: 'Insufficient funds',
    actual: 'Transaction failed [05]',
  };
  const decline = sampleScenario(
    'en',
    { chapter: 'declines', file: 'insufficient-funds', number: 1 },
    'Insufficient funds are named in clear words',
    {
      tags: ['@GUIDE-B-FAQ-2a'],
      outcomes: failingAt(3, {
        name: 'ExpectationFailed',
        message: `${finding.text.en}\n  expected: ${finding.expected}\n  actual: ${finding.actual}`,
      }),
      findings: [finding],
    },
  );
  const twin = sampleScenario(
    'zh-CN',
    { chapter: 'declines', file: 'insufficient-funds', number: 1 },
    '余额不足有明确提示',
    { tags: ['@GUIDE-B-FAQ-2a'] },
  );
  const harness = sampleScenario(
    'en',
    { chapter: 'settlement', file: 'totals', number: 1 },
    'Totals agree at settlement',
    {
      tags: ['@GUIDE-B-FAQ-5h'],
      outcomes: failingAt(1, { name: 'AdminClientError', message: 'connect ECONNREFUSED\n    at admin client' }),
      evidence: null,
    },
  );
  return [...double, decline, twin, harness];
}

const NAMES: [string, string, string, string][] = [
  ['start-up', 'connection', 'The terminal shows that it is connected', '终端显示已联网'],
  ['result', 'approval', 'An approved sale is told by words, sound and light', '消费成功以文字、声音和灯光提示'],
  ['result', 'approval', 'The terminal is ready for the next sale', '终端可以进行下一笔消费'],
  ['pin', 'small-payments', 'A tap of exactly the limit needs no PIN', '挥卡金额恰为限额时免密'],
];

/** A whole run; `good` has nothing but passes and one scenario that does not apply. */
export function sampleRun(kind: 'good' | 'bad'): CollectedRun {
  const skip: Finding = {
    verdict: 'not-applicable',
    text: { en: 'The terminal declares no stripe reader.', zh: '终端声明没有磁条读卡器。' },
  };
  const scenarios = NAMES.flatMap(([chapter, file, en, zh], index) => [
    sampleScenario('en', { chapter, file, number: index + 1 }, en),
    sampleScenario('zh-CN', { chapter, file, number: index + 1 }, zh),
  ]);
  const skipped = (['en', 'zh-CN'] as const).map((language) =>
    sampleScenario(
      language,
      { chapter: 'card-reading', file: 'stripe', number: 1 },
      language === 'en' ? 'A stripe card is swiped' : '磁条卡刷卡',
      {
        tags: ['@GUIDE-A-STEP-3d', '@needs:swipe'],
        outcomes: failingAt(0, { name: 'x', message: '' }).map((outcome) => ({
          ...outcome,
          status: 'skipped',
          error: null,
        })),
        findings: [skip],
        evidence: null,
      },
    ),
  );
  const all = [...scenarios, ...skipped, ...(kind === 'bad' ? broken() : [])];
  return {
    startedAt: '2026-11-22T10:00:00.000Z',
    durationMs: 12_345.6,
    versions: { 'cucumber-js': '13.3.0', 'node.js': '24.21.0', linux: '6.1' },
    problems: [],
    leftOut: [],
    scenarios: all.sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.line - b.line)),
  };
}

/** What a person stated about a requirement that no run decides. */
export const ATTESTED: Attestation = {
  requirement: 'GUIDE-B-FAQ-1a',
  by: 'Li Na | 李娜 <test laboratory>',
  at: '2026-11-20',
  seen: 'The lamp is green while the terminal is on.',
  evidence: [
    {
      name: 'lamp.jpg',
      file: 'evidence/aaaaaaaaaaaaaaaa-lamp.jpg',
      sha256: 'a'.repeat(64),
      bytes: 3,
      source: '/x/lamp.jpg',
    },
  ],
};
