// What is inside the fields that hold several things: parts with their names in both languages, and what their values mean.
// Sources: F-02 (header), F-05 (62), F-10 (60), F-14 (53), F-21 (44, 63), F-28/F-29 (61), F-31 (54), F-33/F-34 (48); ISO 8583:1987 for 90.
import { ACCOUNT_TYPES, NETWORK_CODE_WORDS, type Words } from './message-words.ts';
import { TRANSACTIONS } from './transactions.ts';

/** One part: its name, and what its values mean where they are codes. */
type PartWords = Words & { readonly values?: Readonly<Record<string, Words>> };

const CHIP_CONDITION = {
  0: { en: 'not used, or last chip transaction succeeded', zh: '未使用或上笔IC卡交易成功' },
  1: { en: 'last chip transaction succeeded', zh: '上笔IC卡交易成功' },
  2: { en: 'fallback: chip could not be read', zh: '降级：芯片读取失败' },
};
const READ_CAPABILITY = {
  0: { en: 'unknown', zh: '不详' },
  2: { en: 'stripe', zh: '磁条' },
  5: { en: 'contact chip', zh: '接触式IC卡' },
  6: { en: 'contactless chip', zh: '非接触式IC卡' },
};
const BALANCE_RESULT = {
  0: { en: 'request', zh: '请求' },
  1: { en: 'balanced', zh: '对账平' },
  2: { en: 'not balanced', zh: '对账不平' },
  3: { en: 'error', zh: '对账出错' },
};

/** 60.1: what the message is for; several transactions share 00. */
const MESSAGE_TYPES: Record<string, Words> = {
  '00': { en: 'management', zh: '管理类' },
  '27': { en: 'offline refund', zh: '脱机退货' },
  '30': { en: 'offline settlement', zh: '离线结算' },
  '32': { en: 'adjustment', zh: '结算调整' },
  '34': { en: 'tip', zh: '小费' },
  '36': { en: 'offline chip sale', zh: '脱机IC卡消费' },
};
for (const { messageType, en, zh } of Object.values(TRANSACTIONS)) MESSAGE_TYPES[messageType] ??= { en, zh };

/** Names of parts by the name that the layouts of fields 48, 60 and 61 use. */
export const PART_WORDS: Readonly<Record<string, PartWords>> = {
  messageType: { en: 'Message type code', zh: '交易类型码', values: MESSAGE_TYPES },
  batch: { en: 'Batch number', zh: '批次号' },
  networkCode: { en: 'Network management code', zh: '网络管理信息码', values: NETWORK_CODE_WORDS },
  readCapability: { en: 'Terminal read capability', zh: '终端读取能力', values: READ_CAPABILITY },
  chipCondition: { en: 'Chip condition', zh: 'IC卡条件代码', values: CHIP_CONDITION },
  partialApproval: {
    en: 'Partial approval and balance',
    zh: '部分承兑与余额标志',
    values: { 0: { en: 'not supported', zh: '不支持' }, 1: { en: 'supported', zh: '支持' } },
  },
  accountType: {
    en: 'Account type',
    zh: '账户类型',
    values: { '048': { en: 'issuer points', zh: '发卡行积分' }, '065': { en: 'union points', zh: '联盟积分' } },
  },
  voucher: { en: 'Voucher number', zh: '凭证号' },
  date: { en: 'Date (MMDD)', zh: '日期（MMDD）' },
  domesticDebitAmount: { en: 'Domestic cards, debits', zh: '内卡借记总金额' },
  domesticDebitCount: { en: 'Domestic cards, number of debits', zh: '内卡借记总笔数' },
  domesticCreditAmount: { en: 'Domestic cards, credits', zh: '内卡贷记总金额' },
  domesticCreditCount: { en: 'Domestic cards, number of credits', zh: '内卡贷记总笔数' },
  domesticResult: { en: 'Domestic cards, result', zh: '内卡对账应答', values: BALANCE_RESULT },
  foreignDebitAmount: { en: 'Foreign cards, debits', zh: '外卡借记总金额' },
  foreignDebitCount: { en: 'Foreign cards, number of debits', zh: '外卡借记总笔数' },
  foreignCreditAmount: { en: 'Foreign cards, credits', zh: '外卡贷记总金额' },
  foreignCreditCount: { en: 'Foreign cards, number of credits', zh: '外卡贷记总笔数' },
  foreignResult: { en: 'Foreign cards, result', zh: '外卡对账应答', values: BALANCE_RESULT },
};

/** Header items and their parts, by name. */
export const HEADER_WORDS: Readonly<Record<string, PartWords>> = {
  tpdu: { en: 'TPDU', zh: 'TPDU' },
  application: { en: 'Application header', zh: '报文头' },
  applicationClass: {
    en: 'Application class',
    zh: '应用类别定义',
    values: { 60: { en: 'financial', zh: '金融支付类' }, 61: { en: 'chip card', zh: 'IC卡类' } },
  },
  softwareVersion: { en: 'Software main version', zh: '软件总版本号' },
  terminalState: {
    en: 'Terminal state',
    zh: '终端状态',
    values: { 0: { en: 'in service', zh: '正常交易状态' }, 1: { en: 'test', zh: '测试交易状态' } },
  },
  processingRequirement: {
    en: 'Processing requirement',
    zh: '处理要求',
    values: {
      0: { en: 'none', zh: '无处理要求' },
      1: { en: 'download parameters', zh: '下传终端参数' },
      2: { en: 'upload the terminal state', zh: '上传终端状态信息' },
      3: { en: 'sign in again', zh: '重新签到' },
      4: { en: 'download CA keys', zh: '更新公钥' },
      5: { en: 'download chip parameters', zh: '下载IC卡参数' },
      6: { en: 'update the program', zh: '程序更新' },
      7: { en: 'download the blacklist', zh: '下载黑名单' },
    },
  },
  softwareSubVersion: { en: 'Software sub-version', zh: '软件分版本号' },
};

export type Part = Words & { readonly length: number; readonly values?: Readonly<Record<string, Words>> };
type Layout = readonly Part[];

/** Field 44 of an answer (F-21). */
export const FIELD_44: Layout = [
  { en: 'Issuer', zh: '接收机构（发卡行）', length: 11 },
  { en: 'Acquirer', zh: '收单机构', length: 11 },
];

/** One amount of field 54 (F-31, ISO 8583). */
export const FIELD_54: Layout = [
  { en: 'Account type', zh: '账户类型', length: 2, values: ACCOUNT_TYPES },
  {
    en: 'Amount type',
    zh: '余额类型',
    length: 2,
    values: {
      '01': { en: 'ledger balance', zh: '账面余额' },
      '02': { en: 'available balance', zh: '可用余额' },
      '40': { en: 'cash back', zh: '取现金额' },
      '56': { en: 'amount before partial approval', zh: '部分承兑前金额' },
      '57': { en: 'original amount', zh: '原始金额' },
    },
  },
  { en: 'Currency', zh: '货币代码', length: 3 },
  {
    en: 'Sign',
    zh: '余额符号',
    length: 1,
    values: { C: { en: 'positive', zh: '正' }, D: { en: 'negative', zh: '负' } },
  },
  { en: 'Amount', zh: '金额', length: 12 },
];

/** Field 53 (F-14). */
export const FIELD_53: Layout = [
  {
    en: 'PIN format',
    zh: 'PIN格式',
    length: 1,
    values: {
      0: { en: 'no PIN', zh: '无PIN' },
      1: { en: 'without card number', zh: '不带主账号' },
      2: { en: 'with card number', zh: '带主账号' },
    },
  },
  {
    en: 'Algorithm',
    zh: '加密算法',
    length: 1,
    values: {
      0: { en: 'single DES', zh: '单倍长密钥' },
      3: { en: 'SM4', zh: '国密SM4' },
      6: { en: 'double-length DES', zh: '双倍长密钥' },
    },
  },
  {
    en: 'Track data',
    zh: '磁道数据',
    length: 1,
    values: { 0: { en: 'not enciphered', zh: '不加密' }, 1: { en: 'enciphered', zh: '加密' } },
  },
];

/** Field 63 of an answer (F-21); of a request it is one text. */
export const FIELD_63_ANSWER: Layout = [
  { en: 'Card organisation', zh: '国际信用卡公司代码', length: 3 },
  { en: 'Issuer text', zh: '发卡方信息', length: 20 },
  { en: 'UnionPay text', zh: '中国银联信息', length: 20 },
  { en: 'Acquirer text', zh: '受理机构信息', length: 20 },
  { en: 'Terminal text', zh: '终端信息', length: 60 },
];

/** Field 90 of ISO 8583:1987. */
export const FIELD_90: Layout = [
  { en: 'Original message type', zh: '原报文类型', length: 4 },
  { en: 'Original STAN', zh: '原系统跟踪号', length: 6 },
  { en: 'Original date and time', zh: '原传输日期时间', length: 10 },
  { en: 'Original acquirer', zh: '原受理方标识码', length: 11 },
  { en: 'Original forwarder', zh: '原发送机构标识码', length: 11 },
];

/** Field 62 of a sign-in answer, in bytes, by the bytes of the whole (F-05); check values may be shown, keys never. */
export const WORK_KEYS: Readonly<Record<number, readonly (Words & { bytes: number; shown: boolean })[]>> = {
  24: keys(8, false),
  40: keys(16, false),
  60: keys(16, true),
};

function keys(bytes: number, track: boolean) {
  const check = { en: 'check value', zh: '校验值', bytes: 4, shown: true };
  return [
    { en: 'PIN key', zh: 'PIN密钥', bytes, shown: false },
    check,
    { en: 'MAC key', zh: 'MAC密钥', bytes, shown: false },
    check,
    ...(track ? [{ en: 'Track key', zh: '磁道密钥', bytes, shown: false }, check] : []),
  ];
}
