// Routes for what happened: exchanges, ledger, batches.
import { Type } from '../../../src/schema.ts';
import { shown, viewBatch, viewChips, viewLedger, viewTransactions } from '../../acquirer/views.ts';
import { route } from '../route.ts';
import { counted } from '../wire/basics.ts';
import { Batch, Books, ChipBook, ExchangePage, Ledger } from '../wire.ts';

/** Longest time that a request for exchanges waits, in milliseconds; below what proxies and clients allow. */
const LONGEST_WAIT_MS = 25_000;

const ExchangeQuery = Type.Object(
  {
    since: Type.Optional(counted(0, 'number of the last exchange already seen; 0 = from the first kept')),
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
      { engine: { library, trace, fitness } },
      { query: { since = 0, terminalId, stallWindowMs = 250, unmasked = false }, signal },
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
        ...(unmasked ? { unmasked: trace.unmasked() } : {}),
      };
    },
  }),
  route({
    method: 'GET',
    path: '/admin/exchanges',
    name: 'exchanges',
    summary: 'Exchanges after a number, oldest first; the host keeps the last ones only.',
    query: ExchangeQuery,
    answer: ExchangePage,
    handle: async ({ engine: { trace } }, { query: { since = 0, waitMs = 0 }, signal }) => {
      const exchanges = await trace.wait(since, waitMs, signal);
      return { sequence: trace.sequence, exchanges };
    },
  }),
  route({
    method: 'GET',
    path: '/admin/ledger',
    name: 'ledger',
    summary: 'Balances and every entry of the ledger; the sum is always 0.',
    answer: Ledger,
    handle: ({ engine }) => viewLedger(engine.library),
  }),
  route({
    method: 'GET',
    path: '/admin/batches',
    name: 'batches',
    summary: 'Every batch with its totals.',
    answer: Type.Array(Batch),
    handle: ({ engine }) => shown(engine.library, 'batches').map(viewBatch),
  }),
  route({
    method: 'GET',
    path: '/admin/chips',
    name: 'chips',
    summary: 'What chip cards said and what the host made of it, and notices of commands to them.',
    answer: ChipBook,
    handle: ({ engine }) => viewChips(engine.library),
  }),
];
