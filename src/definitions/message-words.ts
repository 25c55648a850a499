// What coded values of a message mean, in both languages: message types, entry modes, processing and condition codes, currencies.
// Sources: ISO 8583:1987 and 1993 for MTI and processing codes, ISO 4217 for currencies; F-02, F-09 to F-15, F-24 for UnionPay's own.
import type { ResponseAction } from './response-code.ts';

/** One thing said in both languages. */
export type Words = { readonly en: string; readonly zh: string };
type Table = Readonly<Record<string, Words>>;

/** First digit of the MTI. */
export const MTI_VERSIONS: Table = {
  0: { en: 'ISO 8583:1987', zh: 'ISO 8583:1987' },
  1: { en: 'ISO 8583:1993', zh: 'ISO 8583:1993' },
  2: { en: 'ISO 8583:2003', zh: 'ISO 8583:2003' },
  8: { en: 'national use', zh: '国内使用' },
  9: { en: 'private use', zh: '私有使用' },
};

/** Second digit: the class. */
export const MTI_CLASSES: Table = {
  1: { en: 'Authorisation', zh: '授权' },
  2: { en: 'Financial transaction', zh: '金融交易' },
  3: { en: 'File action or batch upload', zh: '文件更新或批上送' },
  4: { en: 'Reversal', zh: '冲正' },
  5: { en: 'Reconciliation', zh: '对账结算' },
  6: { en: 'Administrative', zh: '管理' },
  7: { en: 'Fee collection', zh: '费用收取' },
  8: { en: 'Network management', zh: '网络管理' },
};

/** Third digit: the function. */
export const MTI_FUNCTIONS: Table = {
  0: { en: 'request', zh: '请求' },
  1: { en: 'answer to a request', zh: '请求应答' },
  2: { en: 'advice', zh: '通知' },
  3: { en: 'answer to an advice', zh: '通知应答' },
  4: { en: 'notification', zh: '告知' },
  5: { en: 'acknowledgement of a notification', zh: '告知确认' },
  6: { en: 'instruction', zh: '指令' },
  7: { en: 'acknowledgement of an instruction', zh: '指令确认' },
};

/** Fourth digit: who began it, and whether it is a repeat. */
export const MTI_ORIGINS: Table = {
  0: { en: 'acquirer', zh: '收单方' },
  1: { en: 'acquirer, repeated', zh: '收单方（重发）' },
  2: { en: 'issuer', zh: '发卡方' },
  3: { en: 'issuer, repeated', zh: '发卡方（重发）' },
  4: { en: 'other', zh: '其他' },
  5: { en: 'other, repeated', zh: '其他（重发）' },
};

/** First two digits of field 22 (F-12). */
export const ENTRY_MODES: Table = {
  '00': { en: 'not specified', zh: '未指明' },
  '01': { en: 'keyed', zh: '手工输入' },
  '02': { en: 'stripe', zh: '磁条' },
  '03': { en: 'QR code', zh: '扫码' },
  '04': { en: 'optical characters', zh: '光学字符' },
  '05': { en: 'contact chip', zh: '接触式芯片' },
  '07': { en: 'contactless chip', zh: '非接触式芯片' },
  '10': { en: 'credential on file', zh: '留存凭证' },
  '79': { en: 'keyed after chip failure', zh: '芯片失败后手工输入' },
  '80': { en: 'stripe after chip failure (fallback)', zh: '芯片失败后刷磁条（降级）' },
  '81': { en: 'electronic commerce', zh: '电子商务' },
  '90': { en: 'stripe, whole track', zh: '磁条（完整磁道）' },
  '91': { en: 'contactless stripe data', zh: '非接触式磁条数据' },
  '95': { en: 'chip, data unreliable', zh: '芯片（数据可能不可靠）' },
  '96': { en: 'mobile', zh: '手机' },
  '98': { en: 'contactless, full PBOC', zh: '非接触式完整PBOC' },
};

/** Third digit of field 22 (F-12, and ISO 8583). */
export const PIN_CAPABILITIES: Table = {
  0: { en: 'PIN capability unknown', zh: 'PIN能力不详' },
  1: { en: 'with PIN', zh: '含密码' },
  2: { en: 'without PIN', zh: '不含密码' },
  8: { en: 'PIN pad out of order', zh: '密码键盘故障' },
};

/** First two digits of field 3. */
export const PROCESSING_CODES: Table = {
  '00': { en: 'purchase', zh: '消费' },
  '01': { en: 'cash withdrawal', zh: '取现' },
  '02': { en: 'debit adjustment', zh: '借记调整' },
  '03': { en: 'pre-authorisation or cheque guarantee', zh: '预授权或支票担保' },
  '04': { en: 'cheque verification', zh: '支票验证' },
  '09': { en: 'purchase with cash back', zh: '消费带取现' },
  '10': { en: 'account funding', zh: '账户充值' },
  '17': { en: 'cash disbursement', zh: '预借现金' },
  '19': { en: 'fee collection', zh: '费用收取' },
  '20': { en: 'refund or void', zh: '退货或撤销' },
  '21': { en: 'deposit', zh: '存款' },
  '22': { en: 'credit adjustment', zh: '贷记调整' },
  '26': { en: 'payment to the cardholder', zh: '向持卡人付款' },
  '28': { en: 'payment', zh: '付款' },
  '30': { en: 'available funds inquiry', zh: '可用资金查询' },
  '31': { en: 'balance inquiry', zh: '余额查询' },
  '33': { en: 'account verification', zh: '账户验证' },
  '38': { en: 'account inquiry', zh: '账户查询' },
  '40': { en: 'transfer', zh: '转账' },
  '50': { en: 'bill payment', zh: '账单支付' },
  '60': { en: 'load', zh: '圈存' },
  '90': { en: 'administrative', zh: '管理' },
  '91': { en: 'administrative', zh: '管理' },
  '92': { en: 'administrative', zh: '管理' },
};

/** Digits 3-4 and 5-6 of field 3: accounts from and to. */
export const ACCOUNT_TYPES: Table = {
  '00': { en: 'default account', zh: '默认账户' },
  '10': { en: 'savings account', zh: '储蓄账户' },
  '11': { en: 'savings account', zh: '储蓄账户' },
  '20': { en: 'cheque account', zh: '支票账户' },
  '30': { en: 'credit account', zh: '信用账户' },
  '40': { en: 'universal account', zh: '通用账户' },
  '50': { en: 'investment account', zh: '投资账户' },
};

/** Field 25 (F-11, and ISO 8583:1987). */
export const CONDITION_CODES: Table = {
  '00': { en: 'normal', zh: '正常' },
  '01': { en: 'cardholder not present', zh: '持卡人不在场' },
  '02': { en: 'unattended terminal', zh: '无人值守终端' },
  '03': { en: 'merchant suspicious', zh: '商户怀疑' },
  '05': { en: 'card not present', zh: '卡不在场' },
  '06': { en: 'pre-authorisation', zh: '预授权' },
  '08': { en: 'mail or telephone order', zh: '邮购或电话订购' },
  '18': { en: 'pre-authorisation by mail or telephone', zh: '邮购或电话预授权' },
  '59': { en: 'electronic commerce', zh: '电子商务' },
  '64': { en: 'instalments', zh: '分期付款' },
  '65': { en: 'points', zh: '积分' },
  '71': { en: 'card present, stripe unreadable', zh: '卡在场，磁条不可读' },
};

/** Field 39 of a 0400 says why (F-24). */
export const REVERSAL_REASONS: Table = {
  '06': { en: 'other reason', zh: '其他原因' },
  '96': { en: 'approved, but the device failed', zh: '已批准但设备故障' },
  '98': { en: 'no answer in time', zh: '未及时收到应答' },
  A0: { en: 'MAC of the answer was wrong', zh: '应答MAC校验错' },
};

/** First digit of the three-digit action code of ISO 8583:1993. */
export const ACTION_CODE_CLASSES: Table = {
  0: { en: 'approved', zh: '批准' },
  1: { en: 'declined', zh: '拒绝' },
  2: { en: 'declined, pick up the card', zh: '拒绝并没收卡' },
  3: { en: 'result of a file action', zh: '文件更新结果' },
  4: { en: 'reversal accepted', zh: '冲正已接受' },
  5: { en: 'result of a reconciliation', zh: '对账结果' },
  6: { en: 'result of an administrative message', zh: '管理报文结果' },
  7: { en: 'result of a fee collection', zh: '费用收取结果' },
  8: { en: 'network management accepted', zh: '网络管理已接受' },
  9: { en: 'not processed: format, security or system', zh: '未处理：格式、安全或系统原因' },
};

/** What a terminal does about an answer. */
export const ACTION_WORDS: Readonly<Record<ResponseAction, Words>> = {
  approve: { en: 'approve', zh: '批准' },
  'approve-partial': { en: 'approve the smaller amount', zh: '按部分金额批准' },
  'approve-with-notice': { en: 'approve and show the notice', zh: '批准并提示' },
  decline: { en: 'decline', zh: '拒绝' },
  'retain-card': { en: 'decline and keep the card', zh: '拒绝并没收卡' },
  'call-issuer': { en: 'decline; the cardholder calls the issuer', zh: '拒绝，请持卡人联系发卡行' },
  'call-acquirer': { en: 'decline; the merchant calls the acquirer', zh: '拒绝，请商户联系收单机构' },
  're-enter-pin': { en: 'decline; a new transaction may try the PIN again', zh: '拒绝，可重做交易并重新输入密码' },
  retry: { en: 'decline; the transaction may be done again', zh: '拒绝，可重做交易' },
  'retry-later': { en: 'decline; try again later', zh: '拒绝，请稍后重试' },
  'sign-in': { en: 'decline and sign in again', zh: '拒绝并重新签到' },
  'use-chip': { en: 'decline; use the chip', zh: '拒绝，请使用芯片' },
  reconcile: { en: 'decline; settle the batch', zh: '拒绝，请结算' },
};

/** 60.3: what a network management or batch message is about (F-09). */
export const NETWORK_CODE_WORDS: Table = {
  '000': { en: 'none', zh: '无' },
  '001': { en: 'sign-in, single-length keys', zh: '签到（单倍长密钥）' },
  '002': { en: 'sign-out', zh: '签退' },
  '003': { en: 'sign-in, double-length keys', zh: '签到（双倍长密钥）' },
  '004': { en: 'sign-in, double-length keys and track key', zh: '签到（双倍长密钥含磁道密钥）' },
  '201': { en: 'settlement, batch upload', zh: '结算、批上送' },
  '202': { en: 'batch upload end, not balanced', zh: '批上送结束（不平）' },
  '203': { en: 'chip batch upload', zh: 'IC卡批上送' },
  '204': { en: 'failed chip batch upload', zh: 'IC卡失败交易批上送' },
  '207': { en: 'batch upload end, balanced', zh: '批上送结束（平）' },
  '301': { en: 'echo test', zh: '回响测试' },
  '360': { en: 'parameter download', zh: '参数下载' },
  '361': { en: 'parameter download end', zh: '参数下载结束' },
  '362': { en: 'terminal state upload', zh: '终端状态上送' },
  '370': { en: 'CA key download', zh: '公钥下载' },
  '371': { en: 'CA key download end', zh: '公钥下载结束' },
  '372': { en: 'CA key query', zh: '公钥查询' },
  '380': { en: 'chip parameter download', zh: 'IC卡参数下载' },
  '381': { en: 'chip parameter download end', zh: 'IC卡参数下载结束' },
  '382': { en: 'chip parameter query', zh: 'IC卡参数查询' },
  '390': { en: 'card blacklist download', zh: '卡黑名单下载' },
  '391': { en: 'card blacklist download end', zh: '卡黑名单下载结束' },
  '394': { en: 'small-amount parameter download', zh: '小额免密参数下载' },
  '395': { en: 'small-amount parameter download end', zh: '小额免密参数下载结束' },
  '401': { en: 'points, or master key download', zh: '积分或主密钥下载' },
  '800': { en: 'electronic signature, whole', zh: '电子签名（单包）' },
  '951': { en: 'script result notice', zh: '脚本结果通知' },
};

/** Field 70 of ISO 8583:1987. */
export const MANAGEMENT_CODES: Table = {
  '001': { en: 'sign-on', zh: '签到' },
  '002': { en: 'sign-off', zh: '签退' },
  '061': { en: 'group sign-on', zh: '组签到' },
  '062': { en: 'group sign-off', zh: '组签退' },
  '101': { en: 'key change', zh: '密钥更换' },
  '161': { en: 'key exchange', zh: '密钥交换' },
  '162': { en: 'key exchange', zh: '密钥交换' },
  '201': { en: 'cutover', zh: '日切' },
  '301': { en: 'echo test', zh: '回响测试' },
};
