// Given, When and Then: the clock of the POS centre, and the dates that terminal, slip and books put on a transaction.
import { type Phrase, phrase } from '../phrases.ts';
import { someSlips } from '../scene/slips.ts';

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
      const dated = someSlips(till).map(({ elements }) => elements?.dateTime ?? '');
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
