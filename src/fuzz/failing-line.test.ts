// A line that is there, is not, and is there again, for whatever is said on it.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { startFailingLine } from './failing-line.ts';

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

/** What comes back for a word, or the code of the error. */
const say = (url: string) =>
  new Promise<string>((resolve) => {
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname, () => socket.write('word'));
    socket.once('data', (data) => {
      resolve(data.toString());
      socket.destroy();
    });
    socket.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? ''));
  });

it('carries what is said, refuses connections while it fails, and breaks off what is open', async () => {
  const server = createServer((socket: Socket) => socket.on('error', () => undefined).pipe(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endings.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const target = { transport: 'iso-tcp', dialect: 'unionpay-pos', url: `tcp://127.0.0.1:${port}/path` } as const;
  const line = await startFailingLine(target);
  endings.push(() => line.close());
  expect(line.host).toMatchObject({
    transport: 'iso-tcp',
    url: expect.stringMatching(/^tcp:\/\/127\.0\.0\.1:\d+\/path$/),
  });
  expect(line.host.url).not.toBe(target.url);
  expect(await say(line.host.url)).toBe('word');
  const open = connect(Number(new URL(line.host.url).port), '127.0.0.1').on('error', () => undefined);
  await new Promise((resolve) => open.once('connect', resolve));
  const broken = new Promise((resolve) => open.once('close', resolve));
  await line.fail();
  await broken;
  expect(await say(line.host.url)).toBe('ECONNREFUSED');
  await line.mend();
  expect(await say(line.host.url)).toBe('word');
});
