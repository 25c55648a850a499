// What a page may ask for: one act a request, each with its schema. Nothing here names a card number.
import { CARD_STATUSES } from '../definitions/card.ts';
import { type Static, type TSchema, Type } from '../schema.ts';
import { COMMANDS, OUTCOMES, PROMPTS } from '../terminal/index.ts';
import { validatorOf } from '../validator.ts';

const act = <N extends string, P extends Record<string, TSchema>>(name: N, properties: P) =>
  Type.Object({ do: Type.Literal(name), ...properties }, { additionalProperties: false });

const words = <T extends string>(values: readonly T[]) => Type.Unsafe<T>({ type: 'string', enum: [...values] });
const command = COMMANDS;
const kind = Type.String({ minLength: 1, maxLength: 80 });
const optional = Type.Optional;

const ACTS = {
  choose: act('choose', { function: command['choose-function'].properties.function }),
  type: act('type', { text: Type.String({ pattern: '^[0-9A-Za-z.]{1,32}$' }) }),
  press: act('press', { key: command.press.properties.key }),
  present: act('present', {
    interface: command['present-card'].properties.interface,
    card: kind,
    fault: command['present-card'].properties.fault,
  }),
  code: act('code', { card: kind }),
  remove: act('remove', {}),
  pin: act('pin', { pin: Type.String({ pattern: '^[0-9]{0,12}$' }) }),
  'right-pin': act('right-pin', {}),
  sign: act('sign', {}),
  take: act('take', {}),
  environment: act('environment', {
    network: command.environment.properties.network,
    paper: command.environment.properties.paper,
    battery: command.environment.properties.battery,
    tamper: optional(Type.Literal(true)),
  }),
  restart: act('restart', {}),
  power: act('power', { on: Type.Boolean() }),
  language: act('language', { language: words(['en', 'zh-CN']) }),
  send: act('send', {
    sequence: Type.Integer({ minimum: 1, maximum: 999_999_999 }),
    mti: Type.String({ pattern: '^[0-9]{4}$' }),
    fields: Type.Record(
      Type.String({ pattern: '^([2-9]|[1-9][0-9]|1[01][0-9]|12[0-8])$' }),
      Type.String({ maxLength: 1_998 }),
      {
        additionalProperties: false,
        maxProperties: 127,
      },
    ),
  }),
  /** What a person was asked to do at the device is done, or will not be. */
  did: act('did', { done: Type.Boolean() }),
  /** What a person says that the device shows, asks for, and came to. */
  seen: act('seen', {
    text: Type.String({ maxLength: 400 }),
    prompt: optional(words([...PROMPTS, 'none'])),
    outcome: optional(words(OUTCOMES)),
    code: optional(Type.String({ pattern: '^([0-9A-Z]{2})?$' })),
  }),
  'start-over': act('start-over', {}),
  refund: act('refund', {
    date: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }),
    reference: Type.String({ pattern: '^[0-9A-Za-z]{12}$' }),
  }),
  arm: act('arm', {
    fault: Type.String({ pattern: '^[a-z-]{1,40}$' }),
    scope: words(['next', 'nth', 'every']),
    nth: optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    times: optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    delayMs: optional(Type.Integer({ minimum: 0, maximum: 600_000 })),
    field: optional(Type.Integer({ minimum: 2, maximum: 64 })),
    code: optional(Type.String({ pattern: '^[0-9A-Z]{2}$' })),
    mti: optional(Type.String({ pattern: '^[0-9]{4}$' })),
    transaction: optional(Type.String({ pattern: '^[a-z-]{1,40}$' })),
    amountMinor: optional(Type.Integer({ minimum: 0, maximum: 999_999_999_999 })),
    card: optional(kind),
    terminalId: optional(Type.String({ pattern: '^[0-9A-Za-z]{8}$' })),
  }),
  disarm: act('disarm', { position: optional(Type.Integer({ minimum: 1, maximum: 100_000 })) }),
  'rule-packs': act('rule-packs', {
    on: Type.Array(words(['cents-are-codes', 'stripe-endings', 'adyen-endings']), { maxItems: 3 }),
  }),
  card: act('card', {
    card: kind,
    status: optional(words(CARD_STATUSES)),
    availableMinor: optional(Type.Integer({ minimum: 0, maximum: 999_999_999_999 })),
    limitMinor: optional(Type.Union([Type.Null(), Type.Integer({ minimum: 0, maximum: 999_999_999_999 })])),
  }),
  clock: act('clock', {
    advanceMs: optional(Type.Integer({ minimum: -86_400_000 * 366, maximum: 86_400_000 * 366 })),
    real: optional(Type.Literal(true)),
  }),
  clear: act('clear', {}),
  record: act('record', { from: words(['here']) }),
  run: act('run', {
    chapters: Type.Array(Type.String({ pattern: '^[a-z0-9-]{1,60}$' }), { maxItems: 40 }),
    recorded: optional(Type.Boolean()),
    watch: optional(Type.Boolean()),
  }),
  'stop-run': act('stop-run', {}),
} as const;

export type ActName = keyof typeof ACTS;
export type Acts = { [N in ActName]: Static<(typeof ACTS)[N]> };
export type Act = Acts[ActName];

const checks = new Map<string, ReturnType<typeof validatorOf>>();

/** The act as it may be done; else what is wrong with it, in words without its values: one of them may be a PIN. */
export function readAct(value: unknown): Act | string {
  const name = (value as { do?: unknown } | null)?.do;
  if (typeof name !== 'string' || !Object.hasOwn(ACTS, name))
    return `"do" must be one of ${Object.keys(ACTS).join(', ')}`;
  const check = checks.get(name) ?? validatorOf(ACTS[name as ActName], { strict: false });
  checks.set(name, check);
  if (check(value)) return value as Act;
  const [first] = check.errors ?? [];
  return `${name}: ${first?.instancePath || 'it'} ${first?.message ?? 'does not fit'}`;
}
