// Clearing: at the cut of a business day every merchant gets one settlement of all its closed batches that had none yet.

import { FEE_INCOME, merchantAccount, payoutAccount } from '../../ledger/accounts.ts';
import { payOut } from '../../ledger/postings.ts';
import { calendarOf, dayOf, daysLater, valueDateOf } from '../../model/calendar.ts';
import type { Merchant, Uncleared } from '../../model/index.ts';
import { libraryOf } from '../../state/change.ts';
import { settingsOf } from '../../state/configure.ts';
import { Draft } from '../../state/draft.ts';
import { batchKey, merchantDayKey, transactionKey } from '../../state/keys.ts';
import { movementOf } from '../../state/kinds.ts';
import type { Change, Library, SettlementRow, State, TransactionRow } from '../../state/rows.ts';
import { feeOfTransaction, versionOn } from './fees.ts';

/** Money of one merchant that waits for its settlement. */
type Waiting = { merchantId: string; items: Item[] };
type Item = { key: string; row: TransactionRow; closedOn: string };

/** All money movements of batches that were closed by the end of that day and are in no settlement, by merchant. */
function waitingOn(state: State, day: string): Waiting[] {
  const found = new Map<string, Waiting>();
  for (const item of waitingItems(libraryOf(state), day)) {
    const { merchantId } = item.row;
    const waiting = found.get(merchantId) ?? { merchantId, items: [] };
    waiting.items.push(item);
    found.set(merchantId, waiting);
  }
  // By their numbers: which of them were fetched from the store must not show.
  for (const { items } of found.values()) items.sort((a, b) => a.row.id - b.row.id);
  return [...found.values()].sort((a, b) => (a.items[0]?.row.id ?? 0) - (b.items[0]?.row.id ?? 0));
}

function* waitingItems({ every, find }: Library, day: string): Generator<Item> {
  for (const row of every('transactions')) {
    if (row.settlementId !== null || movementOf(row) === null) continue;
    const closedAt = find('batches', batchKey(row.terminalId, row.batch))?.closedAt ?? null;
    if (closedAt === null || dayOf(closedAt) > day) continue;
    yield { key: transactionKey(row.terminalId, row.batch, row.stan), row, closedOn: dayOf(closedAt) };
  }
}

/** Why a merchant cannot be paid; null when it can. */
function hindrance(
  state: State,
  { merchantId, items }: Pick<Waiting, 'merchantId' | 'items'>,
  day: string,
): string | null {
  const { licence } = settingsOf(state).acquirer;
  const merchant = state.merchants.get(merchantId);
  if (licence === undefined) return 'the acquirer has no licence, so nobody may pay';
  if (day > licence.validUntil) return `the licence of the acquirer ended on ${licence.validUntil}`;
  if (merchant === undefined) return 'the merchant is not there any more';
  if (merchant.settlementAccount === undefined) return 'the merchant has no settlement account';
  if (versionOn(merchant, day) === undefined) return `no contract version holds on ${day}`;
  const unpriced = items.find(({ row }) => feeOfTransaction(row, merchant) === null);
  return unpriced === undefined ? null : `no contract version holds on ${dayOf(unpriced.row.at)}`;
}

/** The day to which a closed batch belongs: that of its closing, or the next one if that day had already been cut for its merchant. */
function businessDayOf(state: State, merchantId: string, closedOn: string): string {
  let day = closedOn;
  while (state.settlements.has(merchantDayKey(merchantId, day))) day = daysLater(day, 1);
  return day;
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0);

/** The amounts of a settlement. */
function amountsOf({ items }: Waiting, merchant: Merchant, broughtForwardMinor: number) {
  const total = (kind: ReturnType<typeof movementOf>) =>
    sumOf(items.filter(({ row }) => movementOf(row) === kind).map(({ row }) => row.postedMinor));
  const [grossMinor, voidsMinor, refundsMinor] = [total('payment'), total('void'), total('refund')];
  const feesMinor = sumOf(items.map(({ row }) => feeOfTransaction(row, merchant) ?? 0));
  const netMinor = grossMinor - voidsMinor - refundsMinor - feesMinor;
  const owed = netMinor + broughtForwardMinor;
  return {
    transactionCount: items.length,
    grossMinor,
    voidsMinor,
    refundsMinor,
    feesMinor,
    netMinor,
    broughtForwardMinor,
    paidMinor: Math.max(0, owed),
    carriedForwardMinor: Math.min(0, owed),
  };
}

function batchesOf({ items }: Waiting): SettlementRow['batches'] {
  const batches = new Map(items.map(({ row }) => [batchKey(row.terminalId, row.batch), row]));
  return [...batches.values()].map(({ terminalId, batch }) => ({ terminalId, batch }));
}

/** Settles one merchant that nothing hinders: the row, its ledger entry, and its mark on each transaction. */
function settle(draft: Draft, waiting: Waiting, day: string, now: string): void {
  const { state } = draft;
  const settings = settingsOf(state);
  const { merchantId, items } = waiting;
  const merchant = state.merchants.get(merchantId);
  const cycle = versionOn(merchant, day)?.cycle;
  const { licence } = settings.acquirer;
  if (merchant?.settlementAccount === undefined || cycle === undefined || licence === undefined)
    throw new Error(`${merchantId} was to be settled although something hinders it`);
  const calendar = calendarOf(settings);
  const id = merchantDayKey(merchantId, day);
  const amounts = amountsOf(waiting, merchant, state.carried.get(merchantId) ?? 0);
  const due = items.map(({ closedOn }) => valueDateOf(cycle, businessDayOf(state, merchantId, closedOn), calendar));
  const versions = items
    .filter(({ row }) => movementOf(row) === 'payment')
    .map(({ row }) => versionOn(merchant, dayOf(row.at))?.version ?? 0);
  const entryId = draft.post(
    now,
    `settlement ${id}`,
    null,
    payOut(merchantAccount(merchantId), payoutAccount(merchantId), FEE_INCOME, amounts),
  );
  draft.put('settlements', id, {
    id,
    merchantId,
    merchantName: merchant.name,
    businessDay: day,
    clearedAt: now,
    cycle,
    dueOn: due.sort()[0] ?? day,
    valueDate: valueDateOf(cycle, day, calendar),
    payer: { role: 'licensed acquirer', name: licence.holder, licence: licence.number },
    payee: { role: 'merchant settlement account', ...merchant.settlementAccount },
    batches: batchesOf(waiting),
    contractVersions: [...new Set(versions)].sort((a, b) => a - b),
    ...amounts,
    entryId,
  });
  for (const { key, row } of items)
    draft.put('transactions', key, { ...row, settlementId: id, feeMinor: feeOfTransaction(row, merchant) });
}

/**
 * Cuts a business day: every merchant with money in batches that were closed by then gets one settlement, paid on the value date of its
 * cycle by the licensed acquirer straight to the merchant's account. Doing it again changes nothing: a merchant has one settlement for a
 * day, and what is closed after the cut belongs to the next one. `now` dates the entries.
 */
export function clearDay(state: State, day: string, now: string): Change {
  const draft = new Draft(state);
  for (const waiting of waitingOn(state, day)) {
    if (state.settlements.has(merchantDayKey(waiting.merchantId, day))) continue;
    if (hindrance(state, waiting, day) === null) settle(draft, waiting, day, now);
  }
  return { effects: draft.effects };
}

/** Merchants that can be paid for that day, as far as it does not depend on what they sold. */
export function payableOn(state: State, day: string): string[] {
  return [...state.merchants.keys()].filter((merchantId) => hindrance(state, { merchantId, items: [] }, day) === null);
}

/** Merchants whose money waits although the day was cut, and why. */
export function unclearedOn(library: Library, day: string): Uncleared[] {
  const { state } = library;
  const found = new Map<string, Uncleared>();
  for (const item of waitingItems(library, day)) {
    const { merchantId } = item.row;
    const waits = found.get(merchantId) ?? { merchantId, transactionCount: 0, reason: NEXT_CUT };
    const reason = waits.reason === NEXT_CUT ? hindrance(state, { merchantId, items: [item] }, day) : null;
    found.set(merchantId, { ...waits, transactionCount: waits.transactionCount + 1, reason: reason ?? waits.reason });
  }
  return [...found.values()];
}

const NEXT_CUT = 'it waits for the next cut';
