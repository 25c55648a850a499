// The example terminals pass everything that their declarations make applicable, with the commands of their READMEs; both at a time, and on
// two devices each, as a run on one device mostly waits. By day each plays chapters of its own in one language; at night all.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { NIGHTLY } from '../nightly.fixture.ts';
import { ROOT } from './blocks.fixture.ts';
import { certifiedByReadme } from './example-terminal.fixture.ts';

const PYTHON = 'examples/terminal-python';
const python = spawnSync('python3', ['-c', 'import sys; print(sys.version_info >= (3, 10))'], { encoding: 'utf8' });
const there = python.status === 0 && python.stdout.trim() === 'True';
if (!there) console.log(`${PYTHON} is not certified: there is no python3 of version 3.10 or newer.`);

/** Where there is Python, they share the chapters that say most, each in a language of its own; at night each plays everything in both. */
const BY_DAY = {
  'examples/terminal-minimal': [
    '--language',
    'en',
    ...(there ? ['--chapter', 'card-reading', 'chip-and-keys', 'query'] : []),
  ],
  [PYTHON]: ['--language', 'zh-CN', '--chapter', 'result', 'timeout-and-reversal'],
};
const EXAMPLES = Object.entries(BY_DAY)
  .filter(([folder]) => there || folder !== PYTHON)
  .map(([folder, flags]) => {
    const told = !NIGHTLY && flags.includes('--chapter') ? 'passed' : 'compliant';
    return [folder, told, certifiedByReadme(folder, NIGHTLY ? [] : flags)] as const;
  });

describe.concurrent('with the command of its README is certified', { timeout: 900_000 }, () => {
  it.each(EXAMPLES)('%s, %s', async (_, told, certified) => {
    const { status, problems, verdict, scenarios } = await certified();
    expect(problems).not.toMatch(/^✕/m);
    expect({ verdict, status }, problems).toEqual({ verdict: told, status: 0 });
    expect(scenarios).toMatchObject({ failed: 0, inconclusive: 0 });
    expect(scenarios.passed).toBeGreaterThan(NIGHTLY ? 300 : 50);
  });
});

it.skipIf(!there)('the terminal in Python does its arithmetic as the documentation shows it', () => {
  const options = { cwd: ROOT, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync('python3', [`${PYTHON}/check.py`, 'docs'], options);
  expect({ status, stderr }, stdout).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^[1-9]\d right, 0 wrong$/m);
});

it.skipIf(!there)('the terminal in Python says nothing of a harness that goes away', async () => {
  const child = spawn('python3', [`${PYTHON}/terminal.py`, '--port', '0'], { cwd: ROOT, stdio: 'pipe' });
  const told = text(child.stderr);
  try {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const [address = ''] = /https?:\/\/[^"\s]+/.exec(line) ?? [];
    for (let times = 0; times < 20; times++) {
      const gone = connect(Number(new URL(address).port), '127.0.0.1');
      gone.write('GET /v1/state HTTP/1.1\r\n\r\n');
      await once(gone, 'data');
      gone.resetAndDestroy();
      expect((await fetch(`${address}/v1/state`)).status).toBe(200);
    }
  } finally {
    child.kill();
  }
  expect(await told).toBe('');
});
