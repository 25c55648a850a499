// Card numbers and tracks are found wherever they lie in bytes, and other digits are left alone.
import { describe, expect, it } from 'vitest';
import { TEST_CARDS } from '../../definitions/cards.ts';
import { findCards, holdsCards, piecesOf, withoutPieces } from './cards-in-bytes.ts';

const PANS = [...new Set(Object.values(TEST_CARDS).map(({ pan }) => pan))].filter((pan) => /^\d{15,19}$/.test(pan));
const packed = (digits: string) => Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
const ebcdic = (digits: string) => Buffer.from([...digits].map((digit) => 0xf0 + Number(digit)));

/** Nothing of the number between its first six and last four digits is left of the text. */
function expectHidden(text: string, pieces: ReadonlySet<string>, pan: string): void {
  expect(withoutPieces(text, pieces)).not.toContain(pan);
}

describe('a card number', () => {
  it.each(PANS)('%s is found behind its length, packed, in ASCII and in EBCDIC', (pan) => {
    const length = String(pan.length);
    for (const bytes of [
      Buffer.concat([Buffer.from('0200aa', 'hex'), packed(length + pan), Buffer.from('aa', 'hex')]),
      Buffer.from(`x${length}${pan}x`),
      Buffer.concat([Buffer.from([0x40]), ebcdic(length + pan), Buffer.from([0x40])]),
    ]) {
      const found = findCards(bytes);
      expectHidden(pan, found.pieces, pan);
      expect(holdsCards(found, 4, bytes.length - 8)).toBe(true);
    }
  });

  it('is found by its form alone where the length before it is lost; an odd count may end with a byte', () => {
    for (const pan of ['6212345678901265', '6212345678900000003', '4111111111111111', '371449635398431'])
      for (const hex of [`ff${pan}ff0`.slice(0, 22), ...(pan.length % 2 === 1 ? [`f${pan}ff00`.slice(0, 22)] : [])]) {
        const { spans } = findCards(Buffer.from(hex, 'hex'));
        expect(spans.length).toBeGreaterThan(0);
      }
  });

  it('is found in tracks with either separator, and all of the track with it', () => {
    const track = '6212345678901265=30122011234567890';
    for (const bytes of [Buffer.from(track), packed(track.replace('=', 'd'))]) {
      const found = findCards(bytes);
      expect(holdsCards(found, bytes.length - 2, 1)).toBe(true);
      expectHidden('6212345678901265', found.pieces, '6212345678901265');
    }
    const first = Buffer.from('%B6212345678901265^DOE/JANE^3012201000');
    expect(holdsCards(findCards(first), 20, 8)).toBe(true);
  });

  it('that a reading has found is hidden in pieces too', () => {
    const { pieces } = findCards(Buffer.from('nothing'), ['6212345678901265']);
    expect(withoutPieces('37: 212345678901', pieces)).toBe('37: ************');
    expect(withoutPieces('37: 2345678', pieces)).toBe('37: 2345678');
  });
});

describe('other digits', () => {
  it('across fields that are as they should be are no card number, and within one they are', () => {
    const bytes = Buffer.from('ff6212345678901265ff', 'hex');
    const cut = (at: number) => [
      { from: 0, to: at },
      { from: at, to: 10 },
    ];
    expect(findCards(bytes, [], cut(4)).spans).toEqual([]);
    expect(findCards(bytes, [], [{ from: 0, to: 4 }]).spans.length).toBeGreaterThan(0);
    expect(findCards(bytes, [], cut(10)).spans.length).toBeGreaterThan(0);
  });

  it('between the nibbles of bytes are no card number of an even count', () => {
    expect(findCards(Buffer.from('f6212345678901265f', 'hex')).spans).toEqual([]);
  });

  it('of a message are no card number', () => {
    const sale = '020070240480 20c09011 000000000000012850 000017 3012 0210 00 12'.replaceAll(' ', '');
    const text = Buffer.from('TP000001898310058120001156').toString('hex');
    expect(findCards(Buffer.from(sale + text, 'hex')).spans).toEqual([]);
  });

  it('behind a track belong to something else', () => {
    const track = `${'6226090000000000014'}d30121011234567890`;
    const bytes = Buffer.from(`${track}0${Buffer.from('TP000001898310058120001').toString('hex')}`, 'hex');
    expect(holdsCards(findCards(bytes), 19, 23)).toBe(false);
  });

  it('that are nearly all zeros are not hidden as pieces: amounts are full of them', () => {
    expect(piecesOf('6200000000000005')).not.toContain('000000005');
    expect(piecesOf('6200000000000005')).toContain('620000000');
    expect(piecesOf('4111111111111111')).toContain('111111111');
  });
});

it('of very many cards everything is hidden', () => {
  const many = Array.from({ length: 600 }, (_, i) => `62${String(i * 7_919 + 10_000_000_000_000).slice(0, 14)}`);
  const bytes = Buffer.from('bytes');
  expect(findCards(bytes, many).spans[0]).toEqual({ from: 0, to: bytes.length });
});
