import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { unionPayMac } from '../crypto/index.ts';
import { messageSchema } from '../definitions/message-schema.ts';
import type { Message } from '../iso8583/message.ts';
import { counterexampleScenario } from './counterexample.ts';
import { fuzzHost, type HostUnderTest } from './host-campaign.ts';
import { dialectLine, jsonLine, type Sign } from './line.ts';

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
  return message === null || !validate(message) || JSON.stringify(message) !== JSON.stringify(SALE);
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
    const flags = ['--wire json-http'];
    const scenario = counterexampleScenario('zh-CN', { ...found, subject: 'request', what: found.smallest, flags });
    expect(scenario).toContain(`重放: tillproof certify --wire json-http --seed 7 --fuzz-path ${found.path}`);
    expect(scenario).toContain(`假如一笔正确的消费请求，但${found.smallest.zh}`);
    expect(scenario).toContain('621234******1232');
    expect(scenario).not.toContain('6212345678901232');
  });

  it.each(['0:99999', '7:0:0:0:0:0:0:0:0:0'])(
    'says that path %s leads nowhere, rather than passing without having sent anything',
    async (path) => {
      let sent = 0;
      const counting: HostUnderTest = {
        send: async () => {
          sent += 1;
          return answer('30');
        },
        books: async () => '',
      };
      const campaign = fuzzHost(counting, 'sale', SALE, { seed: 1, runs: 10, path });
      await expect(campaign).rejects.toThrow(`"${path}" leads to no case of this campaign with seed 1`);
      expect(sent).toBe(0);
    },
  );

  it('finds a host that refuses and books all the same', async () => {
    let booked = 0;
    const leaky: HostUnderTest = {
      send: async () => answer('30'),
      books: async () => String(booked++),
    };
    expect(await fuzzHost(leaky, 'sale', SALE, { seed: 1, runs: 10 })).toMatchObject({ ok: false });
  });

  describe.each([
    ['JSON', jsonLine],
    ['binary', dialectLine('unionpay-pos')],
  ])('that knows the MAC key, on a %s line', (_, line) => {
    const sign: Sign = (covered) =>
      unionPayMac(Buffer.from('0123456789ABCDEF', 'hex'), covered).toString('hex').toUpperCase();
    const right = line.write(SALE, { sign }) ?? Buffer.alloc(0);
    const good = line.read(right) ?? SALE;
    const reply = (code: string) => ({
      status: 200,
      body: line.write({ mti: '0210', fields: { 39: code } }) ?? Buffer.alloc(0),
    });
    /** Asks `accepts` about a request whose MAC is right. */
    const run = (accepts: (message: Message) => boolean, kinds = new Set<string>()) => {
      const send: HostUnderTest['send'] = async (body, framed) => {
        kinds.add(framed ? 'framed' : 'bare');
        const message = framed ? null : line.read(body);
        if (message === null || message.mti !== '0200') return reply('30');
        const sealed = line.read(line.write(message, { like: body, sign }) ?? Buffer.alloc(0));
        if (sealed === null || sealed.fields[64] !== message.fields[64]) return reply('A0');
        kinds.add('right MAC');
        return reply(accepts(message) ? '00' : '30');
      };
      const host = { send, books: async () => '0' };
      return fuzzHost(host, 'sale', good, { seed: 11, runs: 400 }, { line, body: right, sign });
    };

    it('finds nothing at a host that checks MAC, presence and values, and brings damage with and without a right MAC', async () => {
      const kinds = new Set<string>();
      expect(await run((message) => validate(message), kinds)).toEqual({ ok: true, runs: 400, seed: 11 });
      expect([...kinds].sort()).toEqual(line === jsonLine ? ['bare', 'right MAC'] : ['bare', 'framed', 'right MAC']);
    });

    it('finds a host that believes whatever has a right MAC', async () => {
      const found = await run(() => true);
      expect(found).toMatchObject({ ok: false, breach: { en: 'the host approved it with code 00' } });
      expect(found.ok || found.smallest.en).toMatch(/behind a right MAC$/);
    });
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
      const strict: HostUnderTest['send'] = async (body, framed) => {
        if (!framed && body.equals(right)) return approval;
        const message = framed ? null : line.read(body);
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
