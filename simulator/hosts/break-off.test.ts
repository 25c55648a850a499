// A connection that is broken off is closed, whatever was under way on it.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { breakOff } from './break-off.ts';

let server: Server;
beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => server.close());

/** Both ends of a connection, and the error that the client is told. */
async function connection(): Promise<{ here: Socket; there: Socket; told: Promise<string | null> }> {
  const there = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const told = new Promise<string | null>((resolve) => {
    there.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? ''));
    there.once('close', () => resolve(null));
  });
  there.resume();
  const [here] = (await once(server, 'connection')) as [Socket];
  return { here, there, told };
}

it('ends with a reset', async () => {
  const { here, told } = await connection();
  const closed = once(here, 'close');
  breakOff(here);
  await closed;
  expect(await told).toBe('ECONNRESET');
});

it('is closed when it was ending in order', async () => {
  const { here, told } = await connection();
  const closed = once(here, 'close');
  here.end('answer');
  breakOff(here);
  await closed;
  expect(await told).not.toBe('');
});

it('is closed when the other side has ended it', async () => {
  const { here, there } = await connection();
  const closed = once(here, 'close');
  here.resume().once('end', () => breakOff(here));
  there.end();
  await closed;
  expect(here.destroyed).toBe(true);
});
