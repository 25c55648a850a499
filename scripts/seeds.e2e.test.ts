// Fresh seeds: each is told with what every terminal made of it, and one that did not pass ends the command red and says how to play it again.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { NIGHTLY } from '../src/nightly.fixture.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const seeds = (...words: string[]) =>
  spawnSync(process.execPath, [path.join(ROOT, 'scripts/seeds.js'), ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    // As on a machine without Python: it is asked for by nobody here, so nothing is said of it.
    env: { ...process.env, PATH: '/nowhere' },
  });
/** Scenarios enough to see that something is played. */
const SOME = ['--features', 'features/en/start-up/sign-in.feature'];

describe('npm run seeds', { timeout: 180_000 }, () => {
  it.runIf(NIGHTLY)('plays the same fresh seed on each terminal, and is green when all pass', () => {
    const { status, stdout, stderr } = seeds(
      '--seeds',
      '1',
      '--terminal',
      'own',
      '--terminal',
      'minimal',
      '--',
      ...SOME,
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^1 of 1: seed \d+: minimal [1-9]\d* passed in \d+ s, own [1-9]\d* passed in \d+ s\nown: 1 seeds, 0 of them did not pass\nminimal: 1 seeds, 0 of them did not pass\n$/,
    );
  });

  it('is red when one does not pass, names what did not, keeps its reports, and says the command', () => {
    const { status, stdout } = seeds('--seeds', '1', '--terminal', 'own', '--', ...SOME, '--defect', 'clock-not-set');
    expect(status).toBe(1);
    const [, seed, told, reports = ''] =
      /^1 of 1: seed (\d+): own \d+ passed in \d+ s, not all passed\nown, seed \1: exit code 1 of tillproof (certify .*) \((.*)\)$/m.exec(
        stdout,
      ) ?? [];
    expect(told, stdout).toBe(
      `certify --order random --seed ${seed} --no-allure ${SOME.join(' ')} --defect clock-not-set`,
    );
    expect(stdout).toMatch(/^ {4}failed: Sign-in sets the clock of the terminal \(features\/en\/start-up\/\S+:\d+\)$/m);
    expect(stdout).toContain('own: 1 seeds, 1 of them did not pass');
    expect(existsSync(path.join(reports, 'compliance.json'))).toBe(true);
    rmSync(reports, { recursive: true });
  });

  it.each([
    ['--for', '10'],
    ['--seeds', 'many'],
    ['--terminal', 'another'],
  ])('refuses %s %s', (flag, value) => {
    const { status, stderr } = seeds(flag, value);
    expect([status, stderr]).toEqual([
      2,
      '--for: write 90s, 10m or 1h; --seeds: a whole number; --terminal: own, minimal, python.\n',
    ]);
  });
});
