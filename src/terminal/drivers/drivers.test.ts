import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { endProcesses, openDriver, parseTerminalSpec } from '../index.ts';
import { DRIVERS } from './index.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-driver-'));
function moduleWith(source: string): string {
  const file = path.join(folder, `m${Math.abs(hash(source))}.mjs`);
  writeFileSync(file, source);
  return file;
}
afterAll(() => endProcesses());
const hash = (text: string) => [...text].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) | 0, 7);

describe('a specification as text', () => {
  it('is an HTTP address or else a module', () => {
    expect(parseTerminalSpec('http://127.0.0.1:1')).toEqual({ driver: 'http', url: 'http://127.0.0.1:1' });
    expect(parseTerminalSpec('HTTPS://lab/x')).toEqual({ driver: 'http', url: 'HTTPS://lab/x' });
    expect(parseTerminalSpec('exec:python3 "my terminal.py" --port \'7\'')).toEqual({
      driver: 'stdio',
      command: ['python3', 'my terminal.py', '--port', '7'],
    });
    expect(parseTerminalSpec('./my/terminal.js')).toEqual({ driver: 'module', module: './my/terminal.js' });
    expect(parseTerminalSpec('@acme/terminal')).toEqual({ driver: 'module', module: '@acme/terminal' });
  });

  it('is refused when it is empty or names a driver that there is not', async () => {
    expect(() => parseTerminalSpec('')).toThrow('No driver knows');
    expect(() => parseTerminalSpec('exec: ')).toThrow('exec: is followed by a command');
    await expect(openDriver({ driver: 'serial' } as never)).rejects.toThrow(
      `No driver "serial"; there are ${Object.keys(DRIVERS).join(', ')}`,
    );
  });
});

describe('the module driver', () => {
  const members = ['capabilities', 'execute', 'events', 'state', 'journal', 'log', 'close'];
  const body = (extra = '') => `({ ${members.map((name) => `${name}: async () => null`).join(', ')}, ${extra} })`;

  it('hands its options to createTerminal, by path and by file URL', async () => {
    const file = moduleWith(`export const createTerminal = (options) => ${body('log: async () => options.name')};`);
    for (const driver of ['module', 'inside'] as const)
      for (const module of [file, pathToFileURL(file).href]) {
        const terminal = await openDriver({ driver, module, options: { name: 'till 3' } });
        expect(await terminal.log()).toBe('till 3');
        await terminal.close();
      }
  });

  it.each([
    ['is not there', './no/such/terminal.js', /Terminal module "\.\/no\/such\/terminal\.js": cannot be loaded/],
    [
      'exports no createTerminal',
      moduleWith('export const create = 1;'),
      /expected an exported function createTerminal, found undefined/,
    ],
    [
      'fails to create one',
      moduleWith("export function createTerminal() { throw new Error('no reader'); }"),
      /createTerminal failed: no reader/,
    ],
    [
      'gives half a terminal',
      moduleWith('export const createTerminal = () => ({ state() {}, log() {} });'),
      /without capabilities, execute, events, journal, close/,
    ],
  ])('says what is wrong with a module that %s', async (_what, module, message) => {
    await expect(openDriver(module)).rejects.toMatchObject({
      code: 'adapter-fault',
      message: expect.stringMatching(message),
    });
  });

  it('blames the adapter for answers outside the contract, naming path, expected and found', async () => {
    const terminal = await openDriver(moduleWith(`export const createTerminal = () => ${body()}; // nulls`));
    const fault = (message: string) => ({ code: 'adapter-fault', message });
    await expect(terminal.execute({ command: 'sign' })).rejects.toMatchObject(
      fault('Acknowledgement: expected object, found null'),
    );
    await expect(terminal.events(0, 0)).rejects.toMatchObject(fault('events: expected a list, found null'));
    await expect(terminal.state()).rejects.toMatchObject(fault('State: expected object, found null'));
    await expect(terminal.journal()).rejects.toMatchObject(fault('journal: expected a list, found null'));
    await expect(terminal.capabilities()).rejects.toMatchObject(fault('Capabilities: expected object, found null'));
  });

  it('takes an error with the code of a refusal for that refusal, and any other for a fault', async () => {
    const refusing = `execute: async (c) => { throw Object.assign(new Error('no power'), c.command === 'sign' ? { code: 'powered-off' } : {}); }`;
    const terminal = await openDriver(moduleWith(`export const createTerminal = () => ${body(refusing)};`));
    await expect(terminal.execute({ command: 'sign' })).rejects.toMatchObject({
      code: 'powered-off',
      message: 'no power',
    });
    await expect(terminal.execute({ command: 'take-slip' })).rejects.toMatchObject({
      code: 'adapter-fault',
      message: expect.stringMatching(/^Terminal module ".*": execute: the adapter failed: no power$/),
    });
  });
});

describe('the HTTP driver', () => {
  let close = () => {};
  afterEach(() => close());

  async function adapter(answer: (url: string) => { status?: number; body?: string } | null): Promise<string> {
    const server = createServer((request, response) => {
      const given = answer(request.url ?? '');
      if (given !== null) response.writeHead(given.status ?? 200).end(given.body ?? '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    close = () => {
      server.closeAllConnections();
      server.close();
    };
    return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  }

  it('keeps a path before /v1', async () => {
    const seen: string[] = [];
    const url = await adapter((each) => {
      seen.push(each);
      return { body: 'text' };
    });
    const terminal = await openDriver(`${url}/tills/3`);
    expect(await terminal.log()).toBe('text');
    expect(seen).toEqual(['/tills/3/v1/log']);
    await terminal.close();
  });

  it.each([
    ['no JSON', { body: '<html>' }, '/v1/state: the answer is not JSON'],
    ['an error page', { status: 502, body: '<html>' }, '/v1/state: HTTP 502 without a refusal of the contract'],
    ['an incomplete state', { body: '{"power":"on"}' }, 'State/sequence: expected a value, found nothing'],
  ])('blames the adapter for %s', async (_what, answer, message) => {
    const terminal = await openDriver(await adapter(() => answer));
    await expect(terminal.state()).rejects.toMatchObject({ code: 'adapter-fault', message });
    await terminal.close();
  });

  it('says who does not answer', async () => {
    const url = await adapter(() => ({}));
    close();
    const terminal = await openDriver(url);
    await expect(terminal.state()).rejects.toMatchObject({
      name: 'TerminalSilent',
      code: 'adapter-fault',
      mayReturn: true,
      message: `Terminal at ${url}: ECONNREFUSED`,
    });
    await expect(openDriver('http://')).rejects.toThrow('expected http://host:port');
    await terminal.close();
  });

  it('gives up on an adapter that is silent beyond its time', async () => {
    const url = await adapter(() => null);
    const terminal = await openDriver({ driver: 'http', url, timeoutMs: 30 });
    await expect(terminal.execute({ command: 'sign' })).rejects.toThrow('no answer in 30 ms');
    await terminal.close();
  });

  it('ends a waiting poll when it is closed', async () => {
    const terminal = await openDriver(await adapter(() => null));
    const poll = terminal.events(0, 30_000);
    const ended = expect(poll).rejects.toThrow('the driver was closed');
    await terminal.close();
    await ended;
  });
});
