// Routes for merchants, terminals and cards: list, look up, put, patch, remove.
import { maskText } from '../../../src/iso8583/mask.ts';
import { type TObject, type TUnsafe, Type } from '../../../src/schema.ts';
import { viewCard } from '../../acquirer/views.ts';
import { cardErrors, terminalErrors } from '../../configuration/check.ts';
import { contractChangeErrors, contractErrors } from '../../configuration/contract-rules.ts';
import type { Engine } from '../../engine/engine.ts';
import { dayOf } from '../../model/calendar.ts';
import {
  Card,
  CardPatch,
  Merchant,
  MerchantPatch,
  TerminalPatch,
  TerminalRecord,
  type TerminalView,
  TerminalView as TerminalViewSchema,
} from '../../model/index.ts';
import type { Reason } from '../../model/reasons.ts';
import { putCard, putMerchant, putTerminal } from '../../state/configure.ts';
import type { Library, State, TerminalRow } from '../../state/rows.ts';
import { conflict, invalid, notFound, roomFor } from '../errors.ts';
import { type Route, route } from '../route.ts';

/** One kind of record: how it is found, checked, put and removed. `Record` is what is put, `View` what is shown. */
type Directory<Put, View> = {
  one: string;
  many: 'merchants' | 'terminals' | 'cards';
  key: string;
  schemas: { put: TObject; patch: TObject; view: TObject };
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

function routesOf<Put extends object, View extends object>(kind: Directory<Put, View>): Route[] {
  const path = `/admin/${kind.many}`;
  const viewSchema = kind.schemas.view as unknown as TUnsafe<View>;
  const params = { [kind.key]: kind.schemas.put.properties[kind.key] ?? Type.String() };
  const title = kind.one[0]?.toUpperCase() + kind.one.slice(1);
  const found = (state: State, key: string): View => {
    const view = kind.find(state, key);
    if (view === undefined) throw notFound(`${kind.one} ${maskText(key)}`, `GET ${path} lists them`);
    return view;
  };
  const put = (engine: Engine, record: Put, key: string): View => {
    if (kind.find(engine.state, key) === undefined) roomFor(kind.many, kind.count(engine.state));
    const errors = kind.check(record, engine);
    if (errors.length > 0) throw invalid(`the ${kind.one}`, errors);
    kind.put(engine, record);
    return found(engine.state, key);
  };
  return [
    route({
      method: 'GET',
      path,
      name: kind.many,
      summary: `All ${kind.many}.`,
      answer: Type.Array(viewSchema),
      handle: ({ engine }) => kind.list(engine.state),
    }),
    route({
      method: 'GET',
      path: `${path}/:${kind.key}`,
      name: kind.one,
      summary: `One ${kind.one}.`,
      params,
      answer: viewSchema,
      handle: ({ engine }, { params: { [kind.key]: key = '' } }) => found(engine.state, key),
    }),
    route({
      method: 'PUT',
      path: `${path}/:${kind.key}`,
      name: `put${title}`,
      summary: `Adds the ${kind.one}, or puts it in the place of the one that is there.`,
      params,
      body: kind.schemas.put,
      answer: viewSchema,
      handle: ({ engine }, { params: { [kind.key]: key = '' }, body }) => {
        if ((body as Record<string, unknown>)[kind.key] !== key) {
          throw invalid(`the ${kind.one}`, [{ path: kind.key, reason: 'must be the one of the address' }]);
        }
        return put(engine, body as Put, key);
      },
    }),
    route({
      method: 'PATCH',
      path: `${path}/:${kind.key}`,
      name: `patch${title}`,
      summary: `Changes the given members of the ${kind.one}.`,
      params,
      body: kind.schemas.patch,
      answer: viewSchema,
      handle: ({ engine }, { params: { [kind.key]: key = '' }, body }) =>
        put(engine, { ...kind.toPut(found(engine.state, key)), ...(body as Partial<Put>) }, key),
    }),
    route({
      method: 'DELETE',
      path: `${path}/:${kind.key}`,
      name: `remove${title}`,
      summary: `Removes the ${kind.one}; what it did stays in the books.`,
      params,
      answer: null,
      handle: ({ engine }, { params: { [kind.key]: key = '' } }) => {
        found(engine.state, key);
        const reason = kind.needed(engine.library, key);
        if (reason !== null) throw conflict(reason);
        kind.remove(engine, key);
        return undefined;
      },
    }),
  ];
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

export const directoryRoutes: Route[] = [
  ...routesOf<Merchant, Merchant>({
    one: 'merchant',
    many: 'merchants',
    key: 'merchantId',
    schemas: { put: Merchant, patch: MerchantPatch, view: Merchant },
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
  }),
  ...routesOf<TerminalRecord, TerminalView>({
    one: 'terminal',
    many: 'terminals',
    key: 'terminalId',
    schemas: { put: TerminalRecord, patch: TerminalPatch, view: TerminalViewSchema },
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
  }),
  ...routesOf<Card, Card>({
    one: 'card',
    many: 'cards',
    key: 'pan',
    schemas: { put: Card, patch: CardPatch, view: Card },
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
  }),
];
