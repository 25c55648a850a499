// Given, When and Then: the clock of the POS centre, and the dates that terminal, slip and books put on a transaction.
import { type Phrase, phrase } from '../phrases.ts';
import { printedOf, someSlips } from '../scene/slips.ts';

/** Clocks need not agree to the second. */
const TOLERANCE_MS = 120_000;

export const clock: Phrase[] = [
  phrase(
    'Given',
    {
      en: 'the clock of the POS centre stands at {moment}',
      zh: 'POS中心时钟停在{moment}',
      exampleEn: 'the clock of the POS centre stands at "2026-12-31 23:59:50"',
      exampleZh: 'POS中心时钟停在“2026-12-31 23:59:50”',
    },
    (till, moment) => {
      till.plan.change(({ acquirer }) => {
        acquirer.clock = `${moment.replace(' ', 'T')}+08:00`;
      });
    },
  ),
  phrase(
    'When',
    {
      en: '{number} second(s) pass at the POS centre',
      zh: 'POS中心时钟走过{number}秒',
      exampleEn: '20 seconds pass at the POS centre',
      exampleZh: 'POS中心时钟走过20秒',
    },
    async (till, seconds) => {
      await till.host.client.advanceClock(seconds * 1000);
    },
  ),
  phrase(
    'Then',
    {
      en: 'the sales slip is dated {sliptime}',
      zh: '签购单日期时间为{sliptime}',
      exampleEn: 'the sales slip is dated "12-31 23:59:50"',
      exampleZh: '签购单日期时间为“12-31 23:59:50”',
    },
    (till, wanted) => {
      const dated = someSlips(till).map((slip) => printedOf(till, slip).dates.join(' '));
      till.check(
        dated.every((each) => each.slice(5) === wanted),
        { en: 'The slip bears another day or time.', zh: '签购单的日期或时间不符。' },
        wanted,
        dated.join(', '),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the journal dates the transaction by the clock of the POS centre',
      zh: '终端流水按POS中心时钟记录该交易的日期时间',
    },
    async (till) => {
      const [{ now }, journal] = await Promise.all([till.host.client.clock(), till.counter.terminal.journal()]);
      const dated = journal.at(-1)?.dateTime ?? '';
      const centre = now.slice(0, 19).replace('T', ' ');
      const apart = Math.abs(Date.parse(`${dated.replace(' ', 'T')}Z`) - Date.parse(`${centre.replace(' ', 'T')}Z`));
      till.check(
        apart <= TOLERANCE_MS,
        { en: 'The terminal did not take date and time from the POS centre.', zh: '终端没有采用POS中心的日期时间。' },
        centre,
        dated,
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the journal dates the transactions in the order in which they were made',
      zh: '终端流水日期先后与办理顺序一致',
    },
    async (till) => {
      const journal = await till.counter.terminal.journal();
      const dates = journal.map(({ dateTime }) => dateTime);
      till.check(
        dates.length > 1 && dates.every((each, at) => at === 0 || each >= (dates[at - 1] ?? '')),
        { en: 'A later transaction bears an earlier date.', zh: '后办理的交易日期在先。' },
        { en: 'dates in order', zh: '日期依次递增' },
        dates.join(', '),
      );
    },
  ),
];
