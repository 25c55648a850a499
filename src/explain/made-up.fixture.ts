// Messages made up by a seed: in the layout of terminals (a TPDU, packed numbers) and in ASCII, with a card and without.
import fc from 'fast-check';
import { DIALECTS } from '../definitions/dialects/index.ts';
import type { Dialect } from '../iso8583/dialect.ts';
import { type Codec, compileDialect } from '../iso8583/index.ts';
import { luhn } from '../iso8583/mask.ts';
import type { Fields, Message } from '../iso8583/message.ts';

/** Packed, behind a TPDU. */
const TERMINAL: Dialect = {
  ...DIALECTS['iso8583-1987-binary'],
  name: 'terminal',
  header: [{ name: 'tpdu', bytes: 5 }],
};
const TERMINAL_CODEC = compileDialect(TERMINAL);
const ASCII_CODEC = compileDialect(DIALECTS['iso8583-1987-ascii']);

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
/** Digits that end in a right check digit, as every tenth reference does by chance. */
const checked = (beginning: string, length: number) =>
  digits(length - beginning.length - 1).map((middle) => {
    const without = beginning + middle;
    return without + [...'0123456789'].find((digit) => luhn(without + digit))!;
  });
const two = (from: number, to: number) => fc.integer({ min: from, max: to }).map((n) => String(n).padStart(2, '0'));
const clock = fc.tuple(two(0, 23), two(0, 59), two(0, 59)).map((parts) => parts.join(''));
const day = fc.tuple(two(1, 12), two(1, 28)).map((parts) => parts.join(''));

const card = fc
  .oneof(checked('62', 19), checked('62', 16), checked('4', 16), checked('51', 16), checked('37', 15))
  .chain((pan) =>
    fc.tuple(fc.constant(pan), two(27, 35), two(1, 12), digits(8)).map(([number, year, month, rest]) => ({
      pan: number,
      track: `${number}=${year}${month}201${rest}`.slice(0, 37),
      expiry: year + month,
    })),
  );

/** Names, references and terms as shops have them, some of which pass a check digit; none has the form of a scheme's card number. */
const shop = fc.record({
  stan: checked('0', 6).filter((stan) => stan !== '000000'),
  reference: fc.oneof(checked('', 12), checked('1', 12)),
  terminal: fc.oneof(checked('1', 8), fc.stringMatching(/^[A-Z]{3}\d{5}$/)),
  merchant: fc.oneof(checked('898', 15), checked('000', 15)),
  name: fc.constantFrom('SHOP 49 GAZIPUR 1704', 'CAFE 7 AM MARKT', 'TOO GRAND S ALMATY'),
  order: fc.oneof(checked('1', 14), checked('9', 16), checked('0', 13), checked('7', 18)),
  amount: fc.integer({ min: 1, max: 9_999_999 }).map((minor) => String(minor).padStart(12, '0')),
  time: clock,
  date: day,
  card,
});
type Shop = typeof shop extends fc.Arbitrary<infer T> ? T : never;

const KINDS: Readonly<Record<string, (made: Shop) => Message>> = {
  'a sale by stripe': (made) => request('0200', made, { 22: '021', 35: made.card.track }),
  'a sale by number': (made) => request('0200', made, { 2: made.card.pan, 14: made.card.expiry, 22: '012' }),
  'a sale by chip': (made) =>
    request('0200', made, {
      2: made.card.pan,
      14: made.card.expiry,
      22: '051',
      35: made.card.track,
      55: chipData(made),
    }),
  'a reversal': (made) => request('0400', made, { 2: made.card.pan, 22: '051' }),
  'a sign-on': ({ stan, terminal, merchant, order }) => ({
    mti: '0800',
    fields: { 3: '920000', 11: stan, 24: '001', 41: terminal, 42: merchant, 60: order },
  }),
  'an echo': ({ stan, date, time }) => ({ mti: '0800', fields: { 7: date + time, 11: stan, 70: '301' } }),
  'an approval without a card': (made) => answer(made, {}),
  'an approval with a card': (made) => answer(made, { 2: made.card.pan }),
};

function request(mti: string, { stan, amount, terminal, merchant, name, order }: Shop, more: Fields): Message {
  const common: Fields = { 3: '000000', 4: amount, 11: stan, 24: '001', 25: '00', 41: terminal, 42: merchant };
  return { mti, fields: { ...common, ...more, 43: name.padEnd(40).trimEnd(), 49: '156', 60: order } };
}

function answer({ stan, amount, reference, terminal, time, date, order }: Shop, more: Fields): Message {
  const common: Fields = {
    3: '000000',
    4: amount,
    11: stan,
    12: time,
    13: date,
    24: '001',
    37: reference,
    38: reference.slice(6),
  };
  return { mti: '0210', fields: { ...common, ...more, 39: '00', 41: terminal, 61: order } };
}

function chipData({ amount, stan, order }: Shop): string {
  const cryptogram = `${stan}${order}`.slice(0, 16);
  return `9F2608${cryptogram}9F2701809F3602${stan.slice(0, 4)}9F0206${amount}5F2A0201569C0100`;
}

export type MadeUp = { kind: string; message: Message; card: Shop['card']; codec: Codec; bytes: Buffer };

const madeUp = fc.tuple(shop, fc.constantFrom(...Object.keys(KINDS)), fc.constantFrom(TERMINAL_CODEC, ASCII_CODEC));

/** So many messages of that seed, half in either layout. */
export function madeUpMessages(count: number, seed: number): MadeUp[] {
  return fc.sample(madeUp, { numRuns: count, seed }).map(([made, kind, codec]) => {
    const message = KINDS[kind]!(made);
    return { kind, message, card: made.card, codec, bytes: codec.encode(message, { tpdu: '6000030000' }) };
  });
}
