// The 128 data elements of ISO 8583:1987 as rows: what each is called in both languages, its type, length and secrecy.
import type { Sensitivity } from '../iso8583/mask.ts';

/**
 * Character set of a field: `n` digits, `an` letters, digits and spaces, `ns` digits and specials, `ans` any printable
 * character, `b` binary, `z` track data, `x+n` a sign (C credit, D debit) followed by digits.
 */
type FieldType = 'n' | 'an' | 'ns' | 'ans' | 'b' | 'z' | 'x+n';
/** How the length travels: not at all, as two digits, or as three. */
type LengthType = 'fixed' | 'LLVAR' | 'LLLVAR';

/** One field. `length` counts characters (bytes for `b`, digits without the sign for `x+n`); for LL(L)VAR it is the largest. */
export type FieldDefinition = {
  number: number;
  en: string;
  zh: string;
  type: FieldType;
  length: number;
  lengthType: LengthType;
  /** `pan` may be shown as first six and last four, `secret` never. */
  sensitivity: Sensitivity;
};

type Row = readonly [
  number: number,
  en: string,
  zh: string,
  type: FieldType,
  length: number,
  lengthType?: LengthType,
  sensitivity?: Sensitivity,
];

/** The rows in field order; a row without length type is `fixed`, without sensitivity `public`. */
const ROWS = [
  [1, 'Secondary bitmap', '扩展位图', 'b', 8],
  [2, 'Primary account number', '主账号', 'n', 19, 'LLVAR', 'pan'],
  [3, 'Processing code', '交易处理码', 'n', 6],
  [4, 'Transaction amount', '交易金额', 'n', 12],
  [5, 'Settlement amount', '清算金额', 'n', 12],
  [6, 'Cardholder billing amount', '持卡人扣账金额', 'n', 12],
  [7, 'Transmission date and time', '交易传输日期时间', 'n', 10],
  [8, 'Cardholder billing fee', '持卡人扣账手续费', 'n', 8],
  [9, 'Settlement conversion rate', '清算汇率', 'n', 8],
  [10, 'Cardholder billing conversion rate', '持卡人扣账汇率', 'n', 8],
  [11, 'System trace audit number', '系统跟踪号（凭证号）', 'n', 6],
  [12, 'Local transaction time', '受卡方所在地时间', 'n', 6],
  [13, 'Local transaction date', '受卡方所在地日期', 'n', 4],
  [14, 'Card expiry date', '卡有效期', 'n', 4],
  [15, 'Settlement date', '清算日期', 'n', 4],
  [16, 'Conversion date', '汇兑日期', 'n', 4],
  [17, 'Capture date', '受理日期', 'n', 4],
  [18, 'Merchant category code', '商户类别码', 'n', 4],
  [19, 'Acquiring institution country code', '收单机构国家代码', 'n', 3],
  [20, 'Extended account number country code', '扩展主账号国家代码', 'n', 3],
  [21, 'Forwarding institution country code', '发送机构国家代码', 'n', 3],
  [22, 'Point-of-service entry mode', '服务点输入方式码', 'n', 3],
  [23, 'Card sequence number', '卡序列号', 'n', 3],
  [24, 'Network international identifier', '网络国际标识', 'n', 3],
  [25, 'Point-of-service condition code', '服务点条件码', 'n', 2],
  [26, 'Point-of-service PIN capture code', '服务点PIN获取码', 'n', 2],
  [27, 'Authorisation response length', '授权应答长度', 'n', 1],
  [28, 'Transaction fee', '交易手续费', 'x+n', 8],
  [29, 'Settlement fee', '清算手续费', 'x+n', 8],
  [30, 'Transaction processing fee', '交易处理费', 'x+n', 8],
  [31, 'Settlement processing fee', '清算处理费', 'x+n', 8],
  [32, 'Acquiring institution identification', '受理方标识码', 'n', 11, 'LLVAR'],
  [33, 'Forwarding institution identification', '发送机构标识码', 'n', 11, 'LLVAR'],
  [34, 'Extended primary account number', '扩展主账号', 'ns', 28, 'LLVAR', 'pan'],
  [35, 'Track 2 data', '第二磁道数据', 'z', 37, 'LLVAR', 'secret'],
  [36, 'Track 3 data', '第三磁道数据', 'n', 104, 'LLLVAR', 'secret'],
  [37, 'Retrieval reference number', '检索参考号', 'an', 12],
  [38, 'Authorisation code', '授权标识应答码', 'an', 6],
  [39, 'Response code', '应答码', 'an', 2],
  [40, 'Service restriction code', '服务限制代码', 'an', 3],
  [41, 'Terminal identification', '受卡机终端标识码', 'ans', 8],
  [42, 'Merchant identification', '受卡方标识码', 'ans', 15],
  [43, 'Merchant name and location', '受卡方名称地址', 'ans', 40],
  [44, 'Additional response data', '附加响应数据', 'an', 25, 'LLVAR'],
  [45, 'Track 1 data', '第一磁道数据', 'an', 76, 'LLVAR', 'secret'],
  [46, 'Additional data, ISO', '附加数据（ISO）', 'an', 999, 'LLLVAR'],
  [47, 'Additional data, national', '附加数据（国内）', 'an', 999, 'LLLVAR'],
  [48, 'Additional data, private', '附加数据（私有）', 'an', 999, 'LLLVAR'],
  [49, 'Transaction currency', '交易货币代码', 'n', 3],
  [50, 'Settlement currency', '清算货币代码', 'n', 3],
  [51, 'Cardholder billing currency', '持卡人账户货币代码', 'n', 3],
  [52, 'PIN data', '个人标识码数据', 'b', 8, 'fixed', 'secret'],
  [53, 'Security control information', '安全控制信息', 'n', 16],
  [54, 'Additional amounts', '附加金额', 'an', 120, 'LLLVAR'],
  [55, 'Chip data', 'IC卡数据域', 'ans', 999, 'LLLVAR', 'secret'],
  [56, 'Reserved, ISO', 'ISO保留', 'ans', 999, 'LLLVAR'],
  [57, 'Reserved, national', '国内保留', 'ans', 999, 'LLLVAR'],
  [58, 'Reserved, national', '国内保留', 'ans', 999, 'LLLVAR'],
  [59, 'Reserved, national', '国内保留', 'ans', 999, 'LLLVAR', 'secret'],
  [60, 'Reserved, private: transaction codes', '自定义域：交易代码', 'ans', 999, 'LLLVAR'],
  [61, 'Reserved, private: original transaction', '自定义域：原交易信息', 'ans', 999, 'LLLVAR'],
  [62, 'Reserved, private: keys and parameters', '自定义域：密钥与参数', 'ans', 999, 'LLLVAR', 'secret'],
  [63, 'Reserved, private: operator and texts', '自定义域：操作员与说明', 'ans', 999, 'LLLVAR'],
  [64, 'Message authentication code', '报文鉴别码', 'b', 8],
  [65, 'Tertiary bitmap', '第三位图', 'b', 1],
  [66, 'Settlement code', '清算代码', 'n', 1],
  [67, 'Extended payment code', '扩展付款代码', 'n', 2],
  [68, 'Receiving institution country code', '接收机构国家代码', 'n', 3],
  [69, 'Settlement institution country code', '清算机构国家代码', 'n', 3],
  [70, 'Network management information code', '网络管理信息码', 'n', 3],
  [71, 'Message number', '报文序号', 'n', 4],
  [72, 'Last message number', '末笔报文序号', 'n', 4],
  [73, 'Action date', '动作日期', 'n', 6],
  [74, 'Credits, number', '贷记笔数', 'n', 10],
  [75, 'Credit reversals, number', '贷记冲正笔数', 'n', 10],
  [76, 'Debits, number', '借记笔数', 'n', 10],
  [77, 'Debit reversals, number', '借记冲正笔数', 'n', 10],
  [78, 'Transfers, number', '转账笔数', 'n', 10],
  [79, 'Transfer reversals, number', '转账冲正笔数', 'n', 10],
  [80, 'Inquiries, number', '查询笔数', 'n', 10],
  [81, 'Authorisations, number', '授权笔数', 'n', 10],
  [82, 'Credits, processing fee', '贷记处理费金额', 'n', 12],
  [83, 'Credits, transaction fee', '贷记交易费金额', 'n', 12],
  [84, 'Debits, processing fee', '借记处理费金额', 'n', 12],
  [85, 'Debits, transaction fee', '借记交易费金额', 'n', 12],
  [86, 'Credits, amount', '贷记总金额', 'n', 16],
  [87, 'Credit reversals, amount', '贷记冲正金额', 'n', 16],
  [88, 'Debits, amount', '借记总金额', 'n', 16],
  [89, 'Debit reversals, amount', '借记冲正金额', 'n', 16],
  [90, 'Original data elements', '原始数据元', 'n', 42],
  [91, 'File update code', '文件更新代码', 'an', 1],
  [92, 'File security code', '文件安全代码', 'an', 2],
  [93, 'Response indicator', '响应标识', 'an', 5],
  [94, 'Service indicator', '服务标识', 'an', 7],
  [95, 'Replacement amounts', '替换金额', 'an', 42],
  [96, 'Message security code', '报文安全码', 'b', 8],
  [97, 'Net settlement amount', '净清算金额', 'x+n', 16],
  [98, 'Payee', '收款人', 'ans', 25],
  [99, 'Settlement institution identification', '清算机构标识码', 'n', 11, 'LLVAR'],
  [100, 'Receiving institution identification', '接收机构标识码', 'n', 11, 'LLVAR'],
  [101, 'File name', '文件名', 'ans', 17, 'LLVAR'],
  [102, 'Account identification 1', '账户标识1', 'ans', 28, 'LLVAR'],
  [103, 'Account identification 2', '账户标识2', 'ans', 28, 'LLVAR'],
  [104, 'Transaction description', '交易描述', 'ans', 100, 'LLLVAR'],
  [105, 'Reserved, ISO', 'ISO保留', 'ans', 999, 'LLLVAR'],
  [106, 'Reserved, ISO', 'ISO保留', 'ans', 999, 'LLLVAR'],
  [107, 'Reserved, ISO', 'ISO保留', 'ans', 999, 'LLLVAR'],
  [108, 'Reserved, ISO', 'ISO保留', 'ans', 999, 'LLLVAR'],
  [109, 'Reserved, ISO', 'ISO保留', 'ans', 999, 'LLLVAR'],
  [110, 'Reserved, ISO', 'ISO保留', 'ans', 999, 'LLLVAR'],
  [111, 'Reserved, ISO', 'ISO保留', 'ans', 999, 'LLLVAR'],
  [112, 'Reserved, national', '国内保留', 'ans', 999, 'LLLVAR'],
  [113, 'Reserved, national', '国内保留', 'ans', 999, 'LLLVAR'],
  [114, 'Reserved, national', '国内保留', 'ans', 999, 'LLLVAR'],
  [115, 'Reserved, national', '国内保留', 'ans', 999, 'LLLVAR'],
  [116, 'Reserved, national', '国内保留', 'ans', 999, 'LLLVAR'],
  [117, 'Reserved, national', '国内保留', 'ans', 999, 'LLLVAR'],
  [118, 'Reserved, national', '国内保留', 'ans', 999, 'LLLVAR'],
  [119, 'Reserved, national', '国内保留', 'ans', 999, 'LLLVAR'],
  [120, 'Reserved, private', '私有保留', 'ans', 999, 'LLLVAR'],
  [121, 'Reserved, private', '私有保留', 'ans', 999, 'LLLVAR'],
  [122, 'Reserved, private', '私有保留', 'ans', 999, 'LLLVAR'],
  [123, 'Reserved, private', '私有保留', 'ans', 999, 'LLLVAR'],
  [124, 'Reserved, private', '私有保留', 'ans', 999, 'LLLVAR'],
  [125, 'Reserved, private', '私有保留', 'ans', 999, 'LLLVAR'],
  [126, 'Reserved, private', '私有保留', 'ans', 999, 'LLLVAR'],
  [127, 'Reserved, private', '私有保留', 'ans', 999, 'LLLVAR'],
  [128, 'Second message authentication code', '扩展报文鉴别码', 'b', 8],
] as const satisfies readonly Row[];

/** Every field by its number, 1 to 128. */
export const FIELDS: Readonly<Record<number, FieldDefinition>> = Object.fromEntries(
  ROWS.map((row: Row): [number, FieldDefinition] => {
    const [number, en, zh, type, length, lengthType = 'fixed', sensitivity = 'public'] = row;
    return [number, { number, en, zh, type, length, lengthType, sensitivity }];
  }),
);

/** The field of that number; a number outside 1 to 128 is a RangeError. */
export function fieldDefinition(number: number): FieldDefinition {
  const field = FIELDS[number];
  if (field === undefined) throw new RangeError(`there is no field ${number}; fields are 1 to 128`);
  return field;
}
