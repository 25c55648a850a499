// The example terminals pass everything that their declarations make applicable, with the commands of their READMEs; both at a time, as a
// run on one device mostly waits.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { ROOT } from './blocks.fixture.ts';
import { certifiedByReadme } from './example-terminal.fixture.ts';

const PYTHON = 'examples/terminal-python';
const python = spawnSync('python3', ['-c', 'import sys; print(sys.version_info >= (3, 10))'], { encoding: 'utf8' });
const there = python.status === 0 && python.stdout.trim() === 'True';
if (!there) console.log(`${PYTHON} is not certified: there is no python3 of version 3.10 or newer.`);

const EXAMPLES = ['examples/terminal-minimal', ...(there ? [PYTHON] : [])].map(
  (folder) => [folder, certifiedByReadme(folder)] as const,
);

describe.concurrent('with the command of its README is certified', { timeout: 900_000 }, () => {
  it.each(EXAMPLES)('%s', async (_, certified) => {
    const { status, problems, verdict, scenarios } = await certified();
    expect(problems).not.toMatch(/^✕/m);
    expect({ verdict, status }, problems).toEqual({ verdict: 'compliant', status: 0 });
    expect(scenarios).toMatchObject({ failed: 0, inconclusive: 0 });
    expect(scenarios.passed).toBeGreaterThan(300);
  });
});

it.skipIf(!there)('the terminal in Python does its arithmetic as the documentation shows it', () => {
  const options = { cwd: ROOT, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync('python3', [`${PYTHON}/check.py`, 'docs'], options);
  expect({ status, stderr }, stdout).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^[1-9]\d right, 0 wrong$/m);
});
