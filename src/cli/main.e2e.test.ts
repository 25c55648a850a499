import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const COMMAND = fileURLToPath(new URL('./tillproof.js', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8', cwd: folder });
  return { status, stdout, stderr };
};

/** Starts a command that goes on, and gives its first line of output. */
const start = (...args: string[]) => startIn({}, ...args);
async function startIn(environment: Record<string, string>, ...args: string[]) {
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, [COMMAND, ...args], { stdio: ['ignore', 'pipe', 'inherit'], env });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const stop = async () => {
    child.kill('SIGTERM');
    return ((await once(child, 'exit')) as [number])[0];
  };
  return { line, stop };
}

describe('tillproof', { timeout: 60_000 }, () => {
  it('teaches when asked for help', () => {
    const { status, stdout } = run('--help');
    expect(status).toBe(0);
    for (const word of ['certify', 'simulate', 'terminal', 'selftest', 'steps', 'Exit codes', '--defect no-reversal'])
      expect(stdout).toContain(word);
  });

  it.each([
    [['no-such-command'], /unknown command/],
    [['certify', '--no-such-flag'], /unknown option/],
    [['certify', '--terminal', './nothing.ts'], /neither an http\(s\) address nor a module file/],
    [['certify', '--defect', 'x'], /There are: /],
    [['certify', '--chapter', 'x'], /There are: card-reading/],
    [['certify', '--features', 'nowhere.feature'], /there is no file or folder/],
    [['simulate', '--config', 'nowhere.yaml'], /there is no such file/],
    [['simulate', '--port', '99999'], /not a port/],
    [['simulate', '--verify'], /--verify needs --db/],
    [['simulate', '--listen', '0.0.0.0', '--port', '99999'], /warning: --listen 0\.0\.0\.0 lets other machines in/],
    [['console', '--host-listen', '0.0.0.0', '--host-port', '99999'], /warning: --host-listen 0\.0\.0\.0 lets other/],
    [['simulate', '--verify', '--db', 'nowhere.db'], /there is no such file/],
    [['terminal', '--listen', 'nonsense'], /not an address/],
  ])('refuses %j as wrong usage and says why', (args, message) => {
    const { status, stderr, stdout } = run(...args);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it('shows a console for a device that nobody but a person can use, and lets it in at the port for terminals', async () => {
    const { line, stop } = await start('console', '--attended', '--json', '--port', '0');
    const { console: url, host } = JSON.parse(line) as { console: string; host: string };
    const look = new AbortController();
    const stream = await fetch(new URL('/admin/stream', url), { signal: look.signal });
    let text = '';
    for await (const part of stream.body!.pipeThrough(new TextDecoderStream())) {
      text += part;
      if (/^data: .*\n\n/m.test(text)) break;
    }
    look.abort();
    const { attended, terminal } = JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? '') as Record<string, unknown>;
    expect(attended).toMatchObject({ tells: true, asked: null, setUp: { url: `${host}/iso8583` } });
    expect(terminal).toMatchObject({ state: { power: 'on', signedIn: false } });
    expect(await stop()).toBe(0);
  });

  it('refuses an acquirer configuration with the path and the reason of every error', () => {
    const config = path.join(folder, 'acquirer.yaml');
    writeFileSync(config, 'seed: -1\nmac: maybe\n');
    const { status, stderr } = run('simulate', '--config', config);
    expect(status).toBe(2);
    for (const place of ['seed', 'mac', 'merchants']) expect(stderr).toContain(place);
  });

  it('lists the sentences in both languages', () => {
    const { stdout } = run('steps', '--json');
    const sentences = JSON.parse(stdout) as { en: string; zh: string }[];
    expect(sentences.length).toBeGreaterThan(70);
    expect(sentences.find(({ en }) => en === 'the cardholder inserts the card')?.zh).toBe('持卡人插卡');
  });

  it('certifies one requirement, prints JSON, and writes the reports', () => {
    const { status, stdout } = run(
      'certify',
      '--json',
      '--requirement',
      'GUIDE-B-FAQ-2a',
      '--parallel',
      '1',
      '--reports',
      'out',
    );
    expect(status).toBe(0);
    const result = JSON.parse(stdout) as { verdict: string; scenarios: unknown[]; reports: Record<string, string> };
    expect(result).toMatchObject({
      verdict: 'passed',
      headline: { en: 'Passed, 1 of 134 requirements asked; a certificate needs all of them' },
    });
    expect(result.scenarios.length).toBeGreaterThan(0);
    for (const name of ['compliance.html', 'compliance.json', 'junit.xml', 'summary.md'])
      expect(readFileSync(path.join(folder, 'out', name), 'utf8').length).toBeGreaterThan(100);
  });

  it('exits 1 with a defect, and says in business words what is wrong', () => {
    const { status, stdout, stderr } = run(
      'certify',
      '--defect',
      'slip-on-decline',
      '--requirement',
      'GUIDE-S-STEP-4d',
      '--parallel',
      '1',
      '--language',
      'en',
      '--reports',
      'out-defect',
    );
    expect(status).toBe(1);
    expect(stdout).toContain('NOT COMPLIANT');
    expect(stderr).toMatch(/slip/i);
  });

  it('certifies a terminal behind HTTP as it certifies one in process, without further flags', async () => {
    const { line, stop } = await start('terminal', '--listen', '127.0.0.1:0', '--json');
    const { terminal } = JSON.parse(line) as { terminal: string };
    const { status, stdout } = run(
      'certify',
      '--terminal',
      terminal,
      '--requirement',
      'GUIDE-S-STEP-5a',
      'GUIDE-B-FAQ-5g',
      '--json',
      '--reports',
      'out-http',
    );
    await stop();
    expect(JSON.parse(stdout).verdict).toBe('passed');
    expect(status).toBe(0);
  });

  it('runs the acquirer alone and stops when told to', async () => {
    const { line, stop } = await start('simulate', '--port', '0', '--admin-port', '0', '--json');
    const { host, admin, tcp, tls } = JSON.parse(line) as Record<'host' | 'admin' | 'tcp' | 'tls', string>;
    expect([tcp, tls]).toEqual([expect.stringMatching(/^127\.0\.0\.1:\d+$/), null]);
    const answer = await fetch(`${host}/iso8583`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { fields: Record<string, string> }).fields[39]).toBe('30');
    expect((await fetch(`${admin}/openapi.json`)).status).toBe(200);
    expect(await stop()).toBe(0);
  });

  it.each([
    ['simulate', ['--port', '0', '--admin-port', '0'], /^收单模拟器已启动。$/],
    [
      'terminal',
      ['--listen', '127.0.0.1:0'],
      /^终端已启动：http\S+ （契约：http\S+\/openapi\.json），随机种子1。按Ctrl-C停止。$/,
    ],
    ['console', ['--port', '0'], /^控制台：请打开 http\S+$/],
  ])('says in Chinese that it listens: %s', async (command, flags, words) => {
    const { line, stop } = await startIn({ LC_ALL: 'zh_CN.UTF-8' }, command, ...flags);
    expect(line).toMatch(words);
    expect(await stop()).toBe(0);
  });

  it('runs the acquirer on the ways in that are asked for, in a dialect of the user', async () => {
    const dialect = path.join(folder, 'own.yaml');
    writeFileSync(dialect, 'name: own\nextends: unionpay-pos\n');
    const ports = ['--port', '0', '--admin-port', '0', '--tcp-port', 'none', '--tls-port', '0'];
    const { line, stop } = await start('simulate', ...ports, '--dialect', dialect, '--json');
    expect(JSON.parse(line)).toMatchObject({
      tcp: null,
      tls: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      certificateAuthority: expect.stringContaining('BEGIN CERTIFICATE'),
    });
    expect(await stop()).toBe(0);
  });

  it('says what is wrong with a dialect, a key or a port', async () => {
    const dialect = path.join(folder, 'bad.yaml');
    writeFileSync(dialect, 'name: bad\nextends: unionpay-pos\nfields: { 57: { type: n } }\n');
    const wrong = (...args: string[]) => run('simulate', '--port', '0', '--admin-port', '0', ...args);
    expect(await wrong('--dialect', dialect)).toMatchObject({ status: 2, stderr: expect.stringMatching(/field 57/) });
    expect(await wrong('--dialect', 'klingon')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/no dialect "klingon". There are: unionpay-pos/),
    });
    expect(await wrong('--tls-port', '0', '--tls-key', dialect)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/belong together/),
    });
    expect(await wrong('--tcp-port', 'many')).toMatchObject({ status: 2, stderr: expect.stringMatching(/--tcp-port/) });
  });
});
