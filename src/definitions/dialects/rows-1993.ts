// The data elements of ISO 8583:1993 that differ from 1987, as rows.
import type { FieldRow, FieldType } from '../../iso8583/dialect.ts';
import { ROWS_1987 } from './rows.ts';

type Row = readonly [number: number, en: string, zh: string, type: FieldType, length: number, prefix?: 'LL' | 'LLL'];

// biome-ignore format: a table reads best with one row per line
const ROWS = [
  [12, 'Local transaction date and time', '受卡方所在地日期时间', 'n', 12],
  [13, 'Effective date', '生效日期', 'n', 4],
  [15, 'Settlement date', '清算日期', 'n', 6],
  [22, 'Point-of-service data code', '服务点数据码', 'an', 12],
  [24, 'Function code', '功能码', 'n', 3],
  [25, 'Message reason code', '报文原因码', 'n', 4],
  [26, 'Card acceptor business code', '受卡方业务码', 'n', 4],
  [27, 'Approval code length', '授权码长度', 'n', 1],
  [28, 'Reconciliation date', '对账日期', 'n', 6],
  [29, 'Reconciliation indicator', '对账标识', 'n', 3],
  [30, 'Original amounts', '原金额', 'n', 24],
  [31, 'Acquirer reference data', '收单方参考数据', 'ans', 99, 'LL'],
  [39, 'Action code', '动作码', 'n', 3],
  [40, 'Service code', '服务码', 'n', 3],
  [43, 'Card acceptor name and location', '受卡方名称地址', 'ans', 99, 'LL'],
  [44, 'Additional response data', '附加响应数据', 'ans', 99, 'LL'],
  [46, 'Fees', '费用金额', 'ans', 204, 'LLL'],
  [49, 'Transaction currency', '交易货币代码', 'an', 3],
  [50, 'Reconciliation currency', '对账货币代码', 'an', 3],
  [51, 'Cardholder billing currency', '持卡人账户货币代码', 'an', 3],
  [53, 'Security related control information', '安全控制信息', 'b', 48, 'LL'],
  [54, 'Additional amounts', '附加金额', 'ans', 120, 'LLL'],
  [56, 'Original data elements', '原始数据元', 'n', 35, 'LL'],
  [57, 'Authorisation life cycle code', '授权有效期', 'n', 3],
  [58, 'Authorising agent institution', '授权代理机构', 'n', 11, 'LL'],
  [59, 'Transport data', '传输数据', 'ans', 999, 'LLL'],
  [65, 'Tertiary bitmap', '第三位图', 'b', 8],
  [66, 'Original fees', '原费用金额', 'ans', 204, 'LLL'],
  [71, 'Message number', '报文序号', 'n', 8],
  [72, 'Data record', '数据记录', 'ans', 999, 'LLL'],
  [82, 'Inquiry reversals, number', '查询冲正笔数', 'n', 10],
  [83, 'Payments, number', '付款笔数', 'n', 10],
  [84, 'Payment reversals, number', '付款冲正笔数', 'n', 10],
  [85, 'Fee collections, number', '收费笔数', 'n', 10],
  [90, 'Authorisation reversals, number', '授权冲正笔数', 'n', 10],
  [91, 'Transaction destination country code', '交易目的国家代码', 'n', 3],
  [92, 'Transaction originator country code', '交易发起国家代码', 'n', 3],
  [93, 'Transaction destination institution', '交易目的机构', 'n', 11, 'LL'],
  [94, 'Transaction originator institution', '交易发起机构', 'n', 11, 'LL'],
  [95, 'Card issuer reference data', '发卡方参考数据', 'ans', 99, 'LL'],
  [96, 'Key management data', '密钥管理数据', 'b', 999, 'LLL'],
  [99, 'Settlement institution', '清算机构', 'an', 11, 'LL'],
  [105, 'Credits, chargeback amount', '贷记退单金额', 'n', 16],
  [106, 'Debits, chargeback amount', '借记退单金额', 'n', 16],
  [107, 'Credits, chargeback number', '贷记退单笔数', 'n', 10],
  [108, 'Debits, chargeback number', '借记退单笔数', 'n', 10],
  [109, 'Credit fees', '贷记费用金额', 'ans', 84, 'LL'],
  [110, 'Debit fees', '借记费用金额', 'ans', 84, 'LL'],
] as const satisfies readonly Row[];

/** Rows of fields 2 to 128 as ISO 8583:1993 has them. */
export const ROWS_1993: Readonly<Record<string, FieldRow>> = {
  ...ROWS_1987,
  ...Object.fromEntries(
    ROWS.map(([number, en, zh, type, length, prefix]: Row): [number, FieldRow] => [
      number,
      { en, zh, type, length, ...(prefix === undefined ? {} : { prefix }) },
    ]),
  ),
};
