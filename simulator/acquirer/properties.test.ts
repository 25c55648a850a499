// Whatever terminals send, in whatever order: the books stay right.
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { TransactionType } from '../../src/definitions/transactions.ts';
import type { Message } from '../../src/iso8583/message.ts';
import type { State, TransactionRow } from '../state/rows.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import { CREDIT, card, DEBIT, FOREIGN, NOW, SECURITY, signedInTill, type Till } from './test-kit.ts';

const CARDS = [
  card({ availableMinor: 60_000 }),
  card({ pan: CREDIT, product: 'credit', availableMinor: 40_000 }),
  card({ pan: FOREIGN, foreign: true, availableMinor: 30_000, limitMinor: 20_000 }),
];
const NUMBERS = [DEBIT, CREDIT, FOREIGN];
const PAYING = ['sale', 'pre-authorisation'] as const;
/** What can follow what. */
const ORIGINALS = {
  void: ['sale'],
  refund: ['sale', 'completion', 'completion-notice'],
  completion: ['pre-authorisation'],
  'completion-notice': ['pre-authorisation'],
  'completion-void': ['completion'],
  'pre-authorisation-void': ['pre-authorisation'],
} as const satisfies Partial<Record<TransactionType, readonly TransactionType[]>>;
const FOLLOWING = Object.keys(ORIGINALS) as (keyof typeof ORIGINALS)[];

const amount = fc.oneof(fc.constantFrom(0, 1, 10_000, 10_000), fc.integer({ min: 1, max: 45_000 }));
const which = fc.oneof(fc.nat(3), fc.nat(40));
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ act: fc.constant('pay' as const), type: fc.constantFrom(...PAYING), amount, which }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      act: fc.constant('follow' as const),
      type: fc.constantFrom(...FOLLOWING),
      which,
      amount: fc.option(amount, { freq: 2 }),
      stray: fc.constantFrom('card', 'original', null, null, null, null, null, null),
    }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('reverse' as const), which }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('lose' as const), which, amount }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('repeat' as const), which }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('settle' as const), right: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('sign-in' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A till with what it sent. */
class Run {
  readonly till = signedInTill({ cards: CARDS });
  readonly sent: { message: Message; decision: Decision }[] = [];

  private send(message: Message): void {
    const signed = this.till.sign(message);
    this.sent.push({ message: signed, decision: this.till.send(signed) });
  }

  /** One of those that were sent, counted from the last. */
  private pick(which: number, list = this.sent) {
    return list.at(-1 - (which % Math.max(1, list.length)));
  }

  /** One that was approved and is of the right kind, or any when it is to be a stray. */
  private original(step: Extract<Step, { act: 'follow' }>) {
    const kinds: readonly (TransactionType | null)[] = ORIGINALS[step.type];
    const fitting = this.sent.filter(({ decision: { type, code } }) => kinds.includes(type) && code === '00');
    return this.pick(step.which, step.stray === 'original' ? this.sent : fitting);
  }

  private settle(right: boolean): void {
    const { state, terminalId } = this.till;
    const batch = state.batches.get(`${terminalId}/${this.till.batch}`);
    if (batch === undefined) return;
    const { domestic: d, foreign: f } = batch;
    const off = right ? 0 : 1;
    this.till.settle(
      [d.debitCount, d.debitMinor + off, d.creditCount, d.creditMinor],
      [f.debitCount, f.debitMinor, f.creditCount, f.creditMinor],
    );
    if (!right) this.till.network('batch-upload-end', { 48: '0000' });
    this.till.batch = state.terminals.get(terminalId)?.batch ?? this.till.batch;
  }

  take(step: Step): void {
    const { till } = this;
    if (step.act === 'sign-in') till.signIn();
    else if (step.act === 'settle') this.settle(step.right);
    else if (step.act === 'pay')
      this.send(till.card(step.type, { pan: NUMBERS[step.which % 3] ?? DEBIT, amount: step.amount }));
    else if (step.act === 'lose') {
      const message = till.sign(till.card('sale', { amount: step.amount }));
      till.reverse(message);
      this.send(message);
    } else this.takeUp(step);
  }

  /** Something about a request that was sent before. */
  private takeUp(step: Extract<Step, { act: 'follow' | 'reverse' | 'repeat' }>): void {
    const { till } = this;
    const picked = step.act === 'follow' ? this.original(step) : this.pick(step.which);
    if (picked === undefined) return;
    if (step.act === 'repeat') till.send(picked.message);
    else if (step.act === 'reverse') till.reverse(picked.message);
    else {
      const own = picked.message.fields[2] ?? DEBIT;
      const pan = step.stray === 'card' ? (NUMBERS[(NUMBERS.indexOf(own) + 1) % 3] ?? own) : own;
      const asked = step.amount ?? Number(picked.decision.reply?.fields[4] ?? 0);
      this.send(till.card(step.type, { pan, amount: asked, fields: till.naming(picked.decision) }));
    }
  }
}

const rows = (state: State) => [...state.transactions.values()];
const sum = (list: TransactionRow[], of: (row: TransactionRow) => number) =>
  list.reduce((total, row) => total + of(row), 0);
const paid = (row: TransactionRow) =>
  ['sale', 'completion', 'completion-notice'].includes(row.type) && row.state === 'approved' ? row.postedMinor : 0;
const returned = (row: TransactionRow) => (row.type === 'refund' && row.state === 'approved' ? row.postedMinor : 0);
const held = (row: TransactionRow) =>
  row.type === 'pre-authorisation' && row.state === 'approved' ? row.heldMinor : 0;

/** A transaction that no longer stands was not refunded, and a completion that stands is that of its pre-authorisation. */
function examineRow(state: State, row: TransactionRow): void {
  expect(row.refundedMinor).toBeLessThanOrEqual(row.state === 'approved' ? row.postedMinor : 0);
  if (!row.type.startsWith('completion') || row.type === 'completion-void' || row.state !== 'approved') return;
  expect(state.transactions.get(row.originalKey ?? '')).toMatchObject({ state: 'approved', completedBy: row.id });
}

/** Everything that must be so at any time. */
function examine(till: Till): void {
  const { state } = till;
  expect(till.ledgerSum()).toBe(0);
  for (const [account, balance] of state.balances)
    if (/^(cardholder|hold)\//.test(account)) expect(balance, account).toBeGreaterThanOrEqual(0);
    else if (account.startsWith('debt/')) expect(balance, account).toBeLessThanOrEqual(0);
  for (const row of rows(state)) examineRow(state, row);
  expect(till.merchant()).toBe(sum(rows(state), paid) - sum(rows(state), returned));
  for (const { pan, account, holdAccount, debtAccount, availableMinor } of state.cards.values()) {
    const own = rows(state).filter((row) => row.pan === pan);
    const at = (name: string) => state.balances.get(name) ?? 0;
    expect(at(holdAccount)).toBe(sum(own, held));
    expect(availableMinor - at(account) - at(holdAccount) - at(debtAccount)).toBe(sum(own, paid) - sum(own, returned));
  }
}

/** Batch totals are gross (F-33): everything counts that was not reversed. */
function examineTotals(state: State): void {
  const stood = (row: TransactionRow) => row.state === 'approved' || row.state === 'voided';
  for (const { terminalId, batch, domestic, foreign } of state.batches.values()) {
    const own = rows(state).filter((row) => row.terminalId === terminalId && row.batch === batch && stood(row));
    const debit = own.filter((row) => ['sale', 'completion', 'completion-notice'].includes(row.type));
    const credit = own.filter((row) => ['void', 'refund', 'completion-void'].includes(row.type));
    expect(domestic.debitMinor + foreign.debitMinor).toBe(sum(debit, (row) => row.postedMinor));
    expect(domestic.debitCount + foreign.debitCount).toBe(debit.length);
    expect(domestic.creditMinor + foreign.creditMinor).toBe(sum(credit, (row) => row.postedMinor));
    expect(domestic.creditCount + foreign.creditCount).toBe(credit.length);
  }
}

const steps = fc.array(step, { minLength: 1, maxLength: 60, size: 'max' });
vi.setConfig({ testTimeout: 120_000 });

const RUNS = { numRuns: 150, seed: 20_260_718 };

describe('any sequence of requests', () => {
  test('keeps the ledger at zero, no card overdrawn, refunds within their originals, and money where the transactions say', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const run = new Run();
        for (const each of list) {
          run.take(each);
          examine(run.till);
        }
        examineTotals(run.till.state);
        for (const { postings } of run.till.decisions)
          expect(postings.reduce((total, posting) => total + posting.amountMinor, 0)).toBe(0);
      }),
      RUNS,
    );
  });

  test('moves no money when a request or a reversal comes a second time', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const run = new Run();
        for (const each of list) run.take(each);
        const { till } = run;
        for (const { message } of run.sent) {
          expect(till.send(message).postings).toEqual([]);
          till.reverse(message);
          expect(till.reverse(message).postings).toEqual([]);
        }
        examine(till);
      }),
      { ...RUNS, numRuns: 50 },
    );
  });

  test('is decided the same way again: same seed and requests, same answers', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const [first, second] = [new Run(), new Run()];
        for (const each of list) {
          first.take(each);
          second.take(each);
        }
        expect(second.till.decisions).toEqual(first.till.decisions);
      }),
      { ...RUNS, numRuns: 50 },
    );
  });
});

describe('deciding', () => {
  test('changes neither the state nor the request', () => {
    const till = signedInTill();
    const message = till.sign(till.card('sale'));
    const before = structuredClone({ state: till.state, message });
    const first = decide(message, till.state, { now: NOW, security: SECURITY });
    expect({ state: till.state, message }).toEqual(before);
    expect(decide(message, till.state, { now: NOW, security: SECURITY })).toEqual(first);
  });

  test('never throws and never moves money for a message with damaged fields', () => {
    const field = fc.constantFrom(2, 3, 4, 11, 14, 22, 25, 35, 41, 42, 49, 52, 53, 60, 61, 64);
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[0-9]{0,20}$/),
      fc.stringMatching(/^[0-9A-F]{16}$/),
    );
    const mti = fc.oneof(fc.constantFrom('0200', '0400', '0220', '0500', '0800'), fc.string());
    fc.assert(
      fc.property(field, value, mti, (number, text, type) => {
        const till = signedInTill();
        const signed = till.sign(till.card('sale'));
        const damaged = { mti: type, fields: { ...signed.fields, [number]: text } };
        fc.pre(type !== '0200' || signed.fields[number] !== text);
        expect(till.send(damaged)).toMatchObject({ postings: [] });
        expect(till.available()).toBe(100_000);
        expect(till.send(till.sign(till.card('sale'))).code).toBe('00');
      }),
      RUNS,
    );
  });
});
