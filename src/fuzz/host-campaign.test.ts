import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { messageSchema } from '../definitions/message-schema.ts';
import { counterexampleScenario } from './campaign.ts';
import { fuzzHost, type HostUnderTest } from './host-campaign.ts';
import { dialectLine } from './line.ts';

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

const answer = (code: string, status = 200) => ({
  status,
  body: Buffer.from(JSON.stringify({ mti: '0210', fields: { 39: code } })),
});

/** A host that refuses what `refuses` says, and books everything else. */
function host(refuses: (body: Buffer) => boolean): HostUnderTest {
  let booked = 0;
  return {
    send: async (body) => {
      if (refuses(body)) return answer('30', 400);
      booked++;
      return answer('00');
    },
    books: async () => String(booked),
  };
}

const parse = (body: Buffer) => {
  try {
    return JSON.parse(body.toString()) as typeof SALE;
  } catch {
    return null;
  }
};
const careful = (body: Buffer) => {
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
      return careful(Buffer.from(JSON.stringify({ ...message, fields: { ...message.fields, 4: SALE.fields[4] } })));
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
      send: async () => answer('30'),
      books: async () => String(booked++),
    };
    expect(await fuzzHost(leaky, 'sale', SALE, { seed: 1, runs: 10 })).toMatchObject({ ok: false });
  });

  describe('on a binary line', () => {
    const line = dialectLine('unionpay-pos');
    const right = line.write(SALE) ?? Buffer.alloc(0);
    const refusal = { status: 200, body: line.write({ mti: '0210', fields: { 39: 'A0' } }) ?? Buffer.alloc(0) };
    const approval = { status: 200, body: line.write({ mti: '0210', fields: { 39: '00' } }) ?? Buffer.alloc(0) };
    const quiet = async () => '0';
    const run = (send: HostUnderTest['send'], books = quiet) =>
      fuzzHost({ send, books }, 'sale', SALE, { seed: 7, runs: 300 }, { line, body: right });

    it('finds nothing at a host that takes only the very bytes, and hangs up where it cannot read', async () => {
      const strict: HostUnderTest['send'] = async (body) => {
        if (body.equals(right)) return approval;
        const message = line.read(body);
        return message === null || message.mti[2] === '1' || message.mti[0] !== '0' ? null : refusal;
      };
      expect(await run(strict)).toEqual({ ok: true, runs: 300, seed: 7 });
    });

    it('finds a host that does not verify the MAC', async () => {
      const found = await run(async (body) => (line.read(body) === null ? null : approval));
      expect(found).toMatchObject({ ok: false, breach: { en: 'the host approved it with code 00' } });
    });

    it('finds a host that hangs up and books all the same, or says nothing where it could read', async () => {
      let booked = 0;
      expect(
        await run(
          async () => null,
          async () => String(booked++),
        ),
      ).toMatchObject({ ok: false });
      const mute = async () => ({ status: 200, body: Buffer.alloc(0) });
      expect(await run(mute)).toMatchObject({ ok: false });
    });
  });
});
