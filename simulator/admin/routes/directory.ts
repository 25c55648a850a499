// What the calls for merchants, terminals and cards do: list, look up, put, patch, remove.
import { maskText } from '../../../src/iso8583/mask.ts';
import { viewCard } from '../../acquirer/views.ts';
import { cardErrors, terminalErrors } from '../../configuration/check.ts';
import { contractChangeErrors, contractErrors } from '../../configuration/contract-rules.ts';
import type { Engine } from '../../engine/engine.ts';
import { dayOf } from '../../model/calendar.ts';
import type { Card, Merchant, TerminalRecord, TerminalView } from '../../model/index.ts';
import type { Reason } from '../../model/reasons.ts';
import { putCard, putMerchant, putTerminal } from '../../state/configure.ts';
import type { Library, State, TerminalRow } from '../../state/rows.ts';
import { conflict, invalid, notFound, roomFor } from '../errors.ts';
import type { Handlers, Plane } from '../route.ts';

/** One kind of record: how it is found, checked, put and removed. `Record` is what is put, `View` what is shown. */
type Directory<K extends string, Put, View> = {
  one: string;
  many: 'merchants' | 'terminals' | 'cards';
  key: K;
  list(state: State): View[];
  count(state: State): number;
  find(state: State, key: string): View | undefined;
  /** What a patch starts from. */
  toPut(view: View): Put;
  check(record: Put, engine: Engine): Reason[];
  put(engine: Engine, record: Put): void;
  /** Why it cannot be removed now; null when it can. */
  needed(library: Library, key: string): string | null;
  remove(engine: Engine, key: string): void;
};

function callsOf<K extends string, Put extends Record<K, string>, View>(kind: Directory<K, Put, View>) {
  type At = { params: Record<K, string> };
  const found = (state: State, key: string): View => {
    const view = kind.find(state, key);
    if (view === undefined) {
      throw notFound(`${kind.one} ${maskText(key)}`, `GET /admin/${kind.many} lists them`);
    }
    return view;
  };
  const put = (engine: Engine, record: Put, key: string): View => {
    if (kind.find(engine.state, key) === undefined) roomFor(kind.many, kind.count(engine.state));
    const errors = kind.check(record, engine);
    if (errors.length > 0) throw invalid(`the ${kind.one}`, errors);
    kind.put(engine, record);
    return found(engine.state, key);
  };
  return {
    all: ({ engine }: Plane): View[] => kind.list(engine.state),
    one: ({ engine }: Plane, { params }: At): View => found(engine.state, params[kind.key]),
    put({ engine }: Plane, { params, body }: At & { body: Put }): View {
      if (body[kind.key] !== params[kind.key]) {
        throw invalid(`the ${kind.one}`, [{ path: kind.key, reason: 'must be the one of the address' }]);
      }
      return put(engine, body, params[kind.key]);
    },
    patch({ engine }: Plane, { params, body }: At & { body: Partial<Put> }): View {
      const key = params[kind.key];
      return put(engine, { ...kind.toPut(found(engine.state, key)), ...body }, key);
    },
    remove({ engine }: Plane, { params }: At): undefined {
      const key = params[kind.key];
      found(engine.state, key);
      const reason = kind.needed(engine.library, key);
      if (reason !== null) throw conflict(reason);
      kind.remove(engine, key);
    },
  };
}

function some<T>(rows: Iterable<T>, fits: (row: T) => boolean): boolean {
  for (const row of rows) if (fits(row)) return true;
  return false;
}

function viewTerminal(row: TerminalRow): TerminalView {
  const { keys: _keys, signIns: _signIns, ...view } = row;
  return view;
}

/** Every terminal with its session, without its working keys. */
export const viewTerminals = (state: State): TerminalView[] => [...state.terminals.values()].map(viewTerminal);

const merchant = callsOf<'merchantId', Merchant, Merchant>({
  one: 'merchant',
  many: 'merchants',
  key: 'merchantId',
  count: ({ merchants }) => merchants.size,
  list: (state) => [...state.merchants.values()],
  find: (state, key) => state.merchants.get(key),
  toPut: (view) => view,
  check: (record, { state, clock }) => [
    ...contractErrors(record),
    ...contractChangeErrors(state.merchants.get(record.merchantId), record, dayOf(clock.now())),
  ],
  put: (engine, record) => engine.change(putMerchant(record)),
  needed: ({ state }, key) => {
    const terminal = [...state.terminals.values()].find(({ merchantId }) => merchantId === key);
    return terminal === undefined ? null : `terminal ${terminal.terminalId} belongs to it; remove or move it first`;
  },
  remove: (engine, key) => engine.change({ effects: [{ collection: 'merchants', key, row: null }] }),
});

const terminal = callsOf<'terminalId', TerminalRecord, TerminalView>({
  one: 'terminal',
  many: 'terminals',
  key: 'terminalId',
  count: ({ terminals }) => terminals.size,
  list: viewTerminals,
  find: (state, key) => {
    const row = state.terminals.get(key);
    return row === undefined ? undefined : viewTerminal(row);
  },
  toPut: ({ signedIn: _signedIn, operator: _operator, batch: _batch, ...record }) => record,
  check: (record, { state }) => terminalErrors(record, new Set(state.merchants.keys())),
  put: (engine, record) => engine.change(putTerminal(engine.state, record)),
  needed: () => null,
  remove: (engine, key) => engine.change({ effects: [{ collection: 'terminals', key, row: null }] }),
});

const card = callsOf<'pan', Card, Card>({
  one: 'card',
  many: 'cards',
  key: 'pan',
  count: ({ cards }) => cards.size,
  list: (state) => [...state.cards.values()].map((row) => viewCard(state, row)),
  find: (state, key) => {
    const row = state.cards.get(key);
    return row === undefined ? undefined : viewCard(state, row);
  },
  toPut: (view) => view,
  check: (record) => cardErrors(record),
  put: (engine, record) => engine.change(putCard(engine.state, record, engine.clock.now())),
  needed: (library, key) =>
    some(library.every('transactions'), ({ pan }) => pan === key)
      ? 'the card has transactions; give it another status instead'
      : null,
  remove: (engine, key) => engine.change({ effects: [{ collection: 'cards', key, row: null }] }),
});

export const directoryHandlers = {
  merchants: merchant.all,
  merchant: merchant.one,
  putMerchant: merchant.put,
  patchMerchant: merchant.patch,
  removeMerchant: merchant.remove,
  terminals: terminal.all,
  terminal: terminal.one,
  putTerminal: terminal.put,
  patchTerminal: terminal.patch,
  removeTerminal: terminal.remove,
  cards: card.all,
  card: card.one,
  putCard: card.put,
  patchCard: card.patch,
  removeCard: card.remove,
} satisfies Partial<Handlers>;
