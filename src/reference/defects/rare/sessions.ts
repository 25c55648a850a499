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
          left(type) {
            if (type === 'parameter-download') downloaded = true;
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
          left(type) {
            if (type === 'settlement') settled = true;
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
    id: 'keys-kept-after-download',
    requirement: 'GUIDE-A-FAQ-5b',
    en: 'A sign-in after a download of parameters keeps the keys from before',
    zh: '下载参数后再签到，仍使用旧密钥',
    apply(parts) {
      let downloaded = false;
      return noticing(
        {
          ...parts,
          keys: over(parts.keys, {
            replace: (before, fresh) => (downloaded && before !== null ? before : parts.keys.replace(before, fresh)),
          }),
        },
        {
          left(type) {
            if (type === 'parameter-download') downloaded = true;
          },
        },
      );
    },
  },
];
