// Clearing: one settlement for each merchant and business day, to the fen, by the contract, paid by nobody but the licensed acquirer.
import { describe, expect, test } from 'vitest';
import { libraryOf } from '../../state/change.ts';
import { putMerchant } from '../../state/configure.ts';
import { contracted, DEBIT, FOREIGN, MERCHANT, NOW, signedInTill, Till } from '../test-kit.ts';
import { unclearedOn } from './clear.ts';
import { dayCut } from './day-cut.ts';

const TODAY = '2026-07-18';
const OTHER = '898310058120003';

/** A shop that sold 100.00 and 50.00, voided the second, and gave 30.00 of the first back. */
function busyShop(changed: Parameters<typeof contracted>[0] = {}): Till {
  const till = signedInTill(contracted(changed));
  const sale = till.ask('sale', { amount: 10_000 });
  till.about('void', till.ask('sale', { amount: 5_000 }), { amount: 5_000 });
  till.about('refund', sale, { amount: 3_000 });
  till.ask('sale', { amount: 99_999_999 });
  till.reverse(till.sign(till.card('sale', { amount: 700 })));
  return till;
}

describe('a settlement', () => {
  test('is gross less voids, refunds and fees, and says who pays whom', () => {
    const till = busyShop();
    till.settleRightly();
    expect(till.clear(TODAY)).toEqual([
      {
        id: `${MERCHANT}/${TODAY}`,
        merchantId: MERCHANT,
        merchantName: 'Example Shop',
        businessDay: TODAY,
        clearedAt: NOW,
        cycle: 'T+1',
        dueOn: '2026-07-20',
        valueDate: '2026-07-20',
        payer: { role: 'licensed acquirer', name: 'Generic UnionPay Acquirer', licence: 'L-1' },
        payee: {
          role: 'merchant settlement account',
          holder: 'Example Shop',
          bank: 'Example Bank',
          number: '100020003000400050006',
        },
        batches: [{ terminalId: 'TP000001', batch: '000001' }],
        contractVersions: [1],
        transactionCount: 4,
        grossMinor: 15_000,
        voidsMinor: 5_000,
        refundsMinor: 3_000,
        feesMinor: 60,
        netMinor: 6_940,
        broughtForwardMinor: 0,
        paidMinor: 6_940,
        carriedForwardMinor: 0,
        entryId: expect.any(Number),
      },
    ]);
  });

  test('is one ledger entry between the merchant, its account and the acquirer, and nobody else', () => {
    const till = busyShop();
    till.settleRightly();
    const [settlement] = till.clear(TODAY);
    expect(till.state.entries.get(String(settlement?.entryId))?.postings).toEqual([
      { account: `merchant/${MERCHANT}`, amountMinor: -7_000 },
      { account: 'acquirer/fees', amountMinor: 60 },
      { account: `settlement/${MERCHANT}`, amountMinor: 6_940 },
    ]);
    expect(till.merchant()).toBe(0);
    expect(till.ledgerSum()).toBe(0);
  });

  test('marks each of its transactions with its fee, and a voided or refunding one with none', () => {
    const till = busyShop();
    till.settleRightly();
    till.clear(TODAY);
    const marked = [...till.state.transactions.values()].map((row) => [
      row.type,
      row.state,
      row.feeMinor,
      row.settlementId,
    ]);
    const id = `${MERCHANT}/${TODAY}`;
    expect(marked).toEqual([
      ['sale', 'approved', 60, id],
      ['sale', 'voided', 0, id],
      ['void', 'approved', 0, id],
      ['refund', 'approved', 0, id],
      ['sale', 'declined', null, null],
    ]);
  });

  test('comes to the totals of its batches', () => {
    const till = busyShop();
    till.ask('sale', { pan: FOREIGN, amount: 2_000 });
    till.about('completion', till.ask('pre-authorisation', { amount: 900 }), { amount: 800 });
    till.settleRightly();
    const [settlement] = till.clear(TODAY);
    const { domestic, foreign } = till.state.batches.get('TP000001/000001') ?? {};
    expect(settlement?.grossMinor).toBe((domestic?.debitMinor ?? 0) + (foreign?.debitMinor ?? 0));
    expect((settlement?.voidsMinor ?? 0) + (settlement?.refundsMinor ?? 0)).toBe(domestic?.creditMinor);
  });

  test('takes in every terminal of the merchant, and each merchant has its own', () => {
    const base = contracted();
    const [first] = base.merchants;
    const merchants = base.merchants.map((each) =>
      each.merchantId === OTHER ? { ...first, merchantId: OTHER, name: 'Other Shop' } : each,
    ) as typeof base.merchants;
    const one = signedInTill({ ...base, merchants });
    const tills = [one, new Till(one.state, 'TP000002'), new Till(one.state, 'TP000005')];
    tills.forEach((till, i) => {
      if (i === 2) till.merchantId = OTHER;
      if (i > 0) till.signIn();
      till.ask('sale', { amount: 1_000 * (i + 1) });
      till.settleRightly();
    });
    const rows = one.clear(TODAY);
    expect(rows.map(({ merchantId, grossMinor, batches }) => [merchantId, grossMinor, batches.length])).toEqual([
      [MERCHANT, 3_000, 2],
      [OTHER, 3_000, 1],
    ]);
  });
});

describe('cutting a day', () => {
  test('again changes nothing', () => {
    const till = busyShop();
    till.settleRightly();
    till.clear(TODAY);
    const before = structuredClone(till.state);
    till.clear(TODAY);
    expect(till.state).toEqual(before);
  });

  test('leaves a batch that is open or disputed for the day on which it is closed', () => {
    const till = signedInTill(contracted());
    till.ask('sale', { amount: 1_000 });
    expect(till.clear(TODAY)).toEqual([]);
    till.settle([0, 0, 0, 0]);
    expect(till.clear(TODAY)).toEqual([]);
    till.network('batch-upload-end', { 48: '0000' });
    expect(till.clear(TODAY)).toMatchObject([{ grossMinor: 1_000 }]);
  });

  test('twice with a batch between puts that batch on the next business day, in time', () => {
    const till = signedInTill(contracted({ cycle: 'D+1' }));
    till.ask('sale', { amount: 1_000 });
    till.settleRightly();
    till.clear(TODAY);
    till.ask('sale', { amount: 2_000 });
    till.settleRightly();
    expect(till.clear(TODAY)).toMatchObject([{ grossMinor: 1_000 }]);
    expect(unclearedOn(libraryOf(till.state), TODAY)).toMatchObject([{ reason: 'it waits for the next cut' }]);
    expect(till.clear('2026-07-19')).toMatchObject([
      { grossMinor: 2_000, dueOn: '2026-07-20', valueDate: '2026-07-20' },
    ]);
  });

  test('without closed batches gives no settlement', () => {
    const till = signedInTill(contracted());
    till.settleRightly();
    expect(till.clear(TODAY)).toEqual([]);
    expect(unclearedOn(libraryOf(till.state), TODAY)).toEqual([]);
  });

  test.each([
    ['T+1', '2026-07-20'],
    ['D+0', '2026-07-18'],
    ['D+1', '2026-07-19'],
  ] as const)('pays by the cycle of the contract: %s on %s', (cycle, day) => {
    const till = busyShop({ cycle });
    till.settleRightly();
    expect(till.clear(TODAY)).toMatchObject([{ cycle, valueDate: day, dueOn: day }]);
  });

  test('shows that a settlement is late when the day was cut late', () => {
    const till = signedInTill(contracted({ cycle: 'D+0' }));
    till.ask('sale');
    till.settleRightly();
    expect(till.clear('2026-07-20')).toMatchObject([{ dueOn: TODAY, valueDate: '2026-07-20' }]);
  });
});

describe('a fee', () => {
  test('is that of the version of the day of the payment, whenever it is settled', () => {
    const base = contracted();
    const [first] = base.merchants[0]?.contract ?? [];
    if (first === undefined) throw new Error('no contract');
    const signed = { by: 'Example Shop', on: '2026-07-18' };
    const contract = [first, { ...first, version: 2, validFrom: '2026-07-19', feePpm: 5_000, signed }];
    const till = signedInTill(contracted({}, { contract }));
    till.ask('sale', { amount: 10_000 });
    till.now = '2026-07-19T08:00:00+08:00';
    till.ask('sale', { amount: 10_000 });
    till.settleRightly();
    expect(till.clear('2026-07-19')).toMatchObject([{ feesMinor: 60 + 50, contractVersions: [1, 2] }]);
  });

  test('is kept when a payment is given back later, and the merchant owes what it has not earned', () => {
    const till = signedInTill(contracted({ cycle: 'D+0' }));
    const sale = till.ask('sale', { amount: 10_000 });
    till.settleRightly();
    till.clear(TODAY);
    till.now = '2026-07-19T09:00:00+08:00';
    till.about('refund', sale, { amount: 10_000 });
    till.settleRightly();
    expect(till.clear('2026-07-19')).toMatchObject([
      {
        grossMinor: 0,
        refundsMinor: 10_000,
        feesMinor: 0,
        netMinor: -10_000,
        paidMinor: 0,
        carriedForwardMinor: -10_000,
        entryId: null,
      },
    ]);
    expect(till.merchant()).toBe(-10_000);
    till.now = '2026-07-20T09:00:00+08:00';
    till.ask('sale', { amount: 30_000 });
    till.settleRightly();
    expect(till.clear('2026-07-20')).toMatchObject([
      { netMinor: 29_820, broughtForwardMinor: -10_000, paidMinor: 19_820, carriedForwardMinor: 0 },
    ]);
    expect(till.merchant()).toBe(0);
  });
});

describe('nobody is paid', () => {
  const withoutLicence = contracted();
  delete (withoutLicence.acquirer as { licence?: unknown }).licence;
  const ended = contracted();
  if (ended.acquirer.licence !== undefined) ended.acquirer.licence.validUntil = '2026-07-17';

  test.each([
    ['by an acquirer without licence', withoutLicence, 'the acquirer has no licence, so nobody may pay'],
    ['after the licence has ended', ended, 'the licence of the acquirer ended on 2026-07-17'],
    ['without a contract', contracted({}, { contract: undefined } as never), `no contract version holds on ${TODAY}`],
    ['before the contract begins', contracted({ validFrom: '2026-08-01' }), `no contract version holds on ${TODAY}`],
    [
      'without an account',
      contracted({}, { settlementAccount: undefined } as never),
      'the merchant has no settlement account',
    ],
  ])('%s, and the reason is told', (_what, changed, reason) => {
    const till = signedInTill(changed);
    till.ask('sale', { amount: 1_000 });
    till.settleRightly();
    expect(till.clear(TODAY)).toEqual([]);
    expect(unclearedOn(libraryOf(till.state), TODAY)).toEqual([{ merchantId: MERCHANT, transactionCount: 1, reason }]);
    expect(till.merchant()).toBe(1_000);
  });

  test('until what hindered it is mended; then everything that waited is paid', () => {
    const till = signedInTill();
    till.ask('sale', { amount: 1_000 });
    till.settleRightly();
    expect(till.clear(TODAY)).toEqual([]);
    const [merchant] = contracted().merchants;
    if (merchant === undefined) throw new Error('no merchant');
    till.apply(putMerchant(merchant));
    const settings = [...till.state.settings.values()][0];
    if (settings === undefined) throw new Error('no settings');
    till.apply({
      effects: [{ collection: 'settings', key: 'settings', row: { ...settings, acquirer: contracted().acquirer } }],
    });
    expect(till.clear(TODAY)).toMatchObject([{ grossMinor: 1_000, feesMinor: 6 }]);
  });
});

describe('when the clock passes into another day', () => {
  function soldAndSettled(): Till {
    const till = signedInTill(contracted());
    till.ask('sale', { pan: DEBIT, amount: 1_000 });
    till.settleRightly();
    return till;
  }
  const pass = (till: Till, now: string) => {
    const change = dayCut(till.state, now);
    if (change !== null) till.apply(change);
    return change;
  };

  test('the day that it leaves is cleared, once', () => {
    const till = soldAndSettled();
    expect(pass(till, '2026-07-18T23:59:59+08:00')).toBeNull();
    pass(till, '2026-07-19T00:00:00+08:00');
    expect([...till.state.settlements.keys()]).toEqual([`${MERCHANT}/${TODAY}`]);
    expect(pass(till, '2026-07-19T12:00:00+08:00')).toBeNull();
  });

  test('also when it leaps over many days, a month or a year', () => {
    const till = soldAndSettled();
    pass(till, '2027-03-01T00:00:00+08:00');
    expect([...till.state.settlements.values()]).toMatchObject([{ businessDay: TODAY, valueDate: '2026-07-20' }]);
  });

  test('and nothing is cleared when it is put back', () => {
    const till = soldAndSettled();
    pass(till, '2026-07-01T00:00:00+08:00');
    expect(till.state.settlements.size).toBe(0);
    pass(till, '2026-07-18T10:00:00+08:00');
    expect(till.state.settlements.size).toBe(0);
    pass(till, '2026-07-19T10:00:00+08:00');
    expect(till.state.settlements.size).toBe(1);
  });
});
