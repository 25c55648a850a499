// The thread in which deliberate faults are hunted: a terminal with one may never come back to its event loop.
import { PassThrough } from 'node:stream';
import { workerData } from 'node:worker_threads';
import type { LaunchedAddresses } from '../../simulator/admin/client.ts';
import { doJobs } from './bounded.ts';
import type { DefectJob, Kill } from './defects.ts';
import { runScenarios } from './run.ts';

/** Causes that stand whole on the first screen of a report (src/run/first-screen.test.ts). */
const FIRST_SCREEN = 3;

const acquirers = Promise.resolve({ acquirers: workerData as LaunchedAddresses[] });

doJobs(async ({ id, requirement, reports }: DefectJob): Promise<Kill> => {
  const { scenarios, causes } = await runScenarios({
    defects: [id],
    requirements: [requirement],
    languages: ['en'],
    parallel: 1,
    inThisThread: true,
    acquirers,
    reports,
    progress: new PassThrough().resume(),
    allure: false,
  });
  const killedBy = scenarios.filter(({ verdict }) => verdict === 'failed').map(({ name }) => name);
  const crashed = scenarios.some(({ verdict }) => verdict === 'inconclusive');
  const place = causes.findIndex(({ kind, requirements }) => kind !== 'harness' && requirements.includes(requirement));
  const isTold = place >= 0 && place < FIRST_SCREEN;
  return {
    id,
    requirement,
    killedBy,
    cause: place < 0 ? null : place + 1,
    // Where the test system was late, what it would have found is not told.
    verdict: killedBy.length === 0 ? (crashed ? 'crashed' : 'survived') : isTold || crashed ? 'killed' : 'untold',
  };
});
