// The acquirers of a run, in a process of their own that loads while this one does.
import { type AcquirerProcess, launchAcquirers } from '../../simulator/admin/client.ts';
import { portsFor } from '../../steps/address.ts';
import type { RunConfiguration } from './configuration.ts';
import { PARALLEL } from './defaults.ts';

/** Launches one acquirer for each worker, hands them over as soon as they are needed, and ends them when the work is done. */
export async function withAcquirers<T>(
  { wire = 'json-http', parallel = PARALLEL }: RunConfiguration,
  work: (acquirers: Promise<AcquirerProcess>) => Promise<T>,
): Promise<T> {
  const launching = launchAcquirers(parallel, portsFor(wire));
  launching.catch(() => undefined); // told to whoever asks for them
  try {
    return await work(launching);
  } finally {
    const launched = await launching.catch(() => null);
    await launched?.close();
  }
}
