// The words of the control plane: what the admin API takes and gives, as schemas (OpenAPI and the typed client come from them).
import { type Static, Type } from '../../src/schema.ts';
import { closed, counted, day, instant, LIMITS, literals, minor, name, word } from './wire/basics.ts';
import { ChipKeys, ISSUER_ANSWERS, IssuerScript } from './wire/chip.ts';
import { ACQUIRER_TERMS, MERCHANT_TERMS } from './wire/contract.ts';
import { next, PageQuery, pageSchema } from './wire/pages.ts';

export * from './wire/back-office.ts';
export * from './wire/chip.ts';
export * from './wire/contract.ts';
export * from './wire/pages.ts';

export const CARD_STATUSES = [
  'active',
  'expired',
  'lost',
  'stolen',
  'restricted',
  'frozen',
  'pin-locked',
  'suspected-fraud',
  'pick-up',
  'dormant',
] as const;

export const Card = Type.Object(
  {
    pan: Type.String({ pattern: '^[0-9]{13,19}$' }),
    issuer: Type.String({ maxLength: 200, description: 'name of the issuer as printed' }),
    product: literals(['debit', 'credit', 'quasi-credit', 'prepaid'] as const),
    foreign: Type.Boolean(),
    chip: Type.Boolean(),
    expiry: Type.String({ pattern: '^[0-9]{4}$', description: 'YYMM' }),
    sequenceNumber: Type.String({ pattern: '^[0-9]{3}$' }),
    status: literals(CARD_STATUSES),
    pin: Type.String({ pattern: '^[0-9]{4,12}$' }),
    pinTriesLeft: Type.Integer({ minimum: 0, maximum: 9 }),
    availableMinor: minor('balance (debit, prepaid) or credit left (credit, quasi-credit), in fen'),
    pinFree: Type.Boolean({ description: 'the cardholder has PIN-free small payment switched on' }),
    limitMinor: Type.Union([Type.Null(), minor('largest single amount; above it the answer is 61')]),
    chipKeys: Type.Optional(ChipKeys),
  },
  { ...closed, $id: 'Card' },
);
export type Card = Static<typeof Card>;

export const Merchant = Type.Object(
  {
    merchantId: Type.String({ pattern: '^[0-9A-Za-z]{15}$' }),
    name: name(),
    active: Type.Boolean(),
    pinFree: Type.Boolean({ description: 'PIN-free taps are allowed at this merchant' }),
    pinFreeLimitMinor: minor('PIN-free limit, inclusive'),
    signatureFreeLimitMinor: minor('signature-free limit, inclusive'),
    ...MERCHANT_TERMS,
  },
  { ...closed, $id: 'Merchant' },
);
export type Merchant = Static<typeof Merchant>;

export const TerminalRecord = Type.Object(
  {
    terminalId: Type.String({ pattern: '^[0-9A-Za-z]{8}$' }),
    merchantId: Type.String({ pattern: '^[0-9A-Za-z]{15}$' }),
    terminalMasterKey: Type.String({ pattern: '^[0-9A-F]{32}$', description: 'TMK, a test key' }),
    active: Type.Boolean(),
    nextBatch: Type.String({
      pattern: '^[0-9]{6}$',
      description: 'the batch number given at the next sign-in when no batch is open',
    }),
  },
  { ...closed, $id: 'TerminalRecord' },
);
export type TerminalRecord = Static<typeof TerminalRecord>;

/** Names of the faults; each is one file in simulator/faults. */
export const FAULTS = [
  'drop-request',
  'drop-answer',
  'late-answer',
  'duplicate-answer',
  'wrong-stan',
  'wrong-amount',
  'wrong-terminal',
  'wrong-mti',
  'wrong-mac',
  'unknown-code',
  'wrong-check-value',
  'reset',
  'reset-after-commit',
  'truncate',
  'split',
  'coalesce',
  'garbage',
  'half-open',
  'dribble',
  'wrong-length',
] as const;
export type FaultName = (typeof FAULTS)[number];

export const Rule = Type.Object(
  {
    name: Type.Optional(Type.String({ maxLength: 100 })),
    when: Type.Object(
      {
        mti: Type.Optional(Type.String({ pattern: '^[0-9]{4}$' })),
        transaction: Type.Optional(word('a transaction type, such as sale')),
        pan: Type.Optional(Type.String({ pattern: '^[0-9]{13,19}$' })),
        prefix: Type.Optional(Type.String({ pattern: '^[0-9]{1,12}$', description: 'beginning of the card number' })),
        amountMinor: Type.Optional(minor('exactly this amount')),
        amountEndsWith: Type.Optional(
          Type.String({ pattern: '^[0-9]{1,12}$', description: 'last digits of the amount in fen' }),
        ),
        stan: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })),
        terminalId: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z]{8}$' })),
      },
      closed,
    ),
    skip: Type.Optional(counted(0, 'let this many matching messages pass first')),
    times: Type.Optional(counted(1, 'act on this many messages, then never again; absent = always')),
    then: Type.Object(
      {
        answer: Type.Optional(
          Type.String({ pattern: '^[0-9A-Z]{2}$', description: 'decline with this code; nothing is posted' }),
        ),
        fault: Type.Optional(literals(FAULTS)),
        delayMs: Type.Optional(
          Type.Integer({ minimum: 0, maximum: 600_000, description: 'late-answer, dribble: how late' }),
        ),
        partialMinor: Type.Optional(minor('approve only this much, code 10')),
        issuerAnswer: Type.Optional(
          literals(ISSUER_ANSWERS, "the issuer's answer to a chip that proved itself: wrong, or not there at all"),
        ),
        issuerScript: Type.Optional(IssuerScript),
        headerRequirement: Type.Optional(
          Type.String({ pattern: '^[0-9]$', description: 'processing requirement digit of the answer header (F-02)' }),
        ),
      },
      closed,
    ),
  },
  { ...closed, $id: 'Rule' },
);
export type Rule = Static<typeof Rule>;

/** Configuration of an acquirer: the file of `tillproof simulate --config` and the body of PUT /admin/configuration. */
export const AcquirerConfiguration = Type.Object(
  {
    acquirer: Type.Object(
      {
        id: Type.String({ pattern: '^[0-9]{8,11}$' }),
        name: name(),
        profile: name(),
        ...ACQUIRER_TERMS,
      },
      closed,
    ),
    clock: Type.Optional(
      instant('ISO 8601 with offset: the host clock stands at this time until it is moved; absent = real time'),
    ),
    seed: Type.Integer({ minimum: 0, maximum: 0xffffffff, description: 'seed of everything random' }),
    mac: Type.Boolean({ description: 'financial requests must carry a right MAC' }),
    merchants: Type.Array(Merchant, { maxItems: LIMITS.merchants }),
    terminals: Type.Array(TerminalRecord, { maxItems: LIMITS.terminals }),
    cards: Type.Array(Card, { maxItems: LIMITS.cards }),
    rules: Type.Array(Rule, { maxItems: LIMITS.rules }),
    rulePacks: Type.Array(literals(['cents-are-codes', 'stripe-endings', 'adyen-endings'] as const), {
      maxItems: 100,
      description: 'magic amounts',
    }),
  },
  { ...closed, $id: 'AcquirerConfiguration' },
);
export type AcquirerConfiguration = Static<typeof AcquirerConfiguration>;

export const Posting = Type.Object(
  {
    account: Type.String({
      description:
        'cardholder/<masked pan>#<n>, hold/…, debt/…, merchant/<id>, settlement/<id>, acquirer/fees, equity/…',
    }),
    amountMinor: Type.Integer({ description: 'signed fen; a set of postings sums to zero' }),
  },
  { ...closed, $id: 'Posting' },
);
export type Posting = Static<typeof Posting>;

export const LedgerEntry = Type.Object(
  {
    id: Type.Integer(),
    at: Type.String(),
    memo: Type.String({ description: 'what moved the money, such as sale 000007' }),
    transactionId: Type.Union([Type.Integer(), Type.Null()]),
    postings: Type.Array(Posting),
  },
  { ...closed, $id: 'LedgerEntry' },
);
export type LedgerEntry = Static<typeof LedgerEntry>;

export const Ledger = Type.Object(
  {
    sumMinor: Type.Integer({ description: 'always 0' }),
    balances: Type.Record(Type.String(), Type.Integer()),
    entries: Type.Array(LedgerEntry),
  },
  { ...closed, $id: 'Ledger' },
);
export type Ledger = Static<typeof Ledger>;
export const LedgerPage = Type.Object({ ...Ledger.properties, next }, { ...closed, $id: 'LedgerPage' });
export type LedgerPage = Static<typeof LedgerPage>;

export const TRANSACTION_STATES = ['approved', 'declined', 'voided', 'reversed', 'refused'] as const;
/** A transaction in the host's book. */
export const HostTransaction = Type.Object(
  {
    id: Type.Integer(),
    at: Type.String(),
    terminalId: Type.String(),
    merchantId: Type.String(),
    type: Type.String({ description: 'transaction type' }),
    state: literals(TRANSACTION_STATES),
    batch: Type.String(),
    stan: Type.String(),
    reference: Type.String(),
    authorisationCode: Type.Union([Type.String(), Type.Null()]),
    responseCode: Type.String(),
    amountMinor: minor('requested amount'),
    postedMinor: minor('what was posted: less than requested for a partial approval, 0 when nothing was'),
    cardNumber: Type.String({ description: 'masked' }),
    entryMode: Type.String(),
    issuer: Type.String(),
    refundedMinor: minor('how much of it has been refunded'),
    originalId: Type.Union([Type.Integer(), Type.Null()], {
      description: 'the transaction that a void, refund or completion is of',
    }),
    settled: Type.Boolean({ description: 'its batch is closed' }),
    feeMinor: Type.Union([minor('by the contract version of its day'), Type.Null()], {
      description: 'null when no contract version holds, and 0 for what costs nothing',
    }),
    settlementId: Type.Union([Type.String(), Type.Null()], {
      description: 'the settlement by which the merchant is paid; null before',
    }),
  },
  { ...closed, $id: 'HostTransaction' },
);
export type HostTransaction = Static<typeof HostTransaction>;

export const MaskedMessage = Type.Object(
  { mti: Type.String(), fields: Type.Record(Type.String(), Type.String()) },
  { ...closed, $id: 'MaskedMessage' },
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

/** A batch at the host. */
export const Batch = Type.Object(
  {
    terminalId: Type.String(),
    batch: Type.String(),
    state: literals(['open', 'uploading', 'closed'] as const),
    debitCount: Type.Integer(),
    debitMinor: Type.Integer(),
    creditCount: Type.Integer(),
    creditMinor: Type.Integer(),
    balanced: Type.Union([Type.Boolean(), Type.Null()], { description: 'null until the terminal settled' }),
    uploaded: Type.Integer({ description: 'items of the batch upload' }),
    closedAt: Type.Union([Type.String(), Type.Null()], { description: 'null until it was settled' }),
  },
  { ...closed, $id: 'Batch' },
);
export type Batch = Static<typeof Batch>;
export const BatchPage = pageSchema(Batch, 'BatchPage');

export const ALERT_KINDS = [
  'card-to-keep',
  'pin-tries',
  'repeated-declines',
  'repeated-reversals',
  'failed-reversal',
  'chip-swiped',
  'chip-cryptogram',
  'batch-difference',
  'tamper',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Something that somebody should look at (GUIDE-A-FAQ-5e). */
export const Alert = Type.Object(
  {
    at: Type.String(),
    terminalId: Type.String(),
    stan: Type.String({ description: 'of the request that raised it; empty when it had none' }),
    kind: literals(ALERT_KINDS),
    reason: Type.String({ description: 'in words without card data' }),
  },
  { ...closed, $id: 'Alert' },
);
export type Alert = Static<typeof Alert>;
export const AlertPage = pageSchema(Alert, 'AlertPage');

export const AlertFilter = Type.Object(
  {
    terminalId: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z]{8}$' })),
    kind: Type.Optional(literals(ALERT_KINDS)),
    ...PageQuery.properties,
  },
  { ...closed, $id: 'AlertFilter' },
);
export type AlertFilter = Static<typeof AlertFilter>;

export const AdminError = Type.Object(
  {
    error: Type.Object(
      {
        code: Type.String(),
        message: Type.String(),
        details: Type.Optional(Type.Array(Type.Object({ path: Type.String(), reason: Type.String() }, closed))),
      },
      closed,
    ),
  },
  { ...closed, $id: 'AdminError' },
);
export type AdminError = Static<typeof AdminError>;

// ---- what only the control plane itself says ----------------------------------------------------------------------

export const CardPatch = Type.Partial(Type.Omit(Card, ['pan']), { ...closed, $id: 'CardPatch' });
export type CardPatch = Static<typeof CardPatch>;
export const MerchantPatch = Type.Partial(Type.Omit(Merchant, ['merchantId']), { ...closed, $id: 'MerchantPatch' });
export type MerchantPatch = Static<typeof MerchantPatch>;
export const TerminalPatch = Type.Partial(Type.Omit(TerminalRecord, ['terminalId']), {
  ...closed,
  $id: 'TerminalPatch',
});
export type TerminalPatch = Static<typeof TerminalPatch>;

/** A terminal and its session at the host; its working keys are never shown. */
export const TerminalView = Type.Object(
  {
    ...TerminalRecord.properties,
    signedIn: Type.Boolean(),
    operator: Type.Union([Type.String(), Type.Null()]),
    batch: Type.Union([Type.String(), Type.Null()], { description: 'the open batch; null until the first sign-in' }),
  },
  { ...closed, $id: 'TerminalView' },
);
export type TerminalView = Static<typeof TerminalView>;

/** A rule as it stands in the list. */
export const RuleEntry = Type.Object(
  {
    position: Type.Integer({ minimum: 1, description: 'its number; rules are tried in this order' }),
    rule: Rule,
    seen: Type.Integer({ description: 'messages that it counted (rules with skip or times count)' }),
    acted: Type.Integer({ description: 'messages that it acted on, of those counted' }),
  },
  { ...closed, $id: 'RuleEntry' },
);
export type RuleEntry = Static<typeof RuleEntry>;

export const RulePacks = Type.Array(AcquirerConfiguration.properties.rulePacks.items, {
  $id: 'RulePacks',
  maxItems: 100,
});
export type RulePacks = AcquirerConfiguration['rulePacks'];

export const ClockState = Type.Object(
  {
    now: Type.String({ description: 'ISO 8601 with offset' }),
    standing: Type.Boolean({ description: 'true = stands still until it is moved; false = real time' }),
  },
  { ...closed, $id: 'ClockState' },
);
export type ClockState = Static<typeof ClockState>;
export const ClockSetting = Type.Object(
  { now: Type.Union([instant('ISO 8601 with offset'), Type.Null()], { description: 'null = real time' }) },
  { ...closed, $id: 'ClockSetting' },
);
/** A hundred years: further than from one end of the host's time to the other. */
const LONGEST_MOVE_MS = 3_155_760_000_000;
export const ClockAdvance = Type.Object(
  {
    milliseconds: Type.Integer({
      minimum: -LONGEST_MOVE_MS,
      maximum: LONGEST_MOVE_MS,
      description: 'forwards, or back when negative; the clock then stands',
    }),
  },
  { ...closed, $id: 'ClockAdvance' },
);

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

export const ExchangePage = Type.Object(
  { sequence: Type.Integer({ description: 'number of the last exchange' }), exchanges: Type.Array(Exchange) },
  { ...closed, $id: 'ExchangePage' },
);
export type ExchangePage = Static<typeof ExchangePage>;

/** What travelled as it travelled, outside of the fields that carry card data by right. */
export const UnmaskedExchange = Type.Object(
  {
    sequence: Type.Integer({ minimum: 1 }),
    head: Type.Union([Type.String(), Type.Null()], { description: 'HTTP: method and address, then a header a line' }),
    pinBlock: Type.Union([Type.String(), Type.Null()], { description: 'field 52 as it was sent' }),
    fields: Type.Record(Type.String(), Type.String(), { description: 'fields in which no card data may stand' }),
    body: Type.Union([Type.String(), Type.Null()], {
      description: 'what could not be read as a message: its text, and off a binary wire its bytes in hex, too',
    }),
  },
  { ...closed, $id: 'UnmaskedExchange' },
);
export type UnmaskedExchange = Static<typeof UnmaskedExchange>;

export const Books = Type.Object(
  {
    exchanges: Type.Array(Exchange),
    ledger: Ledger,
    transactions: Type.Array(HostTransaction),
    batches: Type.Array(Batch),
    fitness: HostFitness,
    unmasked: Type.Optional(
      Type.Array(UnmaskedExchange, {
        description: 'every exchange since the last reset that is kept; only when asked for',
      }),
    ),
  },
  { ...closed, $id: 'Books' },
);
export type Books = Static<typeof Books>;

/** Filters of the transaction query; all that are given must hold. */
export const TransactionFilter = Type.Object(
  {
    from: Type.Optional(day('first day, YYYY-MM-DD, included')),
    to: Type.Optional(day('last day, YYYY-MM-DD, included')),
    amountMinor: Type.Optional(minor('exactly this amount')),
    amountFromMinor: Type.Optional(minor('at least this amount')),
    amountToMinor: Type.Optional(minor('at most this amount')),
    voucher: Type.Optional(Type.String({ pattern: '^[0-9]{6}$', description: 'STAN' })),
    reference: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z]{12}$' })),
    lastFour: Type.Optional(Type.String({ pattern: '^[0-9]{4}$', description: 'last digits of the card number' })),
    terminalId: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z]{8}$' })),
    merchantId: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z]{15}$' })),
    batch: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })),
    type: Type.Optional(word('transaction type, such as sale')),
    state: Type.Optional(literals(TRANSACTION_STATES)),
    offset: Type.Optional(counted(0, 'skip so many; 0 when not given')),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: '100 when not given' })),
  },
  { ...closed, $id: 'TransactionFilter' },
);
export type TransactionFilter = Static<typeof TransactionFilter>;

/** Gross totals as in a batch (F-33): payments on the debit side, what is given back on the credit side, reversed and declined ones on none. */
export const TransactionTotals = Type.Object(
  {
    debitCount: Type.Integer(),
    debitMinor: Type.Integer(),
    creditCount: Type.Integer(),
    creditMinor: Type.Integer(),
  },
  { ...closed, $id: 'TransactionTotals' },
);
export type TransactionTotals = Static<typeof TransactionTotals>;

/** One page of transactions, oldest first. */
export const TransactionPage = Type.Object(
  {
    total: Type.Integer({ description: 'how many fit the filter' }),
    totals: Type.Object(TransactionTotals.properties, { ...closed, description: 'over all that fit, not the page' }),
    offset: Type.Integer(),
    limit: Type.Integer(),
    transactions: Type.Array(HostTransaction),
  },
  { ...closed, $id: 'TransactionPage' },
);
export type TransactionPage = Static<typeof TransactionPage>;

export const FaultInfo = Type.Object(
  {
    name: literals(FAULTS),
    kind: literals(['request', 'loss', 'decision', 'answer', 'wire'] as const),
    documentation: Type.Object({ en: Type.String(), zh: Type.String() }, closed),
    transports: Type.Array(Type.String()),
  },
  { ...closed, $id: 'FaultInfo' },
);
export type FaultInfo = Static<typeof FaultInfo>;

export const Health = Type.Object(
  { status: Type.Literal('up'), now: Type.String(), exchanges: Type.Integer() },
  { ...closed, $id: 'Health' },
);
export type Health = Static<typeof Health>;
