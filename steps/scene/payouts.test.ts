// What a merchant is due: days by the calendar, fees in whole fen, and money that takes no detour.
import { describe, expect, it } from 'vitest';
import type { ContractVersion, HostTransaction, LedgerEntry, Settlement } from '../../simulator/admin/client.ts';
import { detour, feeByContract, latestDay, versionOn, worth } from './payouts.ts';

const contract = [
  {
    version: 1,
    validFrom: '2020-01-01',
    feePpm: 6_000,
    fixedFeeMinor: 0,
    feeCapMinor: null,
    cycle: 'T+1',
    signed: null,
  },
  {
    version: 2,
    validFrom: '2026-07-20',
    feePpm: 5_000,
    fixedFeeMinor: 0,
    feeCapMinor: null,
    cycle: 'T+1',
    signed: null,
  },
] as const satisfies ContractVersion[];

describe('the latest day', () => {
  it.each([
    ['D+0', '2026-07-17', '2026-07-17'],
    ['D+1', '2026-07-17', '2026-07-18'],
    ['T+1', '2026-07-16', '2026-07-17'],
    ['T+1', '2026-07-17', '2026-07-20'],
    ['T+1', '2026-09-30', '2026-10-08'],
    ['T+1', '2026-10-09', '2026-10-10'],
  ] as const)('of %s for %s is %s', (cycle, day, latest) => {
    expect(latestDay(cycle, day)).toBe(latest);
  });
});

describe('the fee', () => {
  it.each([
    [83, 0],
    [84, 1],
    [1_250, 8],
    [12_850, 77],
  ])('of %i fen at 0.6 %% is %i fen', (amountMinor, fee) => {
    expect(feeByContract(amountMinor, contract[0])).toBe(fee);
  });

  it('has a cap for the rate alone', () => {
    expect(feeByContract(1_000_000, { ...contract[0], feeCapMinor: 2_000, fixedFeeMinor: 300 })).toBe(2_300);
  });

  it('is that of the version of the day', () => {
    expect(versionOn(contract, '2026-07-19')?.version).toBe(1);
    expect(versionOn(contract, '2026-07-20')?.version).toBe(2);
    expect(versionOn(contract, '2019-12-31')).toBeUndefined();
  });
});

describe('what transactions are worth', () => {
  const made = (type: string, state: string, postedMinor: number) =>
    ({ type, state, postedMinor, at: '2026-07-17T10:00:00.000+08:00' }) as HostTransaction;

  it('is payments less voids, refunds and the fees of those that stand', () => {
    const day = [made('sale', 'approved', 12_850), made('sale', 'voided', 5_000), made('void', 'approved', 5_000)];
    expect(worth([...day, made('refund', 'approved', 3_000), made('sale', 'declined', 0)], contract)).toBe(9_773);
  });

  it('leaves out what was reversed', () => {
    expect(worth([made('sale', 'reversed', 12_850)], contract)).toBe(0);
  });
});

describe('single clearing', () => {
  const licence = { holder: 'Acquirer', number: 'L-1' };
  const account = { holder: 'Shop', bank: 'Bank', number: '1000200030' };
  const settlement = {
    merchantId: 'M',
    payer: { role: 'licensed acquirer', name: 'Acquirer', licence: 'L-1' },
    payee: { role: 'merchant settlement account', ...account },
    netMinor: 9_940,
    paidMinor: 9_940,
    feesMinor: 60,
    entryId: 7,
  } as Settlement;
  const entry = (...postings: LedgerEntry['postings']): LedgerEntry[] => [
    { id: 7, at: '', memo: '', transactionId: null, postings },
  ];
  const straight = entry(
    { account: 'merchant/M', amountMinor: -10_000 },
    { account: 'settlement/M', amountMinor: 9_940 },
    { account: 'acquirer/fees', amountMinor: 60 },
  );

  it('is money that goes straight to the account of the merchant', () => {
    expect(detour(settlement, licence, account, straight)).toBeNull();
  });

  it('is broken by another payer, another payee, a third account, and another amount', () => {
    const other = { ...settlement, payer: { ...settlement.payer, name: 'Agent' } };
    expect(detour(other, licence, account, straight)).toBe('payer Agent L-1');
    expect(detour(settlement, undefined, account, straight)).not.toBeNull();
    expect(detour(settlement, licence, { ...account, number: '9' }, straight)).toBe('payee Shop 1000200030');
    const [whole] = straight;
    const viaAgent = entry(...(whole?.postings ?? []).slice(0, 2), { account: 'agent/1', amountMinor: 60 });
    expect(detour(settlement, licence, account, viaAgent)).toBe('agent/1');
    const short = entry(
      { account: 'merchant/M', amountMinor: -10_000 },
      { account: 'settlement/M', amountMinor: 9_000 },
    );
    expect(detour(settlement, licence, account, short)).toBe('9000 / 0 / -10000');
    expect(detour(settlement, licence, account, [])).not.toBeNull();
  });
});
