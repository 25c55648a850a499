// What the control plane may show of the state: the wire shapes of rows, card numbers masked where they leave the core.
import { maskPan } from '../../src/iso8583/mask.ts';
import type { AcquirerConfiguration, Batch, Card, ChipBook, HostTransaction, Ledger } from '../admin/wire.ts';
import { feeOfTransaction } from './clearing/fees.ts';
import { settingsOf } from './configure.ts';
import { batchKey } from './keys.ts';
import type { BatchRow, CardRow, State, TerminalRow, TransactionRow } from './types.ts';

/** A transaction of the host's book. */
export function viewTransaction(state: State, row: TransactionRow): HostTransaction {
  const { pan, foreign: _f, heldMinor: _h, completedBy: _c, originalKey: _k, signatureBytes: _s, ...rest } = row;
  const settled = state.batches.get(batchKey(row.terminalId, row.batch))?.state === 'closed';
  const feeMinor = row.feeMinor ?? feeOfTransaction(row, state.merchants.get(row.merchantId));
  return { ...rest, cardNumber: maskPan(pan), settled, feeMinor };
}

/** All transactions, oldest first. */
export function viewTransactions(state: State): HostTransaction[] {
  return [...state.transactions.values()].map((row) => viewTransaction(state, row));
}

/** A batch with domestic and foreign totals added up. */
export function viewBatch({ domestic, foreign, reversals: _r, declines: _d, result: _t, ...rest }: BatchRow): Batch {
  return {
    ...rest,
    debitCount: domestic.debitCount + foreign.debitCount,
    debitMinor: domestic.debitMinor + foreign.debitMinor,
    creditCount: domestic.creditCount + foreign.creditCount,
    creditMinor: domestic.creditMinor + foreign.creditMinor,
  };
}

/** The ledger: balances and entries; the sum is 0. */
export function viewLedger(state: State): Ledger {
  const sumMinor = [...state.balances.values()].reduce((sum, balance) => sum + balance, 0);
  return { sumMinor, balances: Object.fromEntries(state.balances), entries: [...state.entries.values()] };
}

/** What chips said, and what terminals told of commands to them, oldest first. */
export function viewChips(state: State): ChipBook {
  return {
    readings: [...state.chipReadings.values()].map(({ pan: _pan, ...reading }) => reading),
    notices: [...state.notices.values()],
  };
}

/** A card as configured, with what is available on it now. */
export function viewCard(state: State, row: CardRow): Card {
  const { account, holdAccount: _h, debtAccount: _d, ...card } = row;
  return { ...card, availableMinor: state.balances.get(account) ?? 0 };
}

function viewTerminal(row: TerminalRow): AcquirerConfiguration['terminals'][number] {
  const { terminalId, merchantId, terminalMasterKey, active, nextBatch } = row;
  return { terminalId, merchantId, terminalMasterKey, active, nextBatch };
}

/** The configuration that would bring about this state's set-up, with balances as they are now. */
export function viewConfiguration(state: State): AcquirerConfiguration {
  const { acquirer, clock, seed, mac, rulePacks } = settingsOf(state);
  return {
    acquirer,
    ...(clock === null ? {} : { clock }),
    seed,
    mac,
    rulePacks,
    merchants: [...state.merchants.values()],
    terminals: [...state.terminals.values()].map(viewTerminal),
    cards: [...state.cards.values()].map((row) => viewCard(state, row)),
    rules: [...state.rules.values()].map((row) => row.rule),
  };
}
