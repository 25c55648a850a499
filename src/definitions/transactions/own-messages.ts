// Messages that the facts leave open, so that what stands here is in part ours.
import type { TransactionDefinition } from './row.ts';

export const OWN_MESSAGES = {
  // A payment by code whose result is unknown is queried and never reversed (F-56). The facts name no message for it, so this one is ours:
  // 61 names the payment by batch and STAN. The 0830 has its code in 39, and in 48 one digit (QR_RESULTS) as a sign that the query was
  // answered; 4, 37, 38 and 59 are those of an approved payment.
  'qr-query': {
    en: 'Payment code query',
    zh: '扫码交易查询',
    mti: '0820',
    processingCode: null,
    conditionCode: null,
    messageType: '00',
    networkCode: '900',
    reversible: false,
    financial: false,
    mac: true,
    mandatory: [11, 41, 42, 60, 61],
    optional: [4, 37, 64],
  },
  // A terminal says how it is (60.3 = 362, F-09). Field 62 is ours: one byte, 00 in order, 01 the case was opened. No MAC: a terminal that
  // was tampered with has no keys any more.
  'terminal-state': {
    en: 'Terminal state report',
    zh: '终端状态上送',
    mti: '0820',
    processingCode: null,
    conditionCode: null,
    messageType: '00',
    networkCode: '362',
    reversible: false,
    financial: false,
    mac: false,
    mandatory: [41, 42, 60, 62],
    optional: [11],
  },
} as const satisfies Record<string, TransactionDefinition>;
