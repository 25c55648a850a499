// Before the first scenario: a terminal that is not well, or that somebody holds, ends the run at once and in one line.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createTerminal } from '../reference/index.ts';
import { serveTerminal } from '../terminal/index.ts';

const COMMAND = fileURLToPath(new URL('../cli/tillproof.js', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-admission-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function tillproof(...args: string[]) {
  const child = spawn(process.execPath, [COMMAND, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  const [status] = (await once(child, 'close')) as [number];
  return { status, ...said };
}

async function webPage(): Promise<string> {
  const server = createServer((_request, response) => response.end('<html>'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

async function reference() {
  const terminal = createTerminal();
  const served = await serveTerminal(terminal);
  closing.push(served.close, () => terminal.close());
  return { url: served.url, terminal };
}

/** What a refused run has to be: inconclusive, one line, no stack, whatever the reason. */
function expectRefusal({ status, stdout, stderr }: Awaited<ReturnType<typeof tillproof>>, line: RegExp): void {
  const about = stderr.split('\n').filter((each) => line.test(each));
  expect(about, stderr).toHaveLength(1);
  expect(stderr).toContain('no scenario was run');
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stdout).not.toContain('COMPLIANT');
  expect(status).toBe(3);
}

describe('certify', { timeout: 120_000 }, () => {
  it('is over at once when the terminal is not there', async () => {
    const url = await webPage();
    for (const close of closing.splice(0)) close();
    expectRefusal(
      await tillproof('certify', '--terminal', url),
      new RegExp(`Nothing listens at ${url} \\(ECONNREFUSED\\)\\. Start the adapter`),
    );
    const { problems } = JSON.parse(readFileSync(path.join(folder, 'reports/compliance.json'), 'utf8'));
    expect(problems).toEqual([
      {
        en: `Before its first scenario the run was refused: Nothing listens at ${url} (ECONNREFUSED). Start the adapter and check the address; "tillproof doctor --terminal ${url}" looks at it alone.`,
        zh: `尚未执行任何场景，运行被拒绝：${url}上没有程序在监听（ECONNREFUSED）。请启动适配器并检查地址；“tillproof doctor --terminal ${url}”可单独检查。`,
      },
    ]);
  });

  it('is over at once when something else answers there', async () => {
    expectRefusal(await tillproof('certify', '--terminal', await webPage()), /reach: .*the answer is not JSON\./);
  });

  it('is over at once when the module of the terminal ends its process', async () => {
    const module = path.join(folder, 'exits.mjs');
    writeFileSync(module, 'export const createTerminal = () => process.exit(0);\n');
    expectRefusal(await tillproof('certify', '--terminal', module), /the terminal's process ended with code 0\./);
  });

  it('is refused a terminal that somebody holds, and names the holder', async () => {
    const { url } = await reference();
    const body = JSON.stringify({ holder: 'the night shift' });
    await fetch(`${url}/v1/hold`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const refused = await tillproof('certify', '--terminal', url);
    expectRefusal(refused, /held: .*held by the night shift since \d{4}-.* Wait until that run is over/);
  });

  it('is refused beside another certification of the same terminal, which is not disturbed', async () => {
    const { url } = await reference();
    const few = ['--requirement', 'GUIDE-S-STEP-5a', 'GUIDE-B-FAQ-5g', '--terminal', url];
    const child = spawn(process.execPath, [COMMAND, 'certify', ...few, '--reports', 'first'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = once(child, 'close');
    await new Promise<void>((resolve) => {
      let told = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        told += text;
        if (/\d of \d+ …/.test(told)) resolve();
      });
      child.once('close', () => resolve());
    });
    const second = await tillproof('certify', ...few, '--reports', 'second');
    expectRefusal(second, new RegExp(`held: .*held by tillproof certify \\(process ${child.pid} on .* since`));
    expect((await ended)[0]).toBe(0);
  });

  it('says the same as JSON where a machine reads', async () => {
    const { stdout, status } = await tillproof('certify', '--json', '--terminal', await webPage());
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'inconclusive', doctor: [{ check: 'reach', ok: false }] });
    expect(status).toBe(3);
  });

  it('plays at several addresses side by side, and lets them go in the end', async () => {
    const both = [await reference(), await reference()];
    const few = ['--requirement', 'GUIDE-S-STEP-5a', 'GUIDE-B-FAQ-5g', '--json', '--reports', 'both'];
    const { stdout, stderr, status } = await tillproof('certify', '--terminal', ...both.map(({ url }) => url), ...few);
    expect(status, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'passed' });
    for (const { terminal, url } of both) {
      const results = (await terminal.events(0, 0)).filter(({ kind }) => kind === 'result');
      expect(results.length).toBeGreaterThan(1);
      const headers = { 'content-type': 'application/json' };
      const free = await fetch(`${url}/v1/hold`, { method: 'POST', headers, body: '{"holder":"next"}' });
      expect(free.status).toBe(200);
    }
  });
});

describe('doctor', { timeout: 120_000 }, () => {
  it('says that a terminal is well, in one line, or as JSON with every finding', async () => {
    const { url } = await reference();
    const { stdout, status } = await tillproof('doctor', '--terminal', url);
    expect(stdout).toMatch(/^✓ http:\S+: well, contract version 2, \d+ checks\n$/);
    expect(status).toBe(0);
    const told = JSON.parse((await tillproof('doctor', '--terminal', url, '--json')).stdout);
    expect(told).toMatchObject({ well: true, terminals: [{ terminal: url, version: 2 }] });
    expect(told.terminals[0].findings.map(({ check }: { check: string }) => check)).toContain('host-link');
  });

  it('says each fault once with its remedy, and ends with 3', async () => {
    const { stdout, stderr, status } = await tillproof('doctor', '--terminal', await webPage());
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/^✕ http:.*: 1 of 1 checks found a fault$/),
      expect.stringMatching(/^ {2}✕ reach: .* Start the adapter and check the address/),
    ]);
    expect(stderr).toBe('');
    expect(status).toBe(3);
  });

  it.each(['http://', 'htp://x', 'http://127.0.0.1:99999', './nothing.ts'])(
    'refuses %s as wrong usage',
    async (name) => {
      const { stderr, stdout, status } = await tillproof('doctor', '--terminal', name);
      expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(`--terminal: ${JSON.stringify(name)}`)]);
      expect(stdout).toBe('');
      expect(status).toBe(2);
    },
  );
});
