// Checks a configuration of the acquirer: its form by schema, its sense by rules; every error is told at once.
import type { ErrorObject } from 'ajv';
import type { Bilingual } from '../../src/definitions/evidence.ts';
import { TRANSACTIONS } from '../../src/definitions/transactions.ts';
import { luhn, maskPan } from '../../src/iso8583/mask.ts';
import { faults } from '../faults/index.ts';
import { validating } from '../model/compile.ts';
import { AcquirerConfiguration, type Card, type Rule, type TerminalRecord } from '../model/index.ts';
import { ClockError, instantOf } from '../model/instant.ts';
import { type Reason, reasonsOf } from '../model/reasons.ts';
import { contractErrors } from './contract-rules.ts';
import { placeInChinese, reasonInChinese } from './reasons-chinese.ts';

const THE_CONFIGURATION: Bilingual = { en: 'the configuration', zh: '配置' };

/** A configuration that cannot be used; `details` has the path and the reason of every error. */
export class ConfigurationError extends Error {
  readonly code = 'invalid-configuration';
  readonly details: readonly Reason[];
  /** For people; the message is the English ones. */
  readonly words: Bilingual;
  constructor(details: readonly Reason[], subject: string | Bilingual = THE_CONFIGURATION) {
    const { en, zh } = typeof subject === 'string' ? { en: subject, zh: subject } : subject;
    const english = details.map(({ path, reason }) => `\n  ${path || '(top)'}: ${reason}`).join('');
    const chinese = details
      .map(({ path, reason }) => `\n  ${placeInChinese(path)}：${reasonInChinese(reason)}`)
      .join('');
    const words = {
      en: `${en} has ${details.length === 1 ? '1 error' : `${details.length} errors`}:${english}`,
      zh: `${zh}有${details.length}处错误：${chinese}`,
    };
    super(words.en);
    this.name = 'ConfigurationError';
    this.details = details;
    this.words = words;
  }
}

const validator = validating(() => AcquirerConfiguration);

/** Every reason why the value is no usable configuration; none when it is one. */
export function configurationErrors(value: unknown): Reason[] {
  const validate = validator();
  const form = validate(value) ? [] : (validate.errors ?? []);
  return [...reasonsOf(form), ...senseErrors(value, form)];
}

/** What has the right form is held to its sense, whatever else is wrong. */
function senseErrors(value: unknown, form: readonly ErrorObject[]): Reason[] {
  if (typeof value !== 'object' || value === null) return [];
  const wrong = new Set(form.map(({ instancePath }) => instancePath.split('/').slice(1, 3).join('/')));
  const rowsOf = <Item>(part: string, list: readonly Item[] | undefined): [at: number, item: Item][] =>
    list === undefined || wrong.has(part) ? [] : [...list.entries()].filter(([at]) => !wrong.has(`${part}/${at}`));
  const configuration = value as Partial<AcquirerConfiguration>;
  const merchants = rowsOf('merchants', configuration.merchants);
  const cards = rowsOf('cards', configuration.cards);
  // A merchant that is wrong itself is there all the same, also where its number stands without quotes.
  const listed: readonly ({ merchantId?: unknown } | null)[] | null = Array.isArray(configuration.merchants)
    ? configuration.merchants
    : null;
  const known = new Set(listed?.map((merchant) => String(merchant?.merchantId)));
  const terminals = listed === null ? [] : rowsOf('terminals', configuration.terminals);
  const named = <Item>(rows: readonly [number, Item][], name: (item: Item) => string): [number, string][] =>
    rows.map(([at, item]) => [at, name(item)]);
  return [
    ...(wrong.has('clock') ? [] : clockErrors(configuration.clock)),
    ...openingErrors(cards.map(([, card]) => card)),
    ...duplicates(
      'merchants',
      'merchantId',
      named(merchants, ({ merchantId }) => merchantId),
    ),
    ...duplicates(
      'terminals',
      'terminalId',
      named(terminals, ({ terminalId }) => terminalId),
    ),
    ...duplicates(
      'cards',
      'pan',
      named(cards, ({ pan }) => pan),
      maskPan,
    ),
    ...duplicates('rulePacks', null, rowsOf('rulePacks', configuration.rulePacks)),
    ...merchants.flatMap(([at, merchant]) => contractErrors(merchant, `merchants[${at}].`)),
    ...terminals.flatMap(([at, terminal]) => terminalErrors(terminal, known, `terminals[${at}].`)),
    ...cards.flatMap(([at, card]) => cardErrors(card, `cards[${at}].`)),
    ...rowsOf('rules', configuration.rules).flatMap(([at, rule]) => ruleErrors(rule, `rules[${at}].`)),
  ];
}

/** The value as a configuration, or a ConfigurationError with every reason. */
export function checkConfiguration(value: unknown, subject?: string): AcquirerConfiguration {
  const errors = configurationErrors(value);
  if (errors.length > 0) throw new ConfigurationError(errors, subject);
  return value as AcquirerConfiguration;
}

function clockErrors(clock: string | undefined): Reason[] {
  if (clock === undefined) return [];
  try {
    instantOf(clock);
    return [];
  } catch (error) {
    if (!(error instanceof ClockError)) throw error;
    return [{ path: 'clock', reason: `${error.message}, such as 2026-11-22T09:30:00+08:00` }];
  }
}

/** The ledger counts exactly to this many fen. */
function openingErrors(cards: readonly Card[]): Reason[] {
  const sum = cards.reduce((all, { availableMinor }) => all + availableMinor, 0);
  if (sum <= Number.MAX_SAFE_INTEGER) return [];
  return [
    {
      path: 'cards',
      reason: `have more than ${Number.MAX_SAFE_INTEGER} fen available in all; the ledger cannot count that`,
    },
  ];
}

/** Sense of a card beyond its schema; `prefix` stands before each path. */
export function cardErrors(card: Card, prefix = ''): Reason[] {
  const errors: Reason[] = [];
  if (!luhn(card.pan))
    errors.push({ path: `${prefix}pan`, reason: 'its last digit is not the right check digit (Luhn)' });
  if (!/^\d\d(0[1-9]|1[0-2])$/.test(card.expiry)) {
    errors.push({ path: `${prefix}expiry`, reason: 'must be YYMM with a month from 01 to 12' });
  }
  return errors;
}

/** Sense of a terminal beyond its schema, given the merchant numbers that exist. */
export function terminalErrors(terminal: TerminalRecord, merchants: ReadonlySet<string>, prefix = ''): Reason[] {
  const errors: Reason[] = [];
  if (!merchants.has(terminal.merchantId)) {
    errors.push({
      path: `${prefix}merchantId`,
      reason: `there is no merchant ${terminal.merchantId}; add it to merchants`,
    });
  }
  if (['000000', '999999'].includes(terminal.nextBatch)) {
    errors.push({ path: `${prefix}nextBatch`, reason: 'must be from 000001 to 999998' });
  }
  return errors;
}

/** Sense of a rule beyond its schema. */
export function ruleErrors(rule: Rule, prefix = ''): Reason[] {
  const errors: Reason[] = [];
  const { transaction } = rule.when;
  if (transaction !== undefined && !Object.hasOwn(TRANSACTIONS, transaction)) {
    const known = Object.keys(TRANSACTIONS).join(', ');
    errors.push({ path: `${prefix}when.transaction`, reason: `is no transaction type; known: ${known}` });
  }
  if (Object.keys(rule.then).length === 0) {
    errors.push({
      path: `${prefix}then`,
      reason: 'does nothing; give answer, fault, partialMinor, issuerAnswer, issuerScript or headerRequirement',
    });
  }
  if (rule.then.answer !== undefined && rule.then.partialMinor !== undefined) {
    errors.push({
      path: `${prefix}then.partialMinor`,
      reason: 'cannot stand beside answer: one declines, the other approves',
    });
  }
  if (rule.then.delayMs !== undefined && rule.then.fault === undefined) {
    errors.push({ path: `${prefix}then.delayMs`, reason: 'needs a fault that can be late, such as late-answer' });
  }
  if (rule.then.field !== undefined && !OF_A_FIELD.includes(rule.then.fault ?? '')) {
    errors.push({
      path: `${prefix}then.field`,
      reason: 'needs the fault wrong-field, without-field or wrong-check-value',
    });
  }
  if (rule.then.byte !== undefined && rule.then.fault !== 'wrong-mac')
    errors.push({ path: `${prefix}then.byte`, reason: 'needs the fault wrong-mac' });
  return errors;
}

/** Faults of one field. */
const OF_A_FIELD: readonly string[] = ['wrong-field', 'without-field', 'wrong-check-value'];

/** A rule whose fault cannot be played on any of the ways in that are open. */
export function unplayable(rule: Rule, transports: readonly string[], prefix = ''): Reason[] {
  const { fault } = rule.then;
  if (fault === undefined) return [];
  const playable: readonly string[] = faults[fault].transports;
  if (transports.some((transport) => playable.includes(transport))) return [];
  return [
    {
      path: `${prefix}then.fault`,
      reason: `${fault} can be played on ${playable.join(', ')}, not on ${transports.join(', ')}`,
    },
  ];
}

function duplicates(
  list: string,
  key: string | null,
  rows: readonly [at: number, value: string][],
  show = (value: string) => value,
): Reason[] {
  const first = new Map<string, number>();
  return rows.flatMap(([i, value]) => {
    const at = first.get(value);
    if (at === undefined) first.set(value, i);
    const path = `${list}[${i}]${key === null ? '' : `.${key}`}`;
    return at === undefined ? [] : [{ path, reason: `${show(value)} is already ${list}[${at}]` }];
  });
}
