// Who may ask the console for what, how much, and that no page is ever told a card number or a PIN.
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_CARDS } from '../definitions/cards.ts';
import type { Terminal } from '../terminal/index.ts';
import { readAct } from './acts.ts';
import { consoleNames } from './addressed.ts';
import { streamed, type TestConsole, testConsole } from './console.fixture.ts';

const PIN = '123456';
const PAN = TEST_CARDS['debit chip'].image.pan;

/** Our terminal, which shows the whole card number and the PIN on its screen. */
const leaky = (terminal: Terminal): Terminal => ({
  capabilities: () => terminal.capabilities(),
  execute: (command) => terminal.execute(command),
  events: (since, waitMs) => terminal.events(since, waitMs),
  journal: () => terminal.journal(),
  log: () => terminal.log(),
  close: () => terminal.close(),
  state: async () => {
    const state = await terminal.state();
    return { ...state, screen: [...state.screen, `card ${PAN}`, `pin ${PIN}`] };
  },
});

let shown: TestConsole;
beforeAll(async () => {
  shown = await testConsole(leaky);
}, 30_000);
afterAll(() => shown.close());

/** One request as it is written, with the headers that fetch would not send. */
function raw(path: string, method: string, headers: Record<string, string>, body = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(`${shown.base}${path}`, { method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
const TYPE = { 'content-type': 'application/json' };

describe('what changes something', () => {
  it('needs the token of the printed address, whole', async () => {
    expect(await shown.act({ do: 'press', key: 'cancel' })).toBe(200);
    expect(await shown.act({ do: 'press', key: 'cancel' }, '')).toBe(401);
    // Tokens are drawn: the last letter of some is the one that another would be changed into.
    const other = shown.token.endsWith('_') ? '-' : '_';
    expect(await shown.act({ do: 'press', key: 'cancel' }, `${shown.token.slice(0, -1)}${other}`)).toBe(401);
    expect(await shown.act({ do: 'press', key: 'cancel' }, `${shown.token}x`)).toBe(401);
  });

  it('says in both languages why it is not done', async () => {
    const refusal = async (act: object, token = shown.token) => {
      const headers = { ...TYPE, 'x-tillproof-token': token };
      const answer = await fetch(`${shown.base}/console/act`, { method: 'POST', headers, body: JSON.stringify(act) });
      return ((await answer.json()) as { error: { message: string; zh: string } }).error;
    };
    expect(await refusal({ do: 'press', key: 'cancel' }, 'another')).toEqual({
      message: expect.stringContaining('open the address'),
      zh: expect.stringContaining('请打开控制台启动时显示的地址'),
    });
    const none = { message: 'there is no such card in the wallet', zh: '卡包中没有此卡' };
    expect(await refusal({ do: 'present', interface: 'insert', card: 'nobody' })).toEqual(none);
  });

  it('is not done for a page of another site, whatever it knows', async () => {
    const right = { ...TYPE, 'x-tillproof-token': shown.token };
    const body = JSON.stringify({ do: 'press', key: 'cancel' });
    expect(await raw('/console/act', 'POST', right, body)).toBe(200);
    expect(await raw('/console/act', 'POST', { ...right, origin: 'http://evil.example' }, body)).toBe(403);
    expect(await raw('/console/act', 'POST', { ...right, origin: 'null' }, body)).toBe(403);
    expect(await raw('/console/act', 'POST', { ...right, host: 'evil.example' }, body)).toBe(403);
    expect(await raw('/', 'GET', { host: 'evil.example' })).toBe(403);
    expect(await raw('/admin/stream', 'GET', { host: 'evil.example:80' })).toBe(403);
    expect(await raw('/console/act', 'PUT', right, body)).toBe(405);
    expect(await raw('/console/act', 'POST', { ...right, 'content-type': 'text/plain' }, body)).toBe(415);
  });

  it('is bounded, and says what is wrong without what was sent', async () => {
    const right = { ...TYPE, 'x-tillproof-token': shown.token };
    expect(await raw('/console/act', 'POST', right, JSON.stringify({ do: 'type', text: '1'.repeat(300_000) }))).toBe(
      413,
    );
    expect(await raw('/console/act', 'POST', right, '{')).toBe(400);
    expect(readAct({ do: 'pin', pin: 'my-secret' })).toMatch(/^pin: /);
    expect(readAct({ do: 'pin', pin: 'my-secret' })).not.toContain('my-secret');
    expect(readAct({ do: 'constructor' })).toMatch(/must be one of/);
    expect(readAct({ do: 'type', text: '1', more: true })).toMatch(/additional/);
    expect(await shown.act({ do: 'present', interface: 'insert', card: 'no such card' })).toBe(404);
    expect(await shown.act({ do: 'arm', fault: 'no-such-fault', scope: 'next' })).toBe(400);
  });

  it('is never done by a console that only shows', async () => {
    const watching = await testConsole(undefined, { readOnly: true });
    expect(await watching.act({ do: 'press', key: 'cancel' })).toBe(403);
    await watching.close();
  }, 30_000);
});

describe('the page', () => {
  it('may load nothing from elsewhere and run nothing inline', async () => {
    const answer = await fetch(`${shown.base}/`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const text = await answer.text();
    expect(text).not.toMatch(/<script(?![^>]* src=)|\son\w+=|style=/);
    expect(text).not.toContain(shown.token);
  });

  it('is answered on no other path', async () => {
    for (const path of [
      '/admin/cards',
      '/admin/configuration',
      '/admin/books?unmasked=true',
      '/admin/exchanges',
      '/reports/1/../x',
    ])
      expect(await raw(path, 'GET', {}), path).toBe(404);
    expect(await raw('/admin/transactions', 'GET', {})).toBe(200);
  });

  it('is never told a card number, a PIN or a key, not even by a terminal that shows them', async () => {
    await shown.act({ do: 'choose', function: 'sale' });
    for (const text of ['1', '2', '.', '5', '0']) await shown.act({ do: 'type', text });
    await shown.act({ do: 'press', key: 'confirm' });
    await shown.act({ do: 'present', interface: 'insert', card: 'debit chip' });
    await untilPrompt('pin');
    expect(await shown.act({ do: 'pin', pin: PIN })).toBe(200);
    await untilPrompt('remove-card');
    const text = JSON.stringify(await shown.whole());
    expect(text).toContain('621234******1232');
    expect(text).toContain('pin ••••');
    for (const { image, pin } of Object.values(TEST_CARDS)) {
      expect(text).not.toContain(image.pan);
      if (image.cryptogramKey !== undefined) expect(text).not.toContain(image.cryptogramKey);
      if (pin !== PIN) expect(text).not.toMatch(new RegExp(`(?<!\\d)${pin}(?!\\d)`));
    }
    expect(text).not.toContain('0123456789ABCDEFFEDCBA9876543210');
    await shown.act({ do: 'remove' });
  }, 20_000);

  async function untilPrompt(prompt: string): Promise<void> {
    for (let tried = 0; tried < 100; tried++) {
      if ((await shown.whole()).terminal.state.prompt === prompt) return;
      await streamed(`${shown.base}/admin/stream`, 2);
    }
    throw new Error(`the terminal never asked for ${prompt}`);
  }
});

describe('files of the wire', () => {
  const get = async (path: string) => {
    const answer = await fetch(`${shown.base}${path}`);
    return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) };
  };

  it('are hexadecimal and a capture, of the numbers that are asked for, with nothing that was hidden', async () => {
    const { exchanges } = await shown.whole();
    const numbers = `1-${exchanges.at(-1)?.sequence ?? 1}`;
    const hex = await get(`/console/exchanges.hex?${numbers}`);
    expect(hex.status).toBe(200);
    expect(hex.headers.get('content-disposition')).toContain('tillproof-exchanges.hex');
    expect(hex.body.toString('utf8')).toMatch(/^# 1 \S+ 0800 to the acquirer\n/);
    const pcap = await get(`/console/exchanges.pcap?${numbers}`);
    expect(pcap.body.readUInt32LE(0)).toBe(0xa1b2c3d4);
    expect(pcap.body.toString('latin1')).toContain('0800');
    for (const { body } of [hex, pcap]) expect(body.toString('latin1')).not.toContain(PAN);
    expect((await get('/console/exchanges.hex?99999')).body.toString('utf8')).toBe('');
  });

  it('are of no other kind, of no other numbers, and for no other site', async () => {
    for (const path of ['exe?1', 'hex', 'hex?', 'hex?1-', 'hex?1;2', `hex?${'1,'.repeat(3000)}`, 'constructor?1'])
      expect((await get(`/console/exchanges.${path}`)).status, path).toBe(404);
    expect(await raw('/console/exchanges.pcap?1', 'GET', { host: 'evil.example' })).toBe(403);
    expect(await raw('/console/exchanges.pcap?1', 'GET', { origin: 'http://evil.example' })).toBe(403);
  });
});

describe('what is asked of the back office and of dialects', () => {
  it('is a statement with its latest lines, of a merchant that there is, for this console alone', async () => {
    const { merchantId = '' } = (await shown.whole()).about.terminals[0] ?? {};
    const answer = await fetch(`${shown.base}/console/statement/${merchantId}?from=2026-01-01`);
    const statement = (await answer.json()) as { all: number; lines: unknown[]; netMinor: number };
    expect(statement).toMatchObject({ merchantId, all: statement.lines.length });
    expect(await raw('/console/statement/000000000000000', 'GET', {})).toBe(404);
    expect(await raw(`/console/statement/${merchantId}?from=yesterday`, 'GET', {})).toBe(400);
    expect(await raw(`/console/statement/${merchantId}`, 'GET', { host: 'evil.example' })).toBe(403);
    expect(await raw('/admin/exchanges/1/request', 'GET', {})).toBe(404);
  });

  it('is a dialect, told row by row what does not fit, with the token alone', async () => {
    const check = async (text: unknown, token = shown.token, more: Record<string, string> = {}) => {
      const headers = { ...TYPE, 'x-tillproof-token': token, ...more };
      const answer = await fetch(`${shown.base}/console/dialect`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ text }),
      });
      return { status: answer.status, body: (await answer.json()) as { isGood?: boolean; text?: string } };
    };
    const good = await check('name: mine\nextends: unionpay-pos\nen: Mine\nzh: 我的\n');
    expect(good.body).toMatchObject({ isGood: true });
    const bad = await check('name: mine\nextends: unionpay-pos\nfields:\n  4: { type: nothing }\n');
    expect(bad.body.isGood).toBe(false);
    expect(bad.body.text).toMatch(/field 4/);
    expect((await check(5)).status).toBe(400);
    expect((await check('name: mine', 'wrong')).status).toBe(401);
    expect(
      await raw('/console/dialect', 'POST', { ...TYPE, 'x-tillproof-token': shown.token, origin: 'http://e' }, '{}'),
    ).toBe(403);
  });

  it('are rule packs that the acquirer has, switched with the token', async () => {
    expect(await shown.act({ do: 'rule-packs', on: ['cents-are-codes'] })).toBe(200);
    expect((await shown.whole()).rulePacks).toEqual(['cents-are-codes']);
    expect(await shown.act({ do: 'rule-packs', on: ['other'] })).toBe(400);
    expect(await shown.act({ do: 'rule-packs', on: [] }, 'wrong')).toBe(401);
    expect(await shown.act({ do: 'rule-packs', on: [] })).toBe(200);
  });
});

describe('the stream', () => {
  it('tells where everything stands, and a page that lost the line only what it missed', async () => {
    const [first] = await streamed(`${shown.base}/admin/stream`, 1);
    expect(first?.event).toBe('whole');
    await shown.act({ do: 'arm', fault: 'drop-answer', scope: 'next' });
    const missed = await streamed(`${shown.base}/admin/stream`, 1, first?.id);
    expect(missed[0]?.event).toBe('armed');
    expect(missed[0]?.id).not.toBe(first?.id);
    await shown.act({ do: 'disarm' });
    for (const strange of ['', 'x', '00000000-1', `${first?.id.split('-')[0]}-999999999`])
      expect((await streamed(`${shown.base}/admin/stream`, 1, strange))[0]?.event).toBe('whole');
  });

  it('is the same for every page, and for so many pages at most', async () => {
    const stop = new AbortController();
    const statuses: number[] = [];
    for (let page = 0; page < 30; page++)
      statuses.push((await fetch(`${shown.base}/admin/stream`, { signal: stop.signal })).status);
    expect(statuses).toContain(503);
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(200));
    stop.abort();
  });
});

describe('names', () => {
  it('of this machine alone are taken where only this machine can ask', () => {
    const here = consoleNames('127.0.0.1', ['till.local']);
    expect(['localhost:1', '127.0.0.1', '[::1]:8', 'till.local:80'].map(here)).toEqual([true, true, true, true]);
    expect(['10.0.0.1', 'evil.example', undefined, ''].map((name) => here(name))).toEqual([false, false, false, false]);
    const open = consoleNames('0.0.0.0', []);
    expect(['10.0.0.1:80', 'evil.example'].map(open)).toEqual([true, false]);
    expect(consoleNames('0.0.0.0', ['*'])('any.example')).toBe(true);
  });
});
