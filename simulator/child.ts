// The process that the typed client launches: it loads at once, and is told later how its acquirers are to be.
import { createInterface } from 'node:readline';
import { ConfigurationError } from './configuration/check.ts';
import { type AcquirerOptions, type RunningAcquirer, startAcquirer } from './start.ts';
import { StoreError } from './store/store-error.ts';

/** How many acquirers and their options come as the first line of standard input; when that input ends the launcher is gone. */
async function serve(): Promise<void> {
  const input = createInterface({ input: process.stdin });
  const first = await new Promise<string | null>((resolve) => {
    input.once('line', resolve);
    input.once('close', () => resolve(null));
  });
  if (first === null) process.exit();
  const { count, options } = JSON.parse(first) as { count: number; options: AcquirerOptions };
  const acquirers: RunningAcquirer[] = [];
  let closing = false;
  let allStarted = false;
  /** Waits for all of them, whatever becomes of one; nothing that is left open holds the process up. */
  const end = async () => {
    const closed = await Promise.allSettled(acquirers.map((each) => each.close()));
    const failed = closed.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    for (const reason of failed) console.error(reason);
    process.exit(failed.length === 0 ? 0 : 1);
  };
  const stop = () => {
    if (closing) return;
    closing = true;
    input.close();
    process.stdin.destroy();
    if (allStarted) void end();
  };
  // From here on: a launcher that is gone before the last acquirer has started must not leave the others.
  input.once('close', stop);
  process.once('SIGTERM', stop);
  // A terminal sends these to everybody; the launcher still needs its acquirers to end in order, and takes them along.
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
  while (acquirers.length < count && !closing) acquirers.push(await startAcquirer(options));
  allStarted = true;
  if (closing) return end();
  const addresses = acquirers.map(({ hostUrl: host, adminUrl: admin, tcp, tls, certificateAuthority }) => ({
    host,
    admin,
    tcp,
    tls,
    certificateAuthority,
  }));
  process.stdout.write(`${JSON.stringify(addresses)}\n`);
}

serve().catch((error: unknown) => {
  const known = error instanceof ConfigurationError || error instanceof StoreError;
  console.error(known ? error.message : error);
  // Also when some acquirers of several have started.
  process.exit(2);
});
