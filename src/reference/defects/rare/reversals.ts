// Rare faults about what is owed.
import type { Defect } from '../defect.ts';
import { noticing, over, watchingPaper, withFields } from './notice.ts';

export const REVERSALS: readonly Defect[] = [
  {
    id: 'reversal-lost-after-echo-test',
    requirement: 'GUIDE-B-FAQ-1d',
    en: 'The restart after an echo test forgets the reversal',
    zh: '回响测试之后的重启丢失待发的冲正',
    apply(parts) {
      let tested = false;
      return noticing(parts, {
        left(type) {
          if (type === 'echo-test') tested = true;
        },
        started() {
          const forgotten = tested;
          tested = false;
          return !forgotten;
        },
      });
    },
  },
  {
    id: 'reversal-lost-after-reprint',
    requirement: 'GUIDE-B-FAQ-1d',
    en: 'The restart after a reprint forgets the reversal',
    zh: '重打印之后的重启丢失待发的冲正',
    apply(parts) {
      let reprinted = false;
      const receipt = over(parts.receipt, {
        get marksReprint() {
          reprinted = true;
          return parts.receipt.marksReprint;
        },
      });
      return noticing(
        { ...parts, receipt },
        {
          started() {
            const forgotten = reprinted;
            reprinted = false;
            return !forgotten;
          },
        },
      );
    },
  },
  {
    id: 'void-reversal-without-original',
    requirement: 'GUIDE-A-FAQ-3d',
    en: 'After a balance inquiry the next reversal of a void no longer says which sale was voided',
    zh: '余额查询后，下一笔撤销的冲正不再带原交易信息',
    apply(parts) {
      let inquired = false;
      return noticing(parts, {
        sent(type, message) {
          if (type === 'balance-inquiry') inquired = true;
          return type === 'reversal' && inquired && message.fields[3] === '200000'
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
        receipt: watchingPaper(parts, () => {
          waited = true;
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
