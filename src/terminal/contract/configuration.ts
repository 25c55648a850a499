// What a terminal is set up with at power-on.
import { type Static, Type } from '../../schema.ts';
import { literals, minor } from './schema-parts.ts';
import { FUNCTIONS, INTERFACES, LANGUAGES, PROFILES, RECEIPTS, TRANSPORTS } from './vocabulary.ts';

export const Configuration = Type.Object(
  {
    host: Type.Object({
      transport: literals(TRANSPORTS, 'how messages travel'),
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
      name: literals(PROFILES),
      functions: Type.Array(literals(FUNCTIONS), { uniqueItems: true }),
      interfaces: Type.Array(literals(INTERFACES), { uniqueItems: true }),
      receipt: literals(RECEIPTS),
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
