// What goes wrong in a bad made-up run: a double charge, a wrong text, a broken harness.
import type { Finding } from '../definitions/evidence.ts';
import type { CollectedScenario } from './collected.ts';
import { exchange, sampleEvidence } from './sample-evidence.fixture.ts';
import { failingAt, sampleScenario } from './sample-scenario.fixture.ts';
import { CARD } from './sample-texts.fixture.ts';

const LOST = {
  kind: 'no-answer',
  en: 'no answer to 0200: the answer was lost on its way',
  zh: '0200没有收到应答：应答在途中丢失',
} as const;

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

const LOG = {
  earlier: 12,
  lines: ['18:00:01 sent 0200 11=000007', '18:00:04 no answer: timeout', '18:00:05 sent 0200 11=000008'],
};

export function sampleFailures(): CollectedScenario[] {
  const place = { chapter: 'timeout-and-reversal', file: 'lost-answer', number: 1 };
  const lost = [exchange(2, '000007', { answer: null, outcome: LOST, fault: 'drop-answer' }), exchange(3, '000008')];
  const names = { en: 'A lost answer is reversed before the next sale', 'zh-CN': '应答丢失后，先冲正再做下一笔消费' };
  const double = (['en', 'zh-CN'] as const).map((language) =>
    sampleScenario(language, place, names[language], {
      tags: ['@GUIDE-A-FAQ-3d.1', '@GUIDE-A-FAQ-3d.2', '@GUIDE-A-FAQ-3d.3', '@GUIDE-A-FAQ-3d.4', '@GUIDE-A-FAQ-3a'],
      outcomes: [
        ...failingAt(99, { name: '', message: '' }),
        {
          step: null,
          status: 'failed',
          durationMs: 1,
          error: { name: 'MoneyUnsafe', message: TWICE.text[language === 'en' ? 'en' : 'zh'] },
        },
      ],
      evidence: sampleEvidence(language, { exchanges: lost, violations: [TWICE], log: LOG }),
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
      tags: ['@GUIDE-B-FAQ-5h.1', '@GUIDE-B-FAQ-5h.2'],
      outcomes: failingAt(1, { name: 'AdminClientError', message: 'connect ECONNREFUSED\n    at admin client' }),
      evidence: null,
    },
  );
  return [...double, decline, twin, harness];
}
