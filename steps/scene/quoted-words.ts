// Words that scenarios put in quotation marks, and what the contract and the acquirer call the same thing.
import type { Card } from '../../simulator/admin/client.ts';
import { ACQUIRER_PROFILES, type AcquirerProfileName } from '../../src/definitions/acquirer-profile.ts';
import type { Bilingual } from '../../src/definitions/evidence.ts';
import { TERMS, type TermKind, termOf } from '../../src/definitions/glossary.ts';
import type { TerminalProfileName } from '../../src/definitions/terminal-profile.ts';
import type { EventOf, PromptKind, Slip, State, TerminalFunction } from '../../src/terminal/index.ts';

type Words<Id extends string> = Record<Id, readonly [en: string, zh: string, ...more: string[]]>;

export const PROMPT_WORDS = {
  operator: ['enter the operator number', '请输入操作员号'],
  'operator-password': ['enter the operator password', '请输入操作员密码'],
  'supervisor-password': ['enter the supervisor password', '请输入主管密码'],
  amount: ['enter the amount', '请输入金额'],
  'confirm-amount': ['confirm the amount', '请确认金额'],
  card: ['present the card', '请出示卡片'],
  'confirm-card': ['confirm the card number', '请确认卡号'],
  pin: ['enter the PIN', '请输入密码'],
  'original-voucher': ['enter the original voucher', '请输入原凭证号'],
  'confirm-original': ['confirm the original transaction', '请确认原交易'],
  'original-reference': ['enter the original reference', '请输入原参考号'],
  'original-date': ['enter the original date', '请输入原交易日期'],
  'authorisation-code': ['enter the authorisation code', '请输入授权码'],
  signature: ['sign', '请签名'],
  'remove-card': ['take the card', '请取走卡片'],
  'query-voucher': ['enter the voucher to look up', '请输入要查询的凭证号'],
  'query-range': ['enter the dates', '请输入查询日期'],
  paper: ['load paper', '请装纸'],
  'verification-code': ['enter the verification code', '请输入验证码'],
  'payment-code': ['show the payment code', '请出示付款码'],
} as const satisfies Words<PromptKind>;

/** Ways to ask for a card that name the readers which must be open. */
export const CARD_PROMPT_WORDS = {
  insert: ['insert the card', '请插卡'],
  tap: ['tap the card', '请挥卡'],
  swipe: ['swipe the card', '请刷卡'],
  'insert,tap': ['insert or tap the card', '请插卡或挥卡'],
} as const satisfies Words<string>;

/** States of a transaction, in the terminal's journal and in the back office. */
export const TRANSACTION_STATE_WORDS = {
  approved: ['approved', '成功'],
  declined: ['declined', '失败'],
  unknown: ['unknown', '结果未知'],
  voided: ['voided', '已撤销'],
  reversed: ['reversed', '已冲正'],
  cancelled: ['cancelled', '已取消'],
  refused: ['refused', '已拒绝'],
} as const satisfies Words<string>;

/** How a function ended at the terminal, by the word of the contract. */
export const OUTCOME_WORDS = {
  approved: { en: 'approved', zh: '成功' },
  declined: { en: 'declined', zh: '被拒绝' },
  'no-answer': { en: 'no answer', zh: '无应答' },
  cancelled: { en: 'cancelled', zh: '已取消' },
  refused: { en: 'refused', zh: '未办理' },
  done: { en: 'done', zh: '完成' },
  failed: { en: 'failed', zh: '失败' },
} as const satisfies Record<EventOf<'result'>['outcome'], Bilingual>;

/** What a terminal still has to send, by the word of the contract. */
export const OWED_WORDS = {
  reversal: { en: 'reversal', zh: '冲正' },
  'qr-query': { en: 'query of a payment by code', zh: '扫码交易查询' },
  'script-notice': { en: 'notice of a script', zh: '脚本通知' },
  signature: { en: 'signature', zh: '签名' },
  'batch-upload': { en: 'batch upload', zh: '批上送' },
} as const satisfies Record<State['owed'][number]['kind'], Bilingual>;

/** Slips by whom they are for. */
export const COPY_WORDS = {
  merchant: { en: 'merchant', zh: '商户存根' },
  cardholder: { en: 'cardholder', zh: '持卡人存根' },
  electronic: { en: 'electronic', zh: '电子签购单' },
  settlement: { en: 'settlement', zh: '结算总计单' },
  'fault-report': { en: 'fault report', zh: '故障报告' },
} as const satisfies Record<Slip['copy'], Bilingual>;

/** When the merchant gets the money. */
export const CYCLES = {
  'T+1': ['T+1', 'T+1'],
  'D+0': ['D+0', 'D+0'],
  'D+1': ['D+1', 'D+1'],
} as const satisfies Words<string>;

/** Field 39 of a reversal: no answer, wrong MAC, failed after an approval, other. */
export const REVERSAL_REASONS = {
  '98': ['98', '98'],
  A0: ['A0', 'A0'],
  '96': ['96', '96'],
  '06': ['06', '06'],
} as const satisfies Words<string>;

/** Parts of an answer, by their field; 0 is the MTI, and behind a point stands the byte of a field. */
export const ANSWER_PARTS: Words<string> = {
  0: ['message type', '报文类型'],
  3: ['transaction code', '交易处理码'],
  4: ['amount', '金额'],
  11: ['voucher', '凭证号'],
  15: ['settlement date', '清算日期'],
  38: ['authorisation code', '授权码'],
  39: ['answer code', '应答码'],
  41: ['terminal number', '终端号'],
  42: ['merchant number', '商户号'],
  48: ['result for cards from abroad', '境外卡对账结果'],
  55: ['chip data', '芯片数据'],
  60: ['batch number', '批次号'],
  62: ['working keys', '工作密钥'],
  64: ['MAC', 'MAC'],
  '64.1': ['beginning of the MAC', 'MAC开头'],
};

/** The row of a word in either language. Throws when there is none: then the feature is wrong, not the terminal. */
export function idOf<Id extends string>(words: Words<Id>, text: string): Id {
  const found = (Object.entries(words) as [Id, readonly string[]][]).find(([, forms]) => forms.includes(text));
  if (found === undefined)
    throw new RangeError(
      `"${text}" is not one of: ${Object.values<readonly string[]>(words)
        .map(([en, zh]) => `${en} / ${zh}`)
        .join(', ')}.`,
    );
  return found[0];
}

/** As idOf, but undefined for a word that is not in the table. */
export function findId<Id extends string>(words: Words<Id>, text: string): Id | undefined {
  return (Object.entries(words) as [Id, readonly string[]][]).find(([, forms]) => forms.includes(text))?.[0];
}

/** The key of a word of the glossary. Throws when the glossary has no such word of that kind. */
function keyOf(text: string, kind: TermKind): string {
  const term = termOf(text, kind);
  if (term === null) {
    const known = Object.values(TERMS[kind]).map(({ en, zh }) => `${en} / ${zh}`);
    throw new RangeError(`"${text}" is not one of: ${known.join(', ')}.`);
  }
  return term.key;
}

export const functionOf = (text: string) => keyOf(text, 'function') as TerminalFunction;
export const cardStatusOf = (text: string) => keyOf(text, 'card-status') as Card['status'];
/** Throws for an acquirer that there is no profile of. */
export function acquirerOf(text: string): AcquirerProfileName {
  const key = keyOf(text, 'profile');
  if (!Object.hasOwn(ACQUIRER_PROFILES, key)) throw new RangeError(`"${text}" is no acquirer.`);
  return key as AcquirerProfileName;
}
export const profileOf = (text: string) => keyOf(text, 'profile') as TerminalProfileName;
