// The last net hides card data in any disguise and leaves ordinary numbers alone.
import { describe, expect, it } from 'vitest';
import { TEST_CARDS } from '../definitions/cards.ts';
import { ENCODINGS } from '../secrets/encodings.fixture.ts';
import { findSecrets } from '../secrets/index.ts';
import { LastNet } from './last-net.ts';

const net = new LastNet();
const [card] = Object.values(TEST_CARDS) as [(typeof TEST_CARDS)[keyof typeof TEST_CARDS]];

describe('the last net', () => {
  it.each(Object.values(TEST_CARDS).map(({ pan }) => pan))('masks the test card %s wherever it stands', (pan) => {
    const masked = pan.slice(0, 6) + '*'.repeat(pan.length - 10) + pan.slice(-4);
    expect(net.text(`card ${pan}.`)).toBe(`card ${masked}.`);
    expect(net.text(`0000${pan}A1`)).toBe(`0000${masked}A1`);
  });

  it.each([
    ['an unknown card', 'pan=4111111111111111;', 'pan=411111******1111;'],
    ['groups of four', '4111 1111 1111 1111', '411111******1111'],
    ['dashes', '4111-1111-1111-1111', '411111******1111'],
    ['nineteen digits', '6212345678901234569', '621234*********4569'],
    ['a 2-series card', '2223000048400011', '222300******0011'],
    ['track data of a masked card', '411111******1111=30122200000012300000', '411111******1111=[hidden]'],
    ['track data of a card', '4111111111111111D3012220', '411111******1111D[hidden]'],
  ])('hides %s', (_, text, clean) => {
    expect(net.text(text)).toBe(clean);
  });

  it('hides a card number that stands in a moment', () => {
    const odd = new LastNet([{ pan: '2344556600800', pin: '1234' }]);
    expect(odd.text('2026-11-22T23:44:55.660+08:00')).toContain('234455***0800');
    expect(odd.clean({ at: '2026-11-22T23:44:55.660+08:00' }).at).toContain('234455***0800');
    expect(odd.text('2026-11-22T23:44:55.661+08:00')).toBe('2026-11-22T23:44:55.661+08:00');
  });

  it.each([
    '898310058120001',
    '2600000000000000',
    '1795377016015',
    '000000012850',
    '112393436685',
    '4111111111111112',
    '22000001000600',
    'd41d8cd98f00b204e9800998ecf8427e',
    '411111******1111',
    '2026-11-22T18:00:01.000+08:00',
  ])('leaves %s alone', (text) => {
    expect(net.text(text)).toBe(text);
  });

  it('hides the PIN of a test card beside the word, and not where it is just a number', () => {
    expect(net.text(`the PIN ${card.pin} was typed`)).toBe('the PIN [hidden] was typed');
    expect(net.text(`密码：${card.pin}`)).toBe('密码：[hidden]');
    expect(net.text(`voucher ${card.pin}`)).toBe(`voucher ${card.pin}`);
    expect(net.text(`PIN asked\nvoucher ${card.pin}`)).toBe(`PIN asked\nvoucher ${card.pin}`);
    expect(net.text(`PIN asked for CNY ${card.pin}.00`)).toBe(`PIN asked for CNY ${card.pin}.00`);
  });

  it('cleans every string of a value, keys included, and keeps everything else', () => {
    const value = { a: ['4111111111111111', 5, null, true], '4111111111111111': { deep: 'x 4111111111111111' } };
    expect(net.clean(value)).toEqual({
      a: ['411111******1111', 5, null, true],
      '411111******1111': { deep: 'x 411111******1111' },
    });
  });

  it('loses no member, whatever its name is', () => {
    const value = JSON.parse('{"first":"x","__proto__":"pan=4111111111111111;","last":"y"}');
    expect(JSON.stringify(net.clean(value))).toBe('{"first":"x","__proto__":"pan=411111******1111;","last":"y"}');
  });

  it('leaves every MAC of a message alone, and masks the same digits where a card number may stand', () => {
    const mac = Array.from({ length: 20_000 }, (_, i) =>
      Buffer.from((i * 214_013 + 2_531_011).toString(16).padStart(8, '0').slice(-8).toUpperCase()).toString('hex'),
    ).find((hex) => net.text(hex) !== hex);
    expect(mac).toMatch(/^[0-9]{16}$/);
    const message = { fields: { 64: mac, 63: mac }, requestHex: mac, reference: '411111111111', detail: mac };
    const clean = net.clean(message);
    expect(clean).toMatchObject({ fields: { 64: mac }, requestHex: mac, reference: '411111111111' });
    expect([clean.fields[63], clean.detail]).not.toContain(mac);
  });

  it('knows a test card in every writing, also in a member that holds no cards', () => {
    for (const { write } of Object.values(ENCODINGS)) {
      expect(findSecrets(net.text(`text ${write(card.pan)} end`), { pans: [card.pan], pins: [], tracks: [] })).toEqual(
        [],
      );
      const member = net.clean({ reference: write(card.pan), lines: write(card.pan).split('\n') });
      expect(findSecrets(JSON.stringify(member), { pans: [card.pan], pins: [], tracks: [] })).toEqual([]);
    }
  });

  it.each([
    ['4111.1111.1111.1111', '411111******1111'],
    ['4111|1111|1111|1111', '411111******1111'],
    ['4111\u200b1111\u200b1111\u200b1111', '411111******1111'],
    ['４１１１１１１１１１１１１１１１', '411111******1111'],
    ['4111111111******', '411111**********'],
    ['**********111111', '************1111'],
    ['411111*****11111', '411111******1111'],
  ])('hides a number that nobody knows, written %s', (text, clean) => {
    expect(net.text(text)).toBe(clean);
  });

  it('works without any known card', () => {
    expect(new LastNet([]).text('PIN 123456, card 4111111111111111')).toBe('PIN 123456, card 411111******1111');
  });
});

it('hands back the parts in which there is nothing to hide, and copies the others', () => {
  const [card] = Object.values(TEST_CARDS);
  const value = { public: { lines: ['a', 'b'], sum: 1 }, shown: [{ text: `card ${card?.pan}` }, { text: 'none' }] };
  const clean = new LastNet().clean(value);
  expect(clean.public).toBe(value.public);
  expect(clean.shown[1]).toBe(value.shown[1]);
  expect(clean.shown[0]?.text).not.toContain(card?.pan);
  expect(value.shown[0]?.text).toContain(card?.pan);
});
