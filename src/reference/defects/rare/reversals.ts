// Rare faults about what is owed.
import type { Defect } from '../defect.ts';
import { noticing, over, withFields } from './notice.ts';

export const REVERSALS: readonly Defect[] = [
  {
    id: 'reversal-lost-at-second-restart',
    requirement: 'GUIDE-B-FAQ-1d',
    en: 'A reversal survives one restart and is forgotten at the second',
    zh: '待发冲正经一次重启仍在，第二次重启后丢失',
    apply(parts) {
      let starts = 0;
      const reason: typeof parts.reversal.reason = (mishap) => {
        starts = 0;
        return parts.reversal.reason(mishap);
      };
      return noticing({ ...parts, reversal: over(parts.reversal, { reason }) }, { started: () => ++starts < 2 });
    },
  },
  {
    id: 'void-reversal-without-original',
    requirement: 'GUIDE-A-FAQ-3d',
    en: 'After a restart the reversal of a void no longer says which sale was voided',
    zh: '重启后，撤销交易的冲正不再带原交易信息',
    apply(parts) {
      let restarted = false;
      return noticing(parts, {
        started() {
          restarted = true;
          return true;
        },
        sent(type, message) {
          if (type !== 'reversal') restarted = false;
          return type === 'reversal' && restarted && message.fields[3] === '200000'
            ? withFields(message, { 61: undefined })
            : message;
        },
      });
    },
  },
  {
    id: 'no-reversal-after-paper',
    requirement: 'GUIDE-A-FAQ-3a',
    en: 'The payment after one that waited for paper is never reversed',
    zh: '打印机缺纸后的下一笔付款不冲正',
    apply(parts) {
      let waited = false;
      return {
        ...parts,
        receipt: over(parts.receipt, {
          get waitsForPaper() {
            waited = true;
            return parts.receipt.waitsForPaper;
          },
        }),
        reversal: over(parts.reversal, {
          records(type) {
            const forgotten = waited;
            waited = false;
            return !forgotten && parts.reversal.records(type);
          },
        }),
      };
    },
  },
];
