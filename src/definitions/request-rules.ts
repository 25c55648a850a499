// What a request of each transaction must, may and must not have, and what its fields look like: one table, from which the schemas of
// the JSON wire, the checks of the host and the presence rules of the dialect are made (F-11, F-14, F-16).
import type { Condition } from '../iso8583/dialect-presence.ts';
import { FIELDS } from './fields.ts';
import { digits, exactly, isoShape, matching, type Shape } from './shape.ts';
import { TRANSACTIONS, type TransactionDefinition, type TransactionType } from './transactions.ts';
import { ENTRY_MODES, UNIONPAY_FIELDS } from './unionpay-fields.ts';

/** A field that must be there when all conditions hold, unless one of `anyOf` is. */
export type Conditional = {
  field: number;
  when: readonly Condition[];
  anyOf?: readonly number[];
  /** What the host says of a request without it. */
  words: string;
  /** False where the host takes a request without it all the same, and only the presence rules of the dialect ask. */
  host: boolean;
};

/** One row: `mandatory` fields are there, `optional` ones may be, those of `conditional` (all of them optional) sometimes must; no others. */
export type RequestRules = {
  mandatory: readonly number[];
  optional: readonly number[];
  conditional: readonly Conditional[];
  /** By field, of all that may be there. */
  shapes: Readonly<Record<number, Shape>>;
};

/** Ways of reading that show a card, and those that read its chip. */
const CARD_MODES = ENTRY_MODES.filter((mode) => mode !== '03');
const CHIP_MODES = ['05', '07'];
const withPin: Condition = { field: 22, from: 3, length: 1, in: ['1'] };
const entryMode = (modes: string[]): Condition => ({ field: 22, from: 1, length: 2, in: modes });

/** Transactions that a card starts, so that a chip card must speak (F-16). */
const CHIP_SPEAKS: readonly TransactionType[] = ['balance-inquiry', 'sale', 'pre-authorisation'];
/** What gives a payment back: one by code needs no card, since the reference of the original says whose money it is (F-56). */
const GIVES_BACK: readonly TransactionType[] = ['void', 'refund'];

function conditionalOf(type: TransactionType, { optional }: TransactionDefinition): Conditional[] {
  const may = (field: number) => optional.includes(field);
  const rows: Conditional[] = [];
  if (may(52)) {
    const beside = {
      when: [{ field: 52 }],
      words: 'fields 26 and 53: missing although field 52 is present',
      host: true,
    };
    rows.push(
      { field: 52, when: [withPin], words: 'field 52: missing although field 22 says PIN', host: true },
      { field: 26, ...beside },
      { field: 53, ...beside },
      { field: 52, when: [{ field: 26 }], words: 'field 52: missing although field 26 is present', host: true },
    );
  }
  if (may(35)) {
    const when = GIVES_BACK.includes(type) ? [entryMode(CARD_MODES)] : [];
    rows.push({
      field: 2,
      when,
      anyOf: may(59) ? [35, 59] : [35],
      words: 'fields 2 and 35: no card number',
      host: true,
    });
  }
  if (CHIP_SPEAKS.includes(type))
    rows.push({
      field: 55,
      when: [entryMode(CHIP_MODES)],
      words: 'field 55: missing although a chip was read',
      host: false,
    });
  return rows;
}

/** What requests of one type say more closely still about a field; each row ends with the fact that it rests on. */
const NARROWER: Readonly<Partial<Record<TransactionType, Readonly<Record<number, readonly [Shape, string]>>>>> = {
  settlement: { 48: [matching('^([0-9]{30}0){2}$', 62, 'totals, 62 digits'), 'F-33'] },
  'batch-upload': { 48: [matching('^0[1-8](0[01][0-9]{38}){1,8}$', 322, 'one to eight items'), 'F-34'] },
  'batch-upload-end': { 48: [digits(4), 'F-34'] },
  'batch-upload-end-balanced': { 48: [digits(4), 'F-34'] },
  'sign-in': { 63: [matching('^[0-9A-Za-z ]{3}$', 3, 'an operator, 3 characters'), 'F-04'] },
  refund: { 61: [digits(16), 'F-29'] },
  'terminal-state': { 62: [matching('^0[01]$', 2, '00 or 01'), 'F-09; the values are ours'] },
  reversal: { 39: [matching('^(98|96|A0|06)$', 2, '98, 96, A0 or 06'), 'F-24'] },
};

const SHAPES: Readonly<Record<number, Shape>> = Object.fromEntries(
  Object.values(FIELDS).map((field) => [field.number, UNIONPAY_FIELDS[field.number] ?? isoShape(field)]),
);

/** The shape of a field in any message of the dialect; RangeError for a number that is none. */
export function shapeOf(number: number): Shape {
  const shape = SHAPES[number];
  if (shape === undefined) throw new RangeError(`there is no field ${number}`);
  return shape;
}

function field60Of({ messageType, networkCode, networkCodes }: TransactionDefinition): Shape {
  const several = networkCodes?.map((start) => start + '[0-9]'.repeat(3 - start.length)).join('|');
  const code = several === undefined ? (networkCode ?? '[0-9]{3}') : `(${several})`;
  const pattern = `^${messageType || '[0-9]{2}'}[0-9]{6}${code}[0-9]{0,6}$`;
  return matching(pattern, 17, 'message type, batch and network code of the transaction');
}

function shapeIn(type: TransactionType, row: TransactionDefinition, number: number): Shape {
  if (number === 3 && row.processingCode !== null) return exactly(row.processingCode);
  if (number === 25 && row.conditionCode !== null) return exactly(row.conditionCode);
  if (number === 60) return field60Of(row);
  return NARROWER[type]?.[number]?.[0] ?? shapeOf(number);
}

function rulesOf([type, row]: [TransactionType, TransactionDefinition]): [TransactionType, RequestRules] {
  const { mandatory, optional } = row;
  const numbers = [...mandatory, ...optional].sort((a, b) => a - b);
  const shapes = Object.fromEntries(numbers.map((number) => [number, shapeIn(type, row, number)]));
  return [type, { mandatory, optional, conditional: conditionalOf(type, row), shapes }];
}

const ROWS = Object.entries(TRANSACTIONS) as [TransactionType, TransactionDefinition][];

export const REQUEST_RULES = Object.fromEntries(ROWS.map(rulesOf)) as Readonly<Record<TransactionType, RequestRules>>;

/** Shapes of the fields that some request has; of others the host asks nothing. */
export const REQUEST_SHAPES: Readonly<Record<number, Shape>> = Object.fromEntries(
  ROWS.flatMap(([type]) => Object.keys(REQUEST_RULES[type].shapes)).map((number) => [number, shapeOf(Number(number))]),
);
