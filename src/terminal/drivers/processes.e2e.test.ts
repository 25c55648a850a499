// A terminal in a process of its own can harm nobody: whatever it does is told as its own fault, and the next scenario has a new one.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { endProcesses, openDriver, type Terminal } from '../index.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-processes-'));
let written = 0;
function moduleWith(members: string, before = ''): string {
  const file = path.join(folder, `m${++written}.mjs`);
  const names = ['capabilities', 'execute', 'events', 'state', 'journal', 'log', 'close'];
  const quiet = names.map((name) => `${name}: async () => null`).join(', ');
  writeFileSync(file, `${before}\nexport const createTerminal = () => ({ ${quiet}, ${members} });\n`);
  return file;
}
const program = (source: string): [string, string, string] => [process.execPath, '--eval', source];

let terminal: Terminal;
afterEach(() => terminal?.close());
afterAll(async () => {
  await endProcesses();
  rmSync(folder, { recursive: true, force: true });
});

const fault = (message: string | RegExp) => ({
  name: expect.stringMatching(/^(ContractError|TerminalSilent)$/),
  code: 'adapter-fault',
  message: expect.stringMatching(message),
});
const open = (module: string, timeoutMs = 10_000) => openDriver({ driver: 'module', module, timeoutMs });

describe('a terminal module', () => {
  it.each([
    ['process.exit(0)', /the terminal's process ended with code 0$/],
    ['process.exit(7)', /the terminal's process ended with code 7$/],
    ["process.kill(process.pid, 'SIGKILL')", /the terminal's process was ended by SIGKILL$/],
    ["setImmediate(() => { throw new TypeError('no such relay') })", /ended with code 1 \(TypeError: no such relay\)$/],
  ])('that does %s is told as its fault, and opened again it is a new one', async (deed, message) => {
    const module = moduleWith(
      `log: async () => String(++asked), events: () => new Promise(() => undefined), state: () => new Promise(() => { ${deed} })`,
      'let asked = 0;',
    );
    terminal = await open(module);
    expect(await terminal.log()).toBe('1');
    const poll = terminal.events(0, 30_000);
    const both = [terminal.state(), poll].map((call) => expect(call).rejects.toMatchObject(fault(message)));
    await Promise.all(both);
    await expect(terminal.log()).rejects.toMatchObject(fault(message));
    await terminal.close();
    terminal = await open(module);
    expect(await terminal.log()).toBe('1');
  });

  it('that never comes back is ended when its time is over', async () => {
    terminal = await open(moduleWith('state: async () => { for (;;); }'), 400);
    await expect(terminal.state()).rejects.toMatchObject(
      fault(/no answer to "state" in 400 ms; the process was ended$/),
    );
  });

  it('that owes an answer is ended with the others, and not waited for', async () => {
    terminal = await open(moduleWith('state: async () => { for (;;); }'));
    const owed = expect(terminal.state()).rejects.toMatchObject(fault(/was ended by SIGKILL/));
    await endProcesses();
    await owed;
  });

  it('is kept between scenarios, and created anew for each', async () => {
    const module = moduleWith('log: async () => String(process.pid)');
    terminal = await open(module);
    const first = await terminal.log();
    await terminal.close();
    terminal = await open(module);
    expect(await terminal.log()).toBe(first);
    const second = await open(module);
    expect(await second.log()).not.toBe(first);
    await second.close();
  });

  it('cannot reach the judge by changing what all objects share, nor by printing', async () => {
    const module = moduleWith(
      'log: async () => { console.log("{}"); process.stdout.write("noise\\n"); return "quiet"; }',
      'Array.prototype.filter = () => []; Object.prototype.verdict = "passed"; globalThis.fetch = null;',
    );
    terminal = await open(module);
    expect(await terminal.log()).toBe('quiet');
    expect([1, 2].filter((each) => each > 1)).toEqual([2]);
    expect(({} as { verdict?: string }).verdict).toBeUndefined();
  });

  it('keeps neither its harness alive nor itself when the harness is killed, not even in an endless loop', async () => {
    const pidFile = path.join(folder, 'pid');
    const module = moduleWith(
      'state: async () => { for (;;); }',
      `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));`,
    );
    const index = fileURLToPath(new URL('../index.ts', import.meta.url));
    const harness = (then: string) =>
      `const { openDriver } = await import(${JSON.stringify(index)});
       const terminal = await openDriver({ driver: 'module', module: ${JSON.stringify(module)} });
       ${then}`;
    const run = (source: string) => spawn(process.execPath, ['--input-type=module', '--eval', source]);
    const idle = run(harness('await terminal.log().catch(() => undefined);'));
    expect(await once(idle, 'exit')).toEqual([0, null]);
    const busy = run(harness("terminal.state().catch(() => undefined); console.log('asked');"));
    await once(busy.stdout, 'data');
    const lost = Number(readFileSync(pidFile, 'utf8'));
    busy.kill('SIGKILL');
    await gone(lost);
  });
});

/** Resolves when there is no such process any more. */
async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await once(spawn(process.execPath, ['--eval', '']) as ChildProcess, 'exit');
  }
}

describe('a program', () => {
  it('that is not there is told so', async () => {
    terminal = await openDriver({ driver: 'stdio', command: ['./no-such-program'] });
    await expect(terminal.state()).rejects.toMatchObject(
      fault(/^Terminal "exec:.\/no-such-program": the terminal's process cannot be started: .*ENOENT/),
    );
  });

  it('that prints anything but answers is at fault, and no card number is repeated', async () => {
    terminal = await openDriver({
      driver: 'stdio',
      command: program("process.stdin.once('data', () => console.log('card 6212345678901232'))"),
    });
    await expect(terminal.state()).rejects.toMatchObject(
      fault(/expected a JSON-RPC 2.0 answer on standard output, found "card 621234\*+1232"/),
    );
  });

  it('refuses with the code in its error, or at the head of its message', async () => {
    const source = `require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
      const { id, params } = JSON.parse(line);
      const error = params.command === 'sign'
        ? { code: -32000, message: 'no power', data: { code: 'powered-off' } }
        : params.command === 'take-slip' ? { code: 1, message: 'not-offered: no printer' } : { code: -32601, message: 'what?' };
      console.log(JSON.stringify({ jsonrpc: '2.0', id, error }));
    })`;
    terminal = await openDriver({ driver: 'stdio', command: program(source) });
    await expect(terminal.execute({ command: 'sign' })).rejects.toMatchObject({ code: 'powered-off' });
    await expect(terminal.execute({ command: 'take-slip' })).rejects.toMatchObject({ code: 'not-offered' });
    await expect(terminal.state()).rejects.toMatchObject(fault(/state: the adapter failed: what\?$/));
  });

  it('may answer in another order than it was asked', async () => {
    const source = `const held = []; require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
      const { id, method } = JSON.parse(line);
      const say = (result) => console.log(JSON.stringify({ jsonrpc: '2.0', id, result }));
      if (method === 'events') return held.push(() => say([]));
      say('log'); for (const late of held) late();
    })`;
    terminal = await openDriver({ driver: 'stdio', command: program(source) });
    expect(await Promise.all([terminal.events(0, 30_000), terminal.log()])).toEqual([[], 'log']);
  });
});

it('one that is broken off is still waited for when nothing else keeps the command alive', async () => {
  // A process of its own, because here the tests themselves keep the loop turning.
  const peer = new URL('peer.ts', import.meta.url).href;
  const source = `import { startPeer } from ${JSON.stringify(peer)};
    const silent = startPeer({ name: 'silent', command: [process.execPath, '--eval', 'process.stdin.resume()'], timeoutMs: 100 });
    await silent.call('state').catch(() => undefined);
    await silent.end();
    console.log('ended');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source]);
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  const [code] = (await once(child, 'close')) as [number];
  expect([code, out]).toEqual([0, 'ended\n']);
}, 60_000);
