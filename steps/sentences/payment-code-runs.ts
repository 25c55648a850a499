// When and Then: many payments by code in a row, with a bad line, restarts, and questions that get no answer.
import type { Rule } from '../../simulator/admin/client.ts';
import { seededRandom } from '../../src/random.ts';
import { type Phrase, phrase } from '../phrases.ts';
import { follow } from '../scene/conversation.ts';
import { payByCode, useOfCodes } from '../scene/payment-codes.ts';
import type { TillWorld } from '../scene/till.ts';
import { usualAnswers } from '../scene/whole-transactions.ts';

type Fault = NonNullable<Rule['then']['fault']>;

/** What becomes of a payment on its way. Only the last keeps the terminal waiting until its time is over. */
const FAULTS: readonly Fault[] = [
  'reset',
  'reset-after-commit',
  'wrong-stan',
  'wrong-amount',
  'garbage',
  'reset-after-commit',
  'drop-answer',
];

/** One payment, perhaps disturbed; then perhaps its question too; perhaps a restart before it. */
async function oneOf(till: TillWorld, draw: () => number): Promise<void> {
  const amountMinor = 1 + Math.floor(draw() * 2000);
  const chance = draw();
  if (chance < 0.4)
    await till.host.rule({ transaction: 'sale' }, 1, { fault: FAULTS[Math.floor(draw() * FAULTS.length)]! });
  if (chance < 0.25)
    await till.host.rule({ transaction: 'qr-query' }, 1 + Math.floor(draw() * 4), { fault: 'reset-after-commit' });
  if (draw() < 0.1) await till.counter.act({ command: 'restart' });
  if (!till.counter.state.signedIn) await follow(till.counter, 'sign-in', usualAnswers(till));
  await payByCode(till, amountMinor);
}

export const qrRun: Phrase[] = [
  phrase(
    'When',
    {
      en: 'the cashier takes {number} payments by code with faults and restarts, drawn from seed {number}',
      zh: '收银员连续办理{number}笔扫码消费，其间有故障和重启，随机种子为{number}',
      exampleEn: 'the cashier takes 40 payments by code with faults and restarts, drawn from seed 5',
      exampleZh: '收银员连续办理40笔扫码消费，其间有故障和重启，随机种子为5',
    },
    async (till, payments, seed) => {
      const draw = seededRandom(seed);
      for (let made = 0; made < payments; made++) await oneOf(till, draw);
      // The day ends on a good line: one more payment, before which the terminal asks what it still has to ask.
      await till.host.client.clearRules();
      if (!till.counter.state.signedIn) await follow(till.counter, 'sign-in', usualAnswers(till));
      await payByCode(till, 100);
    },
  ),
  phrase(
    'Then',
    {
      en: 'there were at least {number} payment(s) by code and {number} question(s) about them',
      zh: '至少{number}个付款码已付款，查询{number}次',
      exampleEn: 'there were at least 25 payments by code and 8 questions about them',
      exampleZh: '至少25个付款码已付款，查询8次',
    },
    async (till, paid, asked) => {
      await till.host.refresh();
      const used = (await useOfCodes(till)).filter((code) => code?.state === 'used').length;
      const questions = till.host.exchanges.filter(({ transaction }) => transaction === 'qr-query').length;
      till.check(
        used >= paid && questions >= asked,
        { en: 'Fewer codes have paid, or fewer questions were asked.', zh: '付款或查询的次数不足。' },
        `${paid} / ${asked}`,
        `${used} / ${questions}`,
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'every payment code that has paid is one approved payment at the terminal, and no other is',
      zh: '每个已付款的付款码对应终端一笔成功交易，其余均未成功',
    },
    async (till) => {
      const used = (await useOfCodes(till)).filter((code) => code?.transactionId != null);
      const payments = new Set(used.map((code) => code?.transactionId));
      const approved = (await till.counter.terminal.journal()).filter(
        ({ function: made, status }) => made === 'qr-sale' && (status === 'approved' || status === 'voided'),
      );
      till.check(
        used.length > 0 && payments.size === used.length && approved.length === used.length,
        { en: 'Codes and payments do not agree one for one.', zh: '付款码与交易不能逐笔对应。' },
        { en: `${used.length} payments`, zh: `${used.length}笔` },
        {
          en: `${payments.size} at the host, ${approved.length} at the terminal`,
          zh: `主机${payments.size}笔，终端${approved.length}笔`,
        },
      );
    },
  ),
];
