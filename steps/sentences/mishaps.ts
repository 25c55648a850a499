// When: what goes wrong at the counter in the middle of something: power, paper, a nervous hand, a change of mind.

import { yuan } from '../../src/definitions/money.ts';
import { type Phrase, phrase } from '../phrases.ts';
import { type Answers, carryOn, follow } from '../scene/conversation.ts';
import { functionOf, idOf, PROMPT_WORDS } from '../scene/quoted-words.ts';
import type { TillWorld } from '../scene/till.ts';
import { begin, usualAnswers } from '../scene/whole-transactions.ts';

/** What is asked for when a transaction refers to an earlier one: the last that was approved. */
function lastApproved(till: TillWorld): Answers {
  const entry = till.counter.all('journal').findLast(({ entry }) => entry.status === 'approved')?.entry;
  if (entry === undefined) return {};
  return {
    voucher: entry.voucher,
    date: entry.dateTime.slice(5, 10).replace('-', ''),
    ...(entry.reference === null ? {} : { reference: entry.reference }),
    ...(entry.authorisationCode === null ? {} : { authorisationCode: entry.authorisationCode }),
  };
}

/** What is answered while nobody wants anything special: CNY 30.00, and the scenario's card. */
export function answersOf(till: TillWorld): Answers {
  const { image: card, pin } = till.card;
  const any = { amountMinor: 3000, verificationCode: '802461' } as const;
  return { ...usualAnswers(till), ...lastApproved(till), ...any, card, interface: 'insert', pin };
}

export const mishaps: Phrase[] = [
  phrase(
    'When',
    {
      en: 'the cashier goes on with a {function} until the terminal asks to {prompt}',
      zh: '收银员办理{function}直至终端提示{prompt}',
      exampleEn: 'the cashier goes on with a "Void" until the terminal asks to "enter the PIN"',
      exampleZh: '收银员办理“消费撤销”直至终端提示“请输入密码”',
    },
    async (till, name, words) => {
      const until = idOf(PROMPT_WORDS, words);
      await follow(till.counter, functionOf(name), { ...answersOf(till), until });
      till.check(
        till.counter.state.prompt === until,
        { en: 'The terminal does not come to this question.', zh: '终端没有提示到这一步。' },
        words,
        till.stateWords(),
      );
    },
  ),
  phrase('When', { en: 'the cashier and the cardholder go on', zh: '收银员和持卡人继续操作' }, async (till) => {
    await carryOn(till.counter, answersOf(till));
  }),
  phrase('When', { en: 'the printer runs out of paper', zh: '打印机纸用完' }, async (till) => {
    await till.counter.act({ command: 'environment', paper: 'out' });
  }),
  phrase('When', { en: 'the power of the terminal fails', zh: '终端断电' }, async (till) => {
    await till.counter.act({ command: 'power-off' });
  }),
  phrase(
    'When',
    {
      en: 'the cashier settles the batch and the power fails during the upload',
      zh: '收银员办理批结算，上送明细时终端断电',
    },
    async (till) => {
      const left = till.host.untilUnanswered('batch-upload');
      till.counter.begin();
      await till.counter.send({ command: 'choose-function', function: 'settlement' });
      await left;
      await till.counter.act({ command: 'power-off' });
    },
  ),
  phrase(
    'When',
    {
      en: 'the cashier enters CNY {amount} and confirms twice at once',
      zh: '收银员输入{amount}元并连按两次确认',
      exampleEn: 'the cashier enters CNY 128.50 and confirms twice at once',
      exampleZh: '收银员输入128.50元并连按两次确认',
    },
    async (till, amount) => {
      await begin(till, 'sale');
      await till.counter.type(yuan(amount));
      await till.counter.send({ command: 'press', key: 'confirm' });
      await till.counter.send({ command: 'press', key: 'confirm' });
      await till.counter.settle();
    },
  ),
  phrase('When', { en: 'the cardholder taps the card twice in a row', zh: '持卡人连续挥卡两次' }, async (till) => {
    const tap = { command: 'present-card', interface: 'tap', card: till.card.image } as const;
    await till.counter.send(tap);
    await till.counter.send(tap);
    await till.counter.settle();
  }),
];
