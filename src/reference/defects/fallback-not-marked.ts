// Fault: the request does not say that the chip had failed.
import type { Defect } from './defect.ts';

export const fallbackNotMarked: Defect = {
  id: 'fallback-not-marked',
  requirement: 'GUIDE-A-STEP-3d',
  en: 'A fallback to the stripe is not marked in the request',
  zh: '降级刷卡未在请求中标明',
  apply: (parts) => ({
    ...parts,
    wire: {
      ...parts.wire,
      outgoing(message) {
        const { mti, fields } = parts.wire.outgoing(message);
        const said = fields[60] ?? '';
        return said[12] === '2'
          ? { mti, fields: { ...fields, 60: `${said.slice(0, 12)}0${said.slice(13)}` } }
          : message;
      },
    },
  }),
};
