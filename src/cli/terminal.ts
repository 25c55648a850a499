// tillproof terminal: serves our own terminal over the HTTP form of the contract.
import { Command } from 'commander';
import { checkDefects } from './certify.ts';
import { parseAddress } from './listen.ts';
import { untilStopped } from './stop.ts';

export function terminal(): Command {
  return new Command('terminal')
    .description(
      'serves the terminal that comes with Tillproof over the HTTP contract, so that any harness can drive it',
    )
    .option('--listen <address>', 'ip:port to listen on; port 0 picks a free one', '127.0.0.1:0')
    .option('--store <file>', 'keep journal and owed messages in this file')
    .option('--defect <id...>', 'put deliberate faults into the terminal (see "tillproof selftest")')
    .option('--json', 'print one JSON line {"terminal": url} when it listens')
    .action(async (options: { listen: string; store?: string; defect?: string[]; json?: boolean }) => {
      const { host, port } = parseAddress(options.listen);
      await checkDefects(options.defect ?? []);
      const [{ createTerminal }, { serveTerminal }] = await Promise.all([
        import('../reference/index.ts'),
        import('../terminal/index.ts'),
      ]);
      const device = createTerminal({
        ...(options.store ? { storeFile: options.store } : {}),
        defects: options.defect ?? [],
      });
      const server = await serveTerminal(device, { host, port });
      console.log(
        options.json
          ? JSON.stringify({ terminal: server.url })
          : `The terminal listens at ${server.url} (contract: ${server.url}/openapi.json). Ctrl-C stops it.`,
      );
      await untilStopped();
      await server.close();
    });
}
