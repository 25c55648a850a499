// The contract: what the harness needs of a terminal, whoever wrote it. One set of schemas for every form (module, HTTP, stdio).
//
// The schemas are open, so that the contract can grow: a member that somebody does not know is ignored, in commands and in answers alike.
// Which optional members came with which version stands in versions.ts; whoever adds one adds its row there.
import { type Static, type TSchema, Type } from '../schema.ts';

const literals = <const T extends string>(values: readonly T[], description?: string) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values], ...(description ? { description } : {}) });
/** The version of the contract that these schemas are. */
export const CONTRACT_VERSION = 2;
const version = (description: string) => Type.Integer({ minimum: 1, description });
const minor = (description: string) => Type.Integer({ minimum: 0, maximum: 999_999_999_999, description });

export const FUNCTIONS = [
  'sale',
  'force-pin-sale',
  'void',
  'refund',
  'balance-inquiry',
  'pre-authorisation',
  'pre-authorisation-void',
  'completion',
  'completion-void',
  'qr-sale',
  'query',
  'reprint',
  'settlement',
  'sign-in',
  'sign-out',
  'echo-test',
  'parameter-download',
  'version',
] as const;
export const INTERFACES = ['insert', 'tap', 'swipe', 'key', 'qr'] as const;
/** What an adapter can see or move besides answering commands. */
export const OBSERVES = [
  'display',
  'prompt',
  'indicator',
  'sound',
  'slip',
  'journal',
  'log',
  'paper',
  'battery',
  'tamper',
  'update',
] as const;
export const LANGUAGES = ['en', 'zh-CN'] as const;
export const PROMPTS = [
  'operator',
  'operator-password',
  'supervisor-password',
  'amount',
  'confirm-amount',
  'card',
  'confirm-card',
  'pin',
  'original-voucher',
  'confirm-original',
  'original-reference',
  'original-date',
  'authorisation-code',
  'signature',
  'remove-card',
  'query-voucher',
  'query-range',
  'paper',
  'verification-code',
  'payment-code',
] as const;

export type TerminalFunction = (typeof FUNCTIONS)[number];
export type CardInterface = (typeof INTERFACES)[number];
export type Language = (typeof LANGUAGES)[number];
export type PromptKind = (typeof PROMPTS)[number];

// ---- set-up -------------------------------------------------------------------------------------------------------

export const Configuration = Type.Object(
  {
    host: Type.Object({
      transport: literals(['json-http', 'iso-http', 'iso-tcp', 'iso-tls'] as const, 'how messages travel'),
      url: Type.String({ description: 'http(s)://host:port/path or tcp://host:port or tls://host:port' }),
      dialect: Type.String({ description: 'json, unionpay-pos, or another dialect by name' }),
      tpdu: Type.Optional(Type.String({ pattern: '^[0-9]{10}$', description: 'TPDU of binary dialects, ten digits' })),
      applicationHeader: Type.Optional(
        Type.String({ pattern: '^[0-9]{12}$', description: 'application header of binary dialects, twelve digits' }),
      ),
      certificateAuthority: Type.Optional(Type.String({ description: 'PEM that a TLS host must chain to' })),
      keepConnection: Type.Optional(
        Type.Boolean({
          description: 'iso-tcp, iso-tls: one connection for many messages; a new one for each when not given',
        }),
      ),
    }),
    identity: Type.Object({
      terminalId: Type.String({ pattern: '^[0-9A-Za-z]{8}$', description: 'field 41' }),
      merchantId: Type.String({ pattern: '^[0-9A-Za-z]{15}$', description: 'field 42' }),
      merchantName: Type.String(),
      acquirerName: Type.String(),
      serviceLine: Type.Optional(Type.String({ description: 'telephone of the acquirer for help texts' })),
      slipTitle: Type.Optional(Type.String({ description: 'heading that the acquirer wants on paper slips' })),
    }),
    keys: Type.Object({
      terminalMasterKey: Type.String({ pattern: '^[0-9A-F]{32}$', description: 'TMK, double length, a test key' }),
    }),
    limits: Type.Object({
      pinFreeMinor: Type.Union([Type.Null(), minor('limit of PIN-free taps, inclusive')], {
        description: 'null = the service is off',
      }),
      signatureFreeMinor: Type.Union([Type.Null(), minor('limit of signature-free taps, inclusive')], {
        description: 'null = off',
      }),
      refundMinor: minor('largest refund that the terminal sends'),
    }),
    timers: Type.Object({
      connectTimeoutMs: Type.Integer({ minimum: 1 }),
      responseTimeoutMs: Type.Integer({ minimum: 1, description: 'from request sent to wait given up' }),
      entryTimeoutMs: Type.Integer({ minimum: 1, description: 'waiting for a card, a key or a PIN' }),
    }),
    attempts: Type.Object({
      cardReads: Type.Integer({ minimum: 1 }),
      reversals: Type.Integer({
        minimum: 1,
        description: 'times that one reversal, or one query of a payment by code, is sent',
      }),
      pinEntries: Type.Integer({ minimum: 1 }),
    }),
    profile: Type.Object({
      name: literals(['classic', 'esign', 'smart'] as const),
      functions: Type.Array(literals(FUNCTIONS), { uniqueItems: true }),
      interfaces: Type.Array(literals(INTERFACES), { uniqueItems: true }),
      receipt: literals(['paper', 'electronic'] as const),
      reversal: literals(['next-transaction', 'instant'] as const, 'when an owed reversal goes out'),
      reversalExhausted: literals(
        ['keep', 'drop'] as const,
        'what happens to a reversal or query after the last attempt',
      ),
      entryOrder: literals(['amount-first', 'card-first'] as const),
      confirmCard: Type.Boolean({ description: 'show the masked card number and wait for confirm' }),
      acceptedPrefixes: Type.Array(Type.String({ pattern: '^[0-9]{1,8}$' }), {
        description: 'card number prefixes that the terminal takes',
      }),
      fallback: Type.Boolean({ description: 'a chip card may be swiped after its chip could not be read' }),
      verificationCode: Type.Boolean({ description: 'the merchant asks for a verification code (GUIDE-B-FAQ-4b)' }),
    }),
    operator: Type.Object({
      supervisorPassword: Type.String({ pattern: '^[0-9]{6}$' }),
      cashierPassword: Type.String({ pattern: '^[0-9]{4}$' }),
    }),
    language: literals(LANGUAGES),
  },
  { $id: 'Configuration' },
);
export type Configuration = Static<typeof Configuration>;

/** What a physical card shows to a reader. Test cards only; a device on a desk is given the card of that label. */
export const CardImage = Type.Object(
  {
    label: Type.String({ description: 'name of the card in the test set' }),
    pan: Type.String({ pattern: '^[0-9]{13,19}$' }),
    expiry: Type.String({ pattern: '^[0-9]{4}$', description: 'YYMM' }),
    sequenceNumber: Type.String({ pattern: '^[0-9]{3}$', description: 'field 23' }),
    serviceCode: Type.String({ pattern: '^[0-9]{3}$' }),
    stripe: Type.Boolean(),
    chip: Type.Boolean(),
    contactless: Type.Boolean(),
    aid: Type.Optional(Type.String({ pattern: '^[0-9A-F]{10,32}$', description: 'application of the chip' })),
    applicationLabel: Type.Optional(Type.String()),
    cryptogramKey: Type.Optional(
      Type.String({ pattern: '^[0-9A-F]{32}$', description: 'ICC master key of the simulated chip, a test key' }),
    ),
    transactionCounter: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 65535, description: 'ATC at the time of presentation' }),
    ),
  },
  { $id: 'CardImage' },
);
export type CardImage = Static<typeof CardImage>;

// ---- commands -----------------------------------------------------------------------------------------------------

const command = <N extends string, P extends Record<string, TSchema>>(name: N, description: string, properties: P) =>
  Type.Object({ command: Type.Literal(name), ...properties }, { title: name, description });

/**
 * One schema per command; the key is the command's name. The order is the order of docs/contract.md.
 *
 * While the power is off only `power-on`, `environment` and, once there was a configuration, `restart` are taken; `remove-card` and
 * `take-slip` may be, and the rest is refused with `powered-off`. A function that is not on the menu, or an interface that the terminal
 * has not got, is refused with `not-offered`. Any other command that makes no sense at the moment is taken and does nothing, as a key
 * on a real device would.
 */
export const COMMANDS = {
  'power-on': command(
    'power-on',
    'Sets the terminal up and switches it on; one that is on is cut off first. Stored journal, batch and owed reversals are kept when `erase` is false.',
    {
      contractVersion: Type.Optional(version('the version of the contract that the harness speaks with this terminal')),
      configuration: Configuration,
      erase: Type.Boolean({
        description:
          'true = forget everything first, like a device from the factory: network up, paper loaded, battery good, no card in it',
      }),
    },
  ),
  'power-off': command('power-off', 'Cuts the power at once, whatever the terminal is doing.', {}),
  restart: command(
    'restart',
    'Cuts the power and switches on again with the same configuration; what is stored survives.',
    {},
  ),
  'choose-function': command('choose-function', 'The operator picks a function of the menu.', {
    function: literals(FUNCTIONS),
  }),
  type: command(
    'type',
    'The operator types characters into the present entry; amounts are typed in yuan with two decimals, such as 128.50.',
    {
      text: Type.String({ maxLength: 64 }),
    },
  ),
  press: command('press', 'The operator (or the cardholder at the PIN pad) presses a key.', {
    key: literals(['confirm', 'cancel', 'clear'] as const),
  }),
  'present-card': command('present-card', 'The cardholder presents a card.', {
    interface: literals(INTERFACES),
    card: CardImage,
    fault: Type.Optional(
      literals(
        ['unreadable', 'torn', 'two-cards', 'removed-early'] as const,
        'unreadable: the read fails; torn: the tapped card leaves the field before the read is complete; two-cards: two cards in the field; removed-early: the inserted card is pulled while the host is asked',
      ),
    ),
  }),
  'remove-card': command('remove-card', 'The cardholder takes the card out of the contact reader.', {}),
  'enter-pin': command(
    'enter-pin',
    'The cardholder enters PIN digits at the PIN pad and confirms; no digits = confirms without a PIN.',
    {
      pin: Type.String({ pattern: '^[0-9]{0,12}$' }),
    },
  ),
  sign: command('sign', 'The cardholder signs on the screen (e-signature) or on the slip.', {}),
  'take-slip': command('take-slip', 'The cardholder takes the slip.', {}),
  'present-code': command('present-code', 'Somebody shows a code (QR) to the scanner of the terminal.', {
    code: Type.String({
      pattern: '^[ -~]{1,128}$',
      description: 'what the scanner reads; a payment code and a payment voucher have 10 to 24 digits',
    }),
  }),
  environment: command('environment', 'Changes what is around the terminal; only the members given change.', {
    network: Type.Optional(literals(['up', 'down'] as const)),
    paper: Type.Optional(literals(['loaded', 'out'] as const)),
    battery: Type.Optional(literals(['good', 'low'] as const)),
    deviceAttached: Type.Optional(Type.Object({ name: Type.String(), trusted: Type.Boolean() })),
    softwareOffered: Type.Optional(Type.Object({ version: Type.String(), signed: Type.Boolean() })),
    tamper: Type.Optional(Type.Boolean()),
  }),
} as const;

export const Command = Type.Union(Object.values(COMMANDS), { $id: 'Command' });
export type CommandName = keyof typeof COMMANDS;
export type Command = { [N in CommandName]: Static<(typeof COMMANDS)[N]> }[CommandName];

/**
 * The answer to a command: the number of the last event when the command had been taken in. If the command starts work,
 * `quiet` of the state is false from that moment until the work is done.
 */
export const Acknowledgement = Type.Object({ sequence: Type.Integer({ minimum: 0 }) }, { $id: 'Acknowledgement' });
export type Acknowledgement = Static<typeof Acknowledgement>;

/** Why a command was refused by the adapter. What a terminal tells its operator is an event, never one of these. */
export const REFUSALS = [
  'unknown-command',
  'invalid-command',
  'powered-off',
  'not-offered',
  'held',
  'adapter-fault',
] as const;
export const Refusal = Type.Object(
  { error: Type.Object({ code: literals(REFUSALS), message: Type.String() }) },
  { $id: 'Refusal' },
);
export type Refusal = Static<typeof Refusal>;

/** Who wants to have the terminal for itself, and how long the hold outlives the holder's last request. */
export const HoldRequest = Type.Object(
  {
    holder: Type.String({ minLength: 1, maxLength: 200, description: 'who holds it, for people who come too late' }),
    leaseMs: Type.Optional(
      Type.Integer({
        minimum: 100,
        maximum: 600_000,
        description: 'how long the hold lasts after the last request of its holder; 30 000 when not given',
      }),
    ),
  },
  { $id: 'HoldRequest' },
);
export type HoldRequest = Static<typeof HoldRequest>;

/** The hold: its token goes with every request of the holder. */
export const HoldGrant = Type.Object(
  { hold: Type.String({ minLength: 1, description: 'goes into the header Tillproof-Hold' }) },
  { $id: 'HoldGrant' },
);
export type HoldGrant = Static<typeof HoldGrant>;

// ---- eyes ---------------------------------------------------------------------------------------------------------

export const SlipElements = Type.Object(
  {
    title: Type.String(),
    merchantName: Type.String(),
    merchantId: Type.String(),
    terminalId: Type.String(),
    operator: Type.String(),
    issuer: Type.String(),
    acquirer: Type.String(),
    cardNumber: Type.String({
      description: 'masked: first six and last four; of a payment by code the last four of its code',
    }),
    entryLetter: literals(
      ['S', 'I', 'C', 'M', 'N', 'Q'] as const,
      'S swipe, I insert, C contactless, M keyed, Q code, N none',
    ),
    transaction: Type.String(),
    batch: Type.String(),
    voucher: Type.String(),
    authorisationCode: Type.String({ description: 'empty when the issuer gave none' }),
    reference: Type.String(),
    dateTime: Type.String({ description: 'YYYY-MM-DD HH:MM:SS of the terminal clock' }),
    amountMinor: minor('amount in fen'),
    originalVoucher: Type.Optional(Type.String()),
    originalReference: Type.Optional(Type.String()),
    originalDate: Type.Optional(Type.String()),
    applicationId: Type.Optional(Type.String()),
    featureCode: Type.Optional(Type.String()),
  },
  { $id: 'SlipElements' },
);

export const Slip = Type.Object(
  {
    copy: literals(['merchant', 'cardholder', 'electronic', 'settlement', 'fault-report'] as const),
    reprint: Type.Boolean(),
    signatureLine: Type.Boolean(),
    elements: Type.Optional(SlipElements),
    lines: Type.Array(Type.String(), { description: 'every printed line, top to bottom' }),
  },
  { $id: 'Slip' },
);
export type Slip = Static<typeof Slip>;

export const JOURNAL_STATUSES = ['approved', 'declined', 'unknown', 'reversed', 'voided', 'cancelled'] as const;
export const JournalEntry = Type.Object(
  {
    voucher: Type.String({ pattern: '^[0-9]{6}$', description: 'STAN, field 11' }),
    batch: Type.String({ pattern: '^[0-9]{6}$' }),
    function: literals(FUNCTIONS),
    status: literals(JOURNAL_STATUSES, 'unknown = a reversal, or the query of a payment by code, is still owed for it'),
    amountMinor: minor('amount in fen; 0 for functions without one'),
    cardNumber: Type.String({ description: 'masked; of a payment by code its code, masked' }),
    entry: Type.Union([literals(INTERFACES), Type.Null()]),
    responseCode: Type.Union([Type.String(), Type.Null()]),
    reference: Type.Union([Type.String(), Type.Null()]),
    authorisationCode: Type.Union([Type.String(), Type.Null()]),
    dateTime: Type.String(),
    original: Type.Union([
      Type.Null(),
      Type.Object({
        voucher: Type.Union([Type.String(), Type.Null()]),
        reference: Type.Union([Type.String(), Type.Null()]),
        date: Type.Union([Type.String(), Type.Null()]),
      }),
    ]),
  },
  { $id: 'JournalEntry' },
);
export type JournalEntry = Static<typeof JournalEntry>;

export const OUTCOMES = ['approved', 'declined', 'no-answer', 'cancelled', 'refused', 'done', 'failed'] as const;

const event = <K extends string, P extends Record<string, TSchema>>(kind: K, description: string, properties: P) =>
  Type.Object(
    {
      sequence: Type.Integer({ minimum: 1 }),
      at: Type.String({ description: 'ISO 8601 with offset' }),
      kind: Type.Literal(kind),
      ...properties,
    },
    { title: kind, description },
  );

/**
 * One schema per kind of event. `sequence` starts with 1 and goes up by one with every event as long as the adapter lives:
 * neither a restart nor `erase` starts it again.
 */
export const EVENTS = {
  display: event('display', 'The screen shows these lines now.', { lines: Type.Array(Type.String()) }),
  prompt: event('prompt', 'The terminal waits for somebody to act.', {
    prompt: literals(PROMPTS),
    text: Type.String(),
    amountMinor: Type.Optional(minor('the amount that this prompt shows')),
    interfaces: Type.Optional(Type.Array(literals(INTERFACES))),
  }),
  indicator: event('indicator', 'A light or icon changed.', {
    indicator: literals(['network', 'result', 'reader', 'power'] as const),
    value: Type.String(),
  }),
  sound: event('sound', 'The terminal made a sound.', {
    sound: literals(['success', 'failure', 'read', 'attention'] as const),
  }),
  result: event('result', 'A function ended, in one of the closed set of ways.', {
    function: literals(FUNCTIONS),
    outcome: literals(
      OUTCOMES,
      'approved or declined: the host said so; no-answer: the outcome is not known; cancelled: somebody stopped it; refused: the terminal did not start or send it; done or failed: functions without money',
    ),
    responseCode: Type.Union([Type.String(), Type.Null()]),
    amountMinor: Type.Union([minor('amount in fen'), Type.Null()]),
    voucher: Type.Union([Type.String(), Type.Null()]),
    lines: Type.Array(Type.String(), { description: 'the text that the operator reads' }),
  }),
  slip: event('slip', 'A slip was printed or issued.', { slip: Slip }),
  journal: event('journal', 'The journal got this entry, or the entry changed to this.', { entry: JournalEntry }),
  power: event('power', 'The power went on or off.', { power: literals(['on', 'off'] as const) }),
  quiet: event('quiet', '`quiet` of the state changed.', { quiet: Type.Boolean() }),
} as const;

export const Event = Type.Union(Object.values(EVENTS), { $id: 'Event' });
export type EventKind = keyof typeof EVENTS;
export type Event = { [K in EventKind]: Static<(typeof EVENTS)[K]> }[EventKind];
export type EventOf<K extends EventKind> = Extract<Event, { kind: K }>;

export const State = Type.Object(
  {
    power: literals(['on', 'off'] as const),
    sequence: Type.Integer({ minimum: 0, description: 'number of the last event' }),
    screen: Type.Array(Type.String(), { description: 'lines on the screen' }),
    prompt: Type.Union([literals(PROMPTS), Type.Null()], { description: 'what is waited for; null when idle or busy' }),
    function: Type.Union([literals(FUNCTIONS), Type.Null()], {
      description: 'the function in progress; null when idle',
    }),
    menu: Type.Array(literals(FUNCTIONS)),
    network: literals(['connected', 'disconnected'] as const),
    signedIn: Type.Boolean(),
    operator: Type.Union([Type.String(), Type.Null()]),
    batch: Type.Union([Type.String(), Type.Null()]),
    cardInserted: Type.Boolean(),
    quiet: Type.Boolean({
      description:
        'no request in flight, nothing owed that could be sent now, nothing in progress but waiting for a person',
    }),
    owed: Type.Array(
      Type.Object({
        kind: literals(['reversal', 'qr-query', 'script-notice', 'signature', 'batch-upload'] as const),
        voucher: Type.String(),
        batch: Type.String(),
      }),
      { description: 'messages that are still to be sent' },
    ),
    version: Type.String({ description: 'software version' }),
  },
  { $id: 'State' },
);
export type State = Static<typeof State>;

export const Capabilities = Type.Object(
  {
    contractVersion: Type.Optional(
      version('the version of the contract that the adapter was written for; 1 when not given'),
    ),
    vendor: Type.String(),
    model: Type.String(),
    version: Type.String(),
    interfaces: Type.Array(literals(INTERFACES)),
    functions: Type.Array(literals(FUNCTIONS)),
    languages: Type.Array(literals(LANGUAGES)),
    profiles: Type.Array(literals(['classic', 'esign', 'smart'] as const)),
    receipt: Type.Array(literals(['paper', 'electronic'] as const)),
    transports: Type.Array(literals(['json-http', 'iso-http', 'iso-tcp', 'iso-tls'] as const)),
    observes: Type.Array(literals(OBSERVES), {
      description: 'what the adapter can see or move; a requirement that needs more is not assessable',
    }),
    identity: Type.Union([Type.Null(), Type.Object({ terminalId: Type.String(), merchantId: Type.String() })], {
      description: 'null = takes the identity given at power-on; else the acquirer is set up to match',
    }),
    words: Type.Optional(
      Type.Record(Type.String(), Type.Array(Type.String({ minLength: 2, maxLength: 100 }), { minItems: 1 }), {
        description:
          'wordings of its own for texts that scenarios look for, by a name of the text in docs/words.md; those of the run configuration come first',
      }),
    ),
  },
  { $id: 'Capabilities' },
);
export type Capabilities = Static<typeof Capabilities>;

// ---- the module form ----------------------------------------------------------------------------------------------

/** A terminal behind the contract. Every driver gives one; `module` terminals are one. */
export interface Terminal {
  capabilities(): Promise<Capabilities>;
  /** Takes a command in. Rejects with a ContractError when it is refused. */
  execute(command: Command): Promise<Acknowledgement>;
  /** Events after `since`, in order; waits up to `waitMs` for the first one and then answers with none. */
  events(since: number, waitMs: number): Promise<Event[]>;
  state(): Promise<State>;
  journal(): Promise<JournalEntry[]>;
  /** The terminal's own log, as text. */
  log(): Promise<string>;
  /** Lets go of sockets and timers. */
  close(): Promise<void>;
}

/** What a module terminal exports: `createTerminal(options)`. Options are the adapter's own. */
export type CreateTerminal = (options: Record<string, unknown>) => Terminal | Promise<Terminal>;

/** A command that the adapter refused, or an adapter that broke the contract. Never blamed on the terminal's behaviour. */
export class ContractError extends Error {
  readonly code: (typeof REFUSALS)[number];
  constructor(code: (typeof REFUSALS)[number], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ContractError';
    this.code = code;
  }
}
