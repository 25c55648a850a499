// Items of a batch upload are shown with masked cards.
import { expect, it } from 'vitest';
import { shownItems } from './items.ts';

const card = (number: string) => number.padStart(20, '0');
const items = (field: string, mti = '0320') => shownItems({ mti, fields: { 48: field } });

it('each has its type, voucher and amount, and of its card what may be seen', () => {
  const field = `0200000007${card('6212345678901232')}00000001285001000008${card('')}000000000500`;
  expect(items(field)).toEqual([
    { type: '00', voucher: '000007', cardNumber: '621234******1232', amountMinor: 12850 },
    { type: '01', voucher: '000008', cardNumber: '', amountMinor: 500 },
  ]);
});

it('a number that is none of a card is hidden wholly', () => {
  const shown = (number: string) => items(`0100000007${number}000000012850`)?.[0]?.cardNumber;
  expect(shown(card('6212340000001232'))).toBe('*'.repeat(16));
  expect(shown('62123456789012320000')).toBe('*'.repeat(20));
});

it('there are none in other messages, nor in what is none', () => {
  expect(items('0001')).toBeNull();
  expect(items(`0200000007${card('6212345678901232')}000000012850`)).toBeNull();
  expect(items(`0100000007${card('6212345678901232')}000000012850`, '0500')).toBeNull();
  expect(items(`01x0000007${card('6212345678901232')}000000012850`)).toBeNull();
  expect(shownItems({ mti: '0320', fields: {} })).toBeNull();
});
