// Names that the page gives to what happened, in both languages; whatever is missing here is shown as it is.

/** Details of what happened, and the copies of a slip. */
export const DETAILS = {
  on: { en: 'on', zh: '打开' },
  off: { en: 'off', zh: '关闭' },
  success: { en: 'success', zh: '成功音' },
  failure: { en: 'failure', zh: '失败音' },
  attention: { en: 'attention', zh: '提示音' },
  read: { en: 'card read', zh: '读卡音' },
  'power on': { en: 'power: on', zh: '电源：亮' },
  'network connected': { en: 'network: connected', zh: '网络：已连接' },
  'network disconnected': { en: 'network: disconnected', zh: '网络：已断开' },
  'network busy': { en: 'network: busy', zh: '网络：通信中' },
  'reader waiting': { en: 'reader: waiting', zh: '读卡器：等待' },
  'reader read': { en: 'reader: card read', zh: '读卡器：已读卡' },
  'result green': { en: 'result: green', zh: '结果：绿灯' },
  'result red': { en: 'result: red', zh: '结果：红灯' },
  merchant: { en: 'Merchant copy', zh: '商户存根' },
  cardholder: { en: 'Cardholder copy', zh: '持卡人存根' },
  electronic: { en: 'Electronic slip', zh: '电子签购单' },
  settlement: { en: 'Settlement slip', zh: '结算总计单' },
  'fault-report': { en: 'Fault report', zh: '故障报告单' },
};

/** Statuses of steps and of journal entries. */
export const STATUSES = {
  passed: { en: 'passed', zh: '通过' },
  failed: { en: 'failed', zh: '失败' },
  skipped: { en: 'skipped', zh: '跳过' },
  pending: { en: 'pending', zh: '未完成' },
  undefined: { en: 'undefined', zh: '未定义' },
  ambiguous: { en: 'ambiguous', zh: '有歧义' },
  approved: { en: 'approved', zh: '成功' },
  declined: { en: 'declined', zh: '拒绝' },
  unknown: { en: 'unknown', zh: '未知' },
  reversed: { en: 'reversed', zh: '已冲正' },
  voided: { en: 'voided', zh: '已撤销' },
  cancelled: { en: 'cancelled', zh: '已取消' },
};

/** Terminal functions that are not transaction types of their own. */
export const FUNCTIONS = {
  'force-pin-sale': { en: 'Sale with PIN', zh: '消费（凭密）' },
  'qr-sale': { en: 'QR sale', zh: '扫码消费' },
};

/** Faults that an acquirer plays. */
export const FAULTS = {
  'drop-request': { en: 'request lost', zh: '请求丢失' },
  'drop-answer': { en: 'answer lost after commit', zh: '入账后应答丢失' },
  'late-answer': { en: 'late answer', zh: '应答迟到' },
  'duplicate-answer': { en: 'answer sent twice', zh: '应答重复' },
  'wrong-stan': { en: 'answer for another voucher', zh: '应答凭证号不符' },
  'wrong-amount': { en: 'answer with another amount', zh: '应答金额不符' },
  'more-than-asked': { en: 'answer with more than was asked for', zh: '应答金额高于请求' },
  'wrong-terminal': { en: 'answer for another terminal', zh: '应答终端号不符' },
  'wrong-mti': { en: 'answer of another type', zh: '应答报文类型不符' },
  'wrong-mac': { en: 'wrong MAC', zh: 'MAC 错误' },
  'no-mac': { en: 'answer without MAC', zh: '应答没有 MAC' },
  'no-code': { en: 'answer without response code', zh: '应答没有应答码' },
  'wrong-field': { en: 'answer with another value', zh: '应答域值不符' },
  'without-field': { en: 'answer with a field missing', zh: '应答缺域' },
  'unknown-code': { en: 'unknown response code', zh: '未知应答码' },
  'wrong-check-value': { en: 'wrong key check value', zh: '密钥校验值错误' },
  reset: { en: 'connection reset', zh: '连接中断' },
  'reset-after-commit': { en: 'connection reset after commit', zh: '入账后连接中断' },
  truncate: { en: 'answer cut off', zh: '应答不完整' },
  split: { en: 'answer in pieces', zh: '应答分包' },
  coalesce: { en: 'answers in one packet', zh: '应答粘包' },
  garbage: { en: 'garbage', zh: '乱码' },
  'half-open': { en: 'half-open connection', zh: '连接半开' },
  dribble: { en: 'slow answer', zh: '应答缓慢' },
  'wrong-length': { en: 'wrong length header', zh: '长度头错误' },
  'wrong-status': { en: 'answer under an HTTP error', zh: '应答带有HTTP错误状态' },
};

/** First part of a ledger account's name. */
export const ACCOUNTS = {
  cardholder: { en: 'Cardholder', zh: '持卡人' },
  hold: { en: 'Kept aside', zh: '预授权冻结' },
  debt: { en: 'Owed', zh: '欠款' },
  merchant: { en: 'Merchant', zh: '商户' },
  issuer: { en: 'Issuer', zh: '发卡方' },
  acquirer: { en: 'Acquirer', zh: '收单机构' },
  equity: { en: 'Equity', zh: '权益' },
};
