// The PIN: who needs one, what a wrong one costs, and what is said of it.
import { expect, test } from 'vitest';
import type { CardRow } from '../state/rows.ts';
import { sure } from './deal.ts';
import { type Ask, CREDIT, configuration, DEBIT, FOREIGN, signedInTill, Till } from './test-kit.ts';

const cardIn = (till: Till): CardRow => till.state.cards.get(DEBIT) as CardRow;

test('a wrong one is 55 and costs a try, the last one locks the card, and then nothing goes', () => {
  const till = signedInTill();
  expect(till.ask('sale', { pin: '000000' }).code).toBe('55');
  expect(till.ask('sale', { pin: '000000' }).code).toBe('55');
  expect(till.state.cards.get(DEBIT)?.pinTriesLeft).toBe(1);
  expect(till.ask('sale', { pin: '000000' }).code).toBe('75');
  expect(till.state.cards.get(DEBIT)?.status).toBe('pin-locked');
  expect(till.ask('sale').code).toBe('75');
  expect(till.alerts()).toEqual([
    'PIN tries exceeded: answered 75',
    '3 declines in a row, the last with 75',
    'card pin-locked: answered 75',
  ]);
  expect(till.available()).toBe(100_000);
});

test('a right one gives the tries back', () => {
  const till = signedInTill();
  till.ask('sale', { pin: '000000' });
  till.ask('sale');
  expect(till.state.cards.get(DEBIT)?.pinTriesLeft).toBe(3);
});

test('one under another key is 99 and costs no try', () => {
  const till = signedInTill();
  const foreignKey = '00112233445566778899AABBCCDDEEFF';
  const message = till.card('sale');
  const pin = new Till().pinFields(DEBIT, '123456');
  expect(foreignKey).not.toBe(till.keys?.pinKey);
  expect(till.send(till.sign({ ...message, fields: { ...message.fields, ...pin } })).code).toBe('99');
  expect(till.state.cards.get(DEBIT)?.pinTriesLeft).toBe(3);
});

test('one in clear is noticed', () => {
  const till = signedInTill();
  expect(till.ask('sale', { fields: { 52: '061217139876FEDC' }, pan: '6212345678901232' })).toMatchObject({
    pinBlock: 'clear',
    code: '99',
  });
  expect(till.ask('sale').pinBlock).toBe('enciphered');
  expect(till.ask('sale', { pin: null }).pinBlock).toBe('none');
});

const free: [name: string, entry: string, amount: number, number: string, code: string][] = [
  ['a tap at the limit', '07', 100_000, DEBIT, '00'],
  ['a tap above the limit', '07', 100_001, DEBIT, '55'],
  ['an insertion', '05', 100, DEBIT, '55'],
  ['a tap of a card with the service off', '07', 100, CREDIT, '55'],
  ['an insertion of a foreign credit card', '05', 100, FOREIGN, '00'],
];
test.each(free)('%s without PIN (%s, %i fen)', (_name, entry, amount, number, code) => {
  const till = signedInTill({ cards: configuration().cards.map((row) => ({ ...row, availableMinor: 200_000 })) });
  expect(till.ask('sale', { pin: null, entry, amount, pan: number }).code).toBe(code);
  expect(till.state.cards.get(number)?.pinTriesLeft).toBe(3);
});

test('without a try left the right one is 75, costs nothing more, and the operator is told', () => {
  const till = signedInTill();
  till.state.cards.set(DEBIT, { ...cardIn(till), pinTriesLeft: 0 });
  expect(till.ask('sale')).toMatchObject({ code: '75', error: 'no PIN try is left' });
  expect(till.alerts()).toContain('PIN tries exceeded: answered 75');
  expect(till.state.cards.get(DEBIT)).toMatchObject({ pinTriesLeft: 0, status: 'active' });
});

test('each wrong one is told as what it is', () => {
  const till = signedInTill();
  expect(till.ask('sale', { pin: null }).error).toBe('the PIN is missing');
  till.ask('sale', { pin: '000000' });
  expect(till.ask('sale', { pin: '000000' }).error).toBe('the PIN is wrong');
  expect(till.state.cards.get(DEBIT)?.status).toBe('active');
  expect(till.ask('sale', { pin: '000000' }).error).toBe('the PIN is wrong and was the last try');
});

const wanted: [
  type: 'balance-inquiry' | 'pre-authorisation' | 'sale',
  entry: string,
  row: Partial<CardRow>,
  code: string,
][] = [
  ['pre-authorisation', '07', {}, '00'],
  ['pre-authorisation', '05', {}, '55'],
  ['balance-inquiry', '07', {}, '55'],
  ['balance-inquiry', '05', {}, '55'],
  ['sale', '05', { foreign: true, product: 'debit' }, '55'],
  ['sale', '05', { foreign: true, product: 'credit' }, '00'],
  ['sale', '05', { foreign: false, product: 'credit' }, '55'],
];
test.each(wanted)('%s by %s of a card with %j, without PIN, is %s', (type, entry, row, code) => {
  const till = signedInTill();
  till.state.cards.set(DEBIT, { ...cardIn(till), ...row });
  expect(till.ask(type, { pin: null, entry, amount: 100 }).code).toBe(code);
});

test('a void needs none, and one that comes must be right', () => {
  const till = signedInTill();
  const paid = till.ask('sale', { amount: 100 });
  expect(paid.code).toBe('00');
  expect(till.about('void', paid, { amount: 100, pin: '000000' }).code).toBe('55');
  expect(till.about('void', paid, { amount: 100, pin: null }).code).toBe('00');
});

test('a tap without PIN at a merchant with the service off is 55', () => {
  const till = new Till({}, 'TP000005');
  till.merchantId = '898310058120003';
  till.signIn();
  expect(till.ask('sale', { pin: null, entry: '07', amount: 100 }).code).toBe('55');
  expect(till.ask('sale', { entry: '07', amount: 100 }).code).toBe('00');
});

/** A sale whose PIN block is made over `bound` and announced as `format` in field 53. */
function pinned(till: Till, format: string, bound: string, ask: Ask = {}): string {
  const { 52: block = '' } = till.pinFields(bound, '123456');
  const message = till.card('sale', ask);
  return till.send(till.sign({ ...message, fields: { ...message.fields, 52: block, 53: format.padEnd(16, '0') } }))
    .code;
}

const NO_NUMBER = '0'.repeat(16);
test.each([
  ['of double length', '003', '26', DEBIT, '00'],
  ['of double length, announced as single', '003', '20', DEBIT, '99'],
  ['of double length, announced without card number', '003', '16', DEBIT, '99'],
  ['of double length, without card number', '003', '16', NO_NUMBER, '99'],
  ['of single length', '001', '20', DEBIT, '00'],
  ['of single length, announced as double', '001', '26', DEBIT, '99'],
])('a block under a key %s (mode %s, field 53 %s, over %s) is answered %s', (_name, mode, format, bound, code) => {
  const till = new Till();
  till.signIn({ 60: `00000001${mode}` });
  const keys = sure(till.state.terminals.get('TP000001')?.keys ?? undefined, 'keys');
  // A key of single length twice over enciphers the same.
  till.keys = { ...keys, pinKey: keys.pinKey.padEnd(32, keys.pinKey) };
  expect(pinned(till, format, bound)).toBe(code);
  expect(cardIn(till).pinTriesLeft).toBe(3);
});

test('a payment by code may carry a PIN, over no card number and announced so', () => {
  const till = signedInTill();
  const pay = (format: string, bound: string) => {
    const { 52: block = '' } = till.pinFields(bound, '123456');
    const fields = { 22: '031', 26: '12', 52: block, 53: format.padEnd(16, '0') };
    return till.payByCode(till.issueCode(), { amount: 100, fields }).code;
  };
  expect([pay('16', NO_NUMBER), pay('26', DEBIT), pay('26', NO_NUMBER), pay('10', NO_NUMBER)]).toEqual([
    '00',
    '00',
    '99',
    '99',
  ]);
});

test('a right one changes the card only where tries are to be given back', () => {
  const till = signedInTill();
  const touched = () => till.ask('sale', { amount: 100 }).effects.some(({ collection }) => collection === 'cards');
  expect(touched()).toBe(false);
  till.ask('sale', { pin: '000000' });
  expect([touched(), touched()]).toEqual([true, false]);
});
