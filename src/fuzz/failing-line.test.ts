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

const echo = async () => {
  const server = createServer((socket: Socket) => socket.on('error', () => undefined).pipe(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endings.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { transport: 'iso-tcp', dialect: 'unionpay-pos', url: `tcp://127.0.0.1:${port}/path` } as const;
};

/** A connection on which a word has come back. */
const opened = async (url: string) => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => undefined);
  const heard = new Promise((resolve) => socket.once('data', resolve));
  socket.write('word');
  await heard;
  return socket;
};

it('ends what is open, and lets who connects through', async () => {
  const line = await startFailingLine(await echo());
  endings.push(() => line.close());
  const open = await opened(line.host.url);
  const ended = new Promise((resolve) => open.once('end', resolve));
  await line.endOpen();
  await ended;
  expect(await say(line.host.url)).toBe('word');
});

it('carries nothing on what is open, says nothing of it, and lets who connects through', async () => {
  const line = await startFailingLine(await echo());
  endings.push(() => line.close());
  const open = await opened(line.host.url);
  const signs: string[] = [];
  for (const sign of ['data', 'end', 'close']) open.on(sign, () => signs.push(sign));
  line.silenceOpen();
  open.write('another word');
  expect(await say(line.host.url)).toBe('word');
  expect(signs).toEqual([]);
});

it('carries what is said, refuses connections while it fails, and breaks off what is open', async () => {
  const target = await echo();
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
