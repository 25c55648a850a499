// EMV data objects by tag: what each is called in both languages, how its value reads, and how secret it is.
// Sources: EMV Book 3 annex A and Book 4 (contact), PBOC and qPBOC tags of UnionPay chip cards (9F5D-9F7F, DF-), F-16 for field 55.
import type { Sensitivity } from '../iso8583/mask.ts';

/** How a value reads: bytes, digits, ISO 8859-1 text, digits filled up with F, data objects, or a list of tags and lengths. */
type EmvFormat = 'b' | 'n' | 'text' | 'cn' | 'tlv' | 'dol';

type EmvTag = {
  tag: string;
  en: string;
  zh: string;
  format: EmvFormat;
  sensitivity: Sensitivity;
};

type Row = readonly [tag: string, en: string, zh: string, format?: EmvFormat, sensitivity?: Sensitivity];

/** A row without format is `b`, without sensitivity `public`. */
// biome-ignore format: a table reads best with one tag per line
const ROWS = [
  ['42', 'Issuer identification number', '发卡行识别号', 'n'],
  ['4F', 'Application identifier (card)', '应用标识符（AID，卡片）'],
  ['50', 'Application label', '应用标签', 'text'],
  ['56', 'Track 1 equivalent data', '磁道1等效数据', 'b', 'secret'],
  ['57', 'Track 2 equivalent data', '磁道2等效数据', 'b', 'secret'],
  ['5A', 'Application primary account number', '应用主账号', 'cn', 'pan'],
  ['5F20', 'Cardholder name', '持卡人姓名', 'text', 'secret'],
  ['5F24', 'Application expiry date', '应用失效日期', 'n'],
  ['5F25', 'Application effective date', '应用生效日期', 'n'],
  ['5F28', 'Issuer country code', '发卡行国家代码', 'n'],
  ['5F2A', 'Transaction currency code', '交易货币代码', 'n'],
  ['5F2D', 'Language preference', '首选语言', 'text'],
  ['5F30', 'Service code', '服务码', 'n'],
  ['5F34', 'Application PAN sequence number', '应用主账号序列号', 'n'],
  ['5F36', 'Transaction currency exponent', '交易货币指数', 'n'],
  ['5F50', 'Issuer URL', '发卡行URL', 'text'],
  ['5F53', 'International bank account number', '国际银行账号（IBAN）', 'b', 'secret'],
  ['5F54', 'Bank identifier code', '银行识别码（BIC）', 'text'],
  ['5F55', 'Issuer country code (alpha 2)', '发卡行国家代码（2位字母）', 'text'],
  ['5F56', 'Issuer country code (alpha 3)', '发卡行国家代码（3位字母）', 'text'],
  ['5F57', 'Account type', '账户类型', 'n'],
  ['61', 'Application template', '应用模板', 'tlv'],
  ['6F', 'File control information template', '文件控制信息模板', 'tlv'],
  ['70', 'Record template', '记录模板', 'tlv'],
  ['71', 'Issuer script template 1', '发卡行脚本模板1', 'tlv'],
  ['72', 'Issuer script template 2', '发卡行脚本模板2', 'tlv'],
  ['73', 'Directory discretionary template', '目录自定义模板', 'tlv'],
  ['77', 'Response message template format 2', '响应报文模板格式2', 'tlv'],
  ['80', 'Response message template format 1', '响应报文模板格式1'],
  ['81', 'Amount, authorised (binary)', '授权金额（二进制）'],
  ['82', 'Application interchange profile', '应用交互特征（AIP）'],
  ['83', 'Command template', '命令模板'],
  ['84', 'Dedicated file name', '专用文件名称'],
  ['86', 'Issuer script command', '发卡行脚本命令'],
  ['87', 'Application priority indicator', '应用优先指示符'],
  ['88', 'Short file identifier', '短文件标识符（SFI）'],
  ['89', 'Authorisation code', '授权码', 'text'],
  ['8A', 'Authorisation response code', '授权响应码', 'text'],
  ['8C', 'Card risk management DOL 1', '卡片风险管理数据对象列表1（CDOL1）', 'dol'],
  ['8D', 'Card risk management DOL 2', '卡片风险管理数据对象列表2（CDOL2）', 'dol'],
  ['8E', 'Cardholder verification method list', '持卡人验证方法列表（CVM）'],
  ['8F', 'Certification authority public key index', '认证中心公钥索引'],
  ['90', 'Issuer public key certificate', '发卡行公钥证书'],
  ['91', 'Issuer authentication data', '发卡行认证数据（ARPC）'],
  ['92', 'Issuer public key remainder', '发卡行公钥余项'],
  ['93', 'Signed static application data', '签名的静态应用数据'],
  ['94', 'Application file locator', '应用文件定位器（AFL）'],
  ['95', 'Terminal verification results', '终端验证结果（TVR）'],
  ['97', 'Transaction certificate DOL', '交易证书数据对象列表（TDOL）', 'dol'],
  ['98', 'Transaction certificate hash value', '交易证书哈希值'],
  ['99', 'Transaction PIN data', '交易PIN数据', 'b', 'secret'],
  ['9A', 'Transaction date', '交易日期', 'n'],
  ['9B', 'Transaction status information', '交易状态信息（TSI）'],
  ['9C', 'Transaction type', '交易类型', 'n'],
  ['9D', 'Directory definition file name', '目录定义文件名称'],
  ['9F01', 'Acquirer identifier', '收单行标识', 'n'],
  ['9F02', 'Amount, authorised', '授权金额', 'n'],
  ['9F03', 'Amount, other', '其他金额', 'n'],
  ['9F04', 'Amount, other (binary)', '其他金额（二进制）'],
  ['9F05', 'Application discretionary data', '应用自定义数据', 'b', 'secret'],
  ['9F06', 'Application identifier (terminal)', '应用标识符（AID，终端）'],
  ['9F07', 'Application usage control', '应用用途控制（AUC）'],
  ['9F08', 'Application version number (card)', '应用版本号（卡片）'],
  ['9F09', 'Application version number (terminal)', '应用版本号（终端）'],
  ['9F0A', 'Application selection registered data', '应用选择注册专有数据'],
  ['9F0B', 'Cardholder name, extended', '持卡人姓名扩展', 'text', 'secret'],
  ['9F0D', 'Issuer action code, default', '发卡行行为代码（缺省）'],
  ['9F0E', 'Issuer action code, denial', '发卡行行为代码（拒绝）'],
  ['9F0F', 'Issuer action code, online', '发卡行行为代码（联机）'],
  ['9F10', 'Issuer application data', '发卡行应用数据'],
  ['9F11', 'Issuer code table index', '发卡行代码表索引', 'n'],
  ['9F12', 'Application preferred name', '应用首选名称', 'text'],
  ['9F13', 'Last online ATC register', '上次联机应用交易计数器'],
  ['9F14', 'Lower consecutive offline limit', '连续脱机交易下限'],
  ['9F15', 'Merchant category code', '商户类别码', 'n'],
  ['9F16', 'Merchant identifier', '商户标识', 'text'],
  ['9F17', 'PIN try counter', 'PIN尝试计数器'],
  ['9F18', 'Issuer script identifier', '发卡行脚本标识'],
  ['9F1A', 'Terminal country code', '终端国家代码', 'n'],
  ['9F1B', 'Terminal floor limit', '终端最低限额'],
  ['9F1C', 'Terminal identification', '终端标识', 'text'],
  ['9F1D', 'Terminal risk management data', '终端风险管理数据'],
  ['9F1E', 'Interface device serial number', '接口设备序列号', 'text'],
  ['9F1F', 'Track 1 discretionary data', '磁道1自定义数据', 'b', 'secret'],
  ['9F20', 'Track 2 discretionary data', '磁道2自定义数据', 'b', 'secret'],
  ['9F21', 'Transaction time', '交易时间', 'n'],
  ['9F22', 'Certification authority public key index (terminal)', '认证中心公钥索引（终端）'],
  ['9F23', 'Upper consecutive offline limit', '连续脱机交易上限'],
  ['9F24', 'Payment account reference', '支付账户参考号（PAR）', 'text', 'secret'],
  ['9F26', 'Application cryptogram', '应用密文'],
  ['9F27', 'Cryptogram information data', '密文信息数据（CID）'],
  ['9F2D', 'ICC PIN encipherment public key certificate', 'IC卡PIN加密公钥证书'],
  ['9F2E', 'ICC PIN encipherment public key exponent', 'IC卡PIN加密公钥指数'],
  ['9F2F', 'ICC PIN encipherment public key remainder', 'IC卡PIN加密公钥余项'],
  ['9F32', 'Issuer public key exponent', '发卡行公钥指数'],
  ['9F33', 'Terminal capabilities', '终端性能'],
  ['9F34', 'Cardholder verification method results', '持卡人验证方法结果（CVM）'],
  ['9F35', 'Terminal type', '终端类型', 'n'],
  ['9F36', 'Application transaction counter', '应用交易计数器（ATC）'],
  ['9F37', 'Unpredictable number', '不可预知数'],
  ['9F38', 'Processing options DOL', '处理选项数据对象列表（PDOL）', 'dol'],
  ['9F39', 'Point-of-service entry mode', '服务点输入方式', 'n'],
  ['9F3A', 'Amount, reference currency', '参考货币金额'],
  ['9F3B', 'Application reference currency', '应用参考货币', 'n'],
  ['9F3C', 'Transaction reference currency code', '交易参考货币代码', 'n'],
  ['9F3D', 'Transaction reference currency exponent', '交易参考货币指数', 'n'],
  ['9F40', 'Additional terminal capabilities', '附加终端性能'],
  ['9F41', 'Transaction sequence counter', '交易序列计数器', 'n'],
  ['9F42', 'Application currency code', '应用货币代码', 'n'],
  ['9F43', 'Application reference currency exponent', '应用参考货币指数', 'n'],
  ['9F44', 'Application currency exponent', '应用货币指数', 'n'],
  ['9F45', 'Data authentication code', '数据认证码'],
  ['9F46', 'ICC public key certificate', 'IC卡公钥证书'],
  ['9F47', 'ICC public key exponent', 'IC卡公钥指数'],
  ['9F48', 'ICC public key remainder', 'IC卡公钥余项'],
  ['9F49', 'Dynamic data authentication DOL', '动态数据认证数据对象列表（DDOL）', 'dol'],
  ['9F4A', 'Static data authentication tag list', '静态数据认证标签列表'],
  ['9F4B', 'Signed dynamic application data', '签名的动态应用数据'],
  ['9F4C', 'ICC dynamic number', 'IC卡动态数'],
  ['9F4D', 'Log entry', '日志入口'],
  ['9F4E', 'Merchant name and location', '商户名称与位置', 'text'],
  ['9F4F', 'Log format', '日志格式', 'dol'],
  ['9F51', 'Application currency code (PBOC)', '应用货币代码（PBOC）', 'n'],
  ['9F52', 'Application default action', '应用缺省行为（ADA）'],
  ['9F53', 'Consecutive offline limit, international', '连续脱机交易限制（国际货币）'],
  ['9F54', 'Cumulative offline amount limit', '累计脱机交易金额限制', 'n'],
  ['9F56', 'Issuer authentication indicator', '发卡行认证指示位'],
  ['9F57', 'Issuer country code (PBOC)', '发卡行国家代码（PBOC）', 'n'],
  ['9F58', 'Consecutive offline lower limit (PBOC)', '连续脱机交易下限（PBOC）'],
  ['9F59', 'Consecutive offline upper limit (PBOC)', '连续脱机交易上限（PBOC）'],
  ['9F5A', 'Application program identifier', '应用程序标识'],
  ['9F5B', 'Issuer script results', '发卡行脚本结果'],
  ['9F5C', 'Cumulative offline amount upper limit', '累计脱机交易金额上限', 'n'],
  ['9F5D', 'Available offline spending amount', '可用脱机消费金额', 'n'],
  ['9F62', 'Encrypted PIN, or track 1 bit map', '加密PIN或磁道1位图', 'b', 'secret'],
  ['9F63', 'Card product identification (PBOC)', '卡产品标识信息（PBOC）'],
  ['9F66', 'Terminal transaction qualifiers', '终端交易属性（TTQ）'],
  ['9F67', 'Non-domestic control factor, or track 2 digits', '非国内控制因子或磁道2位数'],
  ['9F68', 'Card additional processes', '卡片附加处理'],
  ['9F69', 'Card authentication related data', '卡片认证相关数据'],
  ['9F6A', 'Unpredictable number (numeric)', '不可预知数（数字）', 'n'],
  ['9F6B', 'Track 2 data, or card CVM limit', '磁道2数据或卡片CVM限额', 'b', 'secret'],
  ['9F6C', 'Card transaction qualifiers', '卡片交易属性（CTQ）'],
  ['9F6D', 'Electronic cash reset threshold', '电子现金重置阈值', 'n'],
  ['9F6E', 'Form factor indicator', '设备形态标识'],
  ['9F74', 'Electronic cash issuer authorisation code', '电子现金发卡行授权码', 'text'],
  ['9F77', 'Electronic cash balance limit', '电子现金余额上限', 'n'],
  ['9F78', 'Electronic cash single transaction limit', '电子现金单笔交易限额', 'n'],
  ['9F79', 'Electronic cash balance', '电子现金余额', 'n'],
  ['9F7A', 'Electronic cash terminal support indicator', '电子现金终端支持指示器'],
  ['9F7B', 'Electronic cash terminal transaction limit', '电子现金终端交易限额', 'n'],
  ['9F7C', 'Customer exclusive data', '客户专用数据', 'b', 'secret'],
  ['9F7F', 'Card production life cycle data', '卡片生产周期数据'],
  ['A5', 'FCI proprietary template', 'FCI专用模板', 'tlv'],
  ['BF0C', 'FCI issuer discretionary data', 'FCI发卡行自定义数据', 'tlv'],
  ['DF31', 'Issuer script results (UnionPay)', '发卡行脚本结果（银联）'],
  ['DF32', 'Chip serial number', '芯片序列号'],
  ['DF33', 'Session key data', '过程密钥数据', 'b', 'secret'],
  ['DF34', 'Terminal read time', '终端读取时间'],
  ['DF69', 'SM algorithm support indicator', '国密算法支持指示器'],
] as const satisfies readonly Row[];

/** Every known tag, upper-case hexadecimal. */
export const EMV_TAGS: Readonly<Record<string, EmvTag>> = Object.fromEntries(
  ROWS.map((row: Row): [string, EmvTag] => {
    const [tag, en, zh, format = 'b', sensitivity = 'public'] = row;
    return [tag, { tag, en, zh, format, sensitivity }];
  }),
);

/** Bytes of the tags that always have as many (EMV Book 3 annex A), of those that stand in field 55. */
const EMV_LENGTHS: Readonly<Record<string, number>> = {
  '5F2A': 2,
  '5F34': 1,
  '82': 2,
  '8A': 2,
  '95': 5,
  '9A': 3,
  '9B': 2,
  '9C': 1,
  '9F02': 6,
  '9F03': 6,
  '9F09': 2,
  '9F1A': 2,
  '9F1E': 8,
  '9F21': 3,
  '9F26': 8,
  '9F27': 1,
  '9F33': 3,
  '9F34': 3,
  '9F35': 1,
  '9F36': 2,
  '9F37': 4,
  '9F39': 1,
};

/** How much a tag with a value of so many bytes looks like chip data, for telling damaged data apart: below zero, it does not. */
export function weighEmvTag(tag: string, length: number): number {
  const wanted = Object.hasOwn(EMV_LENGTHS, tag) ? EMV_LENGTHS[tag] : undefined;
  if (wanted !== undefined) return wanted === length ? 2 : -4;
  if (Object.hasOwn(EMV_TAGS, tag)) return 1.5;
  return tag.length > 2 ? 0 : -2;
}

/** The row of a tag; one that is not listed is secret, because nobody has said that it may be shown. */
export function emvTag(tag: string): EmvTag {
  const known = Object.hasOwn(EMV_TAGS, tag) ? EMV_TAGS[tag] : undefined;
  return known ?? { tag, en: 'Unknown tag', zh: '未知标签', format: 'b', sensitivity: 'secret' };
}
