// Fault: a payment by code goes out under the entry mode of a keyed card.
import type { Defect } from './defect.ts';

export const qrSaleAsCardSale: Defect = {
  id: 'qr-sale-as-card-sale',
  requirement: 'GUIDE-B-STEP-5b',
  en: 'A payment by code is sent as an ordinary card sale',
  zh: '扫码消费按普通银行卡消费上送',
  apply: (parts) => ({
    ...parts,
    wire: {
      ...parts.wire,
      outgoing: ({ mti, fields }) =>
        fields[22] === '032' ? { mti, fields: { ...fields, 22: '012' } } : { mti, fields },
    },
  }),
};
