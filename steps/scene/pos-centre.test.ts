// One look at the books is true for the sentences that follow it, until somebody does something.
import { expect, it } from 'vitest';
import type { AcquirerClient } from '../../simulator/admin/client.ts';
import { NothingCame, PosCentre } from './pos-centre.ts';

const PAN = '6212345678901232';

it('looks once for Thens in a row, and anew once anything may have happened', async () => {
  let looks = 0;
  let actions = 0;
  const client = {
    books: async () => ({
      exchanges: [],
      ledger: { sumMinor: 0, balances: {}, entries: [] },
      transactions: [],
      batches: [],
      fitness: { worstStallMs: 0, slowestAnswerMs: 0 },
      cards: [{ pan: PAN, availableMinor: 100 - ++looks }],
    }),
    exchanges: async () => [{ sequence: 1, transaction: 'sale', answer: null }],
  } as unknown as AcquirerClient;
  const host = new PosCentre(client, 'http://127.0.0.1:1', () => actions, {
    responseTimeoutMs: 250,
    arrivalMs: 1000,
    isTold: true,
  });

  host.lookOn(true);
  expect([await host.available(PAN), await host.movement(), await host.transactions()]).toEqual([99, [], []]);
  host.lookOn(true);
  expect(await host.available(PAN)).toBe(99);

  actions += 1;
  expect([await host.available(PAN), await host.available(PAN)]).toEqual([98, 98]);

  await host.untilNextRequest();
  expect(await host.available(PAN)).toBe(97);

  await host.asOurs(async () => undefined);
  expect(await host.available(PAN)).toBe(96);

  host.lookOn(false);
  expect([await host.available(PAN), await host.available(PAN)]).toEqual([95, 94]);
  host.lookOn(true);
  expect([await host.available(PAN), (await host.books()).cards]).toEqual([93, [{ pan: PAN, availableMinor: 92 }]]);
});

it('says what was waited for when it does not come in its time', async () => {
  const client = { exchanges: async () => [] } as unknown as AcquirerClient;
  const host = new PosCentre(client, 'http://127.0.0.1:1', () => 0, {
    responseTimeoutMs: 250,
    arrivalMs: 0,
    isTold: true,
  });
  await expect(host.untilNextRequest()).rejects.toEqual(new NothingCame(null, 0));
  await expect(host.untilUnanswered('batch-upload')).rejects.toMatchObject({ kind: 'batch-upload', waitedMs: 0 });
});
