// How much money stands at the host without a payment: what the rules about it name, as the ledger has it.
import type { ScenarioResult } from './model.ts';

const ABOUT: readonly string[] = ['posting-is-owned', 'charged-once'];
const VOUCHER = /(?<!\d)\d{6}(?![\d*])/g;

type Judged = Pick<ScenarioResult, 'pair' | 'verdict' | 'evidence'>;

/** Fen that cardholders were charged for payments that the terminal does not hold as approved, in failed scenarios, each once for its languages. */
export function lostMinor(scenarios: readonly Judged[]): number {
  const failed = scenarios.filter(({ verdict }) => verdict === 'failed');
  const once = [...new Map(failed.map((scenario) => [scenario.pair, scenario])).values()];
  return once.reduce((sum, { evidence }) => sum + (evidence === null ? 0 : lostIn(evidence)), 0);
}

function lostIn({ violations, journal, ledger }: NonNullable<ScenarioResult['evidence']>): number {
  const named = new Set(
    violations.filter(({ rule }) => ABOUT.includes(rule)).flatMap(({ text }) => text.en.match(VOUCHER) ?? []),
  );
  const held = new Set(journal.filter(({ status }) => status === 'approved').map(({ voucher }) => voucher));
  const charged = ledger.flatMap(({ memo, postings }) => {
    const voucher = /^[a-z-]+ (\d{6})$/.exec(memo)?.[1] ?? '';
    if (!named.has(voucher) || held.has(voucher)) return [];
    return postings.filter(({ account }) => account.startsWith('cardholder/')).map(({ amountMinor }) => -amountMinor);
  });
  return Math.max(
    0,
    charged.reduce((sum, minor) => sum + minor, 0),
  );
}
