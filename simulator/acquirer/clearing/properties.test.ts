// Whatever is sold, voided, refunded, reversed, settled and cut, in whatever order and at whatever terms: the money adds up to the fen.

import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { batchNumberOf } from '../../../src/definitions/field-60.ts';
import { dayOf, daysLater } from '../../model/calendar.ts';
import type { ContractVersion } from '../../model/index.ts';
import { movementOf } from '../../state/kinds.ts';
import type { SettlementRow, TransactionRow } from '../../state/rows.ts';
import type { Decision } from '../decision.ts';
import { CREDIT, contracted, DEBIT, FOREIGN, MERCHANT, signedInTill, type Till } from '../test-kit.ts';
import { dayCut } from './day-cut.ts';
import { feeOf, versionOn } from './fees.ts';

vi.setConfig({ testTimeout: 120_000 });

const amount = fc.oneof(fc.constantFrom(1, 83, 10_000), fc.integer({ min: 1, max: 30_000 }));
const which = fc.nat(20);
const act = <const A extends string>(name: A) => fc.record({ act: fc.constant(name), amount, which });
const step = fc.oneof(
  { weight: 6, arbitrary: act('sell') },
  { weight: 2, arbitrary: act('sell by code') },
  { weight: 2, arbitrary: act('void') },
  { weight: 3, arbitrary: act('refund') },
  { weight: 1, arbitrary: act('reverse') },
  { weight: 2, arbitrary: act('settle') },
  { weight: 2, arbitrary: act('cut') },
  { weight: 2, arbitrary: act('next day') },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const terms = fc.record({
  feePpm: fc.oneof(fc.constantFrom(0, 6_000), fc.nat(50_000)),
  fixedFeeMinor: fc.constantFrom(0, 0, 300),
  feeCapMinor: fc.option(fc.nat(200)),
  cycle: fc.constantFrom('T+1' as const, 'D+0' as const, 'D+1' as const),
});

/** A shop at which things happen day after day; the rate changes once, on the third day. */
class Shop {
  readonly till: Till;
  readonly sold: Decision[] = [];

  constructor(first: Partial<ContractVersion>, second: Partial<ContractVersion>) {
    const base = contracted(first);
    const [version] = base.merchants[0]?.contract ?? [];
    if (version === undefined) throw new Error('no contract');
    const contract = [version, { ...version, ...second, version: 2, validFrom: '2026-07-20' }];
    this.till = signedInTill(contracted({}, { contract }));
  }

  take(step: Step): void {
    const { till } = this;
    const picked = this.sold.at(-1 - (step.which % Math.max(1, this.sold.length)));
    const number = [DEBIT, CREDIT, FOREIGN][step.which % 3] ?? DEBIT;
    const cards = picked === undefined ? {} : { pan: till.state.transactions.get(keyOf(picked))?.pan ?? DEBIT };
    const ask = { ...cards, amount: step.amount };
    if (step.act === 'sell') this.sold.push(till.ask('sale', { pan: number, amount: step.amount }));
    else if (step.act === 'sell by code')
      this.sold.push(till.payByCode(till.issueCode(number, '2030-01-01T00:00:00+08:00'), { amount: step.amount }));
    else if (step.act === 'settle') till.settleRightly();
    else if (step.act === 'cut') till.clear(dayOf(till.now));
    else if (step.act === 'next day') this.nextDay();
    else if (picked === undefined) return;
    else if (step.act === 'void')
      till.about('void', picked, { ...ask, amount: till.state.transactions.get(keyOf(picked))?.postedMinor ?? 0 });
    else if (step.act === 'refund') till.about('refund', picked, ask);
    else till.reverse(till.sign(till.card('sale', { ...ask, stan: picked.reply?.fields[11] ?? '000001' })));
  }

  nextDay(): void {
    const { till } = this;
    till.now = `${daysLater(dayOf(till.now), 1)}${till.now.slice(10)}`;
    const change = dayCut(till.state, till.now);
    if (change !== null) till.apply(change);
  }
}

const keyOf = ({ reply }: Decision) => `${reply?.fields[41]}/${batchNumberOf(reply?.fields[60])}/${reply?.fields[11]}`;
const sum = <T>(list: readonly T[], of: (item: T) => number) => list.reduce((total, item) => total + of(item), 0);
const signed = (row: TransactionRow) => (movementOf(row) === 'payment' ? row.postedMinor : -row.postedMinor);

function examineSettlement(till: Till, settlement: SettlementRow): void {
  const { grossMinor, voidsMinor, refundsMinor, feesMinor, netMinor } = settlement;
  expect(netMinor).toBe(grossMinor - voidsMinor - refundsMinor - feesMinor);
  expect(settlement.paidMinor + settlement.carriedForwardMinor).toBe(netMinor + settlement.broughtForwardMinor);
  expect(settlement.paidMinor).toBeGreaterThanOrEqual(0);
  expect(settlement.carriedForwardMinor).toBeLessThanOrEqual(0);
  expect(settlement.valueDate <= settlement.dueOn).toBe(true);
  const own = [...till.state.transactions.values()].filter((row) => row.settlementId === settlement.id);
  expect(own.length).toBe(settlement.transactionCount);
  expect(sum(own, signed)).toBe(grossMinor - voidsMinor - refundsMinor);
  const merchant = till.state.merchants.get(MERCHANT);
  const stands = own.filter((row) => row.state === 'approved' && movementOf(row) === 'payment');
  expect(feesMinor).toBe(
    sum(stands, (row) => {
      const version = versionOn(merchant, dayOf(row.at));
      return version === undefined ? Number.NaN : feeOf(row.postedMinor, version);
    }),
  );
}

/** Everything that must be so at any time. */
function examine(till: Till): void {
  const { state } = till;
  const settlements = [...state.settlements.values()];
  for (const settlement of settlements) examineSettlement(till, settlement);
  settlements.forEach((settlement, i) => {
    expect(settlement.broughtForwardMinor).toBe(settlements[i - 1]?.carriedForwardMinor ?? 0);
  });
  const balance = (account: string) => state.balances.get(account) ?? 0;
  expect(till.ledgerSum()).toBe(0);
  expect(balance('acquirer/fees')).toBe(sum(settlements, ({ feesMinor }) => feesMinor));
  expect(balance(`settlement/${MERCHANT}`)).toBe(sum(settlements, ({ paidMinor }) => paidMinor));
  const waiting = [...state.transactions.values()].filter(
    (row) => movementOf(row) !== null && row.settlementId === null,
  );
  expect(till.merchant()).toBe(sum(waiting, signed) + (settlements.at(-1)?.carriedForwardMinor ?? 0));
}

test('the ledger sums to zero, every net is gross less voids, refunds and fees, and nothing is settled twice or forgotten', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }), terms, terms, (steps, first, second) => {
      const shop = new Shop(first, second);
      const { till } = shop;
      for (const each of steps) {
        shop.take(each);
        examine(till);
      }
      till.settleRightly();
      // A cut of today may have been made before the last batch was closed: then that one is settled a day later.
      shop.nextDay();
      shop.nextDay();
      examine(till);
      const moved = [...till.state.transactions.values()].filter((row) => movementOf(row) !== null);
      expect(moved.filter((row) => row.settlementId === null)).toEqual([]);
      const batches = [...till.state.batches.values()].flatMap(({ domestic, foreign }) => [domestic, foreign]);
      const settlements = [...till.state.settlements.values()];
      expect(sum(settlements, ({ grossMinor }) => grossMinor)).toBe(sum(batches, ({ debitMinor }) => debitMinor));
      expect(sum(settlements, ({ voidsMinor, refundsMinor }) => voidsMinor + refundsMinor)).toBe(
        sum(batches, ({ creditMinor }) => creditMinor),
      );
    }),
    { numRuns: 150, seed: 20_260_718 },
  );
});
