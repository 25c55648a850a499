import { describe, expect, it } from 'vitest';
import { fuzzAnswers, type PaymentSeen } from './answer-campaign.ts';

const TRUTH = {
  status: 200,
  body: JSON.stringify({
    mti: '0210',
    fields: {
      3: '000000',
      4: '000000012850',
      11: '000007',
      37: '112345678901',
      39: '00',
      41: 'TP000001',
      42: '898310058120001',
      64: '3745314433393535',
    },
  }),
};
const safe: PaymentSeen = { posted: true, status: 'unknown', reversalSecured: true, idle: true, slips: 0 };

describe('fuzzAnswers', () => {
  it('really damages every answer, and passes a terminal that reverses each', async () => {
    let same = 0;
    const result = await fuzzAnswers(
      async (damage) => {
        const damaged = damage.apply(TRUTH);
        if (damaged.status === TRUTH.status && damaged.body === TRUTH.body) same++;
        return safe;
      },
      { seed: 3, runs: 400 },
    );
    expect(result).toEqual({ ok: true, runs: 400, seed: 3 });
    expect(same).toBe(0);
  });

  it('finds a terminal that does not check the voucher of the answer', async () => {
    const result = await fuzzAnswers(
      async (damage) => {
        const { body, status } = damage.apply(TRUTH);
        let answer: { mti?: string; fields?: Record<string, string> } | null = null;
        try {
          answer = JSON.parse(body);
        } catch {
          answer = null;
        }
        const taken =
          status === 200 &&
          answer?.mti === '0210' &&
          Object.entries(JSON.parse(TRUTH.body).fields).every(
            ([field, value]) => field === '11' || answer?.fields?.[field] === value,
          );
        return taken ? { ...safe, status: 'approved' } : safe;
      },
      { seed: 3, runs: 400 },
    );
    expect(result).toMatchObject({ ok: false, breach: { en: 'the terminal took it for an approval' } });
  });

  it.each([
    ['a slip', { ...safe, slips: 1 }],
    ['money without a reversal', { ...safe, reversalSecured: false }],
    ['a terminal that hangs', { ...safe, idle: false }],
  ])('finds %s', async (_, seen) => {
    expect(await fuzzAnswers(async () => seen, { seed: 1, runs: 1 })).toMatchObject({ ok: false });
  });
});
