// That the benchmark of the host plays its rounds to the end and finds the books as they must be; how fast it is, is not tested. At night.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { NIGHTLY } from '../src/nightly.fixture.ts';

test.runIf(NIGHTLY)(
  'one round of one shape is played, and every sale that was made stands in the books',
  {
    timeout: 120_000,
  },
  async () => {
    const env = { ...process.env, BENCH_ROUNDS: '1', BENCH_SHAPE: 'one sale under way' };
    const said = await new Promise<{ stdout: string; stderr: string }>((resolve) => {
      execFile(process.execPath, [path.join(import.meta.dirname, 'host.ts')], { env }, (_, stdout, stderr) =>
        resolve({ stdout, stderr }),
      );
    });
    expect(said.stderr).toBe('');
    expect(said.stdout).toContain('kept connections, one sale under way');
  },
);
