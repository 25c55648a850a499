// JSON Schemas of messages on the JSON wire, derived from the field rows and the transaction table; ajv compiles them.
import { FIELDS, type FieldDefinition } from './fields.ts';
import { TRANSACTIONS, type TransactionDefinition, type TransactionType } from './transactions.ts';
import { type FieldNarrowing, NETWORK_CODES, REQUEST_NARROWINGS, UNIONPAY_FIELDS } from './unionpay-fields.ts';

/** A plain JSON Schema (draft-07 words only). */
type JsonSchema = { readonly [keyword: string]: unknown };

const CHARACTERS = {
  n: '[0-9]',
  an: '[0-9A-Za-z ]',
  ns: '[^A-Za-z\\u0000-\\u001F]',
  ans: '[^\\u0000-\\u001F]',
  z: '[0-9A-F=]',
} as const;

function isoPattern({ type, length, lengthType }: FieldDefinition): { pattern: string; maxLength: number } {
  const count = (largest: number) => (lengthType === 'fixed' ? `{${largest}}` : `{1,${largest}}`);
  if (type === 'b') return { pattern: `^([0-9A-F]{2})${count(length)}$`, maxLength: 2 * length };
  if (type === 'x+n') return { pattern: `^[CD][0-9]${count(length)}$`, maxLength: length + 1 };
  return { pattern: `^${CHARACTERS[type]}${count(length)}$`, maxLength: length };
}

/** The schema of one field's value as a JSON string, in the UnionPay dialect; `narrowing` is a still closer rule. */
export function fieldSchema(number: number, narrowing?: Pick<FieldNarrowing, 'pattern' | 'maxLength'>): JsonSchema {
  const field = FIELDS[number];
  if (field === undefined) throw new RangeError(`there is no field ${number}`);
  const dialect: Record<number, FieldNarrowing> = UNIONPAY_FIELDS;
  const { pattern, maxLength } = narrowing ?? dialect[number] ?? isoPattern(field);
  return { type: 'string', title: `${field.en} / ${field.zh}`, maxLength, pattern };
}

/** Fields that may stand in a JSON message: all but the bitmaps 1 and 65, which the JSON wire does not have. */
export const MESSAGE_FIELDS: readonly number[] = Object.keys(FIELDS)
  .map(Number)
  .filter((number) => number !== 1 && number !== 65);

function envelope(mti: JsonSchema, fields: JsonSchema, title: string): JsonSchema {
  return {
    type: 'object',
    title,
    properties: { mti, fields: { type: 'object', ...fields, additionalProperties: false } },
    required: ['mti', 'fields'],
    additionalProperties: false,
  };
}

/** Any message, request or answer: a known kind of MTI and well-formed fields, none of them required. */
export function anyMessageSchema(): JsonSchema {
  return envelope(
    { type: 'string', pattern: '^0[1-8][0-9]{2}$' },
    { properties: Object.fromEntries(MESSAGE_FIELDS.map((number) => [number, fieldSchema(number)])) },
    'Message',
  );
}

function requestField(type: TransactionType, row: TransactionDefinition, number: number): JsonSchema {
  if (number === 3 && row.processingCode !== null) return constant(number, row.processingCode);
  if (number === 25 && row.conditionCode !== null) return constant(number, row.conditionCode);
  if (number === 60) {
    const networkCodes: Partial<Record<TransactionType, string>> = NETWORK_CODES;
    const code = networkCodes[type] ?? row.networkCode ?? '[0-9]{3}';
    return fieldSchema(60, { pattern: `^${row.messageType || '[0-9]{2}'}[0-9]{6}${code}[0-9]{0,6}$`, maxLength: 17 });
  }
  const narrowings: Partial<Record<TransactionType, Record<number, FieldNarrowing>>> = REQUEST_NARROWINGS;
  return fieldSchema(number, narrowings[type]?.[number]);
}

const constant = (number: number, value: string) =>
  fieldSchema(number, { pattern: `^${value}$`, maxLength: value.length });

/**
 * A request of one transaction type: its own MTI, every mandatory field, no field outside its row, and a PIN only with
 * its companions (F-14). A card transaction names its card by number, track 2 or payment code; one that gives a payment by code back
 * (22 = 03x) needs none, since the reference of the original says whose money it is (F-56).
 */
export function messageSchema(type: TransactionType): JsonSchema {
  const row: TransactionDefinition = TRANSACTIONS[type];
  const numbers = [...row.mandatory, ...row.optional].sort((a, b) => a - b);
  const cardSources = row.optional.includes(35) ? [2, 35, 59].filter((number) => numbers.includes(number)) : [];
  const byCode =
    type === 'void' || type === 'refund' ? [{ properties: { 22: { type: 'string', pattern: '^03' } } }] : [];
  return envelope(
    { type: 'string', const: row.mti },
    {
      properties: Object.fromEntries(numbers.map((number) => [number, requestField(type, row, number)])),
      required: row.mandatory.map(String),
      ...(numbers.includes(52) ? { dependencies: { 26: ['52'], 52: ['26', '53'] } } : {}),
      ...(cardSources.length > 0
        ? { anyOf: [...cardSources.map((number) => ({ required: [String(number)] })), ...byCode] }
        : {}),
    },
    `${row.en} / ${row.zh}`,
  );
}

/** An answer: any message whose MTI ends its class as an answer (third digit odd). */
export function answerSchema(): JsonSchema {
  const { mti: _, ...rest } = (anyMessageSchema() as { properties: Record<string, JsonSchema> }).properties;
  return {
    ...anyMessageSchema(),
    title: 'Answer',
    properties: { mti: { type: 'string', pattern: '^0[1-8][13][0-9]$' }, ...rest },
  };
}
