// Rare faults about amounts, originals and totals.
import type { Defect } from '../defect.ts';
import { noticing, over, watchingPaper, withFields } from './notice.ts';

export const PAYMENTS: readonly Defect[] = [
  {
    id: 'amount-left-by-cancelled-hold',
    requirement: 'GUIDE-S-STEP-2b',
    en: 'A pre-authorisation that is cancelled at the PIN leaves its amount in the next sale',
    zh: '输入密码时取消的预授权，其金额残留到下一笔消费',
    apply(parts) {
      let asked: number | null = null;
      let left: number | null = null;
      const changed = {
        ...parts,
        pin: over(parts.pin, {
          decide(question: Parameters<typeof parts.pin.decide>[0]) {
            asked = question.function === 'pre-authorisation' ? question.amountMinor : null;
            return parts.pin.decide(question);
          },
        }),
        access: over(parts.access, {
          get cancel() {
            left = asked;
            return parts.access.cancel;
          },
        }),
      };
      return noticing(changed, {
        sent(type, message) {
          asked = null;
          if (type !== 'sale' || left === null) return message;
          const amount = String(left).padStart(12, '0');
          left = null;
          return withFields(message, { 4: amount });
        },
      });
    },
  },
  {
    id: 'approved-after-balance-inquiry',
    requirement: 'GUIDE-A-STEP-5d',
    en: 'The first decline for lack of money after a balance inquiry is taken for an approval',
    zh: '余额查询后，首次余额不足的拒绝被当作成功',
    apply(parts) {
      let inquired = false;
      return noticing(
        {
          ...parts,
          approval: over(parts.approval, {
            approves(code) {
              if (!inquired || code !== '51') return parts.approval.approves(code);
              inquired = false;
              return true;
            },
          }),
        },
        {
          sent(type, message) {
            if (type === 'balance-inquiry') inquired = true;
            return message;
          },
        },
      );
    },
  },
  {
    id: 'totals-without-completion',
    requirement: 'GUIDE-P-SFT-5',
    en: 'In a batch with a voided sale the totals leave completions out',
    zh: '批次中有已撤销的消费时，结算总计漏计预授权完成',
    apply: (parts) => ({
      ...parts,
      totals: {
        ...parts.totals,
        of(items) {
          const voided = items.some((item) => item.function === 'sale' && item.status === 'voided');
          return parts.totals.of(voided ? items.filter((item) => item.function !== 'completion') : items);
        },
      },
    }),
  },
  {
    id: 'slip-amount-after-reprint',
    requirement: 'GUIDE-S-STEP-5a',
    en: 'The first slip after a reprint has the amount that was printed again',
    zh: '重打印后的下一张签购单印出重打印那笔的金额',
    apply(parts) {
      let reprinted: number | null = null;
      let again = false;
      return {
        ...parts,
        receipt: over(parts.receipt, {
          get marksReprint() {
            again = true;
            return parts.receipt.marksReprint;
          },
          amountMinor(minor) {
            if (again) {
              again = false;
              reprinted = minor;
              return parts.receipt.amountMinor(minor);
            }
            const printed = reprinted ?? minor;
            reprinted = null;
            return parts.receipt.amountMinor(printed);
          },
        }),
      };
    },
  },
  {
    id: 'void-dated-zero-after-sign-out',
    requirement: 'GUIDE-B-FAQ-5g',
    en: 'The first void after a sign-out says that its sale was made on no day',
    zh: '签退后首笔撤销的原交易日期为零',
    apply(parts) {
      let signedOut = false;
      return noticing(parts, {
        left(type) {
          if (type === 'sign-out') signedOut = true;
        },
        sent(type, message) {
          if (type !== 'void' || !signedOut) return message;
          signedOut = false;
          return withFields(message, { 61: `${message.fields[61]?.slice(0, 12)}0000` });
        },
      });
    },
  },
  {
    id: 'batch-short-after-paper',
    requirement: 'GUIDE-P-SFT-5',
    en: 'Once the printer ran out of paper the totals leave the last transaction out',
    zh: '打印机缺纸后，结算总计漏计最后一笔交易',
    apply(parts) {
      let waited = false;
      return {
        ...parts,
        receipt: watchingPaper(parts, () => {
          waited = true;
        }),
        totals: over(parts.totals, {
          of(items) {
            const short = waited;
            waited = false;
            return parts.totals.of(short ? items.slice(0, -1) : items);
          },
        }),
      };
    },
  },
];
