// Words on slips, in both languages (F-40, F-42, F-43).
import type { CardInterface } from '../../terminal/contract.ts';
import type { Bilingual } from '../ui/text.ts';

export const LABELS = {
  title: { en: 'Sales slip', zh: 'POS签购单' },
  electronicTitle: { en: 'Electronic sales slip', zh: '电子签购单' },
  merchantCopy: { en: 'Merchant copy. Please keep this slip.', zh: '商户存根　请妥善保管' },
  cardholderCopy: { en: 'Cardholder copy. Please keep this slip.', zh: '持卡人存根　请妥善保管' },
  electronicCopy: { en: 'Please keep this slip.', zh: '请妥善保管' },
  reprint: { en: '*** REPRINT ***', zh: '*** 重打印 ***' },
  merchantName: { en: 'Merchant: {value}', zh: '商户名称：{value}' },
  merchantId: { en: 'Merchant number: {value}', zh: '商户编号：{value}' },
  terminalId: { en: 'Terminal number: {value}', zh: '终端编号：{value}' },
  operator: { en: 'Operator: {value}', zh: '操作员号：{value}' },
  issuer: { en: 'Issuer: {value}', zh: '发卡行：{value}' },
  acquirer: { en: 'Acquirer: {value}', zh: '收单机构：{value}' },
  cardNumber: { en: 'Card number: {value}', zh: '卡号：{value}' },
  paymentCode: { en: 'Payment code: {value}', zh: '付款码：{value}' },
  paymentVoucher: { en: 'Payment voucher: {value}', zh: '付款凭证码：{value}' },
  transaction: { en: 'Transaction: {value}', zh: '交易类型：{value}' },
  batch: { en: 'Batch: {value}', zh: '批次号：{value}' },
  voucher: { en: 'Voucher: {value}', zh: '凭证号：{value}' },
  authorisationCode: { en: 'Authorisation code: {value}', zh: '授权码：{value}' },
  reference: { en: 'Reference: {value}', zh: '参考号：{value}' },
  dateTime: { en: 'Date and time: {value}', zh: '日期时间：{value}' },
  amount: { en: 'Amount: CNY {value}', zh: '金额：RMB {value}元' },
  originalVoucher: { en: 'Original voucher: {value}', zh: '原凭证号：{value}' },
  originalReference: { en: 'Original reference: {value}', zh: '原参考号：{value}' },
  originalDate: { en: 'Original date: {value}', zh: '原交易日期：{value}' },
  chip: {
    en: 'ARQC {code} AID {aid} TVR {tvr} TSI {tsi} ATC {counter} {label}',
    zh: 'ARQC {code} AID {aid} TVR {tvr} TSI {tsi} ATC {counter} {label}',
  },
  pinAndSignatureFree: {
    en: 'Amount not above CNY {limit}: PIN-free and signature-free',
    zh: '交易金额未超过{limit}元，免密免签',
  },
  signatureFree: { en: 'Amount not above CNY {limit}: no signature required', zh: '交易金额未超过{limit}元，无需签名' },
  pinFree: { en: 'Amount not above CNY {limit}: PIN-free', zh: '交易金额未超过{limit}元，免密' },
  byCode: { en: 'Payment by code: no signature required', zh: '扫码交易免签名' },
  signature: { en: 'Cardholder signature: ______________', zh: '持卡人签名：______________' },
  signedOnScreen: { en: 'Cardholder signature: signed on the screen', zh: '持卡人签名：已电子签名' },
  featureCode: { en: 'Feature code: {value}', zh: '交易特征码：{value}' },
  acknowledgement: {
    en: 'I confirm the above transaction and agree to charge it to my card account.',
    zh: '本人确认以上交易，同意将其记入本卡账户',
  },
  check: { en: 'Please check this slip: amount and details', zh: '请核对签购单上的金额和内容' },
  service: { en: 'Service line: {value}', zh: '客服电话：{value}' },
  settlementTitle: { en: 'Settlement slip', zh: '结算总计单' },
  faultTitle: { en: '*** FAULT REPORT, NOT A VOUCHER ***', zh: '*** 故障报告单，非凭证联 ***' },
  faultText: {
    en: 'The reversal of this transaction was not accepted. Please contact the acquirer.',
    zh: '该笔交易冲正未成功，请联系收单机构',
  },
} as const satisfies Record<string, Bilingual>;

/** How the card was read, as one letter behind the card number. */
export const ENTRY_LETTERS = { insert: 'I', tap: 'C', swipe: 'S', key: 'M', qr: 'Q' } as const satisfies Record<
  CardInterface,
  string
>;
