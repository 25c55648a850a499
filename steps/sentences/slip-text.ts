// Then: what else stands on the sales slip.

import { TERMS } from '../../src/definitions/glossary.ts';
import type { FigureName } from '../../src/slips/read.ts';
import type { Slip } from '../../src/terminal/index.ts';
import { type Phrase, phrase } from '../phrases.ts';
import { NotConcerned } from '../scene/expectation.ts';
import { COPY_WORDS } from '../scene/quoted-words.ts';
import { figuresWords, printedOf, salesSlips, says, someSlips } from '../scene/slips.ts';
import type { TillWorld } from '../scene/till.ts';
import { accepted, shows } from '../scene/wordings.ts';

/** A sentence may run over the end of a line: the line with the one before and the one after it. */
const around = (lines: readonly string[], at: number) => lines.slice(Math.max(0, at - 1), at + 2).join('\n');

/** Every slip has these figures, each behind its label. */
function names(till: TillWorld, wanted: Partial<Record<FigureName, string>>): void {
  for (const [name, value] of Object.entries(wanted) as [FigureName, string][]) {
    const wrong = someSlips(till).filter((slip) => !says(till, slip, name, value));
    till.check(
      wrong.length === 0,
      { en: 'The sales slip does not name it.', zh: '签购单没有印该要素。' },
      `${till.say(TERMS.label[name])}: ${value}`,
      wrong.map(({ copy, lines }) => `${till.say(COPY_WORDS[copy])}: ${lines.join(' / ')}`).join(' // '),
    );
  }
}

export const slipText: Phrase[] = [
  phrase(
    'Then',
    {
      en: 'the sales slip names the operator {operator}',
      zh: '签购单印有操作员号{operator}',
      exampleEn: 'the sales slip names the operator "01"',
      exampleZh: '签购单印有操作员号“01”',
    },
    (till, operator) => names(till, { operator }),
  ),
  phrase(
    'Then',
    {
      en: 'the sales slip names the original voucher {voucher}',
      zh: '签购单印有原凭证号{voucher}',
      exampleEn: 'the sales slip names the original voucher "000012"',
      exampleZh: '签购单印有原凭证号“000012”',
    },
    (till, voucher) => names(till, { 'original-voucher': till.named(voucher) }),
  ),
  phrase(
    'Then',
    {
      en: 'the sales slip names the original reference {reference} and date {monthday}',
      zh: '签购单印有原参考号{reference}和原交易日期{monthday}',
      exampleEn: 'the sales slip names the original reference "071800000042" and date "0718"',
      exampleZh: '签购单印有原参考号“071800000042”和原交易日期“0718”',
    },
    (till, reference, date) =>
      names(till, { 'original-reference': till.named(reference), 'original-date': till.named(date) }),
  ),
  phrase(
    'Then',
    {
      en: 'the sales slip contains the limit CNY {amount}',
      zh: '签购单印有限额{amount}元',
      exampleEn: 'the sales slip contains the limit CNY 1000.00',
      exampleZh: '签购单印有限额1000.00元',
    },
    (till, limit) => {
      // The limit may be printed with or without decimals and separators.
      const names = new RegExp(`(?<!\\d)${till.figures(limit).replace(/\.00$/, '')}(?!\\d)`);
      const wrong = someSlips(till).filter(
        ({ lines }) =>
          !lines.some(
            (line, at) => shows(till, [line], '免密免签', 'slip') && names.test(around(lines, at).replaceAll(',', '')),
          ),
      );
      till.check(
        wrong.length === 0,
        { en: 'The sales slip does not name the limit.', zh: '签购单没有印限额。' },
        till.money(limit),
        wrong.map(({ lines }) => lines.join(' / ')).join(' // '),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'screen or slip remind the cardholder to {reminder}',
      zh: '屏幕或签购单提醒持卡人{reminder}',
      exampleEn: 'screen or slip remind the cardholder to "check the slip"',
      exampleZh: '屏幕或签购单提醒持卡人“请核对签购单”',
    },
    (till, words) => {
      const printed = salesSlips(till).flatMap(({ lines }) => lines);
      till.check(
        shows(till, till.counter.texts, words, 'screen') || shows(till, printed, words, 'slip'),
        { en: 'Neither screen nor slip reminds the cardholder.', zh: '屏幕和签购单均没有提醒持卡人。' },
        accepted(till, words, 'screen', 'slip'),
        [...till.counter.texts, ...printed].join(' / '),
      );
    },
  ),
  phrase(
    'Then',
    { en: 'a fault report that was printed says that it is no voucher', zh: '打印的故障报告单注明不作为凭证' },
    (till) => {
      const printed = till.counter
        .all('slip')
        .flatMap(({ slip }) => (slip.copy === 'fault-report' ? [slip.lines] : []));
      if (printed.length === 0)
        throw new NotConcerned({
          verdict: 'not-applicable',
          text: { en: 'The terminal prints no fault report.', zh: '终端不打印故障报告单。' },
        });
      till.check(
        printed.every((lines) => shows(till, lines, 'Fault report, not a voucher', 'slip')),
        { en: 'The fault report could be taken for a voucher.', zh: '故障报告单可能被当作凭证。' },
        accepted(till, 'Fault report, not a voucher', 'slip'),
        printed.map((lines) => lines.join(' / ')).join(' // '),
      );
    },
  ),
  phrase('Then', { en: 'the sales slip is marked as a reprint', zh: '签购单有重打印标记' }, (till) => {
    const found = someSlips(till);
    till.check(
      found.every(({ lines }) => shows(till, lines, 'Reprint mark', 'slip')),
      { en: 'The slip is not marked as a reprint.', zh: '签购单没有重打印标记。' },
      accepted(till, 'Reprint mark', 'slip'),
      found.map(({ lines }) => lines.slice(0, 4).join(' / ')).join(' // '),
    );
  }),
  phrase(
    'Then',
    {
      en: 'the reprint repeats voucher, reference and amount of the first slip',
      zh: '重打印的凭证号、参考号和金额与原签购单一致',
    },
    (till) => {
      const all = till.counter.all('slip').map(({ slip }) => slip);
      const marked = (slip: Slip) => printedOf(till, slip).says('reprint-mark');
      const voucherOf = (slip: Slip) => printedOf(till, slip).figures('voucher').join();
      const again = all.findLast(marked);
      const first = all.find((each) => !marked(each) && again !== undefined && voucherOf(each) === voucherOf(again));
      const essence = (slip: Slip | undefined) =>
        slip &&
        (['voucher', 'reference', 'amount'] as const).map((name) => figuresWords(till, [slip], name)).join(' / ');
      till.check(
        again !== undefined && essence(again) === essence(first),
        { en: 'The reprint differs from the first slip.', zh: '重打印与原签购单不一致。' },
        essence(first) ?? { en: 'a slip', zh: '签购单' },
        essence(again) ?? { en: 'no reprint', zh: '没有重打印' },
      );
    },
  ),
];
