// A console for tests: acquirer, our terminal and page in this process, on free ports.
import path from 'node:path';
import { expect, vi } from 'vitest';
import { type AcquirerClient, connectAcquirer } from '../../simulator/admin/client.ts';
import { type RunningAcquirer, startAcquirer } from '../../simulator/main.ts';
import { hostFor } from '../../steps/address.ts';
import { TERMINAL_TIMERS, terminalDefaults } from '../definitions/terminal-profile.ts';
import type { WireName } from '../definitions/wires.ts';
import type { Message } from '../iso8583/message.ts';
import { openLink } from '../reference/host/links.ts';
import { createTerminal } from '../reference/index.ts';
import type { Configuration, Terminal } from '../terminal/index.ts';
import { consoleNames } from './addressed.ts';
import type { Attended } from './attended.ts';
import { startConsole } from './index.ts';

export type TestConsole = {
  /** `http://127.0.0.1:…`, without a slash at the end. */
  base: string;
  token: string;
  /** The address that is printed. */
  url: string;
  admin: AcquirerClient;
  /** How a terminal is set up that is to talk to it. */
  configuration: Configuration;
  /** Does an act as a page would; the answer's status. */
  act(act: object, token?: string): Promise<number>;
  /** Sends a message to the acquirer as another terminal would, over JSON. */
  message(message: Message): Promise<void>;
  /** Where everything stands, as a page that comes now is told. */
  whole(): Promise<
    Record<string, never> & {
      [K in keyof import('../views/console/model.ts').Whole]: import('../views/console/model.ts').Whole[K];
    }
  >;
  /** Resolves when the terminal is at rest. */
  atRest(): Promise<void>;
  close(): Promise<void>;
};

/** What the acquirer opens for a wire beside HTTP, on any free port. */
const PORTS: Record<WireName, { tcpPort?: number; tlsPort?: number }> = {
  'json-http': {},
  'unionpay-http': {},
  'unionpay-tcp': { tcpPort: 0 },
  'unionpay-tls': { tlsPort: 0 },
};

type TestOptions = {
  readOnly?: boolean;
  /** Instead of our terminal. */
  attended?: Attended;
  listenAddress?: string;
  wire?: WireName;
  /** Of the terminal. */
  language?: 'en' | 'zh-CN';
  /** What runs that are started get as well. */
  runFlags?: readonly string[];
  /** Folder that a watched run looks at. */
  features?: string;
  /** Gives the address by which the console finds the control plane. */
  reach?(adminUrl: string): Promise<string>;
};

/**
 * @param through stands before our terminal, for one that shows what it should not
 */
export async function testConsole(
  through: (terminal: Terminal) => Terminal = (terminal) => terminal,
  {
    readOnly = false,
    listenAddress = '127.0.0.1',
    wire = 'json-http',
    language = 'en',
    runFlags = [],
    features,
    attended,
    reach = async (adminUrl: string) => adminUrl,
  }: TestOptions = {},
): Promise<TestConsole> {
  const acquirer: RunningAcquirer = await startAcquirer(PORTS[wire]);
  const admin = connectAcquirer(await reach(acquirer.adminUrl));
  const { hostUrl, adminUrl, tcp, tls, certificateAuthority } = acquirer;
  const host = hostFor(wire, { host: hostUrl, admin: adminUrl, tcp, tls, certificateAuthority });
  const shown = await startConsole({
    admin,
    terminal: attended?.terminal ?? through(createTerminal()),
    ...(attended === undefined ? {} : { attended }),
    ...{ host, way: await openLink(host), listenAddress },
    wire,
    profile: 'smart',
    language,
    port: 0,
    addressed: consoleNames(listenAddress, []),
    readOnly,
    command: [process.execPath, path.resolve('src/cli/tillproof.js')],
    runFlags,
    ...(features === undefined ? {} : { features }),
  });
  const { origin: base, hash } = new URL(shown.url);
  const token = new URLSearchParams(hash.split('?')[1]).get('token') ?? '';
  const { acquirer: names, terminals, merchants } = await admin.configuration();
  const [own] = terminals;
  if (own === undefined) throw new Error('no terminal is on the register');
  const { terminalId, merchantId, terminalMasterKey } = own;
  const merchantName = merchants.find((each) => each.merchantId === merchantId)?.name ?? '';
  const configuration: Configuration = {
    host,
    identity: { terminalId, merchantId, merchantName, acquirerName: names.name },
    keys: { terminalMasterKey },
    ...terminalDefaults('smart', { ...TERMINAL_TIMERS.test, responseTimeoutMs: 3_000, entryTimeoutMs: 600_000 }),
    language,
  };
  const whole: TestConsole['whole'] = async () => {
    const [first] = await streamed(`${base}/admin/stream`, 1);
    return JSON.parse(first?.data ?? 'null');
  };
  return {
    ...{ base, token, url: shown.url, admin, configuration },
    async act(act, given = token) {
      const headers = { 'content-type': 'application/json', 'x-tillproof-token': given };
      return (await fetch(`${base}/console/act`, { method: 'POST', headers, body: JSON.stringify(act) })).status;
    },
    async message(message) {
      const headers = { 'content-type': 'application/json' };
      await fetch(`${hostUrl}/iso8583`, { method: 'POST', headers, body: JSON.stringify(message) });
    },
    whole,
    atRest: () =>
      vi.waitFor(async () => expect((await whole()).terminal.state.quiet).toBe(true), {
        timeout: 20_000,
        interval: 10,
      }),
    async close() {
      await shown.close();
      await acquirer.close();
    },
  };
}

/** The first so many events of a stream. */
export async function streamed(
  url: string,
  count: number,
  lastId?: string,
): Promise<{ id: string; event: string; data: string }[]> {
  const stop = new AbortController();
  const answer = await fetch(url, {
    signal: stop.signal,
    headers: lastId === undefined ? {} : { 'last-event-id': lastId },
  });
  const events: { id: string; event: string; data: string }[] = [];
  let text = '';
  for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) {
    text += part;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const part = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
      if (part('event') !== '') events.push({ id: part('id'), event: part('event'), data: part('data') });
    }
    if (events.length >= count) break;
  }
  stop.abort();
  return events.slice(0, count);
}
