// JSON Schemas of messages on the JSON wire, made of the rules of requests; ajv compiles them.
import { FIELDS } from './fields.ts';
import { type Conditional, REQUEST_RULES, shapeOf } from './request-rules.ts';
import type { Shape } from './shape.ts';
import { TRANSACTIONS, type TransactionDefinition, type TransactionType } from './transactions.ts';
import { ENTRY_MODES } from './unionpay-fields.ts';

/** A plain JSON Schema (draft-07 words only). */
type JsonSchema = { readonly [keyword: string]: unknown };

/** The schema of one field's value as a JSON string, in the UnionPay dialect; `shape` is a still closer rule. */
export function fieldSchema(number: number, { pattern, maxLength, expected }: Shape = shapeOf(number)): JsonSchema {
  const { en, zh } = FIELDS[number]!;
  return { type: 'string', title: `${en} / ${zh}`, maxLength, pattern, $comment: expected };
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

/** Fields that make no sense without others (F-14). */
function dependenciesOf(rules: readonly Conditional[]): Record<string, string[]> {
  const needs: Record<string, string[]> = {};
  for (const { field, when } of rules) {
    const [other] = when;
    if (when.length === 1 && other !== undefined && other.in === undefined)
      needs[other.field] = [...(needs[other.field] ?? []), String(field)];
  }
  return needs;
}

/** Where a field stands for others, any of them; or a way of reading the card that asks for none of them (F-56). */
function alternativesOf({ field, when, anyOf = [] }: Conditional): JsonSchema[] {
  const others = when.map(({ in: modes = [] }) => ENTRY_MODES.filter((mode) => !modes.includes(mode)));
  return [
    ...[field, ...anyOf].map((number) => ({ required: [String(number)] })),
    ...others.map((modes) => ({ properties: { 22: { type: 'string', pattern: `^${modes.join('|')}` } } })),
  ];
}

/**
 * A request of one transaction type: its own MTI, every mandatory field, no field outside its row, and a PIN only with
 * its companions (F-14). A card transaction names its card by number, track 2 or payment code; one that gives a payment by code back
 * (22 = 03x) needs none, since the reference of the original says whose money it is (F-56).
 */
export function messageSchema(type: TransactionType): JsonSchema {
  const row: TransactionDefinition = TRANSACTIONS[type];
  const { mandatory, conditional, shapes } = REQUEST_RULES[type];
  const dependencies = dependenciesOf(conditional);
  const card = conditional.find(({ anyOf }) => anyOf !== undefined);
  return envelope(
    { type: 'string', const: row.mti },
    {
      properties: Object.fromEntries(
        Object.entries(shapes).map(([number, shape]) => [number, fieldSchema(Number(number), shape)]),
      ),
      required: mandatory.map(String),
      ...(Object.keys(dependencies).length > 0 ? { dependencies } : {}),
      ...(card === undefined ? {} : { anyOf: alternativesOf(card) }),
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
