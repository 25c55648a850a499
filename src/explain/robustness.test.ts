// Arbitrary bytes are explained in bounded work, and nothing that the codec says is left untranslated.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIALECTS } from '../definitions/dialects/index.ts';
import { codecWords, isKnownPhrase } from './diagnosis/codec-words.ts';
import { ALL_READS, diagnoseMessage } from './diagnosis/message.ts';
import { namedCandidate } from './guess/guess.ts';
import { explain } from './index.ts';
import { InputError } from './input/index.ts';
import { ASCII, CHIP_SALE, PACKED, SALE, UNIONPAY } from './planted.fixture.ts';

const good = [
  UNIONPAY.encode(SALE),
  UNIONPAY.encode(CHIP_SALE),
  ASCII.encode(SALE),
  PACKED.encode(SALE),
  UNIONPAY.encodeFrame(SALE),
];
const mutated = fc
  .record({
    message: fc.nat(good.length - 1),
    places: fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 4 }),
    end: fc.nat(400),
  })
  .map(({ message, places, end }) => {
    const bytes = Buffer.from(good[message]!);
    for (const [at, byte] of places) bytes[at % bytes.length] = byte;
    return end % 3 === 0 ? bytes.subarray(0, end % bytes.length) : bytes;
  })
  .filter((bytes) => bytes.length > 0);

/** For property tests beside other work on a small machine. */
const PATIENT = { timeout: 60_000 };

describe('explaining', PATIENT, () => {
  it('never throws at arbitrary bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
        expect(explain(bytes).data.messages.length).toBeGreaterThan(0);
      }),
      { numRuns: 120, seed: 8583 },
    );
  });

  it('never throws at arbitrary text', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 200, unit: fc.constantFrom(...'0123456789ABCDEFabcdef \n\t:x{}[]"|.,') }),
        (text) => {
          try {
            explain(text, { dialect: DIALECTS['unionpay-pos'] });
          } catch (error) {
            expect(error).toBeInstanceOf(InputError);
          }
        },
      ),
      { numRuns: 300, seed: 8583 },
    );
  });

  it('never throws at messages with bytes changed or cut off, and always says the same of the same bytes', () => {
    fc.assert(
      fc.property(mutated, (bytes) => {
        const once = explain(bytes, { dialect: DIALECTS['unionpay-pos'] });
        expect(explain(bytes, { dialect: DIALECTS['unionpay-pos'] }).text).toBe(once.text);
        if (!once.whole) expect(once.data.damage).not.toBeNull();
      }),
      { numRuns: 200, seed: 8583 },
    );
  });

  it('stays within its field reads, whatever the bytes', () => {
    const hard = [0x00, 0x30, 0x99, 0xff, 0x31].map((byte) =>
      Buffer.concat([UNIONPAY.encode(SALE).subarray(0, 13), Buffer.alloc(8, 0xff), Buffer.alloc(3000, byte)]),
    );
    for (const dialect of Object.values(DIALECTS))
      for (const bytes of hard) {
        const budget = { reads: ALL_READS };
        diagnoseMessage(bytes, namedCandidate(dialect), budget);
        // A search that runs out still ends the way that it is on.
        expect(ALL_READS - budget.reads).toBeLessThan(ALL_READS / 2);
      }
  });

  it('of a large input of one byte ends', () => {
    for (const byte of [0x00, 0x30, 0x60, 0xff])
      expect(explain(Buffer.alloc(1 << 18, byte)).data.messages.length).toBeGreaterThan(0);
  });

  it('of a long stream tells every message, and diagnoses the damaged ones among them', () => {
    const frame = UNIONPAY.encodeFrame(SALE);
    const damaged = Buffer.from(frame);
    damaged[39] = 0xaa;
    const { data } = explain(Buffer.concat(Array.from({ length: 200 }, (_, at) => (at % 50 === 7 ? damaged : frame))));
    expect(data.messages.length).toBe(200);
    expect(data.messages.filter(({ damage }) => damage !== null).length).toBe(4);
  });
});

describe('the words of the codec', PATIENT, () => {
  it('are known in Chinese, every one that damage brings up', () => {
    const unknown = new Set<string>();
    const codecs = [UNIONPAY, ASCII, PACKED];
    fc.assert(
      fc.property(mutated, fc.nat(2), (bytes, which) => {
        const { error } = codecs[which]!.inspect(bytes);
        for (const words of error === null ? [] : [error.expected, error.found])
          if (!isKnownPhrase(words)) unknown.add(words);
      }),
      { numRuns: 5000, seed: 8583 },
    );
    expect([...unknown]).toEqual([]);
  });

  it('keep their numbers', () => {
    expect(codecWords('12 bytes left')).toEqual({ en: '12 bytes left', zh: '只剩12字节' });
    expect(codecWords('nibble A at nibble 4 of 16').zh).toBe('第4个半字节（共16个）为A');
    expect(codecWords('something new')).toEqual({ en: 'something new', zh: 'something new' });
  });
});
