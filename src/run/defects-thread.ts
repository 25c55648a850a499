// The thread in which deliberate faults are hunted: a terminal with one may never come back to its event loop.
import { PassThrough } from 'node:stream';
import { workerData } from 'node:worker_threads';
import type { LaunchedAddresses } from '../../simulator/admin/client.ts';
import { doJobs } from './bounded.ts';
import type { DefectJob, Kill } from './defects.ts';
import { runScenarios } from './run.ts';

const acquirers = Promise.resolve({ acquirers: workerData as LaunchedAddresses[] });

doJobs(async ({ id, requirement, reports }: DefectJob): Promise<Kill> => {
  const { scenarios } = await runScenarios({
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
  return { id, requirement, killedBy, verdict: killedBy.length > 0 ? 'killed' : crashed ? 'crashed' : 'survived' };
});
