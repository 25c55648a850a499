// The picture of a cardholder's signature.
import type { TransactionDefinition } from './row.ts';

export const SIGNATURES = {
  'e-signature': {
    en: 'Electronic signature upload',
    zh: '电子签名上送',
    mti: '0820',
    processingCode: null,
    conditionCode: null,
    messageType: '07',
    networkCode: '800',
    networkCodes: ['8'],
    reversible: false,
    financial: false,
    mac: true,
    mandatory: [11, 37, 41, 42, 60, 62],
    optional: [2, 4, 15, 55, 64],
  },
  // A picture that is too large for one message (F-38). The first part is an e-signature with 60.3 = 801; those after it are these rows.
  // 60.3 is the end flag, 8 (more) or 9 (last), and the number of the part in two digits: 802, 803 … 9nn. That reading of F-38 is ours.
  'e-signature-part': {
    en: 'Electronic signature upload, further part',
    zh: '电子签名上送（后续分包）',
    mti: '0820',
    processingCode: null,
    conditionCode: null,
    messageType: '08',
    networkCode: '802',
    networkCodes: ['8', '9'],
    reversible: false,
    financial: false,
    mac: true,
    mandatory: [11, 37, 41, 42, 60, 62],
    optional: [2, 4, 15, 55, 64],
  },
} as const satisfies Record<string, TransactionDefinition>;
