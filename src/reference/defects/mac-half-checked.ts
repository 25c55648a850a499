// Fault: of the MAC of an answer the second half alone is compared.
import { macOf } from '../policies/approval.ts';
import type { Defect } from './defect.ts';

/** Four bytes of field 64, as hex. */
const HALF = 8;

export const macHalfChecked: Defect = {
  id: 'mac-half-checked',
  requirement: 'GUIDE-A-STEP-5d',
  en: 'An answer whose MAC is wrong in its first half counts as an approval',
  zh: '应答MAC前半部分错误仍视为成功',
  apply: (parts) => ({
    ...parts,
    approval: {
      ...parts.approval,
      macRight: (answer, macInput, macKey, rule) =>
        answer.fields[64]?.slice(HALF) === macOf(macInput, macKey, rule).slice(HALF),
    },
  }),
};
