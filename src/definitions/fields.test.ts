// The field dictionary: complete, well-formed, and secret where it must be.
import { describe, expect, test } from 'vitest';
import { sensitivityOf } from '../iso8583/mask.ts';
import { FIELDS, fieldDefinition } from './fields.ts';

const all = Object.values(FIELDS);

describe('the field dictionary', () => {
  test('has every field from 1 to 128 once, each under its own number', () => {
    expect(Object.keys(FIELDS).map(Number)).toEqual(Array.from({ length: 128 }, (_, i) => i + 1));
    expect(all.every((field) => FIELDS[field.number] === field)).toBe(true);
  });

  test.each([
    [2, 'n', 19, 'LLVAR'],
    [4, 'n', 12, 'fixed'],
    [22, 'n', 3, 'fixed'],
    [28, 'x+n', 8, 'fixed'],
    [32, 'n', 11, 'LLVAR'],
    [35, 'z', 37, 'LLVAR'],
    [43, 'ans', 40, 'fixed'],
    [45, 'an', 76, 'LLVAR'],
    [52, 'b', 8, 'fixed'],
    [54, 'an', 120, 'LLLVAR'],
    [90, 'n', 42, 'fixed'],
    [97, 'x+n', 16, 'fixed'],
    [128, 'b', 8, 'fixed'],
  ])('field %i is %s %i %s', (number, type, length, lengthType) => {
    expect(fieldDefinition(number)).toMatchObject({ type, length, lengthType });
  });

  test('never lets a length outgrow its length prefix', () => {
    const tooLong = all.filter((f) => f.length > (f.lengthType === 'LLVAR' ? 99 : 999) || f.length < 1);
    expect(tooLong).toEqual([]);
  });

  test('names every field in both languages', () => {
    expect(all.filter((f) => !/^[A-Z]/.test(f.en) || !/\p{Script=Han}/u.test(f.zh))).toEqual([]);
  });

  test('hides tracks, PIN data, chip data, payment codes and keys wholly, and account numbers but for first six and last four', () => {
    const numbers = (sensitivity: string) => all.filter((f) => f.sensitivity === sensitivity).map((f) => f.number);
    expect(numbers('secret')).toEqual([35, 36, 45, 52, 55, 59, 62]);
    expect(numbers('pan')).toEqual([2, 34]);
  });

  test('refuses a field number that does not exist', () => {
    expect(() => fieldDefinition(0)).toThrow(RangeError);
    expect(() => fieldDefinition(129)).toThrow('there is no field 129');
  });
});

describe('masking', () => {
  test('treats every field as the dictionary says', () => {
    expect(all.filter((field) => sensitivityOf(field.number) !== field.sensitivity)).toEqual([]);
  });
});
