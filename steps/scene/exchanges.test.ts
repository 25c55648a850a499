// A picture in several messages is one signature: none of its parts is taken for a request of its own.
import { expect, it } from 'vitest';
import type { Exchange } from '../../simulator/admin/client.ts';
import { isOfSignature, lastRequest } from './exchanges.ts';
import { PosCentre } from './pos-centre.ts';
import type { TillWorld } from './till.ts';

const exchange = (transaction: string, stan = '000007') =>
  ({ transaction, request: { fields: { '11': stan } } }) as unknown as Exchange;
const sale = exchange('sale');
const exchanges = [sale, exchange('e-signature'), exchange('e-signature-part'), exchange('e-signature-part')];

it('is told from the payment that it is of', () => {
  expect(exchanges.map(isOfSignature)).toEqual([false, true, true, true]);
  const host = Object.assign(Object.create(PosCentre.prototype), { exchanges });
  expect(host.paymentOf('000007')).toBe(sale);
});

it('is not the last request of the scenario', async () => {
  const host = { refresh: async () => undefined, exchanges };
  const till = { host, check: () => undefined, receivedWords: () => '' } as unknown as TillWorld;
  expect(await lastRequest(till)).toBe(sale);
});
