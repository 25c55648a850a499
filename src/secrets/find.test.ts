// The one reading of secrets: every encoding is read, ordinary numbers are not, and what is said of a sighting shows nothing.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { TEST_CARDS } from '../definitions/cards.ts';
import { ENCODINGS, MASKS, PIN_ENCODINGS } from './encodings.fixture.ts';
import { clearPinBlocks, findSecrets, howMuch, replaced, replacementsFor, type Secrets } from './index.ts';

const PAN = '6212345678901232';
const BLOCK = 'B91D020C871DFFC1';
const secrets: Secrets = {
  pans: [PAN],
  pins: ['739164'],
  tracks: [`${PAN}=3012220`],
  pinBlocks: [BLOCK],
  codes: ['629876543210987650'],
};
const kinds = (text: string, known = secrets) => findSecrets(text, known).map(({ kind }) => kind);

describe('a card number', () => {
  it.each(Object.entries(ENCODINGS))('is read as %s, alone and in a sentence', (_, { write }) => {
    for (const { pan } of Object.values(TEST_CARDS)) {
      const known = { pans: [pan], pins: [], tracks: [] };
      expect(kinds(write(pan), known), pan).toEqual(['pan']);
      expect(kinds(`card: ${write(pan)} was read`, known), pan).toEqual(['pan']);
    }
  });

  it.each(Object.entries(MASKS))('is read where a mask leaves %s', (_, { write }) => {
    expect(kinds(write(PAN))).toEqual(['pan']);
    expect(kinds(`000007 ${write(PAN)} 000008`)).toEqual(['pan']);
  });

  it.each([
    '621234******1232',
    '6212 34** **** 1232',
    '************1232 901232',
    '620000000000',
    '**************7650 (Q)',
    'AMOUNT CNY 1234.56 TERMINAL 00000001',
    'telephone 0123456789, elapsed 1123456 us, 78901',
  ])('is not read in %s', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('is not read in a time behind a whole mask, where the digits of the card are all alike', () => {
    const known = { pans: ['4111111111111111'], pins: [], tracks: [] };
    for (const time of ['11:11:11', '111111', '1111-11-11'])
      expect(kinds(`voucher 000002 411111******1111 ${time}`, known), time).toEqual([]);
    expect(kinds('411111******111111', known)).toEqual(['pan']);
    expect(kinds('411111****111111', known)).toEqual(['pan']);
  });

  it('is not read in the references and amounts of a long day, whatever digits its card ends with', () => {
    const numbers = Array.from(
      { length: 400 },
      (_, n) => `37=1129${String(n).padStart(8, '0')} 4=${String(n).padStart(12, '0')}`,
    );
    for (const { pan } of Object.values(TEST_CARDS))
      for (const text of numbers)
        expect(kinds(text, { pans: [pan], pins: [], tracks: [] }), `${text} ${pan}`).toEqual([]);
  });

  it('belongs to the card of which most can be read, and to the card that was used before one that was not', () => {
    const used = PAN;
    const unused = '6212345678901265';
    const of = (text: string) =>
      findSecrets(text, { pans: [used, unused], pins: [], tracks: [] }).map(({ secret }) => secret);
    expect(of(unused)).toEqual([unused]);
    expect(of(used)).toEqual([used]);
    expect(of('6212345678******')).toEqual([used]);
    expect(of(`${used} ${unused}`).sort()).toEqual([used, unused]);
  });
});

it('half of a character leaves the digits beyond the first plane readable', () => {
  const bold = [...PAN].map((digit) => String.fromCodePoint(0x1d7ce + Number(digit))).join('');
  expect(kinds(`\ud835 ${bold}`)).toEqual(['pan']);
  expect(kinds(bold)).toEqual(['pan']);
});

describe('other secrets', () => {
  it.each(Object.entries(PIN_ENCODINGS))('a PIN is read as %s', (_, { write }) => {
    expect(kinds(write('739164'))).toEqual(['pin']);
    expect(kinds(`entered: ${write('739164')}`)).toEqual(['pin']);
  });

  it.each(['CNY 7391.64', '739,164.00', '7391640', '2026-07-39 07:39:16.73916', 'A739164B', '1\n7\n3\n9\n1\n6\n4\n2'])(
    'a PIN is not read in %j',
    (text) => {
      expect(kinds(text)).toEqual([]);
    },
  );

  it.each([
    ['lines that say nothing of keys', [...'739164'].map((digit) => `12:00:00 took ${digit}`).join('\n'), ['pin']],
    ['presses behind others', [...'0000739164'].map((digit) => `key ${digit}`).join('\n'), ['pin']],
    [
      'presses with other lines between',
      [...'739164'].map((digit) => `key ${digit}\nbeep\nscreen *`).join('\n'),
      ['pin'],
    ],
    ['presses that are far from each other', [...'739164'].map((d) => `key ${d}\na\nb\nc\nd`).join('\n'), []],
    ['more lines that say nothing of keys', [...'7391642'].map((digit) => `took ${digit}`).join('\n'), []],
    ['two texts', '12:00 key 7\n12:00 key 3\n隔\n12:00 key 9\n12:00 key 1\n12:00 key 6\n12:00 key 4', []],
    ['the time of a line', [...'739164'].map((digit) => `12:00:0${digit} beep`).join('\n'), []],
  ])('a PIN in %s is read, or not', (_, text, found) => {
    expect(kinds(text)).toEqual(found);
  });

  it('packets and keys that are counted are no PIN, presses that count are', () => {
    const counted = (word: string) => [...'123456'].map((digit) => `${word} ${digit}`).join('\n');
    const known = { ...secrets, pins: ['123456'] };
    expect(kinds(counted('packet'), known)).toEqual([]);
    expect(kinds(counted('loaded CA key'), known)).toEqual([]);
    expect(kinds(counted('pressed key'), known)).toEqual(['pin']);
    expect(kinds('key 1 is there\n'.repeat(6), { ...secrets, pins: ['111111'] })).toEqual([]);
  });

  it.each(Object.entries(ENCODINGS).filter(([name]) => name !== 'full-width'))(
    'a PIN block is read as %s',
    (name, { write }) => {
      // Halves of a PIN block by themselves are any two numbers.
      if (name === 'two-lines' || name === 'hex-dump') return;
      expect(kinds(`52 ${write(BLOCK)}`)).toEqual(['pin-block']);
      expect(kinds(`52 ${write(BLOCK.toLowerCase())}`)).toEqual(['pin-block']);
    },
  );

  test('track data are read with every separator, plainly and in hex', () => {
    for (const text of ['621234******1232=30122200000012300000', '621234******1232D3012220F', '^3012220'])
      expect(kinds(text)).toEqual(['track']);
    expect(kinds(Buffer.from('=30122200000').toString('hex'))).toEqual(['track']);
  });

  test('the clear PIN blocks of a card are those of ISO 9564-1', () => {
    expect(clearPinBlocks('1234', '43219876543210987')).toContain('0412AC89ABCDEF67');
    expect(clearPinBlocks('12', PAN)).toEqual([]);
  });
});

describe('what is said of a sighting', () => {
  it.each([
    [PAN, '621234[6 digits shown]1232'],
    ['**********901232', '**********[2 digits shown]1232'],
    ['6212345678******', '621234[4 digits shown]******'],
    ['62123456****1232', '621234[2 digits shown]****1232'],
    ['621234*****01232', '621234*****[1 digit shown]1232'],
  ])('of %s is how much can be read', (text, words) => {
    expect(findSecrets(text, secrets).map((each) => howMuch(each))).toEqual([words]);
  });

  it('and what is left of a text shows nothing any more, whatever stands around it', () => {
    const writings = [
      ...Object.values(ENCODINGS).map(({ write }) => write(PAN)),
      ...Object.values(MASKS).map(({ write }) => write(PAN)),
      ...Object.values(PIN_ENCODINGS).map(({ write }) => write('739164')),
      BLOCK,
    ];
    const around = fc.stringMatching(/^[ -~\n]{0,30}$/);
    fc.assert(
      fc.property(around, fc.constantFrom(...writings), around, (before, secret, after) => {
        const text = `${before} ${secret} ${after}`;
        const clean = replaced(text, replacementsFor(findSecrets(text, secrets)));
        expect(findSecrets(clean, secrets)).toEqual([]);
      }),
      { seed: 59, numRuns: 500 },
    );
  });
});
