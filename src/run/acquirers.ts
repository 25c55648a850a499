// The acquirers of a run, in a process of their own that loads while this one does.
import { type AcquirerProcess, prepareAcquirers } from '../../simulator/admin/client.ts';
import { launchFor } from '../../steps/address.ts';
import type { RunConfiguration } from './configuration.ts';

/**
 * Starts one acquirer for each worker as soon as the configuration is known, hands them over when they are needed, and ends
 * them when the work is done.
 */
export async function withAcquirers<T>(
  configuration: Promise<RunConfiguration>,
  work: (configuration: RunConfiguration, acquirers: Promise<AcquirerProcess>) => Promise<T>,
): Promise<T> {
  const coming = prepareAcquirers();
  const planned = async () => {
    const known = await configuration;
    const { terminalsOf } = await import('./terminals.ts');
    return { known, parallel: terminalsOf(known).parallel };
  };
  const { known, parallel } = await planned().catch((error: unknown) => {
    coming.abandon();
    throw error;
  });
  const { wire = 'json-http' } = known;
  const starting = coming.start(parallel, launchFor(wire));
  starting.catch(() => undefined); // told to whoever asks for them
  try {
    return await work(known, starting);
  } finally {
    const started = await starting.catch(() => null);
    await started?.close();
  }
}
