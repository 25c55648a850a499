// Exchanges with terminals, as the trace of the host has them.
import { type Static, Type } from '../../src/schema.ts';
import { closed, counted, literals } from './basics.ts';
import { Posting } from './ledger.ts';
import { PAGE } from './pages.ts';

export const MaskedMessage = Type.Object(
  { mti: Type.String(), fields: Type.Record(Type.String(), Type.String()) },
  { ...closed, $id: 'MaskedMessage' },
);

const ChipData = Type.Record(Type.String(), Type.String(), {
  description: 'data objects of field 55 by tag, in hexadecimal; secret ones by how long they are',
});

const BatchItem = Type.Object(
  {
    type: Type.String({ description: '00 of a domestic card, 01 of one from abroad' }),
    voucher: Type.String(),
    cardNumber: Type.String({ description: 'masked; empty where there is no card' }),
    amountMinor: Type.Integer({ minimum: 0 }),
  },
  closed,
);

/** One exchange at the host: what came, what was decided, what went out. */
export const Exchange = Type.Object(
  {
    sequence: Type.Integer({ minimum: 1 }),
    at: Type.String(),
    transport: Type.String(),
    transaction: Type.Union([Type.String(), Type.Null()]),
    terminalId: Type.Union([Type.String(), Type.Null()]),
    request: Type.Union([MaskedMessage, Type.Null()], { description: 'null when it could not be read as a message' }),
    answer: Type.Union([MaskedMessage, Type.Null()], {
      description: 'what was put on the wire; null = no answer was sent',
    }),
    code: Type.Union([Type.String(), Type.Null()], { description: 'field 39 as decided' }),
    error: Type.Union([Type.String(), Type.Null()], { description: 'why it was refused, in words' }),
    note: Type.Optional(
      Type.String({
        description: 'what was let pass that a strict acquirer refuses: unlisted fields, another currency',
      }),
    ),
    fault: Type.Union([Type.String(), Type.Null()], { description: 'the fault that was played' }),
    rule: Type.Union([Type.String(), Type.Null()]),
    committed: Type.Boolean({ description: 'the ledger or the books changed' }),
    postings: Type.Array(Posting),
    macVerified: Type.Union([Type.Boolean(), Type.Null()], { description: 'null = the message has no MAC' }),
    pinBlock: literals(['none', 'enciphered', 'clear'] as const),
    requestHex: Type.Union([Type.String(), Type.Null()], {
      description: 'binary wires: the frame with secret bytes as **',
    }),
    answerHex: Type.Union([Type.String(), Type.Null()]),
    requestChip: Type.Optional(ChipData),
    answerChip: Type.Optional(ChipData),
    requestItems: Type.Optional(Type.Array(BatchItem, { description: 'items of a batch upload' })),
    ownMs: Type.Optional(
      Type.Integer({
        minimum: 0,
        description:
          'how long the host itself took until the answer could leave, a standstill before it included and a delay by a rule not; absent where nothing was decided',
      }),
    ),
  },
  { ...closed, $id: 'Exchange' },
);
export type Exchange = Static<typeof Exchange>;

export const ExchangePage = Type.Object(
  { sequence: Type.Integer({ description: 'number of the last exchange' }), exchanges: Type.Array(Exchange) },
  { ...closed, $id: 'ExchangePage' },
);
export type ExchangePage = Static<typeof ExchangePage>;

/** A request as it came, with nothing hidden: to be sent again by whoever holds the control plane, and shown to nobody. */
export const RequestCopy = Type.Object(
  {
    sequence: Type.Integer({ minimum: 1 }),
    transport: Type.String(),
    message: Type.Object(MaskedMessage.properties, closed),
    macKey: Type.Union([Type.String(), Type.Null()], {
      description: "hex; the MAC key of the terminal's session now, null where it has none",
    }),
  },
  { ...closed, $id: 'RequestCopy' },
);
export type RequestCopy = Static<typeof RequestCopy>;

/** Longest time that a request for exchanges waits, in milliseconds; below what proxies and clients allow. */
const LONGEST_WAIT_MS = 25_000;

export const ExchangeQuery = Type.Object(
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
  closed,
);

/** What travelled as it travelled, outside of the fields that carry card data by right. */
export const UnmaskedExchange = Type.Object(
  {
    sequence: Type.Integer({ minimum: 1 }),
    head: Type.Union([Type.String(), Type.Null()], { description: 'HTTP: method and address, then a header a line' }),
    pinBlock: Type.Union([Type.String(), Type.Null()], { description: 'field 52 as it was sent' }),
    fields: Type.Record(Type.String(), Type.String(), { description: 'fields in which no card data may stand' }),
    cardFields: Type.Record(Type.String(), Type.String(), {
      description:
        'track 3, and data objects of the chip that nobody is shown: card data may stand there, and no other secret',
    }),
    body: Type.Union([Type.String(), Type.Null()], {
      description: 'what could not be read as a message: its text, and off a binary wire its bytes in hex, too',
    }),
  },
  { ...closed, $id: 'UnmaskedExchange' },
);
export type UnmaskedExchange = Static<typeof UnmaskedExchange>;
