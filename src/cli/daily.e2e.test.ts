// Daily work on the command line: picking scenarios, stopping at the first failure, repeating, watching, showing the report.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { ComplianceReport } from '../compliance/model.ts';
import { againWith } from './again.ts';
import { browse } from './browse.ts';

const COMMAND = fileURLToPath(new URL('./tillproof.js', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-daily-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

const at = (...names: string[]) => path.join(folder, ...names);
const scenario = (name: string, then: string) =>
  `  Scenario: ${name}\n    Given the terminal is signed in by operator "01"\n    Then ${then}\n`;
const GOOD = 'the terminal is signed in';
const BAD = 'no sales slip is issued\n    And the terminal shows "Insufficient funds"';
const put = (...scenarios: string[]) => writeFileSync(at('own.feature'), `Feature: Own\n\n${scenarios.join('\n')}`);
const own = (...flags: string[]) => ['certify', '--features', 'own.feature', '--no-allure', ...flags];
const tillproof = (...args: string[]) =>
  spawnSync(process.execPath, [COMMAND, ...args], { cwd: folder, encoding: 'utf8' });
const last = () => JSON.parse(readFileSync(at('reports', 'compliance.json'), 'utf8')) as ComplianceReport;
const verdicts = () => Object.fromEntries(last().scenarios.map(({ name, verdict }) => [name, verdict]));

describe('picking scenarios', { timeout: 120_000 }, () => {
  it('by number, by words of the name, by what failed last until nothing did, and by the command that repeats a failure', () => {
    const first = [scenario('Alpha', GOOD), scenario('Beta', BAD), scenario('Gamma', GOOD)];
    put(...first);
    const listed = tillproof(...own('--list'));
    expect(listed.status).toBe(0);
    const number = /^(own-[0-9a-f]{6}) +Beta {2}\(own\.feature:\d+\)$/m.exec(listed.stdout)?.[1] ?? '';
    expect(listed.stdout).toContain('3 cases');
    expect(tillproof(...own('--list', '--name', 'ALPH', number)).stdout).toMatch(/Alpha[\s\S]*Beta[\s\S]*\n2 cases/);

    const all = tillproof(...own());
    expect(all.status).toBe(1);
    put(scenario('New', GOOD), scenario('Alpha', GOOD), scenario('Beta', GOOD));
    expect(tillproof(...own('--last-failed')).status).toBe(0);
    expect(verdicts()).toEqual({ Beta: 'passed' });
    // What was left out counts as not asked.
    const none = tillproof(...own('--last-failed'));
    expect(none.status).toBe(2);
    expect(none.stderr).toContain('--last-failed: nothing failed when it was played last.');

    put(...first);
    const again = /again: npx tillproof (.*)/.exec(all.stderr)?.[1] ?? '';
    expect(again).toBe(`certify --features own.feature --language en --name ${number}`);
    expect(tillproof(...again.split(' '), '--no-allure').status).toBe(1);
    expect(verdicts()).toEqual({ Beta: 'failed' });
  });

  it('by what failed last, also when a run of a part came in between', () => {
    put(scenario('Alpha', GOOD), scenario('Beta', BAD), scenario('Gamma', BAD));
    const reports = ['--reports', 'parts'];
    const played = () => {
      const report = JSON.parse(readFileSync(at('parts', 'compliance.json'), 'utf8')) as ComplianceReport;
      return report.scenarios.map(({ name, verdict }) => `${name} ${verdict}`).sort();
    };
    expect(tillproof(...own(...reports)).status).toBe(1);
    put(scenario('Alpha', GOOD), scenario('Beta', GOOD), scenario('Gamma', BAD));
    expect(tillproof(...own(...reports, '--name', 'Alpha')).status).toBe(0);
    expect(tillproof(...own(...reports, '--last-failed')).status).toBe(1);
    expect(played()).toEqual(['Beta passed', 'Gamma failed']);
  });

  it('that are none is refused', () => {
    const { status, stderr } = tillproof(...own('--name', 'no such'));
    expect(status).toBe(2);
    expect(stderr).toContain('No scenario is left to run. In force: --name "no such"');
  });
});

describe('--fail-fast', { timeout: 120_000 }, () => {
  it('plays nothing behind the first failure, and says so of the rest', () => {
    put(scenario('Alpha', GOOD), scenario('Beta', BAD), scenario('Gamma', GOOD), scenario('Delta', GOOD));
    // For a terminal that waits long no machine is late, so the first failure is believed at once.
    const { status, stderr } = tillproof(...own('--fail-fast', '--parallel', '1', '--timers', 'product'));
    expect(status, stderr).toBe(1);
    expect(verdicts()).toEqual({ Alpha: 'passed', Beta: 'failed', Gamma: 'inconclusive', Delta: 'inconclusive' });
    expect(last().scenarios.find(({ name }) => name === 'Delta')?.findings[0]?.text.en).toContain('--fail-fast');
  });

  it('asks nothing more of the terminal behind it', () => {
    writeFileSync(
      at('noting.mjs'),
      `import { appendFileSync } from 'node:fs';
import { createTerminal as ours } from ${JSON.stringify(new URL('../reference/index.ts', import.meta.url).href)};
export async function createTerminal() {
  const terminal = await ours();
  const execute = terminal.execute.bind(terminal);
  terminal.execute = (command) => {
    if (command.command === 'type') appendFileSync('typed.txt', command.text + '\\n');
    return execute(command);
  };
  return terminal;
}
`,
    );
    put(scenario('Alpha', BAD).replace('"01"', '"02"'), scenario('Beta', GOOD).replace('"01"', '"03"'));
    const flags = ['--terminal', 'noting.mjs', '--parallel', '1', '--timers', 'product'];
    const { status, stderr } = tillproof(...own('--fail-fast', ...flags));
    expect(status, stderr).toBe(1);
    expect(verdicts()).toEqual({ Alpha: 'failed', Beta: 'inconclusive' });
    const typed = readFileSync(at('typed.txt'), 'utf8').split('\n');
    expect(typed).toContain('02');
    expect(typed).not.toContain('03');
  });
});

describe('--repeat-each', { timeout: 120_000 }, () => {
  it('plays each so many times, and what always passes is not flaky', () => {
    put(scenario('Alpha', GOOD));
    const steady = tillproof(...own('--repeat-each', '3'));
    expect(steady.status, steady.stderr).toBe(0);
    expect(steady.stderr.match(/1 of 1/g)).toHaveLength(3);
    expect(last().scenarios[0]).toMatchObject({ verdict: 'passed', flaky: false });
  });

  it('refuses what is no number of times', () => {
    expect(tillproof(...own('--repeat-each', '0')).stderr).toContain('--repeat-each: it is 1 or more.');
  });
});

/** Lines of a stream as they come. */
const linesOf = (stream: NodeJS.ReadableStream) => createInterface({ input: stream })[Symbol.asyncIterator]();
async function until(lines: AsyncIterator<string>, wanted: RegExp): Promise<string> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`The stream ended before ${wanted}.`);
    if (wanted.test(value)) return value;
  }
}
const start = (...args: string[]) => {
  const child = spawn(process.execPath, [COMMAND, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
};

describe('--watch', { timeout: 120_000 }, () => {
  it('runs again when a file of the run has changed', async () => {
    put(scenario('Alpha', BAD));
    const child = start(...own('--watch'));
    const lines = linesOf(child.stderr as NodeJS.ReadableStream);
    await until(lines, /exit code 1\. Waiting/);
    put(scenario('Alpha', GOOD));
    await until(lines, /own\.feature changed/);
    await until(lines, /exit code 0\. Waiting/);
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
});

describe('tillproof report', { timeout: 60_000 }, () => {
  it('says where there is none', () => {
    const { status, stderr } = tillproof('report', '--reports', 'nowhere');
    expect(status).toBe(2);
    expect(stderr).toContain('there is no report in');
  });

  it('serves the folder to this machine alone, and nothing beside it', async () => {
    mkdirSync(at('shown'), { recursive: true });
    writeFileSync(at('shown', 'compliance.html'), '<p>the report</p>');
    writeFileSync(at('secret.txt'), 'secret');
    const child = start('report', '--reports', 'shown', '--serve', '--json');
    const line = await until(linesOf(child.stdout as NodeJS.ReadableStream), /^\{/);
    const { report } = JSON.parse(line) as { report: string };
    const page = await fetch(report);
    expect([page.status, await page.text()]).toEqual([200, '<p>the report</p>']);
    for (const name of ['..%2fsecret.txt', '%2e%2e/secret.txt', 'none.html', '%00', '%'])
      expect((await fetch(`${report}${name}`)).status, name).toBe(404);
    expect((await fetch(report, { method: 'POST' })).status).toBe(404);
    expect(tillproof('report', '--reports', 'shown', '--json').stdout).toContain('compliance.html');
  });

  it('ends well when it is told to as soon as it has said where', async () => {
    const child = start('report', '--reports', 'shown', '--serve', '--json');
    await until(linesOf(child.stdout as NodeJS.ReadableStream), /^\{/);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('is opened by what BROWSER names, and a machine without one is told', async () => {
    expect(await browse('x', { BROWSER: process.execPath })).toBe(false);
    expect(await browse('--version', { BROWSER: process.execPath })).toBe(true);
    expect(await browse('x', { BROWSER: at('no-such-browser') })).toBe(false);
  });
});

describe('the command that repeats a scenario', () => {
  it('has the flags that it depends on, as a shell takes them', () => {
    const again = againWith({ terminal: ['exec:python3 my terminal.py'], wire: 'unionpay-tcp', defect: ['a', 'b'] });
    expect(again({ case: 'TP-042.3', language: 'zh-CN' })).toBe(
      'npx tillproof certify --terminal "exec:python3 my terminal.py" --defect a b --wire unionpay-tcp --language zh-CN --name TP-042.3',
    );
  });
});

describe('tillproof steps --search', { timeout: 60_000 }, () => {
  it('finds words in any order, in the language that is asked for', () => {
    const { stdout } = tillproof('steps', '--language', 'en', '--search', 'inserted sale makes');
    expect(stdout).toContain('the cashier makes a sale of CNY 128.50 by inserted card');
    expect(tillproof('steps', '--language', 'zh-CN', '--search', 'cashier').stdout).toContain('\n共0个语句');
    expect(tillproof('steps', '--language', 'zh-CN', '--search', '金额 收银员').stdout).toContain('收银员输入金额');
    expect(tillproof('steps', '--language', 'fr').status).toBe(2);
  });
});
