// tillproof report: shows the report of the last run, as a file or served on this machine.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { Command } from 'commander';
import type { ConsoleLanguage } from '../compliance/console-language.ts';
import { CommandError } from '../run/exit.ts';
import { placeName } from '../run/options.ts';
import { listeningError, parsePort, untilSignal } from './listen.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
};

/** The file of the folder that an address means; null when it is none, or outside. */
function fileAt(folder: string, url: string): string | null {
  let name: string;
  try {
    name = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  const file = path.join(folder, name === '/' ? 'compliance.html' : name);
  const isWithin = file.startsWith(`${folder}${path.sep}`) && !name.includes('\0');
  return isWithin && existsSync(file) && statSync(file).isFile() ? file : null;
}

/** Serves the folder, read only and to this machine alone; resolves with its address. */
async function serve(folder: string, port: number): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    // Under another name than this machine's, another site's page would be asking.
    const isOwn = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(request.headers.host ?? '');
    const file = isOwn && request.method === 'GET' ? fileAt(folder, request.url ?? '/') : null;
    if (file === null) return void response.writeHead(isOwn ? 404 : 403).end();
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => void server.close() };
}

const OPEN_IT = {
  en: '(nothing here opens it; open it yourself)',
  zh: '（本机没有可打开它的程序；请自行打开）',
} as const satisfies Record<ConsoleLanguage, string>;

export function report(speech: ConsoleLanguage = 'en'): Command {
  return new Command('report')
    .description('shows the report of the last run: opens it, or serves it to a browser on this machine')
    .option('--reports <folder>', 'where the reports are', 'reports')
    .option('--serve', 'serve the folder instead of opening the file')
    .option('--port <n>', 'port of --serve; 0 picks a free one', '0')
    .option('--json', 'print one JSON line: {"report": path or address}; opens nothing')
    .action(async (flags: { reports: string; serve?: boolean; port: string; json?: boolean }) => {
      const folder = path.resolve(placeName('--reports', flags.reports));
      const file = path.join(folder, 'compliance.html');
      if (!existsSync(file))
        throw new CommandError({
          en: `--reports: there is no report in ${folder}; "tillproof certify" writes one.`,
          zh: `--reports：${folder}中没有报告；“tillproof certify”可生成。`,
        });
      const port = parsePort('--port', flags.port);
      const served = flags.serve
        ? await serve(folder, port).catch((error: unknown) => {
            throw listeningError(error, '--port', `127.0.0.1:${port}`);
          })
        : null;
      // Who reads the address may stop the command at once.
      const stopped = served === null ? null : untilSignal();
      const target = served?.url ?? file;
      if (flags.json) console.log(JSON.stringify({ report: target }));
      else {
        const { browse } = await import('./browse.ts');
        const opened = await browse(target);
        console.log(opened ? target : `${target}  ${OPEN_IT[speech]}`);
      }
      await stopped;
      served?.close();
    });
}
