// The terminal in Python passes everything that its declaration makes applicable, with the command of its README.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { ROOT } from './blocks.fixture.ts';
import { certifiedByReadme } from './example-terminal.fixture.ts';

const FOLDER = 'examples/terminal-python';
const python = spawnSync('python3', ['-c', 'import sys; print(sys.version_info >= (3, 10))'], { encoding: 'utf8' });
const there = python.status === 0 && python.stdout.trim() === 'True';
if (!there) console.log(`${FOLDER} is not certified: there is no python3 of version 3.10 or newer.`);

describe.skipIf(!there)('the terminal in Python', () => {
  const certified = certifiedByReadme(FOLDER);

  it('does its arithmetic as the documentation shows it', () => {
    const { status, stdout, stderr } = spawnSync('python3', [`${FOLDER}/check.py`, 'docs'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect({ status, stderr }, stdout).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^[1-9]\d right, 0 wrong$/m);
  });

  it('is certified by the command of its README', { timeout: 900_000 }, async () => {
    const { status, problems, verdict, scenarios } = await certified();
    expect(problems).not.toMatch(/^✕/m);
    expect({ verdict, status }, problems).toEqual({ verdict: 'compliant', status: 0 });
    expect(scenarios).toMatchObject({ failed: 0, inconclusive: 0 });
    expect(scenarios.passed).toBeGreaterThan(300);
  });
});
