// tillproof fuzz as a user runs it: what it refuses, what it finds, and that `certify` plays what it wrote.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { NIGHTLY } from '../nightly.fixture.ts';

const COMMAND = fileURLToPath(new URL('./tillproof.js', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tillproof = (...args: string[]) =>
  spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8', cwd: folder });

/** A fault that no scenario finds, and the run that does. */
const FAULT = ['--defect', 'approved-after-balance-inquiry'];
const RUN = ['--seed', '2', '--path', '4'];

describe('what is refused', { timeout: 60_000 }, () => {
  it.each([
    [['fuzz', 'everything'], /<subject>: "everything" is none of host, answers, behaviour/],
    [['fuzz', 'behaviour', '--for', 'long'], /--for: "long" is no time; write 90s, 10m or 1h/],
    [['fuzz', 'behaviour', '--path', '3'], /--path: a run is known by its number and its seed; add --seed/],
    [['fuzz', 'behaviour', '--seed', '1', '--path', '3:4'], /--path: "3:4" is no number of a run/],
    [['selftest', ...FAULT], /no scenario is to find approved-after-balance-inquiry; a campaign does/],
  ])('%s', (args, reason) => {
    const { status, stderr } = tillproof(...args);
    expect(stderr).toMatch(reason);
    expect(status).toBe(2);
  });
});

describe('tillproof fuzz behaviour', { timeout: 180_000 }, () => {
  it('writes a feature that fails with the fault and passes without, in Chinese as well', () => {
    const out = path.join(folder, 'found');
    const found = tillproof('fuzz', 'behaviour', ...FAULT, ...RUN, '--language', 'zh-CN', '--out', out);
    expect(found.status, found.stderr).toBe(1);
    expect(found.stderr).toContain(
      'tillproof fuzz behaviour --seed 2 --path 4 --language zh-CN --defect approved-after-balance-inquiry',
    );
    const [file = ''] = readdirSync(out);
    expect(readFileSync(path.join(out, file), 'utf8').trim().split('\n').length).toBeLessThan(14);
    const certify = (...more: string[]) =>
      tillproof('certify', '--features', path.join(out, file), '--no-allure', ...more).status;
    expect([certify(...FAULT), certify()]).toEqual([1, 0]);
  });

  it('holds for a terminal that is right, and says what was reached', () => {
    const { status, stdout, stderr } = tillproof('fuzz', 'behaviour', '--seed', '3', '--runs', '4', '--json');
    // On a machine that is too busy nothing is said about a run.
    expect([0, 3], stderr).toContain(status);
    expect(JSON.parse(stdout)).toMatchObject({ seed: 3, runs: 4, broke: 0, unsteady: 0 });
    expect(JSON.parse(stdout).reached.fields).toContain('sign-in/11');
  });

  it.runIf(NIGHTLY)(
    'plays of the past what one terminal takes where there is one device',
    { timeout: 600_000 },
    async () => {
      const device = spawn(process.execPath, [COMMAND, 'terminal', '--listen', '127.0.0.1:0', '--json']);
      try {
        const [line] = (await once(device.stdout, 'data')) as [Buffer];
        const { terminal } = JSON.parse(line.toString('utf8'));
        const { stdout, stderr } = tillproof('fuzz', 'behaviour', '--terminal', terminal, '--runs', '1', '--json');
        expect(JSON.parse(stdout)).toMatchObject({ runs: 1, past: 5, broke: 0 });
        expect(stderr).not.toContain('second terminal');
      } finally {
        device.kill();
      }
    },
  );
});

describe('tillproof fuzz answers', { timeout: 180_000 }, () => {
  it('finds a terminal that takes what it cannot read for an approval, and says how to play it again', () => {
    const args = [
      'fuzz',
      'answers',
      '--seed',
      '5',
      '--runs',
      '16',
      '--defect',
      'unreadable-approved',
      '--out',
      'answers',
    ];
    const { status, stderr } = tillproof(...args);
    expect(status, stderr).toBe(1);
    const [, again = ''] = /again: tillproof (fuzz answers .*)/.exec(stderr) ?? [];
    expect(again).toMatch(/^fuzz answers --seed 5 --path [0-9:]+ --language en --defect unreadable-approved$/);
    expect(tillproof(...again.split(' ')).status).toBe(1);
    expect(readdirSync(path.join(folder, 'answers'))).toEqual(['answers-5.feature']);
  });
});

describe('tillproof fuzz host', { timeout: 180_000 }, () => {
  it('finds nothing at our own acquirer', () => {
    const { status, stdout, stderr } = tillproof('fuzz', 'host', '--seed', '5', '--runs', '40');
    expect(status, stderr).toBe(0);
    expect(stdout).toContain('40 damaged messages from seed 5, 0 found');
  });
});
