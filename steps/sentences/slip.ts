// Then: whether a sales slip was issued, and whether it is complete and masked.

import { maskPan } from '../../src/secrets/index.ts';
import type { Slip } from '../../src/terminal/index.ts';
import { type Phrase, phrase } from '../phrases.ts';
import { COPY_WORDS } from '../scene/quoted-words.ts';
import { figuresWords, incomplete, printedOf, SALES_COPIES, salesSlips, says, someSlips } from '../scene/slips.ts';
import type { TillWorld } from '../scene/till.ts';
import { accepted, shows } from '../scene/wordings.ts';

/** The amounts that the slips say, in words. */
const figuresOf = (till: TillWorld, slips: readonly Slip[]): string[] =>
  slips.flatMap((each) =>
    printedOf(till, each)
      .figures('amount')
      .map((minor) => till.money(Number(minor))),
  );

export const slip: Phrase[] = [
  phrase(
    'Then',
    {
      en: 'a sales slip for CNY {amount} is issued',
      zh: '出具金额为{amount}元的签购单',
      exampleEn: 'a sales slip for CNY 128.50 is issued',
      exampleZh: '出具金额为128.50元的签购单',
    },
    (till, amount) => {
      const found = someSlips(till);
      const voucher = till.counter.result?.voucher;
      till.check(
        found.every(
          (slip) =>
            says(till, slip, 'amount', String(amount)) && (voucher == null || says(till, slip, 'voucher', voucher)),
        ),
        { en: 'The sales slip is of another amount or another transaction.', zh: '签购单的金额或凭证号不符。' },
        `${till.money(amount)} / ${voucher ?? ''}`,
        [...figuresOf(till, found), figuresWords(till, found, 'voucher')].join(' / '),
      );
    },
  ),
  phrase('Then', { en: 'no sales slip is issued', zh: '不出具签购单' }, (till) => {
    const found = salesSlips(till);
    till.check(
      found.length === 0,
      { en: 'A sales slip was issued.', zh: '出具了签购单。' },
      { en: 'none', zh: '无' },
      [...found.map(({ copy }) => till.say(COPY_WORDS[copy])), ...figuresOf(till, found)].join(', '),
    );
  }),
  phrase(
    'Then',
    { en: 'the sales slip is issued without another key press', zh: '签购单自动出具，无须再按键' },
    (till) => {
      const events = till.counter.events;
      const result = events.findLastIndex(({ kind }) => kind === 'result');
      const first = events.findLastIndex((event) => event.kind === 'slip' && SALES_COPIES.includes(event.slip.copy));
      const asked = events
        .slice(Math.min(result, first), Math.max(result, first))
        .filter((event) => event.kind === 'prompt' && event.prompt !== 'signature');
      till.check(
        result >= 0 && first >= 0 && asked.length === 0,
        { en: 'The sales slip did not come by itself.', zh: '签购单没有自动出具。' },
        { en: 'result, then slip', zh: '先结果，后签购单' },
        till.stateWords(),
      );
    },
  ),
  phrase('Then', { en: 'the sales slip is complete', zh: '签购单要素齐全' }, async (till) => {
    someSlips(till);
    const wrong = await incomplete(till);
    till.check(
      wrong.length === 0,
      { en: 'Elements of the sales slip are missing or wrong.', zh: '签购单要素缺失或错误。' },
      { en: 'every element, as in the messages', zh: '要素齐全且与报文一致' },
      wrong.join('; '),
    );
  }),
  phrase(
    'Then',
    {
      en: 'the sales slip shows only the first six and last four digits of the card number',
      zh: '签购单上的卡号只显示前六位和后四位',
    },
    (till) => {
      const { pan } = till.card.image;
      const wrong = someSlips(till).filter(
        (slip) =>
          printedOf(till, slip).cardNumbers.join() !== maskPan(pan) ||
          slip.lines.join('').replace(/[\s-]/g, '').includes(pan.slice(0, 7)),
      );
      till.check(
        wrong.length === 0,
        { en: 'The sales slip shows more, or less, of the card number.', zh: '签购单卡号显示不符合要求。' },
        maskPan(pan),
        wrong.map(({ copy }) => till.say(COPY_WORDS[copy])).join(', '),
      );
    },
  ),
  phrase('Then', { en: 'the screen shows the card number masked', zh: '屏幕上显示屏蔽后的卡号' }, (till) => {
    const { pan } = till.card.image;
    const lines = till.counter.texts;
    till.check(
      lines.some((line) => line.includes(maskPan(pan))) &&
        lines.every((line) => !line.replace(/\s/g, '').includes(pan.slice(0, 7))),
      { en: 'The screen does not show the masked card number.', zh: '屏幕没有显示屏蔽后的卡号。' },
      maskPan(pan),
      till.shownWords(),
    );
  }),
  phrase(
    'Then',
    {
      en: 'the sales slip contains {print}',
      zh: '签购单印有{print}',
      exampleEn: 'the sales slip contains "PIN-free and signature-free"',
      exampleZh: '签购单印有“免密免签”',
    },
    (till, words) => {
      const found = someSlips(till);
      till.check(
        found.every(({ lines }) => shows(till, lines, words, 'slip')),
        { en: `The sales slip does not say "${words}".`, zh: `签购单没有印“${words}”。` },
        accepted(till, words, 'slip'),
        found.map(({ lines }) => lines.join(' / ')).join(' // '),
      );
    },
  ),
];
