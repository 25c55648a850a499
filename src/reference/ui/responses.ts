// What the screen says for each response code, and whom the operator is sent to (F-22, F-23).
import type { Bilingual } from './text.ts';

/** Who can help: the bank of the card, or the acquirer of the merchant. */
type Contact = 'issuer' | 'acquirer';
export type ResponseText = Bilingual & { contact: Contact; keepCard?: true; signInAgain?: true };

export const RESPONSES: Readonly<Record<string, ResponseText>> = {
  '01': { en: 'Call the issuer', zh: '请持卡人与发卡银行联系', contact: 'issuer' },
  '02': { en: 'Call the issuer, special condition', zh: '请持卡人与发卡银行联系（特殊条件）', contact: 'issuer' },
  '03': { en: 'Invalid merchant', zh: '无效商户', contact: 'acquirer' },
  '04': { en: 'Pick up the card', zh: '此卡被没收', contact: 'issuer', keepCard: true },
  '05': { en: 'Not authorised by the issuer', zh: '持卡人认证失败', contact: 'issuer' },
  '06': { en: 'Error', zh: '交易出错', contact: 'acquirer' },
  '12': { en: 'Invalid transaction', zh: '无效交易', contact: 'acquirer' },
  '13': { en: 'Invalid amount', zh: '无效金额', contact: 'acquirer' },
  '14': { en: 'Invalid card number', zh: '无效卡号', contact: 'issuer' },
  '15': { en: 'No such issuer', zh: '此卡无对应发卡方', contact: 'issuer' },
  '21': { en: 'Card not activated', zh: '该卡未初始化或为睡眠卡', contact: 'issuer' },
  '22': {
    en: 'Operation error or too many days since the original',
    zh: '操作有误，或超出交易允许天数',
    contact: 'acquirer',
  },
  '25': { en: 'Original transaction not found at the host', zh: '没有原始交易', contact: 'acquirer' },
  '30': { en: 'Message format error, please try again', zh: '报文格式错误，请重试', contact: 'acquirer' },
  '34': { en: 'Suspected fraud, keep the card', zh: '作弊卡，请没收', contact: 'issuer', keepCard: true },
  '38': { en: 'PIN tries exceeded', zh: '密码错误次数超限', contact: 'issuer' },
  '40': { en: 'Function not supported by the issuer', zh: '发卡方不支持的交易类型', contact: 'issuer' },
  '41': { en: 'Lost card, keep the card', zh: '挂失卡，请没收', contact: 'issuer', keepCard: true },
  '43': { en: 'Stolen card, keep the card', zh: '被窃卡，请没收', contact: 'issuer', keepCard: true },
  '45': { en: 'Please use the chip', zh: '请使用芯片，插卡或挥卡交易', contact: 'issuer' },
  '51': { en: 'Insufficient funds', zh: '可用余额不足', contact: 'issuer' },
  '54': { en: 'Card expired', zh: '该卡已过期', contact: 'issuer' },
  '55': { en: 'Wrong PIN', zh: '密码错', contact: 'issuer' },
  '57': { en: 'Transaction not permitted for this card', zh: '不允许此卡交易', contact: 'issuer' },
  '58': {
    en: 'Transaction not permitted at this terminal',
    zh: '发卡方不允许该卡在本终端进行此交易',
    contact: 'acquirer',
  },
  '59': { en: 'Card verification error', zh: '卡片校验错', contact: 'issuer' },
  '61': { en: 'Over the amount limit', zh: '交易金额超限', contact: 'issuer' },
  '62': { en: 'Restricted card', zh: '受限制的卡', contact: 'issuer' },
  '64': { en: 'Amount does not match the original transaction', zh: '交易金额与原交易不匹配', contact: 'acquirer' },
  '65': { en: 'Over the count limit', zh: '超出消费次数限制', contact: 'issuer' },
  '68': {
    en: 'System trouble: answer too late, please try again',
    zh: '系统故障：交易超时，请重试',
    contact: 'acquirer',
  },
  '75': { en: 'PIN tries exceeded', zh: '密码错误次数超限', contact: 'issuer' },
  '77': {
    en: 'Batch does not match, sign in again',
    zh: '批次不一致，请重新签到',
    contact: 'acquirer',
    signInAgain: true,
  },
  '90': {
    en: 'System trouble: day change in progress, please try later',
    zh: '系统日切，请稍后重试',
    contact: 'acquirer',
  },
  '91': {
    en: 'System trouble: issuer not available',
    zh: '系统故障：发卡方状态不正常，请稍后重试',
    contact: 'acquirer',
  },
  '92': {
    en: 'System trouble: issuer line not available',
    zh: '系统故障：发卡方线路异常，请稍后重试',
    contact: 'acquirer',
  },
  '94': { en: 'Duplicate transaction', zh: '拒绝，重复交易，请稍后重试', contact: 'acquirer' },
  '96': { en: 'System trouble: switch malfunction', zh: '系统故障：交换中心异常，请稍后重试', contact: 'acquirer' },
  '97': { en: 'Terminal not registered', zh: '终端未登记', contact: 'acquirer' },
  '98': { en: 'System trouble: no answer from the issuer', zh: '系统故障：发卡方超时', contact: 'acquirer' },
  '99': { en: 'PIN format error, sign in again', zh: 'PIN格式错，请重新签到', contact: 'acquirer', signInAgain: true },
  A0: { en: 'MAC check failed, sign in again', zh: 'MAC校验错，请重新签到', contact: 'acquirer', signInAgain: true },
  A1: { en: 'Transfer currency does not match', zh: '转账货币不一致', contact: 'acquirer' },
  A7: { en: 'Security processing failed', zh: '安全处理失败', contact: 'acquirer' },
};

/** For a code that is not in the table (F-23). */
export const UNKNOWN_RESPONSE: ResponseText = { en: 'Transaction failed', zh: '交易失败', contact: 'acquirer' };

/** Remarks on approvals that ask the operator to do something (F-22). */
export const APPROVAL_REMARKS: Readonly<Record<string, ResponseText>> = {
  '11': { en: 'VIP cardholder', zh: '贵宾客户', contact: 'issuer' },
  A2: { en: 'Approved; ask the issuer to confirm the arrival', zh: '交易成功，请向发卡行确认', contact: 'issuer' },
  A4: { en: 'Approved; ask the issuer to confirm the arrival', zh: '交易成功，请向发卡行确认', contact: 'issuer' },
  A5: { en: 'Approved; ask the issuer to confirm the arrival', zh: '交易成功，请向发卡行确认', contact: 'issuer' },
  A6: { en: 'Approved; ask the issuer to confirm the arrival', zh: '交易成功，请向发卡行确认', contact: 'issuer' },
};
