// Worker threads are started within the bounds of their memory: Cucumber hands on what the run configures.
import type { Worker } from 'node:worker_threads';
import { runCucumber } from '@cucumber/cucumber/api';
import { afterEach, expect, it } from 'vitest';
import { cucumberConfiguration } from './cucumber.ts';
import { WORKER_MEMORY } from './defaults.ts';

const limits: Worker['resourceLimits'][] = [];
/** A thread that has ended tells its limits no more. */
const note = ({ resourceLimits }: Worker) => limits.push(resourceLimits);
afterEach(() => {
  process.off('worker', note);
});

it('gives every worker thread of a run the memory that it needs, and no more', { timeout: 60_000 }, async () => {
  const configuration = await cucumberConfiguration({ tags: '@no-scenario-has-this-tag' }, 1);
  process.on('worker', note);
  // No scenario, no sentences and no terminal: one thread alone.
  await runCucumber({
    ...configuration,
    support: { importPaths: [], requireModules: [], requirePaths: [], loaders: [] },
  });
  expect(limits).toMatchObject([WORKER_MEMORY]);
});
