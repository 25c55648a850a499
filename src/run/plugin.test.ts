// How many workers are started for so many scenarios.
import { availableParallelism } from 'node:os';
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

const OURS = {};
/** Two or three. */
const ONE_FOR_EACH_CORE = Math.min(3, Math.max(2, availableParallelism()));
const OWN_SENTENCES = { steps: ['own.steps.ts'] };

it.each([
  ['our own terminal', OURS, 1, 0],
  ['our own terminal', OURS, WORTH_A_WORKER, 0],
  ['our own terminal', OURS, WORTH_A_WORKER + 1, 2],
  ['our own terminal', OURS, 1000, ONE_FOR_EACH_CORE],
  ['our own terminal', { wire: 'unionpay-tls' } as const, 1000, 3],
  ['a terminal at an address', { terminal: 'http://127.0.0.1:9000' }, 1, 1],
  ['sentences that might stand still', OWN_SENTENCES, 1, 1],
  ['whoever says how many', { parallel: 1 }, 1, 1],
])('at %s (%o) %i scenarios: %i workers', async (_, given, count, workers) => {
  const { parallel, scenariosEach, withoutWorkers } = terminalsOf(given);
  const { plugins, runtime } = await cucumberConfiguration({ scenariosEach, withoutWorkers }, parallel);
  const { chosen } = plugins.options.tillproof as unknown as { chosen(count: number): void };
  chosen(count);
  expect(runtime.parallel).toBe(workers);
});

it('knows nothing of how long another terminal takes, nor better than who says how many', () => {
  expect(terminalsOf({ parallel: 2 }).scenariosEach).toBe(1);
  expect(terminalsOf({ terminal: 'http://127.0.0.1:9000' }).scenariosEach).toBe(1);
});
