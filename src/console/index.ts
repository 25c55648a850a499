// The console: simulator, terminal and page in one. Loaded by the commands that show it, and by nothing else.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { AcquirerClient } from '../../simulator/admin/client.ts';
import { packageRoot } from '../compliance/package-root.ts';
import type { TerminalProfileName } from '../definitions/terminal-profile.ts';
import { WIRES, type WireName } from '../definitions/wires.ts';
import type { Configuration, Terminal } from '../terminal/index.ts';
import type { Whole } from '../views/console/model.ts';
import { aboutOf, wordsOf } from './about.ts';
import { readAct } from './acts.ts';
import { isLoopback } from './addressed.ts';
import type { Way } from './again.ts';
import { assets } from './assets.ts';
import type { Attended } from './attended.ts';
import { Desk } from './desk.ts';
import { checkedDialect } from './dialect.ts';
import { explained } from './explained.ts';
import { Feed } from './feed.ts';
import { Runs } from './runs.ts';
import { type Answer, consoleServer, json, Refusal } from './server.ts';
import { traceFile } from './traces.ts';

export type ConsoleOptions = {
  admin: AcquirerClient;
  terminal: Terminal;
  /** Through whom acts at the terminal go, where a person alone can use it; `terminal` is its own then. */
  attended?: Attended;
  /** Where the terminal finds the acquirer. */
  host: Configuration['host'];
  /** The same for messages that a person sends again. */
  way: Way;
  wire: WireName;
  profile: TerminalProfileName;
  language: 'en' | 'zh-CN';
  /** 0 = a free one. */
  port: number;
  listenAddress: string;
  /** True for a Host header by which the console may be addressed. */
  addressed(host: string | undefined): boolean;
  /** Nothing can be changed from the page. */
  readOnly: boolean;
  /** The command line of tillproof, without a command, and the flags that runs get. */
  command: readonly [string, ...string[]];
  runFlags: readonly string[];
  /** Folder of the features that a watched run looks at; those that come along when not given. */
  features?: string;
};

export type RunningConsole = {
  /** The address with the token, to be opened. */
  url: string;
  close(): Promise<void>;
};

/** What may be read of the control plane through the console; none of it has a full card number. */
const READABLE =
  /^\/admin\/(transactions|transactions\.csv|transactions\/\d{4}-\d\d-\d\d\/[0-9A-Za-z]{12}|refunds|clearing|settlements|settlements\.csv|merchants\/[0-9A-Za-z]{15}\/statement(\.csv)?|alerts|batches|clock|ledger)$/;

const JSON_TYPE = 'application/json; charset=utf-8';
/** Movements of a statement that a page shows, the latest; the table has all. */
const LINES_SHOWN = 200;

/** The statement with so many lines as a person reads, and how many there are. */
function shortStatement(text: string): object {
  const { lines, settlements: _, ...others } = JSON.parse(text) as { lines: unknown[]; settlements: unknown };
  return { ...others, all: lines.length, lines: lines.slice(-LINES_SHOWN) };
}

/** Starts it. Rejects where the terminal cannot be set up or the port cannot be had. */
export async function startConsole(options: ConsoleOptions): Promise<RunningConsole> {
  const { admin, terminal, host, wire, profile, language, listenAddress, readOnly } = options;
  const { acquirer, terminals, merchants } = await admin.configuration();
  const capabilities = await terminal.capabilities();
  const { identity } = capabilities;
  const own = terminals.find(({ terminalId }) => terminalId === identity?.terminalId) ?? terminals[0];
  if (own === undefined) throw new Error('the acquirer has no terminal on its register; add one to its configuration');
  const merchant = merchants.find(({ merchantId }) => merchantId === own.merchantId);
  /** A terminal with an identity of its own keeps it, and the acquirer is set up to match. */
  const register = async () => {
    if (identity === null || own.terminalId === identity.terminalId) return;
    if (merchant !== undefined) await admin.putMerchant({ ...merchant, merchantId: identity.merchantId });
    const { terminalMasterKey, nextBatch } = own;
    await admin.putTerminal({ ...identity, terminalMasterKey, nextBatch, active: true });
  };
  const feed: Feed = new Feed(() => whole());
  const runs = new Runs({
    ...{ command: options.command, flags: options.runFlags },
    features: options.features ?? path.join(packageRoot(), 'features'),
    changed: (all) => feed.publish('runs', all),
  });
  const desk = await Desk.open({
    ...{ admin, terminal, host, profile, language, feed, runs, register },
    attended: options.attended ?? null,
    way: isLoopback(listenAddress) ? options.way : null,
    identity: {
      terminalId: identity?.terminalId ?? own.terminalId,
      merchantId: identity?.merchantId ?? own.merchantId,
      merchantName: merchant?.name ?? own.merchantId,
      acquirerName: acquirer.name,
    },
    terminalMasterKey: own.terminalMasterKey,
  });
  const { version } = JSON.parse(readFileSync(path.join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
  const about = aboutOf({
    ...{ version, readOnly, terminals, merchants, profile },
    admin: admin.adminUrl,
    wire: WIRES[wire],
    faults: await admin.faults(),
    transport: WIRES[wire].transport,
  });
  const whole = (): Whole => ({
    about,
    terminal: desk.counter.view,
    attended: desk.attended,
    cards: desk.wallet.views,
    exchanges: desk.host.shown,
    ledger: desk.host.ledger,
    armed: desk.host.armed,
    clock: desk.host.clock,
    recording: desk.recorder.recording,
    runs: runs.views,
    troubles: desk.troubles.views,
    yours: desk.yours,
    rulePacks: desk.host.rulePacks,
  });

  const token = randomBytes(18).toString('base64url');
  const server = consoleServer({
    ...{ assets: assets(), feed, token, addressed: options.addressed },
    async read(pathname, query): Promise<Answer | null> {
      if (READABLE.test(pathname)) {
        const { status, text } = await desk.host.get(`${pathname}${query === '' ? '' : `?${query}`}`);
        const csv = pathname.endsWith('.csv');
        return {
          status,
          type: csv ? 'text/csv; charset=utf-8' : JSON_TYPE,
          body: text,
          ...(csv ? { headers: { 'content-disposition': `attachment; filename="${path.basename(pathname)}"` } } : {}),
        };
      }
      const [, merchantId] = /^\/console\/statement\/([0-9A-Za-z]{15})$/.exec(pathname) ?? [];
      if (merchantId !== undefined) {
        const { status, text } = await desk.host.get(`/admin/merchants/${merchantId}/statement${query && `?${query}`}`);
        return status === 200 ? json(shortStatement(text)) : { status, type: JSON_TYPE, body: text };
      }
      if (pathname === '/console/words') {
        const exchange = desk.host.exchanges.find(({ sequence }) => String(sequence) === query);
        if (exchange === undefined) throw new Refusal(404, 'this exchange is no longer kept', '该报文已不再保留');
        return json(wordsOf(exchange));
      }
      const [, ending] = /^\/console\/exchanges\.([a-z]+)$/.exec(pathname) ?? [];
      if (ending !== undefined) return traceFile(desk.host.exchanges, ending, query);
      const [, number] = /^\/reports\/(\d{1,6})\/compliance\.html$/.exec(pathname) ?? [];
      if (number === undefined) return null;
      const body = await runs.report(Number(number));
      // It says itself what it may do, and may do nothing in the console's name.
      const headers = { 'content-security-policy': 'sandbox allow-scripts allow-popups allow-downloads' };
      return body === null ? null : { type: 'text/html; charset=utf-8', body, headers };
    },
    async change(pathname, body): Promise<Answer | null> {
      if (pathname === '/console/explain') return json(await explained(body));
      if (pathname === '/console/dialect') return json(checkedDialect(body));
      if (pathname !== '/console/act') return null;
      if (readOnly)
        throw new Refusal(403, 'this console only shows; it was started read-only', '此控制台以只读方式启动，仅供查看');
      const act = readAct(body);
      if (typeof act === 'string') throw new Refusal(400, act);
      await desk.act(act);
      return json({});
    },
  });
  const close = async () => {
    feed.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await runs.close();
    await desk.close();
  };
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, listenAddress, resolve);
    });
  } catch (error) {
    await close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  const name = listenAddress.includes(':') ? `[${listenAddress}]` : listenAddress;
  return { url: `http://${name}:${port}/#/?token=${token}`, close };
}
