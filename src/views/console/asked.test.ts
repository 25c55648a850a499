// What an address of the back office asks the control plane for, and what of it fits nothing.
import { describe, expect, it } from 'vitest';
import { askedOf, merchantOf, misfits, queryOf } from './asked.ts';

describe('an address of the back office', () => {
  it.each([
    [{ lang: 'zh', id: '7' }, 'limit=50&offset=0'],
    [{ voucher: '12' }, 'limit=50&offset=0&voucher=000012'],
    [{ amount: '12.3' }, 'limit=50&offset=0&amountMinor=1230'],
    [{ terminalId: ' 00000001 ' }, 'limit=50&offset=0&terminalId=00000001'],
    [{ merchantId: '123456789012345' }, 'limit=50&offset=0&merchantId=123456789012345'],
    [{ lastFour: '1232', state: 'approved', offset: '100' }, 'limit=50&offset=100&lastFour=1232&state=approved'],
    [{ terminalId: '1', merchantId: '&state=declined', amount: 'much', offset: '-1' }, 'limit=50&offset=0'],
  ])('%j asks for %s', (parameters, query) => {
    expect(String(queryOf(askedOf(parameters)))).toBe(query);
  });

  it('says what of it was left out', () => {
    const asked = askedOf({ terminalId: '1', merchantId: '', amount: '12.345', from: '2026-11-29', id: 'x' });
    expect(misfits(asked).map(({ name }) => name)).toEqual(['amount', 'terminalId']);
  });

  it('names a merchant, or any', () => {
    expect(merchantOf({ merchantId: '123456789012345' })).toBe('123456789012345');
    expect(merchantOf({ merchantId: '12345' })).toBeNull();
  });
});
