// Slow, silent and meaningless terminals behind TLS: the bounds of the TCP host hold inside the encryption too.
import { afterEach, describe, expect, test } from 'vitest';
import { type RunningAcquirer, startAcquirer } from '../main.ts';
import type { TcpBounds } from './tcp-bounds.ts';
import { testConfiguration } from './test-kit.ts';
import { noise, signInOn, unionPay, Wire, type WireTill } from './wire.fixture.ts';

let acquirer: RunningAcquirer;
const wires: Wire[] = [];
afterEach(async () => {
  for (const wire of wires.splice(0)) wire.hangUp();
  await acquirer.close();
});

async function open(tcpBounds: Partial<TcpBounds> = {}): Promise<{ honest: Wire; till: WireTill }> {
  acquirer = await startAcquirer({ configuration: testConfiguration(), tlsPort: 0, tcpBounds });
  const honest = await dial();
  return { honest, till: await signInOn(honest) };
}

async function dial(): Promise<Wire> {
  return keep(await Wire.dial(acquirer.tls ?? '', unionPay, { ca: acquirer.certificateAuthority ?? '' }));
}

/** A connection to the TLS port that does not speak TLS. */
const dialBare = async () => keep(await Wire.dial(acquirer.tls ?? ''));

function keep(wire: Wire): Wire {
  wires.push(wire);
  return wire;
}

const sell = async ({ honest, till }: { honest: Wire; till: WireTill }) =>
  (await honest.ask(till.frame(till.sale(100)))).fields[39];

describe('one bad terminal behind TLS', () => {
  test('that announces 65,535 bytes is hung up on', async () => {
    const shop = await open();
    const bad = await dial();
    bad.socket.write(Buffer.from('FFFF', 'hex'));
    expect(await bad.end).toBe('closed');
    expect(await sell(shop)).toBe('00');
  });

  test('whose frame is never completed is hung up on in time, and answered nothing', async () => {
    const shop = await open({ frameTimeoutMs: 500 });
    const bad = await dial();
    bad.socket.write(shop.till.frame(shop.till.sale(100)).subarray(0, 50));
    expect(await sell(shop)).toBe('00');
    await bad.end;
    expect(bad.packets).toEqual([]);
  });

  test('that drips one byte after another gains no time by it', async () => {
    const shop = await open({ frameTimeoutMs: 500 });
    const bad = await dial();
    const frame = shop.till.frame(shop.till.sale(100));
    let at = 0;
    const drip = setInterval(() => bad.socket.writable && bad.socket.write(frame.subarray(at, ++at)), 20);
    expect(await sell(shop)).toBe('00');
    await bad.end;
    clearInterval(drip);
    expect(at).toBeLessThan(frame.length);
  });

  test('that says nothing behind its handshake is let go after its time', async () => {
    const shop = await open({ idleTimeoutMs: 500 });
    const silent = await dial();
    expect(['closed', 'reset']).toContain(await silent.end);
    expect(shop.honest.packets.length).toBeGreaterThan(0);
  });
});

test('handshakes that are begun and never finished are let go, and the others are answered meanwhile', async () => {
  const shop = await open({ frameTimeoutMs: 800 });
  const slow = await Promise.all(Array.from({ length: 50 }, dialBare));
  for (const wire of slow) wire.socket.write(Buffer.from([0x16, 0x03, 0x01, 0x02]));
  expect(await sell(shop)).toBe('00');
  for (const wire of slow) expect(['closed', 'reset']).toContain(await wire.end);
});

test('garbage in place of a handshake, and behind one, is hung up on, and the others are answered meanwhile', async () => {
  const shop = await open();
  const bytes = noise(8583);
  const bare = await Promise.all(Array.from({ length: 50 }, dialBare));
  const inside = await Promise.all(Array.from({ length: 5 }, dial));
  for (const wire of bare) wire.socket.write(bytes(16 * 1024));
  for (const wire of inside) wire.socket.write(Buffer.concat([Buffer.from('FFFF', 'hex'), bytes(16 * 1024)]));
  for (let i = 0; i < 5; i++) expect(await sell(shop)).toBe('00');
  for (const wire of [...bare, ...inside]) expect(['closed', 'reset']).toContain(await wire.end);
});
