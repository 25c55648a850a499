// No card data in any explanation, of whatever damage, unless test data are unmasked on purpose.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIALECTS } from '../definitions/dialects/index.ts';
import { explain } from './index.ts';
import { ASCII, CHIP_SALE, PLANTED, SALE, UNIONPAY } from './planted.fixture.ts';

const PAN = SALE.fields[2]!;
const PIN_BLOCK = SALE.fields[52]!;
const TRACK = SALE.fields[35]!;

/** Digits that may be shown: the first six and the last four. What lies between them, and the track behind it, may not. */
const SECRETS = [PAN.slice(4, -2), TRACK.slice(-10), PIN_BLOCK];

/** Everything that an explanation prints, without what separates digits in a dump. */
function printed(bytes: Buffer | string, dialect?: keyof typeof DIALECTS): string {
  const { text, data } = explain(bytes, dialect === undefined ? {} : { dialect: DIALECTS[dialect] });
  const dumps = [data, ...(data.streams ?? [])]
    .flatMap(({ messages, damage }) => [damage, ...messages.flatMap(({ damages }) => damages)])
    .flatMap((damage) => damage?.excerpt ?? []);
  const digits = dumps.map((line) => line.slice(6, 54).replaceAll(' ', '')).join('');
  const characters = dumps.map((line) => line.slice(56)).join('');
  return [text, JSON.stringify(data), digits, characters].join('\n').toUpperCase();
}

function expectNoSecrets(shown: string): void {
  for (const secret of SECRETS) expect(shown).not.toContain(secret);
  expect(shown).not.toContain(Buffer.from(PAN).toString('hex').slice(8, -4));
}

describe('an explanation', { timeout: 60_000 }, () => {
  it('of a good message shows six and four digits of the card', () => {
    const { text } = explain(UNIONPAY.encodeFrame(CHIP_SALE));
    expect(text).toContain('622609*********0014');
    expectNoSecrets(printed(UNIONPAY.encodeFrame(CHIP_SALE)));
    expectNoSecrets(printed(ASCII.encode(SALE)));
    expectNoSecrets(printed(JSON.stringify(SALE)));
  });

  it.each(['6212 3456 7890 1232', '6212-3456-7890-1232', '6212.3456.7890.1232', '４１１１１１１１１１１１１１１１'])(
    'hides a number that is written %s, in whatever field',
    (written) => {
      const fields = { ...SALE.fields, 44: written, 47: written, 48: `card ${written} ok`, 63: written };
      expect(printed(JSON.stringify({ ...SALE, fields }))).not.toContain(written);
    },
  );

  it.each(PLANTED.map((each) => [each.name, each.bytes] as const))('hides card data where there is %s', (_, bytes) => {
    expectNoSecrets(printed(bytes));
    expectNoSecrets(printed(bytes, 'unionpay-pos'));
  });

  it.each(Object.keys(DIALECTS) as (keyof typeof DIALECTS)[])(
    'hides card data of a message that is held to be %s',
    (dialect) => {
      for (const bytes of [UNIONPAY.encode(SALE), UNIONPAY.encode(CHIP_SALE), ASCII.encode(SALE)])
        expectNoSecrets(printed(bytes, dialect));
    },
  );

  it('hides card data of messages with bytes lost, changed or put in', () => {
    const good = [UNIONPAY.encodeFrame(SALE), UNIONPAY.encode(CHIP_SALE), ASCII.encode(SALE)];
    const change = fc.record({
      message: fc.nat(good.length - 1),
      at: fc.nat(300),
      remove: fc.nat(3),
      insert: fc.uint8Array({ maxLength: 3 }),
    });
    fc.assert(
      fc.property(change, ({ message, at, remove, insert }) => {
        const bytes = good[message]!;
        const place = at % bytes.length;
        expectNoSecrets(
          printed(
            Buffer.concat([bytes.subarray(0, place), insert, bytes.subarray(place + remove)]),
            message === 2 ? 'iso8583-1987-ascii' : 'unionpay-pos',
          ),
        );
      }),
      { numRuns: 300, seed: 20261122 },
    );
  });

  it('hides the card number in chip data tag by tag, and unknown tags wholly', () => {
    const card = `5A0A${PAN}F5713${PAN.padEnd(38, 'F').slice(0, 38)}5F2003414243`.replace(`${PAN}F5713`, `${PAN}F5713`);
    const message = { ...CHIP_SALE, fields: { ...CHIP_SALE.fields, 55: `${card}DF7F03AABBCC` } };
    const parts =
      explain(UNIONPAY.encode(message)).data.messages[0]?.explained.find(({ field }) => field === 55)?.parts ?? [];
    expect(parts.map(({ tag, value }) => [tag, value])).toEqual([
      ['5A', '622609*********0014'],
      ['57', '[38 hidden]'],
      ['5F20', '[6 hidden]'],
      ['DF7F', '[6 hidden]'],
    ]);
  });

  it('shows everything when test data are unmasked', () => {
    const { text, data } = explain(UNIONPAY.encode(SALE), { unmaskTestData: true });
    expect(text).toContain(PAN);
    expect(data.fields[35]).toBe(TRACK);
    expect(data.fields[52]).toBe(PIN_BLOCK);
  });
});
