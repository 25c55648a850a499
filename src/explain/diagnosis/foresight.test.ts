// What is foreseen of a field is what happens when it is read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIALECTS } from '../../definitions/dialects/index.ts';
import { Reader } from '../../iso8583/cursor.ts';
import { CodecError } from '../../iso8583/errors.ts';
import { Deviations, type Option } from './deviations.ts';
import { foresee } from './foresight.ts';

/** What reading says: a value, an error, or the code of one that lacks bytes. */
function outcome({ field }: Option, bytes: Buffer): string {
  try {
    field.read(new Reader(bytes));
    return 'read';
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    return error.code === 'truncated' ? 'truncated' : 'refused';
  }
}

const options = Object.values(DIALECTS).flatMap((dialect) => {
  const deviations = new Deviations(dialect, {});
  return Object.keys(dialect.fields).flatMap((number) => deviations.of(Number(number)));
});

const bytesOf = fc.oneof(
  fc.uint8Array({ maxLength: 60 }),
  fc.array(fc.integer({ min: 0x30, max: 0x39 }), { maxLength: 60 }),
  fc.array(fc.constantFrom(0x00, 0x01, 0x12, 0x13, 0x30, 0x31, 0x99, 0xf1), { maxLength: 60 }),
  fc.array(fc.constantFrom(0x43, 0x44, 0x30, 0x31), { maxLength: 60 }),
);

describe('foresight', () => {
  it('says no, or how much is missing, only of what cannot be read', () => {
    const seen = { no: 0, missing: 0, maybe: 0 };
    fc.assert(
      fc.property(fc.nat(options.length - 1), bytesOf, (which, input) => {
        const option = options[which]!;
        const bytes = Buffer.from(input);
        const foreseen = foresee(option.field.resolved, bytes, 0);
        const happened = outcome(option, bytes);
        if (foreseen === 'no') expect(happened).not.toBe('read');
        else if (foreseen !== 'maybe') expect(happened).toBe('truncated');
        seen[typeof foreseen === 'number' ? 'missing' : foreseen]++;
      }),
      { numRuns: 20_000, seed: 8583 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(500);
  });
});
