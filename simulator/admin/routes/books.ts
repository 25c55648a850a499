// Routes for what happened: exchanges, ledger, batches.
import { Type } from '../../../src/schema.ts';
import { shown, sumMinorOf, viewBatch, viewLedger, viewSpendable, viewTransactions } from '../../acquirer/views.ts';
import { counted } from '../../model/basics.ts';
import { BatchPage } from '../../model/batches.ts';
import { ChipBook } from '../../model/chips.ts';
import { ExchangePage } from '../../model/exchanges.ts';
import { Books } from '../../model/host.ts';
import { LedgerPage } from '../../model/ledger.ts';
import { PAGE, PageQuery } from '../../model/pages.ts';
import { chipPage } from '../back-office/chips.ts';
import { mapPage, pageOf } from '../pages.ts';
import { route } from '../route.ts';

/** Longest time that a request for exchanges waits, in milliseconds; below what proxies and clients allow. */
const LONGEST_WAIT_MS = 25_000;

const ExchangeQuery = Type.Object(
  {
    since: Type.Optional(counted(0, 'number of the last exchange already seen; 0 = from the first kept')),
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: PAGE.most,
        description: `so many at most, ${PAGE.most} when not given; the next ones come since the last of them`,
      }),
    ),
    waitMs: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: LONGEST_WAIT_MS,
        description: 'wait so long for the first one; 0 when not given',
      }),
    ),
  },
  { additionalProperties: false },
);

const BooksQuery = Type.Object(
  {
    since: ExchangeQuery.properties.since,
    terminalId: Type.Optional(
      Type.String({ pattern: '^[0-9A-Za-z]{8}$', description: 'transactions and batches of this terminal only' }),
    ),
    stallWindowMs: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 3_600_000,
        description:
          'span in which short standstills of the host count together: how long a terminal waits; 250 when not given',
      }),
    ),
    cards: Type.Optional(Type.Boolean({ description: 'true: also what can be spent with each card' })),
    unmasked: Type.Optional(
      Type.Boolean({ description: 'true: also what travelled unmasked, to look for secrets where none may be' }),
    ),
  },
  { additionalProperties: false },
);

export const bookRoutes = [
  route({
    method: 'GET',
    path: '/admin/books',
    name: 'books',
    summary:
      'Exchanges after a number, the ledger, transactions and batches, all of the same moment, and how late the host itself was.',
    query: BooksQuery,
    answer: Books,
    handle: async (
      { engine: { library, state, trace, fitness } },
      { query: { since = 0, terminalId, stallWindowMs = 250, cards = false, unmasked = false }, signal },
    ) => {
      const ofTerminal = (row: { terminalId: string }) => terminalId === undefined || row.terminalId === terminalId;
      const exchanges = await trace.wait(since, 0, signal);
      return {
        exchanges,
        ledger: viewLedger(library),
        transactions: viewTransactions(library).filter(ofTerminal),
        batches: shown(library, 'batches').map(viewBatch).filter(ofTerminal),
        fitness: {
          worstStallMs: fitness.worstStallMs(stallWindowMs),
          slowestAnswerMs: fitness.slowestAnswerMs,
        },
        ...(cards ? { cards: viewSpendable(state) } : {}),
        ...(unmasked ? { unmasked: trace.unmasked() } : {}),
      };
    },
  }),
  route({
    method: 'GET',
    path: '/admin/exchanges',
    name: 'exchanges',
    summary: 'Exchanges after a number, oldest first, by pages; the host keeps the last ones only.',
    query: ExchangeQuery,
    answer: ExchangePage,
    handle: async ({ engine: { trace } }, { query: { since = 0, limit = PAGE.most, waitMs = 0 }, signal }) => {
      const exchanges = (await trace.wait(since, waitMs, signal)).slice(0, limit);
      return { sequence: trace.sequence, exchanges };
    },
  }),
  route({
    method: 'GET',
    path: '/admin/ledger',
    name: 'ledger',
    summary: 'Balances and entries of the ledger, oldest first, by pages; the sum is always 0.',
    query: PageQuery,
    answer: LedgerPage,
    handle: ({ engine: { library, state } }, { query }) => {
      const { rows: entries, next } = pageOf(library, 'entries', query);
      return { sumMinor: sumMinorOf(state), balances: Object.fromEntries(state.balances), entries, next };
    },
  }),
  route({
    method: 'GET',
    path: '/admin/batches',
    name: 'batches',
    summary: 'Batches with their totals, oldest first, by pages.',
    query: PageQuery,
    answer: BatchPage,
    handle: ({ engine }, { query }) => mapPage(pageOf(engine.library, 'batches', query), viewBatch),
  }),
  route({
    method: 'GET',
    path: '/admin/chips',
    name: 'chips',
    summary:
      'What chip cards said and what the host made of it, and notices of commands to them, by pages: first the readings, then the notices.',
    query: PageQuery,
    answer: ChipBook,
    handle: ({ engine }, { query }) => chipPage(engine.library, query),
  }),
];
