// How money was lost in one scenario, as a chain: what was sent, what the host did, what the terminal believes, and what was due.
import type { Bilingual } from '../definitions/evidence.ts';
import { TRANSACTIONS } from '../definitions/transactions.ts';
import { STATUSES } from '../views/names.ts';
import type { Cause, ScenarioResult } from './model.ts';

type Course = Cause['example']['course'];
type Exchange = NonNullable<ScenarioResult['evidence']>['exchanges'][number];

/** More payments than these make a chain that nobody reads. */
const MOST_EXCHANGES = 2;
const VOUCHER = /(?<!\d)\d{6}(?!\d)/g;

/** @param words of the finding: the payments that it names are those of the chain. @param due what should have been */
export function courseOf({ evidence }: ScenarioResult, words: string, due: Bilingual | null): Course {
  if (evidence === null) return [];
  const named: readonly string[] = words.replaceAll(/\d{6}\*+\d{4}/g, '').match(VOUCHER) ?? [];
  const paid = evidence.exchanges.filter(({ request, postings }) => {
    return postings.length > 0 && named.includes(request?.fields['11'] ?? '');
  });
  const held = evidence.journal.find(({ voucher }) => named.includes(voucher));
  const way = [
    ...paid.slice(0, MOST_EXCHANGES).flatMap(exchangeSteps),
    ...(held === undefined ? [] : [belief(held.status)]),
  ];
  return way.length === 0 || due === null ? way : [...way, { ...due, missing: true }];
}

function exchangeSteps({ request, transaction, postings, outcome }: Exchange): Course {
  const names = Object.entries(TRANSACTIONS).find(([name]) => name === transaction)?.[1];
  const voucher = request?.fields['11'] ?? '';
  const sent = {
    en: `${request?.mti} ${names?.en ?? transaction} ${voucher}`,
    zh: `${request?.mti} ${names?.zh ?? transaction} ${voucher}`,
  };
  const moved = postings.find(({ account }) => account.startsWith('cardholder/'))?.amountMinor ?? 0;
  const amount = `${moved < 0 ? '−' : '+'}${(Math.abs(moved) / 100).toFixed(2)}`;
  return [
    { ...sent, missing: false },
    ...(moved === 0 ? [] : [{ en: `host posts ${amount}`, zh: `主机入账 ${amount}`, missing: false }]),
    ...(outcome === null || outcome.kind === 'answered' ? [] : [{ en: outcome.en, zh: outcome.zh, missing: false }]),
  ];
}

function belief(status: string): Course[number] {
  const words = Object.entries(STATUSES).find(([name]) => name === status)?.[1] ?? { en: status, zh: status };
  return { en: `terminal: ${words.en}`, zh: `终端：${words.zh}`, missing: false };
}
