// When: whole transactions in one sentence, for scenarios that are about what comes after them.

import type { TerminalFunction } from '../../src/terminal/index.ts';
import { type Phrase, phrase } from '../phrases.ts';
import { type Answers, follow } from '../scene/conversation.ts';
import type { TillWorld } from '../scene/till.ts';
import { sell, usualAnswers } from '../scene/whole-transactions.ts';

const SALES: readonly TerminalFunction[] = ['sale', 'force-pin-sale', 'qr-sale'];

export const errands: Phrase[] = [
  phrase(
    'When',
    {
      en: 'the cashier makes a sale of CNY {amount} by inserted card',
      zh: '收银员办理一笔{amount}元的插卡消费',
      exampleEn: 'the cashier makes a sale of CNY 128.50 by inserted card',
      exampleZh: '收银员办理一笔128.50元的插卡消费',
    },
    (till, amount) => sell(till, amount, 'insert', till.card.pin),
  ),
  phrase(
    'When',
    {
      en: 'the cashier makes a sale of CNY {amount} by inserted card with a wrong PIN',
      zh: '收银员办理一笔{amount}元的插卡消费，密码错误',
      exampleEn: 'the cashier makes a sale of CNY 128.50 by inserted card with a wrong PIN',
      exampleZh: '收银员办理一笔128.50元的插卡消费，密码错误',
    },
    (till, amount) => sell(till, amount, 'insert', till.wallet.wrongPin()),
  ),
  phrase(
    'When',
    {
      en: 'the cashier makes {number} sales of CNY {amount} by inserted card',
      zh: '收银员办理{number}笔{amount}元的插卡消费',
      exampleEn: 'the cashier makes 10 sales of CNY 5.00 by inserted card',
      exampleZh: '收银员办理10笔5.00元的插卡消费',
    },
    async (till, times, amount) => {
      for (let made = 0; made < times; made++) await sell(till, amount, 'insert', till.card.pin);
    },
  ),
  phrase(
    'When',
    {
      en: 'the cashier makes a sale of CNY {amount} by swiped card',
      zh: '收银员办理一笔{amount}元的刷磁条消费',
      exampleEn: 'the cashier makes a sale of CNY 128.50 by swiped card',
      exampleZh: '收银员办理一笔128.50元的刷磁条消费',
    },
    (till, amount) => sell(till, amount, 'swipe', till.card.pin),
  ),
  phrase(
    'When',
    {
      en: 'the cashier makes a sale of CNY {amount} by tap',
      zh: '收银员办理一笔{amount}元的挥卡消费',
      exampleEn: 'the cashier makes a sale of CNY 20.00 by tap',
      exampleZh: '收银员办理一笔20.00元的挥卡消费',
    },
    (till, amount) => sell(till, amount, 'tap', undefined),
  ),
  phrase(
    'When',
    {
      en: 'the cashier voids the sale with voucher {voucher}',
      zh: '收银员撤销凭证号为{voucher}的消费',
      exampleEn: 'the cashier voids the sale with voucher "000012"',
      exampleZh: '收银员撤销凭证号为“000012”的消费',
    },
    (till, voucher) => withCard(till, 'void', { voucher: till.named(voucher) }),
  ),
  phrase(
    'When',
    {
      en: 'the cashier refunds CNY {amount} of the sale with reference {reference} dated {monthday}',
      zh: '收银员退货{amount}元，原参考号{reference}，原交易日期{monthday}',
      exampleEn: 'the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"',
      exampleZh: '收银员退货30.00元，原参考号“071800000042”，原交易日期“0718”',
    },
    (till, amountMinor, reference, date) =>
      withCard(till, 'refund', { amountMinor, reference: till.named(reference), date: till.named(date) }),
  ),
  phrase(
    'When',
    {
      en: 'the cashier refunds CNY {amount} of the sale with reference {reference} dated {monthday} to another card',
      zh: '收银员退货{amount}元，原参考号{reference}，原交易日期{monthday}，但使用另一张卡',
      exampleEn: 'the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718" to another card',
      exampleZh: '收银员退货30.00元，原参考号“071800000042”，原交易日期“0718”，但使用另一张卡',
    },
    (till, amountMinor, reference, date) =>
      withCard(till, 'refund', {
        amountMinor,
        reference: till.named(reference),
        date: till.named(date),
        card: till.wallet.other.image,
        pin: till.wallet.other.pin,
      }),
  ),
  phrase(
    'When',
    {
      en: 'the cashier refunds CNY {amount} of the voided sale',
      zh: '收银员对已撤销的消费退货{amount}元',
      exampleEn: 'the cashier refunds CNY 88.00 of the voided sale',
      exampleZh: '收银员对已撤销的消费退货88.00元',
    },
    async (till, amountMinor) => {
      const voided = (await till.counter.terminal.journal()).findLast(({ status }) => status === 'voided');
      await withCard(till, 'refund', {
        amountMinor,
        reference: voided?.reference ?? '',
        date: voided?.dateTime.slice(5, 10).replace('-', '') ?? '',
      });
    },
  ),
  phrase(
    'When',
    {
      en: 'the cashier makes a pre-authorisation of CNY {amount} by inserted card',
      zh: '收银员办理一笔{amount}元的插卡预授权',
      exampleEn: 'the cashier makes a pre-authorisation of CNY 500.00 by inserted card',
      exampleZh: '收银员办理一笔500.00元的插卡预授权',
    },
    (till, amountMinor) => withCard(till, 'pre-authorisation', { amountMinor }),
  ),
  phrase(
    'When',
    {
      en: 'the cashier completes the pre-authorisation with authorisation code {authcode} dated {monthday} for CNY {amount}',
      zh: '收银员完成授权码{authcode}、交易日期{monthday}的预授权，金额{amount}元',
      exampleEn:
        'the cashier completes the pre-authorisation with authorisation code "A12345" dated "0718" for CNY 450.00',
      exampleZh: '收银员完成授权码“A12345”、交易日期“0718”的预授权，金额450.00元',
    },
    (till, code, date, amountMinor) =>
      withCard(till, 'completion', { authorisationCode: till.named(code), date: till.named(date), amountMinor }),
  ),
  phrase(
    'When',
    {
      en: 'the cashier voids the pre-authorisation with authorisation code {authcode} dated {monthday} for CNY {amount}',
      zh: '收银员撤销授权码{authcode}、交易日期{monthday}的预授权，金额{amount}元',
      exampleEn: 'the cashier voids the pre-authorisation with authorisation code "A12345" dated "0718" for CNY 500.00',
      exampleZh: '收银员撤销授权码“A12345”、交易日期“0718”的预授权，金额500.00元',
    },
    (till, code, date, amountMinor) =>
      withCard(till, 'pre-authorisation-void', {
        authorisationCode: till.named(code),
        date: till.named(date),
        amountMinor,
      }),
  ),
  phrase('When', { en: 'the cashier voids the last sale', zh: '收银员撤销上一笔消费' }, (till) => {
    const voucher = till.counter.all('result').findLast((each) => SALES.includes(each.function))?.voucher;
    return withCard(till, 'void', voucher == null ? {} : { voucher });
  }),
  phrase(
    'When',
    {
      en: 'the cashier tries sales of CNY {amount} until {number} reversal(s) were sent',
      zh: '收银员反复办理{amount}元的消费，直至已发送{number}笔冲正',
      exampleEn: 'the cashier tries sales of CNY 30.00 until 3 reversals were sent',
      exampleZh: '收银员反复办理30.00元的消费，直至已发送3笔冲正',
    },
    async (till, amount, reversals) => {
      for (let tried = 0; tried < reversals; tried++) {
        await sell(till, amount, 'insert', till.card.pin);
        await till.host.refresh();
        if (till.host.exchanges.filter(({ transaction }) => transaction === 'reversal').length >= reversals) return;
      }
    },
  ),
  phrase(
    'When',
    {
      en: 'the cashier makes a sale of CNY {amount}, trying up to {number} times',
      zh: '收银员办理一笔{amount}元的插卡消费，最多尝试{number}次',
      exampleEn: 'the cashier makes a sale of CNY 30.00, trying up to 3 times',
      exampleZh: '收银员办理一笔30.00元的插卡消费，最多尝试3次',
    },
    async (till, amount, most) => {
      for (let tried = 0; tried < most && till.counter.result?.outcome !== 'approved'; tried++)
        await sell(till, amount, 'insert', till.card.pin);
    },
  ),
  phrase('When', { en: 'the cashier voids the completion', zh: '收银员撤销该笔预授权完成' }, (till) => {
    const completed = till.counter.all('result').findLast((each) => each.function === 'completion');
    const voucher = completed?.voucher;
    return withCard(till, 'completion-void', voucher == null ? {} : { voucher });
  }),
  phrase('When', { en: 'the cashier makes a balance inquiry', zh: '收银员办理余额查询' }, (till) =>
    withCard(till, 'balance-inquiry', {}),
  ),
];

async function withCard(till: TillWorld, chosen: TerminalFunction, answers: Answers): Promise<void> {
  const { image, pin } = till.card;
  await follow(till.counter, chosen, { ...usualAnswers(till), card: image, interface: 'insert', pin, ...answers });
}
