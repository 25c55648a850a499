// The data that the page carries: the scenarios in a compact form, and only the names that they use.
import { FIELDS } from '../../../definitions/fields.ts';
import { APPROVED_CODES, RESPONSE_CODES } from '../../../definitions/response-codes.ts';
import { TRANSACTIONS } from '../../../definitions/transactions.ts';
import type { ComplianceReport, ScenarioResult } from '../../model.ts';
import type { Dictionary, RunDetail } from './detail.ts';
import { ACCOUNTS, DETAILS, FAULTS, FUNCTIONS, KINDS, STATUSES } from './names.ts';
import { type Packed, pack } from './pack.ts';

type Words = { en: string; zh: string };
const pair = ({ en, zh }: Words): [string, string] => [en, zh];
const pairs = (rows: Record<string, Words>): Record<string, [string, string]> =>
  Object.fromEntries(Object.entries(rows).map(([key, words]) => [key, pair(words)]));

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
    approvals: APPROVED_CODES,
    transactions: pairs({ ...TRANSACTIONS, ...FUNCTIONS }),
    kinds: pairs(KINDS),
    details: pairs(DETAILS),
    faults: pairs(FAULTS),
    accounts: pairs(ACCOUNTS),
    statuses: pairs(STATUSES),
  };
}

/** The scenarios in the order of the report. An error that the findings already tell is left out, and so are times of day. */
export function runsOf({ scenarios }: ComplianceReport): Packed {
  return pack(
    scenarios.map(({ verdict, findings, error, steps, evidence, language, uri, line }): RunDetail => {
      const told = verdict === 'failed' || verdict === 'known-failure';
      return {
        findings,
        error: told ? null : error,
        steps,
        evidence: evidence && withoutTimes(evidence),
        language,
        uri,
        line,
      };
    }),
  );
}

function withoutTimes(evidence: NonNullable<ScenarioResult['evidence']>): NonNullable<RunDetail['evidence']> {
  return {
    ...evidence,
    timeline: evidence.timeline.map(({ at: _, ...event }) => event),
    exchanges: evidence.exchanges.map(({ at: _, ...exchange }) => exchange),
  };
}

/** JSON that can stand in a script element: nothing in it ends the element or opens a comment. */
export function embedded(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
