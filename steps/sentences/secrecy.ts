// Then: what nobody may read anywhere.

import { type Phrase, phrase } from '../phrases.ts';
import { gatherBooks, leaksOf } from '../scene/evidence.ts';
import { NotConcerned } from '../scene/expectation.ts';

export const secrecy: Phrase[] = [
  phrase(
    'Then',
    {
      en: 'screen, slips and log do not show {secret}',
      zh: '屏幕、签购单和日志均不出现{secret}',
      exampleEn: 'screen, slips and log do not show "802461"',
      exampleZh: '屏幕、签购单和日志均不出现“802461”',
    },
    async (till, secret) => {
      const { texts } = await gatherBooks(till);
      const places = texts.filter(({ text }) => text.includes(secret)).map(({ where }) => where);
      till.check(
        texts.length > 0 && places.length === 0,
        { en: 'It can be read.', zh: '可以读到。' },
        { en: 'nowhere', zh: '均不出现' },
        [...new Set(places)].join(', '),
        places.length > 0 ? { timeless: true } : {},
      );
    },
  ),
  phrase(
    'Then',
    { en: 'the screen shows of the PIN only how many digits it has', zh: '屏幕只显示密码的位数' },
    (till) => {
      const { pin } = till.card;
      const lines = till.counter.texts;
      const marks = lines.flatMap((line) => line.match(/[*＊•●∗]+/gu) ?? []);
      const readable = lines.some((line) => line.includes(pin));
      if (marks.length === 0 && !readable)
        throw new NotConcerned({
          verdict: 'not-assessable',
          text: { en: 'What is shown while the PIN is keyed is not reported.', zh: '终端未报告输入密码时的显示内容。' },
        });
      till.check(
        !readable && marks.some((each) => [...each].length === pin.length),
        { en: 'The screen shows more, or less, of the PIN.', zh: '屏幕上密码的显示不符合要求。' },
        { en: `${pin.length} placeholders`, zh: `${pin.length}个掩码字符` },
        readable ? { en: 'the PIN', zh: '密码明文' } : marks.join(' / '),
        readable ? { timeless: true } : {},
      );
    },
  ),
  phrase(
    'Then',
    { en: 'no log holds a full card number, track data or a PIN', zh: '任何日志都不含完整卡号、磁道信息和密码' },
    async (till) => {
      const leaks = await leaksOf(till);
      till.check(
        leaks.length === 0,
        { en: 'Card data or a PIN can be read.', zh: '卡片信息或密码被泄露。' },
        { en: 'nothing of it', zh: '不含' },
        leaks.join('; '),
        { timeless: true },
      );
      const log = await till.counter.terminal.log();
      till.check(
        log.length > 0,
        { en: 'The terminal keeps no log.', zh: '终端没有日志。' },
        { en: 'a log', zh: '日志' },
        '',
      );
    },
  ),
];
