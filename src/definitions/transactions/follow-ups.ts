// What follows a payment without a person: its reversal, and the result of an issuer script.
import type { TransactionDefinition } from './row.ts';

export const FOLLOW_UPS = {
  reversal: {
    en: 'Reversal',
    zh: '冲正',
    mti: '0400',
    processingCode: null,
    conditionCode: null,
    messageType: '',
    reversible: false,
    financial: true,
    mac: true,
    mandatory: [3, 4, 11, 22, 25, 39, 41, 42, 49, 60],
    optional: [2, 14, 23, 38, 55, 61, 62, 64],
  },
  'script-notice': {
    en: 'Script result notice',
    zh: '脚本结果通知',
    mti: '0620',
    processingCode: null,
    conditionCode: null,
    messageType: '00',
    networkCode: '951',
    reversible: false,
    financial: false,
    mac: true,
    mandatory: [3, 11, 22, 41, 42, 55, 60, 61],
    optional: [2, 4, 14, 23, 25, 32, 37, 38, 49, 64],
  },
} as const satisfies Record<string, TransactionDefinition>;
