// The data that the page carries: the scenarios in a compact form, and only the names that they use.
import { FIELDS } from '../../../definitions/fields.ts';
import { RESPONSE_CODES } from '../../../definitions/response-codes.ts';
import { TRANSACTIONS } from '../../../definitions/transactions.ts';
import type { ComplianceReport } from '../../model.ts';
import type { Dictionary, RunDetail } from './detail.ts';

type Words = { en: string; zh: string };
const pair = ({ en, zh }: Words): [string, string] => [en, zh];
const pairs = (rows: Record<string, Words>): Record<string, [string, string]> =>
  Object.fromEntries(Object.entries(rows).map(([key, words]) => [key, pair(words)]));

const KINDS = {
  sound: { en: 'sound', zh: '声音' },
  indicator: { en: 'light', zh: '指示灯' },
  slip: { en: 'slip', zh: '签购单' },
  power: { en: 'power', zh: '电源' },
  journal: { en: 'journal', zh: '流水' },
};

const COPIES = {
  merchant: { en: 'Merchant copy', zh: '商户存根' },
  cardholder: { en: 'Cardholder copy', zh: '持卡人存根' },
  electronic: { en: 'Electronic slip', zh: '电子签购单' },
  settlement: { en: 'Settlement slip', zh: '结算单' },
  'fault-report': { en: 'Fault report', zh: '故障报告单' },
};

/** Statuses of steps and of journal entries. */
const STATUSES = {
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

/** Terminal functions that are not transaction types. */
const FUNCTIONS = {
  'force-pin-sale': { en: 'Sale with PIN', zh: '消费（凭密）' },
  'qr-sale': { en: 'QR sale', zh: '扫码消费' },
};

export function dictionaryOf(report: ComplianceReport): Dictionary {
  const exchanges = report.scenarios.flatMap(({ evidence }) => evidence?.exchanges ?? []);
  const numbers = new Set(
    exchanges.flatMap(({ request, answer }) => [
      ...Object.keys(request?.fields ?? {}),
      ...Object.keys(answer?.fields ?? {}),
    ]),
  );
  const codes = new Set(exchanges.flatMap(({ code }) => code ?? []));
  const only = (rows: Readonly<Record<string, Words>>, used: ReadonlySet<string>) =>
    pairs(Object.fromEntries(Object.entries(rows).filter(([key]) => used.has(key))));
  return {
    fields: only(FIELDS, numbers),
    codes: only(RESPONSE_CODES, codes),
    transactions: pairs({ ...TRANSACTIONS, ...FUNCTIONS }),
    kinds: pairs(KINDS),
    copies: pairs(COPIES),
    statuses: pairs(STATUSES),
  };
}

/** The scenarios in the order of the report. An error that the findings already tell is left out. */
export function runsOf({ scenarios }: ComplianceReport): RunDetail[] {
  return scenarios.map(({ verdict, findings, error, steps, evidence, language, uri, line }) => {
    const told = verdict === 'failed' || verdict === 'known-failure';
    return { findings, error: told ? null : error, steps, evidence, language, uri, line };
  });
}

/** JSON that can stand in a script element: nothing in it ends the element or opens a comment. */
export function embedded(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
