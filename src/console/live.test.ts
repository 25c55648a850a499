// What goes on behind the page: what does not work is said until it works again, what other terminals do is no part of the story, and nothing is kept without a bound.

import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask } from '../http.ts';
import type { Command, Terminal } from '../terminal/index.ts';
import { type TestConsole, testConsole } from './console.fixture.ts';
import { Feed } from './feed.ts';

let shown: TestConsole | undefined;
const closing: (() => void)[] = [];
afterEach(async () => {
  await shown?.close();
  shown = undefined;
  for (const close of closing.splice(0)) close();
});

const said = async () => (await shown?.whole())?.troubles.map(({ what, why }) => `${what.en} ${why}`) ?? [];

describe('an acquirer that cannot be read', () => {
  let isBroken = false;
  /** The control plane by way of somebody who can be in the way. */
  async function reach(adminUrl: string): Promise<string> {
    const server = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const { method = 'GET', url = '' } = request;
      const headers = { 'content-type': request.headers['content-type'] ?? 'application/json' };
      const { status, body } = isBroken
        ? { status: 503, body: Buffer.from('{}') }
        : await ask(`${adminUrl}${url}`, { method, headers }, Buffer.concat(parts));
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('is said at once, and no longer when it can be', async () => {
    isBroken = false;
    shown = await testConsole(undefined, { reach });
    expect(await said()).toEqual([]);
    isBroken = true;
    await vi.waitFor(async () => expect((await said())[0]).toMatch(/The acquirer cannot be read: .*503/), 20_000);
    isBroken = false;
    await vi.waitFor(async () => expect(await said()).toEqual([]), 20_000);
  }, 60_000);
});

describe('a refund that is filled in', () => {
  it('says when the terminal does not take what is known of the sale', async () => {
    let isDeaf = false;
    /** It asks its questions later than the console looks. */
    let isShy = false;
    const slow = (terminal: Terminal): Terminal => ({
      capabilities: () => terminal.capabilities(),
      journal: () => terminal.journal(),
      log: () => terminal.log(),
      close: () => terminal.close(),
      events: (since, waitMs) => terminal.events(since, waitMs),
      state: async () => ({ ...(await terminal.state()), ...(isShy ? { prompt: null } : {}) }),
      execute: (command: Command) =>
        isDeaf && command.command === 'type'
          ? Promise.reject(new Error('the keys are stuck'))
          : terminal.execute(command),
    });
    shown = await testConsole(slow);
    const { admin, act, atRest } = shown;
    for (const each of [
      { do: 'choose', function: 'sale' },
      { do: 'type', text: '12.00' },
      { do: 'press', key: 'confirm' },
      { do: 'present', interface: 'insert', card: 'debit chip' },
      { do: 'right-pin' },
      { do: 'remove' },
      { do: 'choose', function: 'settlement' },
    ]) {
      expect(await act(each)).toBe(200);
      await atRest();
    }
    const { transactions } = await admin.transactions({ type: 'sale' });
    const [{ at = '', reference = '' } = {}] = transactions;
    [isDeaf, isShy] = [true, true];
    expect(await act({ do: 'refund', date: at.slice(0, 10), reference })).toBe(200);
    expect(await said()).toEqual([]);
    isShy = false;
    expect(await act({ do: 'environment', battery: 'low' })).toBe(200);
    await vi.waitFor(async () => expect((await said()).join()).toContain('the keys are stuck'), 20_000);
    isDeaf = false;
    expect(await act({ do: 'press', key: 'cancel' })).toBe(200);
    await vi.waitFor(async () => expect(await said()).toEqual([]), 20_000);
  }, 60_000);
});

describe('a terminal of somebody else at the same acquirer', () => {
  it('is seen on the wire and is no part of what is recorded', async () => {
    shown = await testConsole();
    const { admin, act, atRest, whole } = shown;
    const { terminals } = await admin.configuration();
    const [own] = terminals;
    if (own === undefined) throw new Error('there is no terminal');
    const { terminalMasterKey, nextBatch, merchantId } = own;
    await admin.putTerminal({ terminalId: 'OTHER001', merchantId, terminalMasterKey, nextBatch, active: true });
    await act({ do: 'choose', function: 'sale' });
    await atRest();
    const before = (await whole()).recording.en;
    const fields = { 11: '000900', 41: 'OTHER001', 42: merchantId, 60: '00000000003', 63: '01 ' };
    await shown.message({ mti: '0800', fields });
    await shown.message({ mti: '0400', fields: { ...fields, 3: '000000', 4: '000000000100', 11: '000001', 39: '98' } });
    await vi.waitFor(async () => {
      const { exchanges } = await whole();
      expect(exchanges.filter(({ request }) => request?.fields['41'] === 'OTHER001').length).toBe(2);
    }, 20_000);
    expect((await whole()).recording.en).toBe(before);
  }, 60_000);
});

describe('the feed', () => {
  /** What a page that was there at `lastId` is sent when it comes back. */
  function sent(feed: Feed, lastId?: string): string {
    const texts: string[] = [];
    const page = { writeHead: () => page, write: (text: string) => texts.push(text), once: () => page };
    expect(feed.open(page as unknown as ServerResponse, lastId)).toBe(true);
    return texts.join('');
  }
  const idOf = (text: string) => /id: (\S+)\nevent: whole/.exec(text)?.[1] ?? '';

  it('keeps as much as a short absence takes, and no more, however large events are', () => {
    const feed = new Feed(() => 'everything');
    const first = idOf(sent(feed));
    feed.publish('small', 'one');
    expect(sent(feed, first)).toContain('event: small');
    expect(sent(feed, first)).not.toContain('event: whole');
    for (let n = 0; n < 100; n++) feed.publish('large', 'x'.repeat(100_000));
    const missed = sent(feed, first);
    expect(missed).toContain('event: whole');
    const last = idOf(missed);
    feed.publish('small', 'two');
    expect(sent(feed, last)).toContain('"two"');
  });
});
