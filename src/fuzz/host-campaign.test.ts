import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { messageSchema } from '../definitions/message-schema.ts';
import { counterexampleScenario } from './campaign.ts';
import { fuzzHost, type HostUnderTest } from './host-campaign.ts';

const SALE = {
  mti: '0200',
  fields: {
    2: '6212345678901232',
    3: '000000',
    4: '000000012850',
    11: '000007',
    14: '3012',
    22: '022',
    25: '00',
    41: 'TP000001',
    42: '898310058120001',
    49: '156',
    60: '22000001000500',
    64: '3745314433393535',
  },
};

const validate = new Ajv({ allErrors: false }).compile(messageSchema('sale'));

/** A host that refuses what `refuses` says, and books everything else. */
function host(refuses: (body: string) => boolean): HostUnderTest {
  let booked = 0;
  return {
    send: async (body) => {
      if (refuses(body)) return { status: 400, body: JSON.stringify({ mti: '0210', fields: { 39: '30' } }) };
      booked++;
      return { status: 200, body: JSON.stringify({ mti: '0210', fields: { 39: '00' } }) };
    },
    books: async () => String(booked),
  };
}

const parse = (body: string) => {
  try {
    return JSON.parse(body) as typeof SALE;
  } catch {
    return null;
  }
};
const careful = (body: string) => {
  const message = parse(body);
  return message === null || !validate(message) || message.fields[64] !== SALE.fields[64];
};

describe('fuzzHost', () => {
  it('finds nothing at a host that checks every field, and every case really is damaged', async () => {
    expect(await fuzzHost(host(careful), 'sale', SALE, { seed: 7, runs: 500 })).toEqual({
      ok: true,
      runs: 500,
      seed: 7,
    });
  });

  it('finds a host that does not look at the amount, names the damage in words, and replays it from seed and path', async () => {
    const careless = host((body) => {
      const message = parse(body);
      if (message === null || typeof message !== 'object') return true;
      return careful(JSON.stringify({ ...message, fields: { ...message.fields, 4: SALE.fields[4] } }));
    });
    const found = await fuzzHost(careless, 'sale', SALE, { seed: 7, runs: 500 });
    if (found.ok) throw new Error('expected a counterexample');
    expect(found.smallest.en).toMatch(/amount/);
    expect(found.breach.en).toContain('approved');
    const again = await fuzzHost(careless, 'sale', SALE, { seed: found.seed, path: found.path, runs: 1 });
    expect(again).toMatchObject({ ok: false, smallest: { body: found.smallest.body } });
    const scenario = counterexampleScenario('zh-CN', {
      what: found.smallest,
      seed: found.seed,
      path: found.path,
      breach: found.breach,
    });
    expect(scenario).toContain(`--seed 7 --fuzz-path ${found.path}`);
    expect(scenario).toContain('场景');
  });

  it('finds a host that refuses and books all the same', async () => {
    let booked = 0;
    const leaky: HostUnderTest = {
      send: async () => ({ status: 200, body: `{"mti":"0210","fields":{"39":"30"}}` }),
      books: async () => String(booked++),
    };
    expect(await fuzzHost(leaky, 'sale', SALE, { seed: 1, runs: 10 })).toMatchObject({ ok: false });
  });
});
