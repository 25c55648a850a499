// What a slip says besides its figures: marks, labels and sentences.
import type { Term } from './term.ts';

export const SLIP_TERMS = {
  'pin-and-signature-free': {
    en: 'PIN-free and signature-free',
    zh: '免密免签',
    also: ['no PIN and no signature needed'],
    accept: [/PIN-?free (and|,) ?signature-?free|no PIN (and|or) (no )?signature/i, /免密免签/],
  },
  'signature-free': {
    en: 'no signature needed',
    zh: '无需签名',
    also: ['Signature-free', '免签名'],
    accept: [
      /(?<!no PIN (and|or) )no signature (is )?(needed|required)|(?<!PIN-?free (and|,) ?)signature-?free/i,
      /无需签名|免签名/,
    ],
  },
  'reprint-mark': {
    en: 'Reprint',
    zh: '重打印',
    also: ['reprint mark', '补打'],
    accept: [/\breprint\b|\bduplicate\b(?! transaction)/i, /(?<!已)重打印|补打/],
  },
  'not-a-voucher': {
    en: 'Fault report, not a voucher',
    zh: '故障报告单，非凭证联',
    also: ['not a voucher', '非凭证联', '不作为凭证'],
    accept: [/not a (voucher|receipt)|fault report/i, /非凭证|不作(为)?凭证|故障报告/],
  },
  'merchant-copy': { en: 'Merchant copy', zh: '商户存根', accept: [/merchant copy/i, /商户存根|商户联/] },
  'cardholder-copy': {
    en: 'Cardholder copy',
    zh: '持卡人存根',
    accept: [/cardholder copy|customer copy/i, /持卡人(存根|联)/],
  },
  'signature-line': {
    en: 'Cardholder signature',
    zh: '持卡人签名',
    accept: [/cardholder('s)? signature|signature:/i, /持卡人签名/],
  },
  acknowledgement: {
    en: 'I accept this charge to my card account',
    zh: '本人确认以上交易，同意将其记入本卡账户',
    accept: [/\bI (accept|acknowledge|agree|confirm)\b.*(charge|transaction|account)/i, /本人确认以上交易/],
  },
  'original-voucher': { en: 'Original voucher', zh: '原凭证号', accept: [/original voucher/i, /原凭证号?/] },
  'original-reference': {
    en: 'Original reference',
    zh: '原参考号',
    accept: [/original reference/i, /原(检索)?参考号/],
  },
  'original-date': { en: 'Original date', zh: '原交易日期', accept: [/original (transaction )?date/i, /原交易日期/] },
  'keep-slip': {
    en: 'Please keep this slip',
    zh: '请妥善保管',
    accept: [/keep (this|the|your) (slip|receipt|copy)|retain this/i, /妥善保管|请保[管存]/],
  },
  'check-slip-line': {
    en: 'Please check this slip',
    zh: '请核对单据',
    accept: [
      /(check|verify)( and keep)? (this|the|your) (slip|receipt)/i,
      /核对(并.*保管)?.{0,4}(签购单|单据|小票|存根)/,
    ],
  },
} as const satisfies Record<string, Term>;
