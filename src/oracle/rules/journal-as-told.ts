// The journal holds what its events told: no entry leaves it before its batch is settled, and none changes without an event.
import type { JournalEntry } from '../books.ts';
import type { Rule } from '../rule.ts';
import { stateName, transactionName } from '../words.ts';

const isOf = (left: JournalEntry, right: JournalEntry) => left.voucher === right.voucher && left.batch === right.batch;

export const journalAsTold: Rule = ({ kept: { open, rows, told } }) => {
  const ofBatch = told.filter(({ batch }) => batch === open);
  return ofBatch
    .filter((entry, i) => ofBatch.findIndex((each) => isOf(each, entry)) === i)
    .flatMap((entry) => {
      const { voucher } = entry;
      const last = ofBatch.filter((each) => isOf(each, entry));
      const row = rows.find((each) => isOf(each, entry));
      if (row !== undefined && last.some(({ status }) => status === row.status)) return [];
      const name = transactionName(entry.function);
      const words = stateName(last.at(-1)?.status ?? '');
      const found = row === undefined ? { en: 'not there', zh: '没有该条' } : stateName(row.status);
      return [
        {
          requirement: 'GUIDE-B-FAQ-3c',
          text: {
            en: `journal other than its events: the ${name.en} ${voucher} was told as ${words.en} last, and in the journal it is ${found.en}`,
            zh: `流水与事件不符：凭证号 ${voucher} 的${name.zh}最后的事件为${words.zh}，流水中：${found.zh}`,
          },
          expected: words,
          actual: found,
        },
      ];
    });
};
