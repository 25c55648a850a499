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
/** Where the test system was late, the fault is hunted again, so often at most: it would have been told, or it would not. */
const MOST_HUNTS = 3;

const acquirers = Promise.resolve({ acquirers: workerData as LaunchedAddresses[] });

doJobs(async (job: Fault): Promise<Kill> => {
  let kill = await hunted(job);
  for (let hunts = 1; hunts < MOST_HUNTS && kill.verdict === 'crashed'; hunts++) kill = await hunted(job);
  return kill;
});

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
  const crashed = scenarios.some(({ verdict }) => verdict === 'inconclusive');
  const place = causes.findIndex(({ kind, requirements }) => kind !== 'harness' && requirements.includes(requirement));
  const cause = place < 0 ? null : place + 1;
  return { id, requirement, killedBy, cause, verdict: verdictOf(killedBy.length > 0, crashed, cause) };
}

/** A run in which something is inconclusive proves neither that nobody noticed nor that the report does not tell. */
function verdictOf(noticed: boolean, crashed: boolean, cause: number | null): Kill['verdict'] {
  if (noticed && cause !== null && cause <= FIRST_SCREEN) return 'killed';
  if (crashed) return 'crashed';
  return noticed ? 'untold' : 'survived';
}
