import { type Phrase, phrase } from '../phrases.ts';
import { type Answers, carryOn } from '../scene/conversation.ts';
import { NotConcerned } from '../scene/expectation.ts';
import type { TillWorld } from '../scene/till.ts';
import { begin, usualAnswers } from '../scene/whole-transactions.ts';

export const management: Phrase[] = [
  phrase('When', { en: 'the cashier signs the terminal in', zh: '收银员办理签到' }, (till) => whole(till, 'sign-in')),
  phrase(
    'When',
    { en: 'the cashier signs the terminal in with a wrong password', zh: '收银员用错误的密码办理签到' },
    async (till) => {
      await begin(till, 'sign-in');
      await carryOn(till.counter, { ...usualAnswers(till), until: 'operator-password' });
      if (till.counter.state.prompt !== 'operator-password')
        throw new NotConcerned({
          verdict: 'not-applicable',
          text: { en: 'The terminal asks for no operator password.', zh: '终端不要求输入操作员密码。' },
        });
      const { cashierPassword } = till.plan.configuration.operator;
      await till.counter.enter(cashierPassword.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)));
      // One that asks again is left at that.
      if (till.counter.state.prompt !== null) await till.counter.press('cancel');
    },
  ),
  phrase('When', { en: 'the cashier signs the terminal out', zh: '收银员办理签退' }, (till) => whole(till, 'sign-out')),
  phrase('When', { en: 'the cashier runs the echo test', zh: '收银员进行回响测试' }, (till) =>
    whole(till, 'echo-test'),
  ),
  phrase('When', { en: 'the cashier downloads the parameters', zh: '收银员下载参数' }, (till) =>
    whole(till, 'parameter-download'),
  ),
  phrase('When', { en: 'the cashier settles the batch', zh: '收银员办理批结算' }, (till) => whole(till, 'settlement')),
  phrase('When', { en: 'the cashier reprints the last slip', zh: '收银员重打最后一笔签购单' }, (till) =>
    whole(till, 'reprint', { voucher: '' }),
  ),
  phrase('When', { en: 'the cashier looks at the version', zh: '收银员查看软件版本' }, (till) =>
    whole(till, 'version'),
  ),
  phrase('When', { en: 'the cashier lists the transactions', zh: '收银员查看交易明细' }, async (till) => {
    await begin(till, 'query');
    // An empty entry means all.
    if (till.counter.state.prompt === 'query-voucher') await till.counter.press('confirm');
  }),
  phrase(
    'When',
    {
      en: 'the cashier queries the voucher {voucher}',
      zh: '收银员查询凭证号{voucher}',
      exampleEn: 'the cashier queries the voucher "000012"',
      exampleZh: '收银员查询凭证号“000012”',
    },
    async (till, voucher) => {
      await begin(till, 'query');
      if (till.counter.state.prompt === 'query-voucher') await till.counter.enter(till.named(voucher));
    },
  ),
];

/** A function from the menu to its end. */
async function whole(till: TillWorld, chosen: Parameters<typeof begin>[1], answers: Answers = {}): Promise<void> {
  await begin(till, chosen);
  await carryOn(till.counter, { ...usualAnswers(till), ...answers });
}
