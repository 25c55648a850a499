// Fault: a tap is sent without chip data.
import type { Defect } from './defect.ts';

export const tapWithoutChipData: Defect = {
  id: 'tap-without-chip-data',
  requirement: 'GUIDE-S-STEP-1b',
  en: 'A tapped card is sent without its chip data',
  zh: '挥卡交易不上送芯片数据',
  apply: (parts) => ({
    ...parts,
    wire: {
      ...parts.wire,
      outgoing(message) {
        const { mti, fields } = parts.wire.outgoing(message);
        const { 55: chip, ...rest } = fields;
        const tapped = fields[22]?.startsWith('07') === true;
        return { mti, fields: tapped || chip === undefined ? rest : fields };
      },
    },
  }),
};
