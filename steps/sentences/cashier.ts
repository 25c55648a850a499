// When: what the cashier does at the terminal, one act a sentence.
import { yuan } from '../../src/definitions/money.ts';
import { type Phrase, phrase } from '../phrases.ts';
import { awaits } from '../scene/awaited.ts';
import { clearCounter } from '../scene/conversation.ts';
import { functionOf } from '../scene/quoted-words.ts';
import type { TillWorld } from '../scene/till.ts';
import { begin } from '../scene/whole-transactions.ts';

async function confirmAmount(till: TillWorld): Promise<void> {
  const before = till.counter.state.prompt;
  await till.counter.press('confirm');
  if (before === 'amount' && till.counter.state.prompt === 'confirm-amount') await till.counter.press('confirm');
}

export const cashier: Phrase[] = [
  phrase(
    'When',
    {
      en: 'the cashier chooses {function} on the main screen',
      zh: '收银员在主界面选择{function}',
      exampleEn: 'the cashier chooses "Sale" on the main screen',
      exampleZh: '收银员在主界面选择“消费”',
    },
    (till, name) => begin(till, functionOf(name)),
  ),
  phrase(
    'When',
    {
      en: 'the cashier enters the amount CNY {amount}',
      zh: '收银员输入金额{amount}元',
      exampleEn: 'the cashier enters the amount CNY 128.50',
      exampleZh: '收银员输入金额128.50元',
    },
    async (till, amount) => {
      await clearCounter(till.counter);
      if (till.counter.state.function === null) await begin(till, 'sale');
      await till.counter.type(yuan(amount));
    },
  ),
  phrase(
    'When',
    {
      en: 'the cashier changes the amount to CNY {amount}',
      zh: '收银员把金额改为{amount}元',
      exampleEn: 'the cashier changes the amount to CNY 128.50',
      exampleZh: '收银员把金额改为128.50元',
    },
    async (till, amount) => {
      await till.counter.press('clear');
      await till.counter.type(yuan(amount));
    },
  ),
  phrase('When', { en: 'the cashier confirms the amount', zh: '收银员确认金额' }, confirmAmount),
  phrase('When', { en: 'the entry is cleared', zh: '按清除键' }, async (till) => {
    await till.counter.press('clear');
  }),
  phrase('When', { en: 'the cashier confirms the card number', zh: '收银员确认卡号' }, (till) => {
    awaits(till, 'confirm-card');
    return till.counter.press('confirm').then(() => undefined);
  }),
  phrase('When', { en: 'the cashier confirms the original transaction', zh: '收银员确认原交易' }, (till) => {
    awaits(till, 'confirm-original');
    return till.counter.press('confirm').then(() => undefined);
  }),
  phrase('When', { en: 'the cashier cancels', zh: '收银员取消交易' }, async (till) => {
    await till.counter.press('cancel');
  }),
  phrase(
    'When',
    {
      en: 'the cashier enters the supervisor password {secretcode}',
      zh: '收银员输入主管密码{secretcode}',
      exampleEn: 'the cashier enters the supervisor password "905173"',
      exampleZh: '收银员输入主管密码“905173”',
    },
    async (till, password) => {
      awaits(till, 'supervisor-password');
      await till.counter.enter(password);
    },
  ),
  phrase(
    'When',
    {
      en: 'the cashier enters the original voucher {voucher}',
      zh: '收银员输入原凭证号{voucher}',
      exampleEn: 'the cashier enters the original voucher "000012"',
      exampleZh: '收银员输入原凭证号“000012”',
    },
    async (till, voucher) => {
      awaits(till, 'original-voucher');
      await till.counter.enter(till.named(voucher));
    },
  ),
  phrase(
    'When',
    {
      en: 'the cashier enters the original reference {reference} and date {monthday}',
      zh: '收银员输入原参考号{reference}和原交易日期{monthday}',
      exampleEn: 'the cashier enters the original reference "071800000042" and date "0718"',
      exampleZh: '收银员输入原参考号“071800000042”和原交易日期“0718”',
    },
    async (till, reference, date) => {
      awaits(till, 'original-reference');
      await till.counter.enter(till.named(reference));
      awaits(till, 'original-date');
      await till.counter.enter(till.named(date));
    },
  ),
  phrase(
    'When',
    {
      en: 'the cashier enters the verification code {secretcode}',
      zh: '收银员输入验证码{secretcode}',
      exampleEn: 'the cashier enters the verification code "802461"',
      exampleZh: '收银员输入验证码“802461”',
    },
    async (till, code) => {
      awaits(till, 'verification-code');
      till.wallet.verificationCodes.push(code);
      await till.counter.enter(code);
    },
  ),
];
