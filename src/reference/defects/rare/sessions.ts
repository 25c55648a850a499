// Rare faults about keys, numbers and the session.
import type { Defect } from '../defect.ts';
import { noticing, over } from './notice.ts';

export const SESSIONS: readonly Defect[] = [
  {
    id: 'mac-unchecked-after-download',
    requirement: 'GUIDE-A-FAQ-5b',
    en: 'Once parameters were downloaded an answer with a wrong MAC is taken',
    zh: '下载参数后，MAC错误的应答也被接受',
    apply(parts) {
      let downloaded = false;
      return noticing(
        {
          ...parts,
          approval: over(parts.approval, {
            macRight: (answer, input, key, rule) => downloaded || parts.approval.macRight(answer, input, key, rule),
          }),
        },
        {
          sent(type, message) {
            if (type === 'parameter-download') downloaded = true;
            return message;
          },
        },
      );
    },
  },
  {
    id: 'voucher-again-after-settlement',
    requirement: 'GUIDE-P-SFT-2',
    en: 'After a settlement and a restart the voucher of the last payment is used again',
    zh: '批结算并重启后，重复使用最后一笔付款的凭证号',
    apply(parts) {
      let last: string | null = null;
      let settled = false;
      let again = false;
      return noticing(
        {
          ...parts,
          wire: over(parts.wire, {
            voucher(next) {
              const voucher = again && last !== null ? last : parts.wire.voucher(next);
              again = false;
              last = voucher;
              return voucher;
            },
          }),
        },
        {
          sent(type, message) {
            if (type === 'settlement') settled = true;
            return message;
          },
          started() {
            again = settled;
            settled = false;
            return true;
          },
        },
      );
    },
  },
  {
    id: 'third-keys-not-taken',
    requirement: 'GUIDE-A-FAQ-5b',
    en: 'The keys of every third sign-in are not taken',
    zh: '每第三次签到下发的密钥未启用',
    apply(parts) {
      let signIns = 0;
      return {
        ...parts,
        keys: over(parts.keys, {
          replace(before, fresh) {
            signIns += 1;
            return signIns % 3 === 0 && before !== null ? before : parts.keys.replace(before, fresh);
          },
        }),
      };
    },
  },
  {
    id: 'reversal-lost-after-list',
    requirement: 'GUIDE-B-FAQ-1d',
    en: 'A restart forgets the reversal when the list of transactions was looked at before',
    zh: '查看过交易明细后重启，待发冲正丢失',
    apply(parts) {
      let owed = false;
      let looked = false;
      return noticing(
        {
          ...parts,
          masking: over(parts.masking, {
            query(pan) {
              looked = owed;
              return parts.masking.query(pan);
            },
          }),
          reversal: over(parts.reversal, {
            reason(mishap) {
              owed = true;
              return parts.reversal.reason(mishap);
            },
          }),
        },
        {
          started: () => {
            const forgotten = looked;
            looked = false;
            return !forgotten;
          },
          sent(type, message) {
            if (type === 'reversal') looked = false;
            return message;
          },
        },
      );
    },
  },
];
