// When: what the cardholder does at the counter, one act a sentence.

import type { Command } from '../../src/terminal/index.ts';
import { type Phrase, phrase } from '../phrases.ts';
import { awaits } from '../scene/awaited.ts';
import type { TillWorld } from '../scene/till.ts';

/** What may happen between request and answer. */
const BEFORE_THE_ANSWER: readonly [en: string, zh: string, command: Command][] = [
  ['the power fails', '终端断电', { command: 'power-off' }],
  ['the network fails', '终端断网', { command: 'environment', network: 'down' }],
  ['the cashier cancels', '收银员取消', { command: 'press', key: 'cancel' }],
  ['the card is taken out', '卡片被取出', { command: 'remove-card' }],
  ['the paper runs out', '打印机缺纸', { command: 'environment', paper: 'out' }],
];

async function enterPin(till: TillWorld, pin: string): Promise<void> {
  awaits(till, 'pin');
  till.wallet.keepSecret(pin);
  await till.counter.act({ command: 'enter-pin', pin });
}

export const cardholder: Phrase[] = [
  phrase('When', { en: 'the cardholder inserts the card', zh: '持卡人插卡' }, (till) => till.present('insert')),
  phrase('When', { en: 'the cardholder taps the card', zh: '持卡人挥卡' }, (till) => till.present('tap')),
  phrase('When', { en: 'the cardholder swipes the magnetic stripe', zh: '持卡人刷磁条' }, (till) =>
    till.present('swipe'),
  ),
  phrase('When', { en: 'the cashier keys the card number in', zh: '收银员手工输入卡号' }, (till) =>
    till.present('key'),
  ),
  phrase('When', { en: 'the cardholder inserts the card and it cannot be read', zh: '持卡人插卡但无法读取' }, (till) =>
    till.present('insert', 'unreadable'),
  ),
  phrase('When', { en: 'the cardholder taps two cards at once', zh: '持卡人同时挥两张卡' }, (till) =>
    till.present('tap', 'two-cards'),
  ),
  phrase('When', { en: 'the cardholder takes the card away too early', zh: '持卡人闪卡' }, (till) =>
    till.present('tap', 'torn'),
  ),
  phrase(
    'When',
    {
      en: 'the cardholder presents the payment code {paymentcode}',
      zh: '持卡人出示付款码{paymentcode}',
      exampleEn: 'the cardholder presents the payment code "6212000000000000001"',
      exampleZh: '持卡人出示付款码“6212000000000000001”',
    },
    async (till, code) => {
      awaits(till, 'payment-code');
      await till.counter.act({ command: 'present-code', code });
    },
  ),
  phrase(
    'When',
    { en: 'the cardholder inserts the card and will pull it out before the answer', zh: '持卡人插卡并将在应答前拔出' },
    (till) => till.present('insert', 'removed-early'),
  ),
  phrase('When', { en: 'the cardholder inserts another card', zh: '持卡人插入另一张卡' }, (till) =>
    till.present('insert', undefined, till.wallet.other.image),
  ),
  phrase(
    'When',
    {
      en: 'the cardholder inserts another card whose number ends in the same four digits',
      zh: '持卡人插入另一张卡号末四位相同的卡',
    },
    (till) => till.present('insert', undefined, till.wallet.alike().image),
  ),
  phrase('When', { en: 'the cardholder takes the card', zh: '持卡人取走卡片' }, async (till) => {
    await till.counter.act({ command: 'remove-card' });
  }),
  phrase(
    'When',
    {
      en: 'the cardholder enters the PIN {pin}',
      zh: '持卡人输入密码{pin}',
      exampleEn: 'the cardholder enters the PIN "123456"',
      exampleZh: '持卡人输入密码“123456”',
    },
    enterPin,
  ),
  phrase('When', { en: 'the cardholder enters the right PIN', zh: '持卡人输入正确的密码' }, (till) =>
    enterPin(till, till.card.pin),
  ),
  phrase('When', { en: 'the cardholder enters a wrong PIN', zh: '持卡人输入错误的密码' }, (till) =>
    enterPin(till, till.wallet.wrongPin()),
  ),
  phrase(
    'When',
    { en: 'the cardholder enters the right PIN when it is asked for', zh: '终端要求时，持卡人输入正确的密码' },
    async (till) => {
      if (till.counter.state.prompt === 'pin') await enterPin(till, till.card.pin);
    },
  ),
  phrase('When', { en: 'the cardholder confirms without a PIN', zh: '持卡人不输密码直接确认' }, async (till) => {
    awaits(till, 'pin');
    await till.counter.act({ command: 'enter-pin', pin: '' });
  }),
  phrase('When', { en: 'the cardholder cancels at the PIN entry', zh: '持卡人在输入密码时取消' }, async (till) => {
    awaits(till, 'pin');
    await till.counter.press('cancel');
  }),
  phrase(
    'When',
    {
      en: 'the cardholder enters the right PIN and the cashier at once starts another sale',
      zh: '持卡人输入正确的密码后收银员立即再次发起消费',
    },
    async (till) => {
      awaits(till, 'pin');
      await till.counter.send({ command: 'enter-pin', pin: till.card.pin });
      await till.counter.send({ command: 'press', key: 'confirm' });
      await till.counter.send({ command: 'choose-function', function: 'sale' });
      await till.counter.settle();
    },
  ),
  ...BEFORE_THE_ANSWER.map(([en, zh, command]) =>
    phrase(
      'When',
      {
        en: `the cardholder enters the right PIN and ${en} before the answer`,
        zh: `持卡人输入正确的密码后，应答返回前${zh}`,
      },
      async (till) => {
        awaits(till, 'pin');
        const arrived = till.host.untilNextRequest();
        await till.counter.send({ command: 'enter-pin', pin: till.card.pin });
        await arrived;
        await till.counter.act(command);
      },
    ),
  ),
  phrase('When', { en: 'nobody enters the PIN', zh: '无人输入密码' }, async (till) => {
    awaits(till, 'pin');
    await till.counter.wait(2 * till.plan.configuration.timers.entryTimeoutMs);
  }),
  phrase('When', { en: 'nobody does anything for longer than that', zh: '无人操作超过该时间' }, async (till) => {
    await till.counter.wait(1.25 * till.plan.configuration.timers.entryTimeoutMs);
  }),
  phrase('When', { en: 'the cardholder signs when it is asked for', zh: '终端要求时，持卡人签名' }, async (till) => {
    if (till.counter.state.prompt === 'signature') await till.counter.act({ command: 'sign' });
  }),
  phrase('When', { en: 'the cardholder signs on the screen', zh: '持卡人在屏幕上签名' }, async (till) => {
    awaits(till, 'signature');
    await till.counter.act({ command: 'sign' });
  }),
];
