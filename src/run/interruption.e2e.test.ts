// What a certification leaves that is ended before its time, and what a second one in the same folder is told.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { ComplianceReport } from '../compliance/model.ts';
import { NIGHTLY } from '../nightly.fixture.ts';

const COMMAND = fileURLToPath(new URL('../cli/tillproof.js', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-interruption-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Our own terminal, which notes where the acquirer is; one that stands never answers when it is shown a card. */
const ACQUIRER = path.join(folder, 'acquirer.txt');
function noting(name: string, stands: boolean): string {
  const file = path.join(folder, name);
  writeFileSync(
    file,
    `import { appendFileSync } from 'node:fs';
import { createTerminal as ours } from ${JSON.stringify(new URL('../reference/index.ts', import.meta.url).href)};
export function createTerminal() {
  const terminal = ours();
  const execute = (command) => {
    if (command.command === 'power-on') appendFileSync(${JSON.stringify(ACQUIRER)}, command.configuration.host.url + '\\n');
    return ${stands} && command.command === 'present-card' ? new Promise(() => {}) : terminal.execute(command);
  };
  return new Proxy(terminal, {
    get: (_, name) => (name === 'execute' ? execute : typeof terminal[name] === 'function' ? terminal[name].bind(terminal) : terminal[name]),
  });
}
`,
  );
  return file;
}

/** The whole guide, which is never at its end when it is told to stop. */
const GUIDE = ['--terminal', noting('terminal.mjs', false)];
/** Some scenarios that pass, one that stands until the run is over, whatever time the machine has, and more behind it. */
const STANDING = ['--features', path.join(folder, 'standing.feature'), '--timers', '10000'];
STANDING.push('--terminal', noting('standing.mjs', true));
const SIGNED_IN = 'Given the terminal is signed in by operator "01"';
const PASSES = `${SIGNED_IN}\n    Then the terminal is signed in`;
const STANDS = `${SIGNED_IN}
    And a "debit chip" card issued by "ICBC" with balance CNY 100.00
    When the cashier makes a sale of CNY 1.00 by inserted card
    Then the transaction is approved`;
const steps = [PASSES, PASSES, STANDS, PASSES, PASSES];
const scenarios = steps.map((text, at) => `  Scenario: Number ${at + 1}\n    ${text}\n`);
writeFileSync(path.join(folder, 'standing.feature'), `Feature: Standing\n\n${scenarios.join('\n')}`);

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

const OLD_REPORT = 'of the run before';
/** A folder with the reports of an earlier run, and files of somebody else. */
function usedFolder(): string {
  const at = mkdtempSync(path.join(folder, 'reports-'));
  mkdirSync(path.join(at, 'allure-results'));
  for (const name of ['compliance.json', 'junit.xml', 'allure-results/old-result.json', 'README.md', 'unit.json'])
    writeFileSync(path.join(at, name), OLD_REPORT);
  return at;
}

/** A certification that has ended its first scenarios. `ended` gives exit code and output. */
async function running(node: string, reports: string, { before = [] as string[], scope = STANDING } = {}) {
  rmSync(ACQUIRER, { force: true });
  const words = ['certify', '--language', 'en', '--parallel', '1', '--reports', reports, ...scope];
  const child = spawn(node, [...before, COMMAND, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let output = '';
  const begun = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (/\d of \d+ …/.test(output)) resolve();
      });
    child.once('close', () => reject(new Error(`it ended early: ${output}`)));
  });
  // The pipes close when nobody has them any more: neither a wrapper nor what it wraps.
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }));
  await begun;
  return { child, ended };
}

const reportOf = (reports: string) =>
  JSON.parse(readFileSync(path.join(reports, 'compliance.json'), 'utf8')) as ComplianceReport;

async function expectInterrupted(reports: string, reason: string) {
  const report = reportOf(reports);
  expect([report.verdict, report.exitCode]).toEqual(['inconclusive', 3]);
  expect(report.problems[0]?.en).toMatch(
    new RegExp(`^The run was interrupted${reason}, after \\d+ of \\d+ scenarios\\.$`),
  );
  expect(report.problems[0]?.zh).toMatch(/中断，\d+ 个场景已完成 \d+ 个。$/);
  const verdicts = report.scenarios.map(
    ({ verdict, startedAt }) => `${startedAt === null ? 'not run' : 'run'} ${verdict}`,
  );
  expect(verdicts).toContain('run passed');
  expect(verdicts).toContain('not run inconclusive');
  expect(verdicts).not.toContain('not run passed');
  for (const name of ['junit.xml', 'README.md', 'unit.json'])
    expect(readFileSync(path.join(reports, name), 'utf8') === OLD_REPORT, name).toBe(name !== 'junit.xml');
  expect(existsSync(path.join(reports, 'allure-results', 'old-result.json'))).toBe(false);
  expect(readdirSync(reports).filter((name) => name.startsWith('.'))).toEqual([]);
  await expectAcquirerGone();
}

async function expectAcquirerGone() {
  const [host] = readFileSync(ACQUIRER, 'utf8').trim().split('\n');
  await expect(fetch(host as string)).rejects.toThrow();
}

describe('a certification that is interrupted', { timeout: 120_000 }, () => {
  it('holds its folder, and leaves a report that says interrupted, and no acquirer', async () => {
    const reports = usedFolder();
    const { child, ended } = await running(process.execPath, reports, { scope: GUIDE });
    expect(readdirSync(reports).sort()).toEqual(['README.md', 'unit.json']);
    const second = spawnSync(process.execPath, [COMMAND, 'certify', '--reports', reports], { encoding: 'utf8' });
    expect([second.status, second.stdout]).toEqual([2, '']);
    expect(second.stderr).toMatch(
      /^tillproof: the folder \S+ is in use by process \d+ on \S+; wait for its end, or .*\n$/,
    );
    expect(second.stderr).toContain(`process ${child.pid} `);
    child.kill('SIGINT');
    // As when the terminal and npm both tell it.
    child.kill('SIGINT');
    const { code, output } = await ended;
    expect(code).toBe(3);
    expect(output).toMatch(/\nINCONCLUSIVE\b.*[\s\S]*interrupted by SIGINT, after/);
    await expectInterrupted(reports, ' by SIGINT');
  });

  it.each(NIGHTLY ? (['SIGTERM', 'SIGHUP'] as const) : (['SIGTERM'] as const))(
    'does the same on %s',
    async (signal) => {
      const reports = usedFolder();
      const { child, ended } = await running(process.execPath, reports);
      child.kill(signal);
      expect((await ended).code).toBe(3);
      await expectInterrupted(reports, ` by ${signal}`);
    },
  );

  it('leaves no acquirer and no reports of the run before when it is killed, and the folder is free again', async () => {
    const reports = usedFolder();
    const { child, ended } = await running(process.execPath, reports);
    child.kill('SIGKILL');
    await ended;
    expect(readdirSync(reports).sort()).toEqual(['README.md', 'unit.json']);
    await expect.poll(expectAcquirerGone, { timeout: 20_000 }).toBeUndefined();
    const scope = ['--language', 'en', '--requirement', 'GUIDE-A-FAQ-5b', '--parallel', '1', '--reports', reports];
    expect(spawnSync(process.execPath, [COMMAND, 'certify', ...scope]).status).toBe(0);
    expect(reportOf(reports).verdict).toBe('passed');
  });
});

/** A Node too old for us, which the command then wraps a newer one in; empty when this machine has none. */
const [OLD_NODE = ''] = ['/usr/bin/node', '/usr/local/bin/node', process.env.TILLPROOF_OLD_NODE ?? ''].filter(
  (node) => {
    const version = node === '' ? '' : spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout;
    return /^v(1[6-9]|2[01])\./.test(version ?? '');
  },
);
if (OLD_NODE === '')
  console.log('There is no old Node on this machine (TILLPROOF_OLD_NODE): the wrapper is not tried.');

describe.skipIf(OLD_NODE === '')('under an old Node', { timeout: 120_000 }, () => {
  it.each([
    ['SIGTERM', ' by SIGTERM', 3],
    ['SIGKILL', ', because the process that had started it ended', null],
  ] as const)('the run ends with its wrapper, which gets %s', async (signal, reason, code) => {
    const reports = usedFolder();
    const { child, ended } = await running(OLD_NODE, reports);
    child.kill(signal);
    expect((await ended).code).toBe(code);
    await expectInterrupted(reports, reason);
  });
});

describe.skipIf(process.platform === 'win32')('under npm', { timeout: 120_000 }, () => {
  it('the run ends when only npm is told to stop, which tells nobody but its shell', async () => {
    const reports = usedFolder();
    // What npm leaves when it is told to stop: the shell that stood between it and us is gone.
    const shell = path.join(folder, 'shell.mjs');
    writeFileSync(
      shell,
      `import { spawn } from 'node:child_process';
spawn(process.execPath, process.argv.slice(2), { stdio: 'inherit', env: { ...process.env, npm_lifecycle_event: 'certify' } });
`,
    );
    const { child, ended } = await running(process.execPath, reports, { before: [shell] });
    child.kill('SIGKILL');
    await ended;
    await expectInterrupted(reports, ', because the process that had started it ended');
  });
});
