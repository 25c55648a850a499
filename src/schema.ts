// The TypeBox builders that the schemas of this project use, with TypeBox's types: what they make is plain JSON Schema.
//
// TypeBox itself is 709 files, which every process and every worker thread would read before its first scenario
// (bench/cold-start.ts). At run time these lines do; schema.test.ts holds them against TypeBox.
import type * as TypeBox from 'typebox';

export type { Static, TSchema } from 'typebox';

type Json = Record<string, unknown>;
type Properties = Record<string, Json>;

/** Schemas of members that may be left away. */
const optional = new WeakSet<Json>();

const typed = (type: string) => (options?: Json) => ({ type, ...options });

function object(properties: Properties, options?: Json): Json {
  const required = Object.keys(properties).filter((name) => !optional.has(properties[name] as Json));
  return { type: 'object', ...(required.length > 0 ? { required } : {}), properties, ...options };
}

function lenient(schema: Json): Json {
  const copy = { ...schema };
  optional.add(copy);
  return copy;
}

const builders = {
  Array: (items: Json, options?: Json) => ({ type: 'array', items, ...options }),
  Boolean: typed('boolean'),
  Enum: (values: readonly unknown[], options?: Json) => ({ enum: [...values], ...options }),
  Integer: typed('integer'),
  Literal: (value: unknown, options?: Json) => ({ type: typeof value, const: value, ...options }),
  Null: typed('null'),
  Number: typed('number'),
  Object: object,
  Omit: ({ properties }: { properties: Properties }, names: readonly string[], options?: Json) =>
    object(Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name))), options),
  Optional: lenient,
  Partial: ({ properties }: { properties: Properties }, options?: Json) =>
    object(Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, lenient(schema)])), options),
  Record: ({ pattern = '^.*$' }: { pattern?: string }, value: Json, options?: Json) => ({
    type: 'object',
    patternProperties: { [pattern]: value },
    ...options,
  }),
  String: typed('string'),
  Union: (anyOf: readonly Json[], options?: Json) => ({ anyOf, ...options }),
  Unsafe: (schema: Json) => ({ ...schema }),
};

/** Builds JSON Schemas; each builder takes what TypeBox's of the same name takes. */
export const Type = builders as unknown as Pick<typeof TypeBox, keyof typeof builders>;

/**
 * How ajv compiles the house's own schemas: tests hold them against the rules of JSON Schema, not every start, and ajv's
 * tidying of the code that it writes takes as long again as writing it.
 */
export const OWN_SCHEMAS = { validateSchema: false, meta: false, code: { optimize: false } } as const;
