// Fault: the check values of work keys are not looked at.
import { tdesDecrypt } from '../../crypto/des.ts';
import type { Defect } from './defect.ts';

export const kcvNotChecked: Defect = {
  id: 'kcv-not-checked',
  requirement: 'GUIDE-A-STEP-1d',
  en: 'Work keys are used although their check values are wrong',
  zh: '工作密钥校验值错误仍被使用',
  apply: (parts) => ({
    ...parts,
    keys: {
      ...parts.keys,
      unwrap(terminalMasterKey, field62) {
        const key = (at: number) =>
          tdesDecrypt(Buffer.from(terminalMasterKey, 'hex'), Buffer.from(field62.slice(at, at + 32), 'hex'))
            .toString('hex')
            .toUpperCase();
        return { keys: { pinKey: key(0), macKey: key(40) } };
      },
    },
  }),
};
