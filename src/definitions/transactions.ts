// Transaction types of a UnionPay-style terminal, as data: how each is told apart on the wire and what it needs.
// Source: guide facts F-04, F-08, F-09, F-11, F-16, F-25, F-32, F-33, F-34, F-38, F-56 (docs/facts.md).

/** One row of the transaction table. `networkCode` is 60.3; `messageType` is 60.1; null = not part of the key. */
export type TransactionDefinition = {
  en: string;
  zh: string;
  mti: string;
  /** Field 3; null when the message has none. */
  processingCode: string | null;
  /** Field 25; null when the message has none. */
  conditionCode: string | null;
  /** Field 60.1. */
  messageType: string;
  /** Field 60.3 where it tells the transaction apart. */
  networkCode?: string;
  /** A lost answer must be reversed by a 0400. */
  reversible: boolean;
  /** Moves money or holds it, so the ledger may change. */
  financial: boolean;
  /** Carries a MAC in field 64 (dialects that use MACs). */
  mac: boolean;
  /** Field numbers the request must have; others in `optional` may be there. */
  mandatory: readonly number[];
  optional: readonly number[];
};

const CARD = [2, 14, 22, 23, 26, 35, 36, 52, 53, 55] as const;

export const TRANSACTIONS = {
  'balance-inquiry': {
    en: 'Balance inquiry',
    zh: '余额查询',
    mti: '0200',
    processingCode: '310000',
    conditionCode: '00',
    messageType: '01',
    reversible: false,
    financial: false,
    mac: true,
    mandatory: [3, 11, 22, 25, 41, 42, 49, 60],
    optional: [...CARD, 62, 64],
  },
  sale: {
    en: 'Sale',
    zh: '消费',
    mti: '0200',
    processingCode: '000000',
    conditionCode: '00',
    messageType: '22',
    reversible: true,
    financial: true,
    mac: true,
    mandatory: [3, 4, 11, 22, 25, 41, 42, 49, 60],
    optional: [...CARD, 59, 62, 64],
  },
  void: {
    en: 'Void',
    zh: '消费撤销',
    mti: '0200',
    processingCode: '200000',
    conditionCode: '00',
    messageType: '23',
    reversible: true,
    financial: true,
    mac: true,
    mandatory: [3, 4, 11, 22, 25, 37, 41, 42, 49, 60, 61],
    optional: [...CARD, 38, 59, 62, 64],
  },
  refund: {
    en: 'Refund',
    zh: '退货',
    mti: '0220',
    processingCode: '200000',
    conditionCode: '00',
    messageType: '25',
    reversible: false,
    financial: true,
    mac: true,
    mandatory: [3, 4, 11, 22, 25, 37, 41, 42, 49, 60, 61],
    optional: [...CARD, 38, 59, 62, 63, 64],
  },
  'pre-authorisation': {
    en: 'Pre-authorisation',
    zh: '预授权',
    mti: '0100',
    processingCode: '030000',
    conditionCode: '06',
    messageType: '10',
    reversible: true,
    financial: true,
    mac: true,
    mandatory: [3, 4, 11, 22, 25, 41, 42, 49, 60],
    optional: [...CARD, 62, 64],
  },
  'pre-authorisation-void': {
    en: 'Pre-authorisation void',
    zh: '预授权撤销',
    mti: '0100',
    processingCode: '200000',
    conditionCode: '06',
    messageType: '11',
    reversible: true,
    financial: true,
    mac: true,
    mandatory: [3, 4, 11, 22, 25, 38, 41, 42, 49, 60, 61],
    optional: [...CARD, 37, 62, 64],
  },
  completion: {
    en: 'Pre-authorisation completion',
    zh: '预授权完成（请求）',
    mti: '0200',
    processingCode: '000000',
    conditionCode: '06',
    messageType: '20',
    reversible: true,
    financial: true,
    mac: true,
    mandatory: [3, 4, 11, 22, 25, 38, 41, 42, 49, 60, 61],
    optional: [...CARD, 37, 62, 64],
  },
  'completion-void': {
    en: 'Completion void',
    zh: '预授权完成撤销',
    mti: '0200',
    processingCode: '200000',
    conditionCode: '06',
    messageType: '21',
    reversible: true,
    financial: true,
    mac: true,
    mandatory: [3, 4, 11, 22, 25, 37, 41, 42, 49, 60, 61],
    optional: [...CARD, 38, 62, 64],
  },
  'completion-notice': {
    en: 'Completion notice',
    zh: '预授权完成（通知）',
    mti: '0220',
    processingCode: '000000',
    conditionCode: '06',
    messageType: '24',
    reversible: false,
    financial: true,
    mac: true,
    mandatory: [3, 4, 11, 22, 25, 38, 41, 42, 49, 60, 61],
    optional: [...CARD, 37, 62, 64],
  },
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
  'sign-in': {
    en: 'Sign-in',
    zh: '签到',
    mti: '0800',
    processingCode: null,
    conditionCode: null,
    messageType: '00',
    networkCode: '003',
    reversible: false,
    financial: false,
    mac: false,
    mandatory: [11, 41, 42, 60, 63],
    optional: [62],
  },
  'sign-out': {
    en: 'Sign-out',
    zh: '签退',
    mti: '0820',
    processingCode: null,
    conditionCode: null,
    messageType: '00',
    networkCode: '002',
    reversible: false,
    financial: false,
    mac: false,
    mandatory: [11, 41, 42, 60],
    optional: [63],
  },
  'echo-test': {
    en: 'Echo test',
    zh: '回响测试',
    mti: '0820',
    processingCode: null,
    conditionCode: null,
    messageType: '00',
    networkCode: '301',
    reversible: false,
    financial: false,
    mac: false,
    mandatory: [41, 42, 60],
    optional: [],
  },
  'parameter-download': {
    en: 'Small-amount parameter download',
    zh: '小额免密参数下载',
    mti: '0800',
    processingCode: null,
    conditionCode: null,
    messageType: '00',
    networkCode: '394',
    reversible: false,
    financial: false,
    mac: false,
    mandatory: [41, 42, 60],
    optional: [11, 62],
  },
  'parameter-download-end': {
    en: 'Small-amount parameter download end',
    zh: '小额免密参数下载结束',
    mti: '0800',
    processingCode: null,
    conditionCode: null,
    messageType: '00',
    networkCode: '395',
    reversible: false,
    financial: false,
    mac: false,
    mandatory: [41, 42, 60],
    optional: [11, 62],
  },
  settlement: {
    en: 'Batch settlement',
    zh: '批结算',
    mti: '0500',
    processingCode: null,
    conditionCode: null,
    messageType: '00',
    networkCode: '201',
    reversible: false,
    financial: false,
    mac: false,
    mandatory: [11, 41, 42, 48, 49, 60, 63],
    optional: [],
  },
  'batch-upload': {
    en: 'Batch upload',
    zh: '批上送',
    mti: '0320',
    processingCode: null,
    conditionCode: null,
    messageType: '00',
    networkCode: '201',
    reversible: false,
    financial: false,
    mac: false,
    mandatory: [11, 41, 42, 48, 60],
    optional: [],
  },
  'batch-upload-end': {
    en: 'Batch upload end, not balanced',
    zh: '批上送结束（不平）',
    mti: '0320',
    processingCode: null,
    conditionCode: null,
    messageType: '00',
    networkCode: '202',
    reversible: false,
    financial: false,
    mac: false,
    mandatory: [11, 41, 42, 48, 60],
    optional: [],
  },
  'batch-upload-end-balanced': {
    en: 'Batch upload end, balanced',
    zh: '批上送结束（平）',
    mti: '0320',
    processingCode: null,
    conditionCode: null,
    messageType: '00',
    networkCode: '207',
    reversible: false,
    financial: false,
    mac: false,
    mandatory: [11, 41, 42, 48, 60],
    optional: [],
  },
  'e-signature': {
    en: 'Electronic signature upload',
    zh: '电子签名上送',
    mti: '0820',
    processingCode: null,
    conditionCode: null,
    messageType: '07',
    networkCode: '800',
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
    reversible: false,
    financial: false,
    mac: true,
    mandatory: [11, 37, 41, 42, 60, 62],
    optional: [2, 4, 15, 55, 64],
  },
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

export type TransactionType = keyof typeof TRANSACTIONS;

/** The layout of field 60 (F-10): digits of each part, in order. Management messages send the first three only. */
export const FIELD_60 = [
  { name: 'messageType', length: 2 },
  { name: 'batch', length: 6 },
  { name: 'networkCode', length: 3 },
  { name: 'readCapability', length: 1 },
  { name: 'chipCondition', length: 1 },
  { name: 'partialApproval', length: 1 },
  { name: 'accountType', length: 3 },
] as const;

/** The layout of field 61, original transaction (F-28, F-29): batch, voucher, date MMDD. */
export const FIELD_61 = [
  { name: 'batch', length: 6 },
  { name: 'voucher', length: 6 },
  { name: 'date', length: 4 },
] as const;

/** The layout of field 48 in a 0500 (F-33): domestic then foreign totals, amounts in minor units. */
export const FIELD_48_SETTLEMENT = [
  { name: 'domesticDebitAmount', length: 12 },
  { name: 'domesticDebitCount', length: 3 },
  { name: 'domesticCreditAmount', length: 12 },
  { name: 'domesticCreditCount', length: 3 },
  { name: 'domesticResult', length: 1 },
  { name: 'foreignDebitAmount', length: 12 },
  { name: 'foreignDebitCount', length: 3 },
  { name: 'foreignCreditAmount', length: 12 },
  { name: 'foreignCreditCount', length: 3 },
  { name: 'foreignResult', length: 1 },
] as const;

const ROWS = Object.entries(TRANSACTIONS) as [TransactionType, TransactionDefinition][];
const NO_ROWS: typeof ROWS = [];
/** The rows of each MTI, in the order of the table: every message asks. */
const ROWS_OF = Map.groupBy(ROWS, ([, { mti }]) => mti);

/** The transaction type of a request, or null when no row of the table matches its MTI, field 3, 25 and 60. */
export function transactionTypeOf(message: { mti: string; fields: Record<number, string> }): TransactionType | null {
  const { fields } = message;
  // A repeat (0201) is of the type that it repeats.
  const mti = message.mti.endsWith('1') ? `${message.mti.slice(0, 3)}0` : message.mti;
  if (mti === '0400') return 'reversal';
  const messageType = (fields[60] ?? '').slice(0, 2);
  const networkCode = (fields[60] ?? '').slice(8, 11);
  for (const [type, row] of ROWS_OF.get(mti) ?? NO_ROWS) {
    if (row.messageType !== messageType) continue;
    if (row.processingCode !== null && row.processingCode !== fields[3]) continue;
    if (row.conditionCode !== null && row.conditionCode !== fields[25]) continue;
    if (row.networkCode === undefined || row.networkCode === networkCode) return type;
    if (type === 'sign-in' && ['001', '003', '004'].includes(networkCode)) return type;
    if (type === 'e-signature' && networkCode.startsWith('8')) return type;
    if (type === 'e-signature-part' && /^[89]/.test(networkCode)) return type;
  }
  return null;
}
