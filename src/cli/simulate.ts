// tillproof simulate: runs the acquirer alone.
import { Command } from 'commander';
import { CommandError } from './exit.ts';
import { parsePort, untilSignal } from './listen.ts';

type Flags = { config?: string; db?: string; port: string; adminPort: string; listen: string; json?: boolean };

type Options = import('../../simulator/main.ts').AcquirerOptions;

/** Starts it; errors of the configuration, the database file or a port are the caller's to mend. */
async function start(
  config: string | undefined,
  options: Options,
): Promise<import('../../simulator/main.ts').RunningAcquirer> {
  const { ConfigurationError, loadConfiguration, StoreError, startAcquirer } = await import('../../simulator/main.ts');
  try {
    return await startAcquirer({
      ...options,
      ...(config === undefined ? {} : { configuration: loadConfiguration(config) }),
    });
  } catch (error) {
    if (error instanceof ConfigurationError || error instanceof StoreError) throw new CommandError(error.message);
    const { code, port, address } = error as { code?: string; port?: number; address?: string };
    if (code === 'EADDRINUSE') throw new CommandError(`port ${port} is taken; choose another, or 0 for a free one.`);
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
      throw new CommandError(`cannot listen on ${address}:${port} (${code}).`);
    throw error;
  }
}

export function simulate(): Command {
  return new Command('simulate')
    .description(
      'runs the acquirer alone: hosts for terminals, double-entry books, faults on command, and an admin API',
    )
    .option(
      '--config <file>',
      'acquirer configuration, YAML or JSON (default: a test merchant, terminal and the test cards); see examples/acquirer.yaml',
    )
    .option('--db <file>', 'keep the books in this SQLite file (default: in memory)')
    .option('--port <n>', 'port for terminals; 0 picks a free one', '8583')
    .option('--admin-port <n>', 'port of the admin API; 0 picks a free one', '8584')
    .option('--listen <ip>', 'address to bind to; anything but the loopback exposes test keys and cards', '127.0.0.1')
    .option('--json', 'print one JSON line {"host": url, "admin": url, "tcp": …} when it listens')
    .action(async (flags: Flags) => {
      const acquirer = await start(flags.config, {
        ...(flags.db === undefined ? {} : { db: flags.db }),
        hostPort: parsePort('--port', flags.port),
        adminPort: parsePort('--admin-port', flags.adminPort),
        listenAddress: flags.listen,
      });
      console.log(
        flags.json
          ? JSON.stringify({ host: acquirer.hostUrl, admin: acquirer.adminUrl, tcp: null })
          : `The acquirer listens.\n  terminals  ${acquirer.hostUrl}/iso8583\n  admin API  ${acquirer.adminUrl} (${acquirer.adminUrl}/openapi.json)\nCtrl-C stops it.`,
      );
      await untilSignal();
      await acquirer.close();
    });
}
