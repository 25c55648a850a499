import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fuzzAnswers, type PaymentSeen } from './answer-campaign.ts';
import { dialectLine, jsonLine, type Line, type Sign } from './line.ts';

const APPROVAL = {
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
};
const LINES = { json: jsonLine, 'unionpay-pos': dialectLine('unionpay-pos') };
const truthOn = (line: Line) => ({ status: 200, body: line.write(APPROVAL) ?? Buffer.alloc(0) });
const safe: PaymentSeen = { posted: true, status: 'unknown', reversalSecured: true, idle: true, slips: 0 };

describe('fuzzAnswers', () => {
  it.each(Object.entries(LINES))(
    'really damages every answer in %s, and passes a terminal that reverses each',
    async (_, line) => {
      const truth = truthOn(line);
      const kinds = new Set<string>();
      let same = 0;
      const result = await fuzzAnswers(
        async (damage) => {
          kinds.add(damage.kind);
          const damaged = damage.apply(truth);
          if (damaged.status === 200 && damaged.body.equals(truth.body)) same++;
          return safe;
        },
        { seed: 3, runs: 400 },
        { line },
      );
      expect(result).toEqual({ ok: true, runs: 400, seed: 3 });
      expect(same).toBe(0);
      const framed = line === jsonLine ? ['status'] : ['broken', 'length'];
      expect([...kinds].sort()).toEqual(
        ['byte', 'changed', 'cut', 'dropped', 'longer', 'mti', 'noise', ...framed].sort(),
      );
    },
  );

  it('asks nobody to compare the merchant number behind a right MAC, which the contract does not name', async () => {
    const changed: string[] = [];
    const seal = { line: jsonLine, sign: () => () => '3745314433393535' };
    await fuzzAnswers(
      async (damage) => {
        const fields = jsonLine.read(damage.apply(truthOn(jsonLine)).body)?.fields;
        if (damage.kind === 'changed, right MAC' && fields?.[42] !== APPROVAL.fields[42]) changed.push(damage.en);
        return safe;
      },
      { seed: 3, runs: 400 },
      seal as never,
    );
    expect(changed).toEqual([]);
  });

  it.each(Object.entries(LINES))(
    'finds a terminal that does not check the voucher of the answer in %s',
    async (_, line) => {
      const result = await fuzzAnswers(
        async (damage) => {
          const { body, status } = damage.apply(truthOn(line));
          const answer = line.read(body);
          const taken =
            status === 200 &&
            answer?.mti === '0210' &&
            Object.entries(APPROVAL.fields).every(
              ([field, value]) => field === '11' || answer.fields[Number(field)] === value,
            );
          return taken ? { ...safe, status: 'approved' } : safe;
        },
        { seed: 3, runs: 400 },
        { line },
      );
      expect(result).toMatchObject({ ok: false, breach: { en: 'the terminal took it for an approval' } });
    },
  );

  it.each(Object.entries(LINES))(
    'brings damage behind a right MAC in %s, and finds a terminal that trusts it',
    async (_, line) => {
      const sign: Sign = (covered) => createHash('md5').update(covered).digest('hex').slice(0, 16).toUpperCase();
      const truth = { status: 200, body: line.write(APPROVAL, { sign }) ?? Buffer.alloc(0) };
      const result = await fuzzAnswers(
        async (damage) => {
          const { body, status } = damage.apply(truth);
          const answer = status === 200 ? line.read(body) : null;
          const sealed = answer && line.read(line.write(answer, { like: body, sign }) ?? Buffer.alloc(0));
          const trusted = sealed != null && sealed.fields[64] === answer?.fields[64];
          return trusted ? { ...safe, status: 'approved' } : safe;
        },
        { seed: 3, runs: 400 },
        { line, sign: () => sign },
      );
      expect(result).toMatchObject({ ok: false, smallest: { en: expect.stringMatching(/, behind a right MAC$/) } });
      expect(!result.ok && result.shown[0]?.en).toMatch(/^\d{4}$/);
    },
  );

  it.each([
    ['a slip', { ...safe, slips: 1 }],
    ['money without a reversal', { ...safe, reversalSecured: false }],
    ['a terminal that hangs', { ...safe, idle: false }],
  ])('finds %s', async (_, seen) => {
    expect(await fuzzAnswers(async () => seen, { seed: 1, runs: 1 })).toMatchObject({ ok: false });
  });
});
