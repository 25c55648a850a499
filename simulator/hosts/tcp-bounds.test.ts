// Slow, silent, greedy and countless terminals: each is bounded, and the others are answered meanwhile.
import { afterEach, describe, expect, test } from 'vitest';
import { NIGHTLY } from '../../src/nightly.fixture.ts';
import { type AcquirerClient, connectAcquirer } from '../admin/client.ts';
import { type AcquirerOptions, type RunningAcquirer, startAcquirer } from '../main.ts';
import { testConfiguration } from './test-kit.ts';
import { signInOn, unionPay, Wire, type WireTill } from './wire.fixture.ts';

const MANY = NIGHTLY ? 2000 : 500;
/** What a slow machine may need for that many connections. */
const PATIENCE_MS = 60_000;

let acquirer: RunningAcquirer;
let admin: AcquirerClient;
let wires: Wire[] = [];

afterEach(async () => {
  for (const wire of wires) wire.hangUp();
  wires = [];
  await acquirer.close();
});

async function start(tcpBounds: AcquirerOptions['tcpBounds'] = {}): Promise<{ honest: Wire; till: WireTill }> {
  acquirer = await startAcquirer({ configuration: testConfiguration(), tcpPort: 0, tcpBounds });
  admin = connectAcquirer(acquirer.adminUrl);
  const honest = await dial();
  return { honest, till: await signInOn(honest) };
}

async function dial(): Promise<Wire> {
  const wire = await Wire.dial(acquirer.tcp ?? '');
  wires.push(wire);
  return wire;
}

/** False when nothing more could be written for a while: the other side does not read. */
const drains = (wire: Wire, waitMs = 1500) =>
  new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), waitMs);
    wire.socket.once('drain', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });

const sell = async ({ honest, till }: { honest: Wire; till: WireTill }) =>
  (await honest.ask(till.frame(till.sale(100)))).fields[39];
const errors = async () => (await admin.exchanges(1)).map(({ error }) => error);

describe('one bad terminal', () => {
  test('that announces 65,535 bytes is hung up on before any of them is kept', async () => {
    const shop = await start();
    const bad = await dial();
    bad.socket.write(Buffer.from('FFFF', 'hex'));
    expect(await bad.end).toBe('closed');
    expect(await errors()).toEqual([
      'format error: byte 0: expected at most 8192 bytes, found 65535 bytes (is the length written in this way and byte order?)',
    ]);
    expect(await sell(shop)).toBe('00');
  });

  test('whose frame is never completed is hung up on in time, and answered nothing', async () => {
    const shop = await start({ frameTimeoutMs: 60 });
    const bad = await dial();
    bad.socket.write(shop.till.frame(shop.till.sale(100)).subarray(0, 50));
    expect(await sell(shop)).toBe('00');
    expect(await bad.end).toBe('closed');
    expect(bad.packets).toEqual([]);
    expect(await errors()).toContain('the frame was not completed in 60 ms; 50 bytes of it came');
  });

  test('that drips one byte after another gains no time by it', async () => {
    const shop = await start({ frameTimeoutMs: 60 });
    const bad = await dial();
    const frame = shop.till.frame(shop.till.sale(100));
    let at = 0;
    const drip = setInterval(() => bad.socket.write(frame.subarray(at, ++at)), 5);
    bad.socket.once('close', () => clearInterval(drip));
    expect(await sell(shop)).toBe('00');
    await bad.end;
    expect(at).toBeLessThan(frame.length);
  });

  test('that says nothing at all is let go after its time', async () => {
    const shop = await start({ idleTimeoutMs: 50 });
    const silent = await dial();
    expect(await silent.end).toBe('closed');
    expect(shop.honest.packets.length).toBeGreaterThan(0);
  });

  test('that waits for a late answer is not idle', { timeout: PATIENCE_MS }, async () => {
    const { honest, till } = await start({ idleTimeoutMs: 1500 });
    await admin.addRule({ when: { transaction: 'sale' }, then: { fault: 'late-answer', delayMs: 2500 } });
    expect((await honest.ask(till.frame(till.sale(100)))).fields[39]).toBe('00');
  });

  test('that goes on sending after it was hung up on does not stay', async () => {
    const shop = await start({ frameTimeoutMs: 50 });
    const bad = await dial();
    const closed = new Promise((resolve) => bad.socket.once('close', resolve));
    bad.socket.allowHalfOpen = true;
    bad.socket.write(Buffer.from('FFFF', 'hex'));
    const flood = setInterval(() => bad.socket.write(Buffer.alloc(100)), 5);
    bad.socket.once('close', () => clearInterval(flood));
    await closed;
    expect(await sell(shop)).toBe('00');
  });

  test('that asks and asks and takes no answers is not listened to any more, and costs bounded memory', {
    timeout: PATIENCE_MS,
  }, async () => {
    const shop = await start({ outstanding: 64 });
    const bad = await dial();
    bad.socket.pause();
    const flood = Buffer.concat(Array.from({ length: 400 }, () => shop.till.frame(shop.till.sale(100))));
    const before = process.memoryUsage().rss;
    while (bad.socket.write(flood) || (await drains(bad))) await new Promise(setImmediate);
    expect(await sell(shop)).toBe('00');
    expect(process.memoryUsage().rss - before).toBeLessThan(512 * 1024 * 1024);
  });

  test('with more requests under way than allowed waits, and gets every answer', async () => {
    const { honest, till } = await start({ outstanding: 4 });
    const frames = Array.from({ length: 300 }, () => till.frame(till.sale(1)));
    honest.socket.write(Buffer.concat(frames));
    const answers = await Promise.all(frames.map(() => honest.answer()));
    expect(answers.every(({ message }) => message.fields[39] === '00')).toBe(true);
  });
});

describe('many terminals', () => {
  test(`${MANY} that are connected and half-way through a frame starve nobody, and memory stays bounded`, {
    timeout: PATIENCE_MS,
  }, async () => {
    const shop = await start();
    const before = process.memoryUsage().rss;
    const half = shop.till.frame(shop.till.sale(1)).subarray(0, 60);
    for (let i = 0; i < MANY; i += 100)
      await Promise.all(
        Array.from({ length: 100 }, async () => {
          const wire = await dial();
          wire.socket.write(half);
        }),
      );
    for (let i = 0; i < 20; i++) expect(await sell(shop)).toBe('00');
    // Both ends of every connection live in this process.
    expect(process.memoryUsage().rss - before).toBeLessThan(MANY * 128 * 1024);
  });

  test(`${MANY} that all ask at once are all answered`, { timeout: PATIENCE_MS }, async () => {
    const { honest, till } = await start();
    const all = await Promise.all(Array.from({ length: MANY }, () => dial()));
    const answers = await Promise.all(all.map((wire) => wire.ask(till.frame(till.sale(1)))));
    expect(answers.filter(({ fields }) => fields[39] === '00')).toHaveLength(MANY);
    expect(await sell({ honest, till })).toBe('00');
  });

  test('beyond the bound are hung up on at once, and those inside are served', async () => {
    const shop = await start({ connections: 3 });
    await dial();
    await dial();
    const beyond = await dial();
    expect(['closed', 'reset']).toContain(await beyond.end);
    expect(await sell(shop)).toBe('00');
  });
});

test('keep-alives without end are echoed and bounded like everything else', async () => {
  const shop = await start();
  const bad = await dial();
  const idle = unionPay.frame(Buffer.alloc(0));
  bad.socket.write(Buffer.concat(Array.from({ length: 5000 }, () => idle)));
  for (let i = 0; i < 5000; i++) expect((await bad.next()).kind).toBe('keep-alive');
  expect(await sell(shop)).toBe('00');
});

test('closing hangs up on everybody, also on those whose answer is held back', async () => {
  const { honest, till } = await start();
  await admin.addRule({ when: { transaction: 'sale' }, then: { fault: 'late-answer', delayMs: 600_000 } });
  honest.socket.write(till.frame(till.sale(100)));
  await admin.exchanges(1, 10_000);
  const silent = await dial();
  await Promise.all([acquirer.close(), silent.end, honest.end]);
  expect(honest.packets).toHaveLength(1);
});
