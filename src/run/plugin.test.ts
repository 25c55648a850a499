// How many workers are started for so many scenarios.
import type { Worker } from 'node:worker_threads';
import { runCucumber } from '@cucumber/cucumber/api';
import { expect, it } from 'vitest';
import { cucumberConfiguration, workingFolder } from './cucumber.ts';
import { WORTH_A_WORKER } from './defaults.ts';
import { terminalsOf } from './terminals.ts';

const IN_ONE_FILE = { features: ['features/en/security/trust.feature'] };

/** Worker threads that Cucumber starts for what is chosen; they are ended before they play anything. */
async function started(options: { features: string[]; scenariosEach?: number }, workers: number): Promise<number> {
  let count = 0;
  const begin = (worker: Worker) => {
    count += 1;
    void worker.terminate();
  };
  process.on('worker', begin);
  try {
    const configuration = await cucumberConfiguration(options, workers);
    await runCucumber(configuration, { cwd: workingFolder(options) });
  } finally {
    process.off('worker', begin);
  }
  return count;
}

it('starts no more workers than there are scenarios worth them', { timeout: 60_000 }, async () => {
  expect(await started({ ...IN_ONE_FILE, scenariosEach: 3 }, 4)).toBe(2);
});

it.each([
  [1, 1],
  [WORTH_A_WORKER, 1],
  [WORTH_A_WORKER + 1, 2],
  [1000, 3],
])('of %i scenarios at our own terminal: %i', async (count, workers) => {
  const { parallel, scenariosEach } = terminalsOf({});
  const { plugins, runtime } = await cucumberConfiguration({ scenariosEach }, parallel);
  const { chosen } = plugins.options.tillproof as unknown as { chosen(count: number): void };
  chosen(count);
  expect(runtime.parallel).toBe(workers);
});

it('knows nothing of how long another terminal takes, nor better than who says how many', () => {
  expect(terminalsOf({ parallel: 2 }).scenariosEach).toBe(1);
  expect(terminalsOf({ terminal: 'http://127.0.0.1:9000' }).scenariosEach).toBe(1);
});
