// The host as a whole: how it does, what it holds, and all its books at once.
import { type Static, Type } from '../../src/schema.ts';
import { AcquirerConfiguration, RulePacks } from './acquirer.ts';
import { closed } from './basics.ts';
import { Batch } from './batches.ts';
import { Card } from './cards.ts';
import { ClockState } from './clock.ts';
import { Exchange, ExchangeQuery, UnmaskedExchange } from './exchanges.ts';
import { Ledger } from './ledger.ts';
import { TerminalView } from './terminals.ts';
import { HostTransaction } from './transactions.ts';

export const ResetRequest = Type.Object(
  { configuration: Type.Optional(AcquirerConfiguration) },
  { ...closed, $id: 'ResetRequest' },
);

/** How late the host itself was since the last reset, so that no terminal is blamed for it. */
export const HostFitness = Type.Object(
  {
    worstStallMs: Type.Integer({
      minimum: 0,
      description:
        'longest standstill of the host, or of many short ones how much of any span of stallWindowMs they took',
    }),
    slowestAnswerMs: Type.Integer({ minimum: 0, description: 'longest ownMs of an exchange' }),
  },
  { ...closed, $id: 'HostFitness' },
);
export type HostFitness = Static<typeof HostFitness>;

/** How much there is of everything. */
export const StateSummary = Type.Object(
  {
    acquirer: AcquirerConfiguration.properties.acquirer,
    clock: ClockState,
    sumMinor: Type.Integer({ description: 'sum of the ledger; always 0' }),
    counts: Type.Object(
      {
        merchants: Type.Integer(),
        terminals: Type.Integer(),
        cards: Type.Integer(),
        rules: Type.Integer(),
        transactions: Type.Integer(),
        entries: Type.Integer(),
        batches: Type.Integer(),
        alerts: Type.Integer(),
        exchanges: Type.Integer({ description: 'number of the last exchange' }),
      },
      closed,
    ),
    rulePacks: RulePacks,
    terminals: Type.Array(TerminalView),
  },
  { ...closed, $id: 'StateSummary' },
);
export type StateSummary = Static<typeof StateSummary>;

export const Books = Type.Object(
  {
    exchanges: Type.Array(Exchange),
    ledger: Ledger,
    transactions: Type.Array(HostTransaction),
    batches: Type.Array(Batch),
    fitness: HostFitness,
    cards: Type.Optional(
      Type.Array(Type.Object({ pan: Card.properties.pan, availableMinor: Card.properties.availableMinor }, closed), {
        description: 'what can be spent with each card now; only when asked for',
      }),
    ),
    unmasked: Type.Optional(
      Type.Array(UnmaskedExchange, {
        description: 'every exchange since the last reset that is kept; only when asked for',
      }),
    ),
    workingKeys: Type.Optional(
      Type.Array(Type.String(), {
        description: 'clear working keys in force, hex; only when what travelled unmasked is asked for',
      }),
    ),
  },
  { ...closed, $id: 'Books' },
);
export type Books = Static<typeof Books>;

export const BooksQuery = Type.Object(
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
  closed,
);

export const ApiDocument = Type.Object({}, { description: 'an OpenAPI 3.1 document' });

export const Health = Type.Object(
  { status: Type.Literal('up'), now: Type.String(), exchanges: Type.Integer() },
  { ...closed, $id: 'Health' },
);
export type Health = Static<typeof Health>;
