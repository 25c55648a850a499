// tillproof terminal: serves our own terminal over the HTTP form of the contract.
import path from 'node:path';
import { Command } from 'commander';
import { type ConsoleLanguage, consoleLanguage } from '../compliance/console-language.ts';
import { CommandError } from '../run/exit.ts';
import { wholeNumber } from '../run/options.ts';
import { checkDefects } from './certify.ts';
import { listeningError, parseAddress, untilSignal } from './listen.ts';

/** What SQLite says of a file that it cannot use. */
const SQLITE_WORDS: Readonly<Record<string, string>> = {
  'unable to open database file': '打不开',
  'file is not a database': '它不是数据库',
  'attempt to write a readonly database': '只读',
  'database is locked': '正被占用',
  'database disk image is malformed': '文件已损坏',
  'database or disk is full': '磁盘已满',
  'disk I/O error': '磁盘读写出错',
};

/** A file that is no store is the caller's to mend. */
function opened<T>(store: string | undefined, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_SQLITE_ERROR' || store === undefined) throw error;
    const { message } = error as Error;
    const zh = SQLITE_WORDS[message] ?? message;
    throw new CommandError({
      en: `--store: ${path.resolve(store)} cannot be used (${message}); name a file that "tillproof terminal" made, or a new one in a folder that is there.`,
      zh: `--store：无法使用${path.resolve(store)}（${zh}）；请给出由"tillproof terminal"建立的文件，或已有目录中的新文件。`,
    });
  }
}

const LISTENS = {
  en: (url: string, seed: number) =>
    `The terminal listens at ${url} (contract: ${url}/openapi.json), seed ${seed}. Ctrl-C stops it.`,
  zh: (url: string, seed: number) =>
    `终端已启动：${url} （契约：${url}/openapi.json），随机种子${seed}。按Ctrl-C停止。`,
} as const satisfies Record<ConsoleLanguage, unknown>;

export function terminal(): Command {
  return new Command('terminal')
    .description(
      'serves the terminal that comes with Tillproof over the HTTP contract, so that any harness can drive it',
    )
    .option('--listen <address>', 'ip:port to listen on; port 0 picks a free one', '127.0.0.1:0')
    .option('--store <file>', 'keep journal and owed messages in this file')
    .option('--defect <id...>', 'put deliberate faults into the terminal (see "tillproof selftest")')
    .option('--seed <n>', 'what its random numbers are drawn from (default 1; printed)')
    .option('--json', 'print one JSON line {"terminal": url, "seed": n} when it listens')
    .action(async (options: { listen: string; store?: string; defect?: string[]; seed?: string; json?: boolean }) => {
      const { host, port } = parseAddress(options.listen);
      await checkDefects(options.defect ?? []);
      const [{ createTerminal }, { serveTerminal }] = await Promise.all([
        import('../reference/index.ts'),
        import('../terminal/index.ts'),
      ]);
      const { store, defect: defects = [] } = options;
      const seed = options.seed === undefined ? 1 : wholeNumber('--seed', options.seed);
      const device = opened(store, () => createTerminal({ ...(store ? { storeFile: store } : {}), defects, seed }));
      const server = await serveTerminal(device, { host, port }).catch((error: unknown) => {
        throw listeningError(error, '--listen', options.listen);
      });
      // Who reads the line may stop the command at once.
      const stopped = untilSignal();
      console.log(
        options.json
          ? JSON.stringify({ terminal: server.url, seed })
          : LISTENS[consoleLanguage(undefined)](server.url, seed),
      );
      await stopped;
      await server.close();
    });
}
