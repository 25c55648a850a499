// No test card is ever shown, wherever it lies in a message of any dialect, and whatever was done to the bytes.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TEST_CARDS } from '../definitions/cards.ts';
import { DIALECTS } from '../definitions/dialects/index.ts';
import { CodecError, compileDialect } from '../iso8583/index.ts';
import { NIGHTLY } from '../nightly.fixture.ts';
import { explain, InputError } from './index.ts';

const PANS = [...new Set(Object.values(TEST_CARDS).map(({ pan }) => pan))];
const NAMES = Object.keys(DIALECTS) as (keyof typeof DIALECTS)[];
const CODECS = Object.fromEntries(NAMES.map((name) => [name, compileDialect(DIALECTS[name])]));
const TAIL = '30122011234567890';

/** Fields in which the card stands in one way or another. */
const PLACES: ((pan: string, track: string) => Record<number, string>)[] = [
  (pan) => ({ 2: pan }),
  (_, track) => ({ 35: track }),
  (pan, track) => ({ 2: pan, 35: track }),
  (pan, track) => ({
    55: `5A0A${pan.padEnd(20, 'F')}5713${track.replace('=', 'D').padEnd(38, 'F')}`,
  }),
  (pan) => ({ 48: `01${pan}000000012850` }),
  (pan) => ({ 60: '22000001000500', 62: `card ${pan} seen` }),
  (pan) => ({ 2: pan, 63: `${pan}=3012` }),
];

const attempt = fc.record({
  pan: fc.constantFrom(...PANS),
  name: fc.constantFrom(...NAMES),
  told: fc.option(fc.constantFrom(...NAMES)),
  place: fc.constantFrom(...PLACES),
  framed: fc.boolean(),
  bit: fc.option(fc.nat(63)),
  at: fc.nat(400),
  remove: fc.nat(6),
  insert: fc.uint8Array({ maxLength: 4 }),
  form: fc.constantFrom('bytes', 'hex', 'text', 'json'),
});
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

function inputOf({ pan, name, place, framed, bit, at, remove, insert, form }: Attempt): Buffer | string {
  const track = `${pan}=${TAIL}`.slice(0, 37);
  if (form === 'json')
    return JSON.stringify({ mti: '0200', fields: { [2 + (at % 127)]: pan, [2 + ((at * 7) % 127)]: track } });
  const common = { 3: '000000', 4: '000000012850', 11: '000042', 22: '021', 25: '00', 41: 'TP000001', 49: '156' };
  const mti = name.includes('1993') ? '1200' : '0200';
  const codec = CODECS[name]!;
  const whole = codec.encode({ mti, fields: { ...common, ...place(pan, track) } });
  const bytes = framed ? codec.frame(whole) : whole;
  const front = (framed ? 2 : 0) + (name === 'unionpay-pos' ? 11 : 0) + (name.includes('ascii') ? 4 : 2);
  if (bit !== null && name.includes('ascii')) bytes.write('0123456789ABCDEF'[bit & 15]!, front + (bit >> 2));
  else if (bit !== null) bytes[front + (bit >> 3)]! ^= 0x80 >> (bit & 7);
  const from = at % bytes.length;
  const spoilt = Buffer.concat([bytes.subarray(0, from), insert, bytes.subarray(from + remove)]);
  return form === 'bytes' ? spoilt : form === 'hex' ? spoilt.toString('hex') : spoilt.toString('latin1');
}

/** All that is printed, and the digits and characters of its dumps by themselves. */
function shownOf(input: Buffer | string, told: keyof typeof DIALECTS | null): string[] {
  const { text, data } = explain(input, told === null ? {} : { dialect: DIALECTS[told] });
  const dumps = text.split('\n').filter((line) => /^\s*[\da-f]{4} {2}/.test(line));
  const rows = dumps.map((line) => line.trimStart());
  const hex = rows.map((row) => row.slice(6, 53).replaceAll(' ', '')).join('');
  const characters = rows.map((row) => row.slice(55)).join('');
  return [text, JSON.stringify(data), hex, characters].map((each) => each.toLowerCase());
}

it('shows no whole card number and no track', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(attempt, (each) => {
      const { pan, told } = each;
      let shown: string[];
      try {
        shown = shownOf(inputOf(each), told);
      } catch (error) {
        // A card that the dialect cannot say, or an input that is refused: the error must not tell it either.
        expect(error instanceof InputError || error instanceof CodecError).toBe(true);
        shown = [String(error)];
      }
      const ebcdic = [...pan].map((digit) => `f${digit}`).join('');
      for (const secret of [pan, TAIL.slice(4), Buffer.from(pan).toString('hex'), ebcdic])
        for (const each of shown) expect(each.includes(secret)).toBe(false);
    }),
    { numRuns: NIGHTLY ? 3_000 : 300, seed: 20261122 },
  );
});
