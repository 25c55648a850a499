// What was due and never came, as the rules of the oracle that were broken tell it.
import type { Bilingual, Finding } from '../../definitions/evidence.ts';
import { MISSING_SLIPS } from '../../definitions/missing-slips.ts';
import type { ScenarioEvidence } from '../evidence.ts';
import { signed } from './money.ts';

export type Due = { lane: 'terminal' | 'wire' | 'ledger'; words: Bilingual; exchange: number };

const NO_REVERSAL = { en: '0400 never came', zh: '0400 未发出' };
const NO_SLIP = { en: 'slip never came', zh: '签购单未出具' };
const NO_POSTING = { en: 'never booked', zh: '未入账' };
const REVERSIBLE: readonly string[] = ['posting-is-owned', 'charged-once'];
const VOUCHER = /(?<!\d)\d{6}(?![\d*])/g;

/** Copies of slips that were due and never came; `any` = a sales slip of whatever copy. */
export function missingSlips(findings: readonly Finding[]): string[] {
  const told = new Set(findings.map(({ text }) => text.en));
  return Object.entries(MISSING_SLIPS).flatMap(([copy, { en }]) => (told.has(en) ? [copy] : []));
}

/** Slips, reversals and bookings that were due behind an exchange of the scenario. */
export function dueIn(evidence: ScenarioEvidence, findings: readonly Finding[]): Due[] {
  const { exchanges, violations, journal } = evidence;
  const exchange = Math.max(0, exchanges.length - 1);
  const slips = missingSlips(findings).map((): Due => ({ lane: 'terminal', words: NO_SLIP, exchange }));
  return [...slips, ...owed({ exchanges, violations, journal })];
}

function owed({
  exchanges,
  violations,
  journal,
}: Pick<ScenarioEvidence, 'exchanges' | 'violations' | 'journal'>): Due[] {
  return violations.flatMap(({ rule, text }): Due[] => {
    const named: readonly string[] = text.en.match(VOUCHER) ?? [];
    const paid = exchanges.flatMap(({ request, postings }, exchange) => {
      const voucher = request?.fields['11'] ?? '';
      return named.includes(voucher) ? [{ voucher, postings, exchange }] : [];
    });
    if (REVERSIBLE.includes(rule))
      return paid.flatMap(({ voucher, postings, exchange }): Due[] => {
        const moved = postings.find(({ account }) => account.startsWith('cardholder/'))?.amountMinor ?? 0;
        const isHeld = journal.some((entry) => entry.voucher === voucher && entry.status === 'approved');
        const isReversed = exchanges.some(
          ({ request }) => request?.mti.startsWith('04') && request.fields['11'] === voucher,
        );
        if (moved === 0 || isHeld || isReversed) return [];
        const back = `${signed(-moved)} ?`;
        return [
          { lane: 'wire', words: NO_REVERSAL, exchange },
          { lane: 'ledger', words: { en: back, zh: back }, exchange },
        ];
      });
    const [first] = paid;
    if (first === undefined) return [];
    if (rule === 'approved-is-posted') return [{ lane: 'ledger', words: NO_POSTING, exchange: first.exchange }];
    return [];
  });
}
