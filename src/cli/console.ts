// tillproof console: acquirer, terminal and a page to play with both.
import path from 'node:path';
import { Command } from 'commander';
import { type ConsoleLanguage, consoleLanguage } from '../compliance/console-language.ts';
import { VERDICT_WORDS } from '../compliance/words.ts';
import { reasonWords } from '../definitions/reason.ts';
import { CommandError, EXIT } from '../run/exit.ts';
import { modulePath, PACKAGE_ROOT } from '../run/root.ts';
import { listeningError, parsePort, untilSignal, warnBeyond } from './listen.ts';
import { spokenTag } from './spoken.ts';

type Flags = {
  terminal?: string;
  attended?: boolean;
  profile?: string;
  wire: string;
  language?: string;
  config?: string;
  db?: string;
  port: string;
  adminPort: string;
  listen: string;
  hostListen: string;
  hostPort: string;
  hostName?: string[];
  defect?: string[];
  readOnly?: boolean;
  json?: boolean;
  name?: string;
};

const LISTENS = {
  en: (url: string, admin: string) =>
    `The console: open ${url}\n  admin API  ${admin}\nWhoever has the address can use the till. Ctrl-C stops it.`,
  zh: (url: string, admin: string) =>
    `控制台：请打开 ${url}\n  管理接口  ${admin}\n任何知道此地址的人都可以使用收银台。按Ctrl-C停止。`,
} as const satisfies Record<ConsoleLanguage, unknown>;

type Acquirer = import('../../simulator/main.ts').RunningAcquirer;

/** What a console is shown with, beside a running acquirer. */
type ShowOptions = Pick<
  Flags,
  'terminal' | 'attended' | 'profile' | 'wire' | 'language' | 'listen' | 'hostName' | 'defect' | 'readOnly'
> & {
  port: number;
};

/** Opens the terminal and shows the console of an acquirer that runs. */
export async function show(acquirer: Acquirer, options: ShowOptions): Promise<{ url: string; close(): Promise<void> }> {
  const { choose } = await import('../run/options.ts');
  const { WIRE_NAMES } = await import('../definitions/wires.ts');
  const { TERMINAL_PROFILES } = await import('../definitions/terminal-profile.ts');
  const { checkDefects } = await import('./certify.ts');
  const wire = choose('--wire', options.wire, WIRE_NAMES);
  const profiles = Object.keys(TERMINAL_PROFILES) as (keyof typeof TERMINAL_PROFILES)[];
  const wished = options.profile === undefined ? undefined : choose('--profile', options.profile, profiles);
  const language = spokenTag(options.language);
  await checkDefects(options.defect ?? []);
  const [
    { startConsole },
    { openDriver, hold, parseTerminalSpec, nameOf },
    { hostFor, assertSpoken },
    { connectAcquirer },
    { consoleNames },
    { openLink },
    { Attended },
  ] = await Promise.all([
    import('../console/index.ts'),
    import('../terminal/index.ts'),
    import('../../steps/address.ts'),
    import('../../simulator/admin/client.ts'),
    import('../console/addressed.ts'),
    import('../reference/host/links.ts'),
    import('../console/attended.ts'),
  ]);
  const { hostUrl: host, adminUrl: admin, tcp, tls, certificateAuthority } = acquirer;
  const spec =
    options.terminal === undefined
      ? ({
          driver: 'inside',
          module: modulePath('src/reference/index'),
          options: { defects: options.defect ?? [] },
        } as const)
      : parseTerminalSpec(options.terminal);
  // A device without an adapter is opened by nobody.
  const isBare = options.attended === true && options.terminal === undefined;
  const held = isBare ? { spec, release: async () => undefined } : await hold(spec, 'tillproof console');
  const adapter = isBare ? null : await openDriver(held.spec);
  const attended = options.attended ? new Attended(adapter) : undefined;
  const terminal = attended?.terminal ?? (adapter as import('../terminal/index.ts').Terminal);
  const letGo = async () => {
    await terminal.close().catch(() => undefined);
    await held.release();
  };
  try {
    const capabilities = await terminal.capabilities();
    assertSpoken(wire, capabilities);
    // The one that has most to show.
    const [first = 'classic'] = capabilities.profiles;
    const profile = wished ?? (capabilities.profiles.includes('smart') ? 'smart' : first);
    const flags =
      options.terminal === undefined
        ? (options.defect ?? []).flatMap((id) => ['--defect', id])
        : ['--terminal', options.terminal];
    const way = hostFor(wire, { host, admin, tcp, tls, certificateAuthority });
    const shown = await startConsole({
      ...{ terminal, wire, profile, language, port: options.port, listenAddress: options.listen },
      ...(attended === undefined ? {} : { attended }),
      admin: connectAcquirer(admin),
      host: way,
      way: await openLink(way),
      addressed: consoleNames(options.listen, options.hostName ?? []),
      readOnly: options.readOnly ?? false,
      command: [process.execPath, path.join(PACKAGE_ROOT, 'src/cli/tillproof.js')],
      runFlags: ['--wire', wire, ...flags],
    });
    return {
      url: shown.url,
      close: async () => {
        await shown.close();
        await held.release();
      },
    };
  } catch (error) {
    await letGo();
    if ((error as Error).name === 'ContractError') {
      const [name, words] = [nameOf(spec), reasonWords((error as Error).message)];
      throw new CommandError({ en: `${name}: ${words.en}`, zh: `${name}：${words.zh}` }, EXIT.inconclusive);
    }
    throw listeningError(error, '--listen', options.listen);
  }
}

/** Plays a case, and says how it ended: the acquirer is left as the case left it. */
async function played(acquirer: Acquirer, name: string, flags: Flags): Promise<void> {
  const { choose } = await import('../run/options.ts');
  const { WIRE_NAMES } = await import('../definitions/wires.ts');
  const [{ playCase }, { checkDefects }] = await Promise.all([import('./console-case.ts'), import('./certify.ts')]);
  await checkDefects(flags.defect ?? []);
  const { hostUrl: host, adminUrl: admin, tcp, tls, certificateAuthority } = acquirer;
  const language = spokenTag(flags.language);
  const profile = choose('--profile', flags.profile ?? 'classic', ['classic', 'esign', 'smart'] as const);
  const { scenarios } = await playCase(
    name,
    { host, admin, tcp, tls, certificateAuthority },
    {
      ...{
        profile,
        languages: [language],
        wire: choose('--wire', flags.wire, WIRE_NAMES),
        defects: flags.defect ?? [],
      },
      ...(flags.terminal === undefined ? {} : { terminal: flags.terminal }),
    },
  );
  const [words, at] = consoleLanguage(undefined) === 'zh' ? (['zh', '：'] as const) : (['en', ': '] as const);
  const last = scenarios.filter(({ evidence }) => evidence !== null).at(-1);
  if (last !== undefined) process.stderr.write(`${last.case} ${last.name}${at}${VERDICT_WORDS[last.verdict][words]}\n`);
}

/** The acquirer as the file says, else the example. */
async function startFor(flags: Flags): Promise<Acquirer> {
  const { ConfigurationError, defaultConfiguration, loadConfiguration, StoreError, startAcquirer } = await import(
    '../../simulator/main.ts'
  );
  const hostPort = parsePort('--host-port', flags.hostPort);
  try {
    return await startAcquirer({
      configuration:
        flags.config === undefined ? defaultConfiguration(spokenTag(flags.language)) : loadConfiguration(flags.config),
      ...(flags.db === undefined ? {} : { db: flags.db }),
      adminPort: parsePort('--admin-port', flags.adminPort),
      listenAddress: flags.hostListen,
      ...(flags.wire === 'unionpay-tcp'
        ? { tcpPort: hostPort }
        : flags.wire === 'unionpay-tls'
          ? { tlsPort: hostPort }
          : { hostPort }),
    });
  } catch (error) {
    if (error instanceof ConfigurationError || error instanceof StoreError) throw new CommandError(error.words);
    throw listeningError(error, flags.hostListen === '127.0.0.1' ? '--admin-port' : '--host-listen', flags.hostListen);
  }
}

export function consoleCommand(): Command {
  return new Command('console')
    .description(
      'shows acquirer and terminal in a browser: a till to use, faults to arm, the books, and what was clicked as a scenario',
    )
    .option('--terminal <address>', 'the terminal, as for certify (default: the terminal that comes with Tillproof)')
    .option(
      '--attended',
      'the terminal is a device on a desk: a person does what the page asks for, and without --terminal says what the screen shows',
    )
    .option('--profile <profile>', 'classic, esign or smart (default: smart, or what the terminal can be)')
    .option(
      '--wire <wire>',
      'how terminal and acquirer talk: json-http, unionpay-tcp, unionpay-tls or unionpay-http',
      'json-http',
    )
    .option(
      '--language <language>',
      'language of the terminal: en or zh-CN (default: the language of this console); the page has a switch of its own',
    )
    .option('--defect <id...>', 'put deliberate faults into our own terminal, to see them')
    .option('--config <file>', 'acquirer configuration, as for simulate')
    .option('--db <file>', 'keep the books in this SQLite file, as for simulate')
    .option('--port <n>', 'port of the page; 0 picks a free one', '8582')
    .option('--admin-port <n>', 'port of the admin API; 0 picks a free one', '0')
    .option(
      '--listen <ip>',
      'address to bind the page to; anything but the loopback lets others use the till',
      '127.0.0.1',
    )
    .option(
      '--host-listen <ip>',
      'address to bind the port for terminals to, for a device on your network',
      '127.0.0.1',
    )
    .option('--host-port <n>', 'port for terminals; 0 picks a free one', '0')
    .option('--host-name <name...>', 'further names by which the page may be addressed (Host); * = any')
    .option(
      '--name <case>',
      'play this case first (its number, such as TP-042, or a part of its name): the page opens with its messages, books and faults',
    )
    .option('--read-only', 'the page shows and changes nothing, for a screen that others see')
    .option('--json', 'print one JSON line {"console": url, "host": url, "admin": url} when it listens')
    .action(async (flags: Flags) => {
      const port = parsePort('--port', flags.port);
      const { name } = flags;
      if (name !== undefined && (flags.db ?? flags.config ?? flags.attended) !== undefined)
        throw new CommandError({
          en: '--name: a case sets the acquirer up itself, and is played by a program; leave --db, --config and --attended away.',
          zh: '--name：场景自行设置收单模拟器，并由程序执行；请去掉--db、--config和--attended。',
        });
      await warnBeyond('--host-listen', flags.hostListen);
      const acquirer = await startFor(flags);
      try {
        if (name !== undefined) await played(acquirer, name, flags);
        const shown = await show(acquirer, { ...flags, port });
        // The messages are what somebody comes for who names a case.
        const url = name === undefined ? shown.url : shown.url.replace('#/?', '#/wire?');
        // Who reads the line may stop the command at once.
        const stopped = untilSignal();
        console.log(
          flags.json
            ? JSON.stringify({ console: url, host: acquirer.hostUrl, admin: acquirer.adminUrl })
            : LISTENS[consoleLanguage(undefined)](url, acquirer.adminUrl),
        );
        await stopped;
        await shown.close();
      } finally {
        await acquirer.close();
      }
    });
}
