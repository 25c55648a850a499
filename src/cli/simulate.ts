// tillproof simulate: runs the acquirer alone.
import { Command } from 'commander';
import { padded } from '../compliance/columns.ts';
import { type ConsoleLanguage, consoleLanguage } from '../compliance/console-language.ts';
import { CommandError, EXIT } from '../run/exit.ts';
import { listeningError, parsePort, untilSignal, warnBeyond } from './listen.ts';

type Flags = {
  config?: string;
  db?: string;
  port: string;
  adminPort: string;
  tcpPort: string;
  tlsPort: string;
  dialect: string;
  tlsKey?: string;
  tlsCertificate?: string;
  tlsClientAuthority?: string;
  listen: string;
  hostName?: string[];
  verify?: boolean;
  console?: boolean;
  json?: boolean;
};

type Options = import('../../simulator/main.ts').AcquirerOptions;
type Acquirer = import('../../simulator/main.ts').RunningAcquirer;

/** Examines the books of a file, and ends with 1 when they do not hold. */
async function verify({ db, json }: Flags): Promise<void> {
  if (db === undefined)
    throw new CommandError({
      en: '--verify needs --db: the file whose books are to be examined.',
      zh: '--verify须与--db同用：指出要检查账目的文件。',
    });
  const { breachInChinese, examine, StoreError } = await import('../../simulator/main.ts');
  let breaches: string[];
  try {
    breaches = examine(db);
  } catch (error) {
    if (error instanceof StoreError) throw new CommandError(error.words);
    throw error;
  }
  const told = breaches.map((en) => ({ en, zh: breachInChinese(en) }));
  if (json) console.log(JSON.stringify({ db, holds: breaches.length === 0, breaches: told }));
  else {
    const language = consoleLanguage(undefined);
    const lines = told.map(({ en, zh }) => (language === 'en' ? en : zh));
    console.log([VERIFIED[language](db, breaches.length === 0), ...lines].join('\n  '));
  }
  process.exitCode = breaches.length === 0 ? EXIT.compliant : EXIT.notCompliant;
}

/** Starts it; errors of the configuration, the database file or a port are the caller's to mend. */
async function start(config: string | undefined, options: Options): Promise<Acquirer> {
  const { ConfigurationError, loadConfiguration, StoreError, startAcquirer } = await import('../../simulator/main.ts');
  try {
    return await startAcquirer({
      ...options,
      ...(config === undefined ? {} : { configuration: loadConfiguration(config) }),
    });
  } catch (error) {
    if (error instanceof ConfigurationError || error instanceof StoreError) throw new CommandError(error.words);
    throw listeningError(error, '--listen', options.listenAddress ?? '');
  }
}

/** The ways in for binary messages as the flags say. */
async function binaryOptions(flags: Flags): Promise<Options> {
  const port = (name: string, text: string) => (text === 'none' ? null : parsePort(name, text));
  const { tlsKey, tlsCertificate, tlsClientAuthority } = flags;
  if ((tlsKey === undefined) !== (tlsCertificate === undefined))
    throw new CommandError({
      en: '--tls-key and --tls-certificate belong together; give both or neither.',
      zh: '--tls-key与--tls-certificate须同时给出，或都不给出。',
    });
  if (tlsClientAuthority !== undefined && tlsKey === undefined)
    throw new CommandError({
      en: '--tls-client-authority needs --tls-key and --tls-certificate.',
      zh: '--tls-client-authority须与--tls-key、--tls-certificate同用。',
    });
  const [{ readPem }, { readDialect }] = await Promise.all([import('./wire-files.ts'), import('../run/own.ts')]);
  return {
    tcpPort: port('--tcp-port', flags.tcpPort),
    tlsPort: port('--tls-port', flags.tlsPort),
    dialect: readDialect('--dialect', flags.dialect),
    ...(tlsKey === undefined || tlsCertificate === undefined
      ? {}
      : {
          tls: {
            key: readPem('--tls-key', tlsKey),
            certificate: readPem('--tls-certificate', tlsCertificate),
            ...(tlsClientAuthority === undefined
              ? {}
              : { clientAuthority: readPem('--tls-client-authority', tlsClientAuthority) }),
          },
        }),
  };
}

const VERIFIED = {
  en: (db: string, holds: boolean) => (holds ? `${db}: the books hold.` : `${db}: the books do not hold:`),
  zh: (db: string, holds: boolean) => (holds ? `${db}：账目相符。` : `${db}：账目不符：`),
} as const satisfies Record<ConsoleLanguage, unknown>;

const LISTENS = {
  en: {
    listens: 'The acquirer listens.',
    terminals: 'terminals',
    forms: '(JSON, or binary as application/octet-stream)',
    admin: 'admin API',
    console: 'console',
    stop: 'Ctrl-C stops it.',
  },
  zh: {
    listens: '收单模拟器已启动。',
    terminals: '终端接入',
    forms: '（JSON；二进制用application/octet-stream）',
    admin: '管理接口',
    console: '控制台',
    stop: '按Ctrl-C停止。',
  },
} as const satisfies Record<ConsoleLanguage, unknown>;
/** Columns of what stands before an address. */
const BEFORE = 11;

function words(
  { hostUrl, adminUrl, tcp, tls }: Acquirer,
  console_: string | undefined,
  speech: ConsoleLanguage,
): string {
  const say = LISTENS[speech];
  const line = (what: string, where: string) => padded(what, BEFORE) + where;
  const lines = [
    line(say.terminals, `${hostUrl}/iso8583   ${say.forms}`),
    ...(tcp === null ? [] : [line('', `tcp://${tcp}`)]),
    ...(tls === null ? [] : [line('', `tls://${tls}`)]),
    line(say.admin, `${adminUrl} (${adminUrl}/openapi.json)`),
    ...(console_ === undefined ? [] : [line(say.console, console_)]),
  ];
  return [say.listens, ...lines.map((each) => `  ${each}`), say.stop].join('\n');
}

/** The console on a port of its own. */
async function showConsole(acquirer: Acquirer, { listen, hostName }: Flags) {
  const { show } = await import('./console.ts');
  try {
    return await show(acquirer, {
      ...{ wire: 'json-http', port: 0, listen },
      ...(hostName === undefined ? {} : { hostName }),
    });
  } catch (error) {
    await acquirer.close();
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
    .option(
      '--db <file>',
      'keep the books in this SQLite file, held by one simulator at a time (default: a temporary one)',
    )
    .option('--verify', 'examine the books in the file of --db, list what is wrong (exit code 1), and start nothing')
    .option('--port <n>', 'port for terminals; 0 picks a free one', '8583')
    .option('--admin-port <n>', 'port of the admin API; 0 picks a free one', '8584')
    .option('--tcp-port <n>', 'port for binary ISO 8583 over TCP; 0 picks a free one, none leaves it closed', '0')
    .option('--tls-port <n>', 'the same over TLS', 'none')
    .option('--dialect <name | file>', 'dialect of binary messages: a name, or a YAML or JSON file', 'unionpay-pos')
    .option('--tls-key <file>', 'PEM key of the TLS host (default: a throw-away one)')
    .option('--tls-certificate <file>', 'PEM certificate of the TLS host, with its chain')
    .option(
      '--tls-client-authority <file>',
      'PEM that certificates of terminals must chain to; without it none is asked for',
    )
    .option('--listen <ip>', 'address to bind to; anything but the loopback exposes test keys and cards', '127.0.0.1')
    .option('--host-name <name...>', 'further names by which its HTTP ports may be addressed (Host); * = any')
    .option('--console', 'also show our terminal, wire and books in a browser; "tillproof console" has more to choose')
    .option('--json', 'print one JSON line {"host": url, "admin": url, "tcp": ip:port, …} when it listens')
    .action(async (flags: Flags) => {
      if (flags.verify) return verify(flags);
      await warnBeyond('--listen', flags.listen);
      const acquirer = await start(flags.config, {
        ...(flags.db === undefined ? {} : { db: flags.db }),
        hostPort: parsePort('--port', flags.port),
        adminPort: parsePort('--admin-port', flags.adminPort),
        listenAddress: flags.listen,
        hostNames: flags.hostName ?? [],
        ...(await binaryOptions(flags)),
      });
      const shown = flags.console ? await showConsole(acquirer, flags) : null;
      // Who reads the line may stop the command at once.
      const stopped = untilSignal();
      const { hostUrl: host, adminUrl: admin, tcp, tls, certificateAuthority } = acquirer;
      console.log(
        flags.json
          ? JSON.stringify({ host, admin, tcp, tls, certificateAuthority, ...(shown && { console: shown.url }) })
          : words(acquirer, shown?.url, consoleLanguage(undefined)),
      );
      await stopped;
      await shown?.close();
      await acquirer.close();
    });
}
