// Then: what became of the money in the books of the POS centre.
import { type Phrase, phrase } from '../phrases.ts';
import { printedOf, salesSlips } from '../scene/slips.ts';
import type { TillWorld } from '../scene/till.ts';

async function charged(till: TillWorld): Promise<number> {
  const { card } = till;
  return card.account.availableMinor - (await till.host.available(card.image.pan));
}

export const money: Phrase[] = [
  phrase(
    'Then',
    {
      en: 'the card balance is CNY {amount}',
      zh: '卡片余额为{amount}元',
      exampleEn: 'the card balance is CNY 871.50',
      exampleZh: '卡片余额为871.50元',
    },
    async (till, wanted) => {
      const actual = await till.host.available(till.card.image.pan);
      till.check(
        actual === wanted,
        { en: 'The card has another balance.', zh: '卡片余额不符。' },
        till.money(wanted),
        till.money(actual),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the cardholder is charged CNY {amount} in all',
      zh: '持卡人累计扣款{amount}元',
      exampleEn: 'the cardholder is charged CNY 128.50 in all',
      exampleZh: '持卡人累计扣款128.50元',
    },
    async (till, wanted) => {
      const actual = await charged(till);
      till.check(
        actual === wanted,
        { en: 'The cardholder is charged another sum.', zh: '持卡人累计扣款金额不符。' },
        till.money(wanted),
        till.money(actual),
      );
    },
  ),
  phrase('Then', { en: 'the accounts at the POS centre do not change', zh: 'POS中心账务没有变化' }, async (till) => {
    const moved = await till.host.movement();
    till.check(
      moved.length === 0,
      { en: 'Money moved at the POS centre.', zh: 'POS中心账务发生变化。' },
      { en: 'no movement', zh: '无变化' },
      moved.map(([account, minor]) => `${account} ${till.money(minor)}`).join(', '),
    );
  }),
  phrase(
    'Then',
    {
      en: 'CNY {amount} goes back to the original card',
      zh: '{amount}元退回原卡',
      exampleEn: 'CNY 88.00 goes back to the original card',
      exampleZh: '88.00元退回原卡',
    },
    async (till, wanted) => {
      const back = (await till.host.available(till.card.image.pan)) - till.host.availableAtStart(till.card.image.pan);
      till.check(
        back === wanted,
        { en: 'Another sum went back to the original card.', zh: '退回原卡的金额不符。' },
        till.money(wanted),
        till.money(back),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'screen, request, answer, sales slip and accounts agree on CNY {amount}',
      zh: '屏幕、请求、应答、签购单和账务的金额均为{amount}元',
      exampleEn: 'screen, request, answer, sales slip and accounts agree on CNY 128.50',
      exampleZh: '屏幕、请求、应答、签购单和账务的金额均为128.50元',
    },
    async (till, wanted) => {
      await till.host.refresh();
      const exchange = till.host.paymentOf(till.counter.result?.voucher);
      const onScreen = till.counter
        .recent('prompt')
        .flatMap(({ amountMinor }) => (amountMinor === undefined ? [] : [amountMinor]));
      const onSlips = salesSlips(till).flatMap((slip) => printedOf(till, slip).figures('amount').map(Number));
      /** An amount that is not there is told as none. */
      const amountIn = (field: string | number | null | undefined) => (field == null ? [] : [Number(field)]);
      const places: [string, readonly number[]][] = [
        [till.say({ en: 'screen', zh: '屏幕' }), onScreen],
        [till.say({ en: 'result', zh: '结果' }), amountIn(till.counter.result?.amountMinor)],
        [till.say({ en: 'request', zh: '请求' }), amountIn(exchange?.request?.fields['4'])],
        [till.say({ en: 'answer', zh: '应答' }), amountIn(exchange?.answer?.fields['4'])],
        [till.say({ en: 'sales slip', zh: '签购单' }), onSlips],
        [till.say({ en: 'accounts', zh: '账务' }), [await charged(till)]],
      ];
      const none = till.say({ en: 'no amount', zh: '没有金额' });
      const wrong = places.filter(([, amounts]) => amounts.length === 0 || amounts.some((each) => each !== wanted));
      till.check(
        wrong.length === 0,
        { en: 'The amount is not the same everywhere.', zh: '各处金额不一致。' },
        till.money(wanted),
        wrong
          .map(([place, amounts]) => `${place}: ${amounts.map((each) => till.money(each)).join(', ') || none}`)
          .join('; '),
      );
    },
  ),
];
