// What stands before the figures of a slip, so that a reader knows which is which.
import { PAYMENTS } from '../function-groups.ts';
import { FUNCTION_TERMS } from './functions.ts';
import type { Term } from './term.ts';

export const SLIP_LABELS = {
  amount: {
    en: 'Amount',
    zh: '金额',
    heard: ['Total', 'Total amount', 'Transaction amount', '交易金额', '金额(RMB)', '金额（RMB）', '消费金额', '总计'],
    accept: [],
  },
  voucher: {
    en: 'Voucher',
    zh: '凭证号',
    heard: ['Voucher number', 'Voucher no.', 'Voucher no', 'Trace number', 'Trace no.', 'Trace no', 'STAN', '流水号'],
    accept: [],
  },
  batch: {
    en: 'Batch',
    zh: '批次号',
    heard: ['Batch number', 'Batch no.', 'Batch no', '批次'],
    accept: [],
  },
  reference: {
    en: 'Reference',
    zh: '参考号',
    heard: [
      'Reference number',
      'Reference no.',
      'Reference no',
      'Ref. no.',
      'Ref no',
      'Ref',
      'RRN',
      '检索参考号',
      '交易参考号',
    ],
    accept: [],
  },
  'authorisation-code': {
    en: 'Authorisation code',
    zh: '授权码',
    heard: [
      'Authorization code',
      'Authorisation',
      'Authorization',
      'Auth. code',
      'Auth code',
      'Auth. no.',
      'Auth no',
      'Auth',
      'Approval code',
      '授权号',
    ],
    accept: [],
  },
  'merchant-number': {
    en: 'Merchant number',
    zh: '商户编号',
    heard: ['Merchant no.', 'Merchant no', 'Merchant ID', 'Merchant', 'MID', '商户号', '商户代码'],
    accept: [],
  },
  'merchant-name': { en: 'Merchant name', zh: '商户名称', heard: ['商户名', '商户'], accept: [] },
  'terminal-number': {
    en: 'Terminal number',
    zh: '终端编号',
    heard: ['Terminal no.', 'Terminal no', 'Terminal ID', 'Terminal', 'TID', '终端号'],
    accept: [],
  },
  operator: {
    en: 'Operator',
    zh: '操作员号',
    heard: ['Operator number', 'Operator no.', 'Operator no', 'Cashier', '操作员', '收银员'],
    accept: [],
  },
  issuer: { en: 'Issuer', zh: '发卡行', heard: ['Issuing bank', 'Card issuer', '发卡机构', '发卡银行'], accept: [] },
  acquirer: {
    en: 'Acquirer',
    zh: '收单机构',
    heard: ['Acquiring bank', 'Acquiring institution', '收单行', '收单银行'],
    accept: [],
  },
  'card-number': {
    en: 'Card number',
    zh: '卡号',
    heard: ['Card no.', 'Card no', 'Card', 'PAN', '交易卡号', '银行卡号'],
    accept: [],
  },
  'payment-code': { en: 'Payment code', zh: '付款码', heard: ['Code', '支付码'], accept: [] },
  transaction: {
    en: 'Transaction',
    zh: '交易类型',
    heard: ['Transaction type', 'Trans. type', 'Type', '交易类别', '交易'],
    accept: [],
  },
  'date-time': {
    en: 'Date and time',
    zh: '日期时间',
    heard: ['Date/time', 'Date, time', 'Date', 'Time', '日期/时间', '日期', '时间', '交易时间', '交易日期'],
    accept: [],
  },
  'original-voucher': {
    en: 'Original voucher',
    zh: '原凭证号',
    heard: ['Original voucher number', 'Original voucher no.', 'Orig. voucher', '原凭证', '原交易凭证号', '原流水号'],
    accept: [],
  },
  'original-reference': {
    en: 'Original reference',
    zh: '原参考号',
    heard: ['Original reference number', 'Original reference no.', 'Orig. reference', '原检索参考号', '原交易参考号'],
    accept: [],
  },
  'original-date': {
    en: 'Original date',
    zh: '原交易日期',
    heard: ['Original transaction date', 'Orig. date', '原日期'],
    accept: [],
  },
  'feature-code': {
    en: 'Feature code',
    zh: '交易特征码',
    heard: ['Transaction feature code', '特征码'],
    accept: [],
  },
} as const satisfies Record<string, Term>;

/** What a slip calls its transaction; the key is the name of the function with a mark before it, since some labels are called alike. */
export const SLIP_TRANSACTIONS: Record<string, Term> = Object.fromEntries(
  PAYMENTS.map((key) => [`of-${key}`, FUNCTION_TERMS[key]]),
);
