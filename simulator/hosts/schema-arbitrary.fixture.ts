// For tests: values as a JSON Schema wants them, and now and then in their place what nobody should send.
import fc from 'fast-check';

type Schema = { readonly [keyword: string]: unknown };

/** What an attacker, a broken client or a mistaken operator sends in the place of a value. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    0.5,
    1e308,
    -1e308,
    300_000_000_000_000,
    -300_000_000_000_000,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
    2 ** 63,
    999_999_999_999,
    '',
    '9999-99-99',
    '0000-00-00',
    '2026-02-30',
    '+275760-09-13T00:00:00Z',
    '9999-12-31T23:59:59+23:59',
    '0001-01-01T00:00:00-23:59',
    '__proto__',
    'constructor',
    "'; DROP TABLE transactions; --",
    '\u0000',
    '\ud800',
    '６２１２',
    [],
    {},
    [[[[[[]]]]]],
  ),
  fc.constantFrom(300, 70_000).map((length) => 'x'.repeat(length)),
  fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
  fc.string({ maxLength: 40 }),
);

/** Fits the schema, but for a hostile value in some place. `known` are values of members that lead somewhere, by their names. */
export function likely(schema: unknown, known: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 24, arbitrary: fitting(schema as Schema, known) }, { weight: 1, arbitrary: hostile });
}

function fitting(schema: Schema, known: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  if (Array.isArray(schema.anyOf)) return fc.oneof(...schema.anyOf.map((each) => fitting(each, known)));
  switch (schema.type) {
    case 'integer':
    case 'number':
      return number(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(likely(schema.items ?? {}, known), {
        minLength: (schema.minItems as number | undefined) ?? 0,
        maxLength: 3,
      });
    case 'object':
      return object(schema, known);
    default:
      return text(schema);
  }
}

function number({ minimum = -(2 ** 40), maximum = 2 ** 40 }: Schema): fc.Arbitrary<number> {
  const [min, max] = [minimum as number, maximum as number];
  return fc.oneof(
    fc.integer({ min, max }),
    fc.constantFrom(min, max),
    fc.integer({ min, max: Math.min(max, min + 100) }),
  );
}

function text({ pattern, format, minLength = 0, maxLength = 30 }: Schema): fc.Arbitrary<string> {
  if (format === 'date')
    return fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10));
  if (typeof pattern === 'string') return matching(pattern);
  const [min, max] = [minLength as number, maxLength as number];
  return fc.string({ minLength: min, maxLength: Math.min(max, 30) });
}

function object(
  { properties = {}, required = [] }: Schema,
  known: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<object> {
  const members = Object.entries(properties as Record<string, Schema>).map(([name, schema]) => {
    const own = known[name];
    const value = likely(schema, known);
    return [name, own === undefined ? value : fc.oneof({ weight: 4, arbitrary: own }, { weight: 1, arbitrary: value })];
  });
  const model = Object.fromEntries(members) as Record<string, fc.Arbitrary<unknown>>;
  const there = fc.record(model, { requiredKeys: required as string[] });
  return fc.oneof({ weight: 30, arbitrary: there }, { weight: 1, arbitrary: fc.record(model, { requiredKeys: [] }) });
}

/** Texts of that form; of a form that looks ahead, digits of about its length. */
function matching(pattern: string): fc.Arbitrary<string> {
  const form = pattern.includes('(?') ? '^[0-9]*$' : pattern;
  return fc.stringMatching(new RegExp(form));
}
