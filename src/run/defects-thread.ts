// The thread in which deliberate faults are hunted: a terminal with one may never come back to its event loop.
import { PassThrough } from 'node:stream';
import { workerData } from 'node:worker_threads';
import type { LaunchedAddresses } from '../../simulator/admin/client.ts';
import { NOWHERE } from '../compliance/reports-folder.ts';
import { doJobs } from './bounded.ts';
import type { Fault, Kill } from './defects.ts';
import { runScenarios } from './run.ts';

/** Causes that stand whole on the first screen of a report (src/run/first-screen.test.ts). */
const FIRST_SCREEN = 3;

const acquirers = Promise.resolve({ acquirers: workerData as LaunchedAddresses[] });

doJobs(hunted);

async function hunted({ id, requirement }: Fault): Promise<Kill> {
  const { scenarios, causes } = await runScenarios({
    defects: [id],
    requirements: [requirement],
    languages: ['en'],
    parallel: 1,
    inThisThread: true,
    acquirers,
    folder: NOWHERE,
    progress: new PassThrough().resume(),
    allure: false,
  });
  const killedBy = scenarios.filter(({ verdict }) => verdict === 'failed').map(({ name }) => name);
  const late = scenarios.some(({ verdict }) => verdict === 'inconclusive');
  const place = causes.findIndex(({ kind, requirements }) => kind !== 'harness' && requirements.includes(requirement));
  const cause = place < 0 ? null : place + 1;
  return { id, requirement, killedBy, cause, verdict: verdictOf(killedBy.length > 0, late, cause) };
}

/** A run in which something is inconclusive proves neither that nobody noticed nor that the report does not tell. */
function verdictOf(noticed: boolean, late: boolean, cause: number | null): Kill['verdict'] {
  if (noticed && cause !== null && cause <= FIRST_SCREEN) return 'killed';
  if (late) return 'inconclusive';
  return noticed ? 'untold' : 'survived';
}
