// The builders against TypeBox itself: the same calls give the same JSON Schema.
import * as TypeBox from 'typebox';
import { describe, expect, it } from 'vitest';
import { Type } from './schema.ts';

type Builders = typeof Type;

const CASES: Record<string, (t: Builders) => unknown> = {
  'plain types with and without options': (t) =>
    t.Object({
      text: t.String({ minLength: 1, description: 'some' }),
      count: t.Integer(),
      share: t.Number({ minimum: 0 }),
      flag: t.Boolean(),
      nothing: t.Null({ description: 'none' }),
      list: t.Array(t.String(), { minItems: 1 }),
    }),
  'members that may be left away': (t) =>
    t.Object(
      { a: t.Optional(t.String({ description: 'a' })), b: t.String() },
      { $id: 'Named', additionalProperties: false, description: 'both' },
    ),
  'an object without members that must be there': (t) => t.Object({ a: t.Optional(t.String()) }),
  'an object without members': (t) => t.Object({}),
  choices: (t) =>
    t.Union(
      [
        t.Null(),
        t.Literal(1),
        t.Literal('a', { description: 'x' }),
        t.Literal(true),
        t.Enum(['p', 'q'], { title: 'e' }),
      ],
      {
        description: 'one of them',
      },
    ),
  tables: (t) =>
    t.Object({
      free: t.Record(t.String(), t.Integer(), { description: 'any name' }),
      numbered: t.Record(t.String({ pattern: '^[0-9]+$' }), t.Integer(), { additionalProperties: false }),
    }),
  'part of an object': (t) => {
    const whole = t.Object({ a: t.Optional(t.String()), b: t.Integer(), c: t.String() }, { $id: 'Whole' });
    return [
      t.Omit(whole, ['a']),
      t.Omit(whole, ['b']),
      t.Partial(whole),
      t.Partial(t.Omit(whole, ['c']), { $id: 'Patch' }),
    ];
  },
  'members of another object': (t) => {
    const { properties } = t.Object({ a: t.Optional(t.String()), b: t.Integer() });
    return t.Object({ ...properties, ...t.Partial(t.Object({ c: t.Integer() })).properties, d: t.String() });
  },
  'a schema of its own': (t) =>
    t.Object({
      a: t.Unsafe<'x'>({ type: 'string', enum: ['x'] }),
      b: t.Optional(t.Unsafe<number>({ type: 'number' })),
    }),
};

describe('the schema builders', () => {
  it.each(Object.entries(CASES))('write %s as TypeBox does', (_, make) => {
    expect(JSON.stringify(make(Type))).toBe(JSON.stringify(make(TypeBox)));
  });
});
