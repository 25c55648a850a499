// tillproof simulate: runs the acquirer alone.
import { existsSync, readFileSync } from 'node:fs';
import { Command } from 'commander';
import { startAcquirer } from '../../simulator/main.ts';
import { CommandError } from './exit.ts';
import { parsePort, untilSignal } from './listen.ts';

type Flags = { config?: string; db?: string; port: string; adminPort: string; listen: string; json?: boolean };

export function simulate(): Command {
  return new Command('simulate')
    .description('runs the acquirer alone: hosts for terminals, double-entry books, faults on command, and an admin API')
    .option('--config <file>', 'acquirer configuration, YAML or JSON (default: a test merchant, terminal and the test cards); see examples/acquirer.yaml')
    .option('--db <file>', 'keep the books in this SQLite file (default: in memory)')
    .option('--port <n>', 'port for terminals; 0 picks a free one', '8583')
    .option('--admin-port <n>', 'port of the admin API; 0 picks a free one', '8584')
    .option('--listen <ip>', 'address to bind to; anything but the loopback exposes test keys and cards', '127.0.0.1')
    .option('--json', 'print one JSON line {"host": url, "admin": url, "tcp": …} when it listens')
    .action(async (flags: Flags) => {
      if (flags.config !== undefined && !existsSync(flags.config)) throw new CommandError(`--config: there is no file "${flags.config}".`);
      const acquirer = await startAcquirer({
        ...(flags.config === undefined ? {} : { configurationText: readFileSync(flags.config, 'utf8'), configurationName: flags.config }),
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
