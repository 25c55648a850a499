// What the control plane may show of the state: the wire shapes of rows, card numbers masked where they leave the core.
import { maskPan } from '../../src/iso8583/mask.ts';
import type { AcquirerConfiguration, Batch, Card, HostTransaction, Ledger } from '../model/index.ts';
import { settingsOf } from '../state/configure.ts';
import { batchKey } from '../state/keys.ts';
import type {
  BatchRow,
  CardRow,
  Collection,
  Library,
  Rows,
  State,
  TerminalRow,
  TransactionRow,
} from '../state/rows.ts';
import { feeOfTransaction } from './clearing/fees.ts';

/** Rows that one answer may show. */
const MOST = 100_000;

/** More was asked for than one answer may show. */
export class TooMany extends RangeError {
  constructor(collection: Collection) {
    super(
      `there are more than ${MOST} ${collection}, which is more than one answer shows; narrow the filter, or take them by pages (GET /admin/transactions, /admin/ledger, /admin/batches)`,
    );
    this.name = 'TooMany';
  }
}

/** Every row of a collection that fits, up to a bound. */
export function shown<C extends Collection>(
  { every }: Library,
  collection: C,
  fits: (row: Rows[C]) => boolean = () => true,
): Rows[C][] {
  const rows: Rows[C][] = [];
  for (const row of every(collection)) {
    if (!fits(row)) continue;
    if (rows.push(row) > MOST) throw new TooMany(collection);
  }
  return rows;
}

/** A transaction of the host's book. */
export function viewTransaction({ state, find }: Library, row: TransactionRow): HostTransaction {
  const { pan, foreign: _f, heldMinor: _h, completedBy: _c, originalKey: _k, signatureBytes: _s, ...rest } = row;
  const settled = find('batches', batchKey(row.terminalId, row.batch))?.state === 'closed';
  const feeMinor = row.feeMinor ?? feeOfTransaction(row, state.merchants.get(row.merchantId));
  return { ...rest, cardNumber: maskPan(pan), settled, feeMinor };
}

/** All transactions, oldest first. */
export function viewTransactions(library: Library): HostTransaction[] {
  return shown(library, 'transactions').map((row) => viewTransaction(library, row));
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

/** Sum of all balances; always 0. */
export const sumMinorOf = ({ balances }: State): number =>
  [...balances.values()].reduce((sum, balance) => sum + balance, 0);

/** The ledger: balances and entries; the sum is 0. */
export function viewLedger(library: Library): Ledger {
  const { state } = library;
  return {
    sumMinor: sumMinorOf(state),
    balances: Object.fromEntries(state.balances),
    entries: shown(library, 'entries'),
  };
}

type Spendable = Pick<Card, 'pan' | 'availableMinor'>;

/** A card as configured, with what is available on it now. */
export function viewCard(state: State, row: CardRow): Card {
  const { account, holdAccount: _h, debtAccount: _d, ...card } = row;
  return { ...card, availableMinor: state.balances.get(account) ?? 0 };
}

/** What can be spent with each card now. */
export const viewSpendable = (state: State): Spendable[] =>
  [...state.cards.values()].map(({ pan, account }) => ({ pan, availableMinor: state.balances.get(account) ?? 0 }));

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
