import http from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AcquirerClient, FaultName } from '../admin/client.ts';
import type { RunningAcquirer } from '../main.ts';
import { PAN, type RawExchange, rawExchange, type Sender, signIn, type Till } from './test-kit.ts';
import { freshTill, sharedAcquirer } from './till.fixture.ts';

let acquirer: RunningAcquirer;
let admin: AcquirerClient;
let send: Sender;
let till: Till;

beforeAll(async () => {
  ({ acquirer, admin, send } = await sharedAcquirer());
});
afterAll(() => acquirer.close());
beforeEach(async () => {
  till = await freshTill({ admin, send });
});

const play = (fault: FaultName, delayMs?: number) =>
  admin.addRule({
    when: { transaction: 'sale' },
    times: 1,
    then: { fault, ...(delayMs === undefined ? {} : { delayMs }) },
  });
const spent = async () => 1_000_000 - (await admin.card(PAN)).availableMinor;
const text = ({ chunks }: RawExchange) => Buffer.concat(chunks).toString('latin1');
const body = (raw: RawExchange) => text(raw).split('\r\n\r\n').slice(1).join('\r\n\r\n');
const announced = (raw: RawExchange) => Number(/Content-Length: (\d+)/.exec(text(raw))?.[1]);
/** The trace once it has the sale. */
const traced = async () => (await admin.exchanges(1, 10_000))[0];

describe('faults of meaning', () => {
  test('drop-request: no answer, nothing posted, and the same sale can be made again', async () => {
    await play('drop-request');
    const sale = till.sale(100);
    const gone = new AbortController();
    const lost = fetch(`${acquirer.hostUrl}/iso8583`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(sale),
      signal: gone.signal,
    });
    const refused = expect(lost).rejects.toThrow();
    expect(await traced()).toMatchObject({ fault: 'drop-request', answer: null, committed: false, code: null });
    gone.abort();
    await refused;
    expect(await spent()).toBe(0);
    expect((await send(sale)).reply.fields[39]).toBe('00');
  });

  test('drop-answer: posted, but no answer comes', async () => {
    await play('drop-answer');
    const gone = new AbortController();
    const lost = fetch(`${acquirer.hostUrl}/iso8583`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(till.sale(100)),
      signal: gone.signal,
    });
    const refused = expect(lost).rejects.toThrow();
    expect(await traced()).toMatchObject({ fault: 'drop-answer', answer: null, committed: true, code: '00' });
    gone.abort();
    await refused;
    expect(await spent()).toBe(100);
  });

  test('late-answer: the answer comes, but not before its time', async () => {
    await play('late-answer', 80);
    const started = performance.now();
    const { reply } = await send(till.sale(100));
    expect(performance.now() - started).toBeGreaterThan(75);
    expect(reply.fields[39]).toBe('00');
  });

  test('late-answer: when the terminal has hung up, the trace says that no answer left', async () => {
    await play('late-answer', 60_000);
    const gone = new AbortController();
    const lost = fetch(`${acquirer.hostUrl}/iso8583`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(till.sale(100)),
      signal: gone.signal,
    });
    const refused = expect(lost).rejects.toThrow();
    expect(await traced()).toMatchObject({ fault: 'late-answer', answer: { mti: '0210' } });
    gone.abort();
    await refused;
    await expect.poll(async () => (await traced())?.answer).toBeNull();
    expect(await traced()).toMatchObject({ committed: true, code: '00', error: expect.stringContaining('hung up') });
  });

  describe('a silence that somebody asks to be told of', () => {
    /** The interim answers until the first of them, the answer or the end of the connection, and the status of the answer if one came. */
    const posted = (preference?: string) =>
      new Promise<{ interim: number[]; status: number | null }>((resolve) => {
        const interim: number[] = [];
        const headers = { 'content-type': 'application/json', ...(preference && { prefer: preference }) };
        const request = http.request(`${acquirer.hostUrl}/iso8583`, { method: 'POST', headers }, (response) => {
          response.resume().once('end', () => resolve({ interim, status: response.statusCode ?? null }));
        });
        request.on('information', ({ statusCode }) => {
          interim.push(statusCode);
          request.destroy();
        });
        request.on('error', () => resolve({ interim, status: null }));
        request.end(JSON.stringify(till.sale(100)));
      });
    const ASKED = 'tillproof-silence=250';

    test.each<[FaultName, number | undefined]>([
      ['drop-request', undefined],
      ['drop-answer', undefined],
      ['late-answer', 60_000],
    ])('%s: 102 says it at once', async (fault, delayMs) => {
      await play(fault, delayMs);
      expect(await posted(`respond-async, ${ASKED}; foo`)).toEqual({ interim: [102], status: null });
    });

    test.each<[FaultName, string | undefined]>([
      ['drop-answer', undefined],
      ['drop-answer', 'wait=10'],
      ['half-open', ASKED],
    ])('%s with the preference %s: nothing is said until the books are reset', async (fault, preference) => {
      await play(fault);
      const nothing = posted(preference);
      expect(await traced()).toMatchObject({ fault });
      await admin.reset();
      expect(await nothing).toEqual({ interim: [], status: null });
    });

    test('an answer that still comes in time is waited for', async () => {
      await play('late-answer', 20);
      expect(await posted(ASKED)).toEqual({ interim: [], status: 200 });
    });
  });

  test('duplicate-answer: the same answer stands on the connection twice', async () => {
    await play('duplicate-answer');
    const raw = await rawExchange(acquirer.hostUrl, till.sale(100));
    const answers = text(raw).split('HTTP/1.1 200 OK').slice(1);
    expect(answers.length).toBe(2);
    expect(answers[0]?.split('\r\n\r\n')[1]).toBe(answers[1]?.split('\r\n\r\n')[1]);
    expect(await spent()).toBe(100);
  });

  const altered: [FaultName, (reply: { mti: string; fields: Record<number, string> }) => unknown, unknown][] = [
    ['wrong-stan', ({ fields }) => fields[11], '000002'],
    ['wrong-amount', ({ fields }) => fields[4], '000000000101'],
    ['wrong-terminal', ({ fields }) => fields[41], 'TP000009'],
    ['wrong-field', ({ fields }) => fields[42], '898310058120002'],
    ['wrong-mti', ({ mti }) => mti, '0810'],
  ];
  test.each(altered)('%s: posted, and the altered answer has a right MAC', async (fault, read, expected) => {
    await play(fault);
    const { reply } = await send(till.sale(100));
    expect(read(reply)).toBe(expected);
    expect(reply.fields[39]).toBe('00');
    expect(till.genuine(reply)).toBe(true);
    expect(await spent()).toBe(100);
    expect(await traced()).toMatchObject({ fault, answer: { fields: { 11: reply.fields[11] } } });
  });

  test.each([
    ['no-mac', 64],
    ['no-code', 39],
  ] as const)('%s: posted, and field %i is not there', async (fault, field) => {
    await play(fault);
    const { reply } = await send(till.sale(100));
    expect(reply.fields).toMatchObject({ 4: '000000000100', 41: expect.any(String) });
    expect(reply.fields[field]).toBeUndefined();
    expect(field === 64 || till.genuine(reply)).toBe(true);
  });

  test('wrong-mac: posted, only the MAC is wrong', async () => {
    await play('wrong-mac');
    const { reply } = await send(till.sale(100));
    expect(reply.fields[39]).toBe('00');
    expect(till.genuine(reply)).toBe(false);
    expect(till.genuine(till.sign({ mti: reply.mti, fields: omit(reply.fields, 64) }))).toBe(true);
  });

  test.each([1, 4, 8])('wrong-mac: byte %i alone is another one, and still a character', async (byte) => {
    await admin.addRule({ when: { mti: '0200' }, times: 1, then: { fault: 'wrong-mac', byte } });
    const { reply } = await send(till.sale(100));
    const right = Buffer.from(till.sign({ mti: reply.mti, fields: omit(reply.fields, 64) }).fields[64] ?? '', 'hex');
    const wrong = Buffer.from(reply.fields[64] ?? '', 'hex');
    expect([...wrong].flatMap((each, at) => (each === right[at] ? [] : [at + 1]))).toEqual([byte]);
    expect(wrong.toString('latin1')).toMatch(/^[@-G0-9]{8}$/);
  });

  test('unknown-code: declined with a code of no table, nothing posted', async () => {
    await play('unknown-code');
    expect((await send(till.sale(100))).reply.fields[39]).toBe('Z9');
    expect(await spent()).toBe(0);
  });

  test('wrong-check-value: the sign-in answer has a PIN key that fails its check', async () => {
    await admin.addRule({ when: { transaction: 'sign-in' }, times: 1, then: { fault: 'wrong-check-value' } });
    await expect(signIn(send)).rejects.toThrow('bad keys: pinKey');
    await expect(signIn(send)).resolves.toBeDefined();
  });
});

describe('faults of wire', () => {
  test('reset: the connection is torn down and nothing is posted', async () => {
    await play('reset');
    const raw = await rawExchange(acquirer.hostUrl, till.sale(100));
    expect([raw.end, text(raw)]).toEqual(['reset', '']);
    expect(await spent()).toBe(0);
  });

  test('reset-after-commit: the connection is torn down but the sale is posted', async () => {
    await play('reset-after-commit');
    const raw = await rawExchange(acquirer.hostUrl, till.sale(100));
    expect([raw.end, text(raw)]).toEqual(['reset', '']);
    expect(await spent()).toBe(100);
  });

  test('truncate: fewer bytes than announced, then the end', async () => {
    await play('truncate');
    const raw = await rawExchange(acquirer.hostUrl, till.sale(100));
    expect(raw.end).toBe('closed');
    expect(body(raw).length).toBe(Math.floor(announced(raw) / 2));
    expect(() => JSON.parse(body(raw))).toThrow();
    expect(await spent()).toBe(100);
  });

  test('garbage: the announced length, but no JSON', async () => {
    await play('garbage');
    const raw = await rawExchange(acquirer.hostUrl, till.sale(100));
    expect(body(raw).length).toBe(announced(raw));
    expect(() => JSON.parse(body(raw))).toThrow();
  });

  test('garbage: the same seed makes the same noise', async () => {
    const noise: string[] = [];
    for (let i = 0; i < 2; i++) {
      await admin.reset();
      till = await signIn(send);
      await play('garbage');
      noise.push(body(await rawExchange(acquirer.hostUrl, till.sale(100))));
    }
    expect(noise[0]).toBe(noise[1]);
  });

  test('wrong-length: the head announces eight bytes fewer than come', async () => {
    await play('wrong-length');
    const raw = await rawExchange(acquirer.hostUrl, till.sale(100));
    expect(announced(raw)).toBe(body(raw).length - 8);
    expect(JSON.parse(body(raw))).toMatchObject({ fields: { 39: '00' } });
  });

  test('wrong-status: whole and genuine, under the status of a failure', async () => {
    await play('wrong-status');
    const raw = await rawExchange(acquirer.hostUrl, till.sale(100));
    expect(text(raw)).toMatch(/^HTTP\/1\.1 500 /);
    const answer = JSON.parse(body(raw));
    expect([answer.fields[39], till.genuine(answer)]).toEqual(['00', true]);
    expect(await spent()).toBe(100);
  });

  test('split: whole, in three pieces, the first of one byte', async () => {
    await play('split', 30);
    const raw = await rawExchange(acquirer.hostUrl, till.sale(100));
    expect(raw.chunks.length).toBe(3);
    expect(raw.chunks[0]?.length).toBe(1);
    expect(JSON.parse(body(raw))).toMatchObject({ fields: { 39: '00' } });
  });

  test('dribble: whole, in many pieces, over the time asked for', async () => {
    await play('dribble', 300);
    const started = performance.now();
    const raw = await rawExchange(acquirer.hostUrl, till.sale(100));
    expect(performance.now() - started).toBeGreaterThan(250);
    expect(raw.chunks.length).toBeGreaterThan(10);
    expect(JSON.parse(body(raw))).toMatchObject({ fields: { 39: '00' } });
  });

  test('half-open: posted, no byte comes, the connection stays', async () => {
    await play('half-open');
    const raw = rawExchange(acquirer.hostUrl, till.sale(100));
    expect(await traced()).toMatchObject({ fault: 'half-open', committed: true, answer: null });
    // A reset of the books lets go of what is still open: until then neither a byte nor an end had come.
    await admin.reset();
    expect(text(await raw)).toBe('');
  });

  test('coalesce cannot be asked for where only HTTP is open', async () => {
    await expect(play('coalesce')).rejects.toMatchObject({
      status: 400,
      details: [{ path: 'then.fault', reason: expect.stringContaining('iso-tcp, iso-tls, not on json-http') }],
    });
  });

  test('whatever was played, other terminals are answered as ever', async () => {
    for (const fault of ['garbage', 'reset-after-commit', 'truncate', 'wrong-length', 'duplicate-answer'] as const) {
      await play(fault);
      await rawExchange(acquirer.hostUrl, till.sale(100));
      expect((await send(till.sale(100))).reply.fields[39]).toBe('00');
    }
    expect(await spent()).toBe(1000);
    expect((await admin.ledger()).sumMinor).toBe(0);
  });
});

test('an answer on its way when the books are reset never arrives', async () => {
  await play('late-answer', 60_000);
  const raw = rawExchange(acquirer.hostUrl, till.sale(100));
  await traced();
  await admin.reset();
  expect(text(await raw)).toBe('');
  expect(await admin.exchanges()).toEqual([]);
});

function omit(fields: Record<number, string>, number: number): Record<number, string> {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => Number(key) !== number));
}
