// The rules of requests: shapes answer as their patterns do, and conditions stand only on fields that may be there.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELDS } from './fields.ts';
import { REQUEST_RULES, REQUEST_SHAPES, type RequestRules, shapeOf } from './request-rules.ts';
import { isoShape } from './shape.ts';

const SHAPES = Object.keys(FIELDS).map(Number);
const ROWS = Object.entries<RequestRules>(REQUEST_RULES);

describe('a shape', () => {
  test.each(SHAPES)('of field %i takes what its pattern takes, and nothing else', (number) => {
    for (const shape of [shapeOf(number), isoShape(FIELDS[number]!)]) {
      const pattern = new RegExp(shape.pattern, 'u');
      const right = fc.stringMatching(new RegExp(shape.pattern.replace('(?!000000)', ''), 'u'));
      const values = fc.oneof(
        right,
        right.map((value) => value.slice(1)),
        right.map((value) => `${value}é`),
        fc.string(),
      );
      fc.assert(
        fc.property(values, (value) => {
          expect(shape.fits(value)).toBe(pattern.test(value));
          if (shape.fits(value)) expect([...value].length).toBeLessThanOrEqual(shape.maxLength);
        }),
        { numRuns: 30, seed: 1 },
      );
    }
  });

  test('of a number that is no field is refused', () => {
    expect(() => shapeOf(129)).toThrow('there is no field 129');
  });
});

describe('the rules', () => {
  test.each(ROWS)('of %s have a shape for every field that may be there, and conditions on no other', (_, rules) => {
    const numbers = [...new Set([...rules.mandatory, ...rules.optional])].sort((a, b) => a - b);
    expect(Object.keys(rules.shapes).map(Number)).toEqual(numbers);
    const named = rules.conditional.flatMap(({ field, anyOf = [] }) => [field, ...anyOf]);
    expect(named.filter((field) => !rules.optional.includes(field))).toEqual([]);
    const asked = rules.conditional.flatMap(({ when }) => when.map(({ field }) => field));
    expect(asked.filter((field) => !numbers.includes(field))).toEqual([]);
  });

  test('let the host look at the fields that some request has, and at no other', () => {
    const fields = new Set(ROWS.flatMap(([, { mandatory, optional }]) => [...mandatory, ...optional]));
    expect(Object.keys(REQUEST_SHAPES).map(Number)).toEqual([...fields].sort((a, b) => a - b));
  });
});
