// Field 59 of payments by code: items are written and found again, and a damaged field is told from one without the item.
import { describe, expect, test } from 'vitest';
import { field59, field59Value } from './payment-code.ts';

const CODE = '621234567890123450';
const VOUCHER = '20260718071800000001';

describe('an item of field 59', () => {
  test('is tag, three digits of length, and value', () => {
    expect(field59('A3', CODE)).toBe(`A3018${CODE}`);
  });

  test('is found again wherever it stands', () => {
    const both = field59('A4', VOUCHER) + field59('A3', CODE);
    expect(field59Value('A3', both)).toBe(CODE);
    expect(field59Value('A4', both)).toBe(VOUCHER);
  });

  test('that is not there is undefined', () => {
    expect(field59Value('A4', field59('A3', CODE))).toBeUndefined();
    expect(field59Value('A3', '')).toBeUndefined();
  });

  test.each(['A3', 'A3018123', 'a3018', 'A3XXX1', `A3018${CODE}Z`])('of a damaged field (%s) is null', (text) => {
    expect(field59Value('A4', text)).toBeNull();
  });
});
