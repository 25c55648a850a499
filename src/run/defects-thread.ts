// The thread in which deliberate faults are hunted: a terminal with one may never come back to its event loop.
import { PassThrough } from 'node:stream';
import { workerData } from 'node:worker_threads';
import type { LaunchedAddresses } from '../../simulator/admin/client.ts';
import { NOWHERE } from '../compliance/reports-folder.ts';
import { doJobs } from './bounded.ts';
import { type Fault, type Kill, killOf } from './kill.ts';
import { runScenarios } from './run.ts';

const acquirers = Promise.resolve({ acquirers: workerData as LaunchedAddresses[] });

doJobs(hunted);

async function hunted(fault: Fault): Promise<Kill> {
  const report = await runScenarios({
    defects: [fault.id],
    requirements: [fault.requirement],
    languages: ['en'],
    parallel: 1,
    inThisThread: true,
    acquirers,
    folder: NOWHERE,
    progress: new PassThrough().resume(),
    allure: false,
  });
  return killOf(fault, report);
}
