// Starts the acquirer: its host and its control plane on two ports. Also the process that the typed client launches.
import { realpathSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { maskText } from '../src/iso8583/mask.ts';
import { errorBody } from './admin/errors.ts';
import { openApiDocument } from './admin/openapi.ts';
import { ROUTES } from './admin/routes/index.ts';
import type { AcquirerConfiguration } from './admin/wire.ts';
import { adminApp, hostApp } from './app.ts';
import { ConfigurationError, checkConfiguration, unplayable } from './hosts/configuration.ts';
import { loadConfiguration } from './hosts/configuration-file.ts';
import { defaultConfiguration } from './hosts/default-configuration.ts';
import { createEngine } from './hosts/exchange.ts';
import { createBoundedServer, listen, shut } from './hosts/http-server.ts';
import { refusal } from './hosts/json-message.ts';
import { type BinaryOptions, createStreams, type Streams, waysIn, wireOf } from './hosts/streams.ts';
import { openStore, StoreError } from './ledger/store.ts';

export { ConfigurationError, defaultConfiguration, loadConfiguration, StoreError };

/** How an acquirer is started. Ports: 0 = any free one. */
export type AcquirerOptions = BinaryOptions & {
  /** What it is set up with when the database is new; an existing database goes on where it was. Default: `defaultConfiguration()`. */
  configuration?: AcquirerConfiguration;
  /** Database file; in memory when not given. */
  db?: string;
  hostPort?: number;
  adminPort?: number;
  /** Address of the host; the control plane listens on 127.0.0.1 unless `adminAddress` says otherwise. */
  listenAddress?: string;
  adminAddress?: string;
  /** Exchanges that the live trace keeps; default 2,000. */
  traceSize?: number;
  /** Told of faults of the acquirer itself; default: standard error. */
  onFault?: (error: unknown) => void;
};

/** A running acquirer. Messages over HTTP go to `${hostUrl}/iso8583`; `tcp` and `tls` are `ip:port`, null when closed. */
export type RunningAcquirer = {
  hostUrl: string;
  adminUrl: string;
  tcp: string | null;
  tls: string | null;
  /** PEM that terminals must trust to reach a TLS host with a throw-away certificate. */
  certificateAuthority: string | null;
  close(): Promise<void>;
};

/** Time for the answers to requests that are in the house when it closes. */
const CLOSING_MS = 500;

/** Starts an acquirer. Throws ConfigurationError or StoreError, or the error of a port that cannot be had. */
export async function startAcquirer(options: AcquirerOptions = {}): Promise<RunningAcquirer> {
  const configuration = checkConfiguration(options.configuration ?? defaultConfiguration());
  const wire = wireOf(options);
  const open = waysIn(options);
  const unplayed = configuration.rules.flatMap((rule, i) => unplayable(rule, open, `rules[${i}].`));
  if (unplayed.length > 0) throw new ConfigurationError(unplayed);
  const { hostPort = 0, adminPort = 0, listenAddress = '127.0.0.1', adminAddress = '127.0.0.1' } = options;
  const onFault = options.onFault ?? report;
  const books = openStore(options.db ?? ':memory:');
  const engine = createEngine({
    configuration,
    books,
    onFault,
    ...(options.traceSize === undefined ? {} : { traceSize: options.traceSize }),
  });
  let streams: Streams;
  try {
    streams = createStreams(options, listenAddress, engine, wire, onFault);
  } catch (error) {
    engine.close();
    throw error;
  }
  const servers = {
    host: createBoundedServer(hostApp(engine, wire), () =>
      refusal('malformed-http', 'the request is not valid HTTP', []),
    ),
    admin: createBoundedServer(
      adminApp(
        {
          engine,
          transports: open,
          loopback: isLoopback(adminAddress),
          document: () => openApiDocument(ROUTES, adminUrl),
        },
        onFault,
      ),
      () => errorBody('malformed-http', 'the request is not valid HTTP'),
    ),
  };
  let adminUrl = '';
  const close = async () => {
    engine.release();
    await Promise.all([
      shut(servers.host, CLOSING_MS),
      shut(servers.admin),
      streams.tcp?.close(CLOSING_MS),
      streams.tls?.close(CLOSING_MS),
    ]);
    engine.close();
  };
  try {
    const hostUrl = await listen(servers.host, hostPort, listenAddress);
    adminUrl = await listen(servers.admin, adminPort, adminAddress);
    const tcp = (await streams.tcp?.listen(options.tcpPort ?? 0, listenAddress)) ?? null;
    const tls = (await streams.tls?.listen(options.tlsPort ?? 0, listenAddress)) ?? null;
    return { hostUrl, adminUrl, tcp, tls, certificateAuthority: streams.authority, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The last net under card data: what is printed of a fault is masked. */
const report = (error: unknown) =>
  console.error(`acquirer: ${maskText(error instanceof Error ? (error.stack ?? error.message) : String(error))}`);

const isLoopback = (address: string) => /^(127\.|::1$|localhost$)/.test(address);

/** The launched process: how many acquirers and their options come as the first line of standard input, and when that input ends the launcher is gone. */
async function runAsChild(): Promise<void> {
  const input = createInterface({ input: process.stdin });
  const first = await new Promise<string>((resolve) => {
    input.once('line', resolve);
    input.once('close', () => resolve('{}'));
  });
  const { count = 1, options = {} } = JSON.parse(first) as { count?: number; options?: AcquirerOptions };
  const acquirers: RunningAcquirer[] = [];
  for (let started = 0; started < count; started++) acquirers.push(await startAcquirer(options));
  let closing = false;
  const stop = () => {
    if (closing) return;
    closing = true;
    input.close();
    process.stdin.destroy();
    for (const acquirer of acquirers) void acquirer.close();
  };
  input.once('close', stop);
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const addresses = acquirers.map(({ hostUrl: host, adminUrl: admin, tcp, tls, certificateAuthority }) => ({
    host,
    admin,
    tcp,
    tls,
    certificateAuthority,
  }));
  process.stdout.write(`${JSON.stringify(addresses)}\n`);
}

const entry = process.argv[1];
if (entry !== undefined && realpathSync(entry) === fileURLToPath(import.meta.url)) {
  runAsChild().catch((error: unknown) => {
    const known = error instanceof ConfigurationError || error instanceof StoreError;
    console.error(known ? error.message : error);
    process.exitCode = 2;
    process.stdin.destroy();
  });
}
