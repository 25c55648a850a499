// Starts the acquirer: its host and its control plane on two ports.
import { maskText } from '../src/iso8583/mask.ts';
import { watchStalls } from '../src/stalls.ts';
import { validatorOf } from '../src/validator.ts';
import { errorBody } from './admin/errors.ts';
import { openApiDocument } from './admin/openapi.ts';
import { ROUTES } from './admin/routes/index.ts';
import { adminApp, hostApp } from './app.ts';
import { ConfigurationError, checkConfiguration, unplayable } from './configuration/check.ts';
import { defaultConfiguration } from './configuration/default.ts';
import { chipView } from './engine/chip.ts';
import { createEngine, type Engine } from './engine/engine.ts';
import { hostNames } from './hosts/host-names.ts';
import { createBoundedServer, listen, shut } from './hosts/http-server.ts';
import { refusal } from './hosts/json-message.ts';
import { type BinaryOptions, createStreams, type Streams, waysIn, wireOf } from './hosts/streams.ts';
import type { AcquirerConfiguration } from './model/acquirer.ts';
import { compileBy } from './model/compile.ts';
import { ClockError } from './model/instant.ts';
import { openSound } from './store/store.ts';
import { StoreError } from './store/store-error.ts';
import { temporaryStore } from './store/temporary.ts';

/** How an acquirer is started. Ports: 0 = any free one. */
export type AcquirerOptions = BinaryOptions & {
  /** What it is set up with when the database is new; an existing database goes on where it was. Default: `defaultConfiguration()`. */
  configuration?: AcquirerConfiguration;
  /** Database file, held by this process alone; a temporary one when not given. */
  db?: string;
  hostPort?: number;
  adminPort?: number;
  /** Address of the host; the control plane listens on 127.0.0.1 unless `adminAddress` says otherwise. */
  listenAddress?: string;
  adminAddress?: string;
  /** Further names by which its ports may be addressed over HTTP; `*` = any. */
  hostNames?: string[];
  /** Exchanges that the live trace keeps; default 2,000. */
  traceSize?: number;
  /** Milliseconds since 1970; default the machine's clock. */
  realTime?: () => number;
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

compileBy(validatorOf);

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
  const { hostNames: names = [] } = options;
  const onFault = options.onFault ?? report;
  const books = options.db === undefined ? temporaryStore() : openSound(options.db);
  const stalls = watchStalls();
  let engine: Engine;
  try {
    const { traceSize, realTime } = options;
    const given = {
      ...(traceSize === undefined ? {} : { traceSize }),
      ...(realTime === undefined ? {} : { realTime }),
    };
    engine = createEngine({ configuration, stalls: stalls.meter, books, onFault, viewChip: chipView, ...given });
  } catch (error) {
    stalls.close();
    books.close();
    throw error instanceof ClockError ? new ConfigurationError([{ path: 'clock', reason: error.message }]) : error;
  }
  let streams: Streams;
  try {
    streams = createStreams(options, listenAddress, engine, wire, onFault);
  } catch (error) {
    stalls.close();
    engine.close();
    throw error;
  }
  const servers = {
    host: createBoundedServer(hostApp(engine, wire, hostNames(listenAddress, names)), () =>
      refusal('malformed-http', 'the request is not valid HTTP', []),
    ),
    admin: createBoundedServer(
      adminApp(
        {
          engine,
          transports: open,
          addressed: hostNames(adminAddress, names),
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
    stalls.close();
    engine.close();
  };
  try {
    const hostUrl = await listen(servers.host, hostPort, listenAddress);
    adminUrl = await listen(servers.admin, adminPort, adminAddress);
    const tcp = (await streams.tcp?.listen(options.tcpPort ?? 0, listenAddress)) ?? null;
    const tls = (await streams.tls?.listen(options.tlsPort ?? 0, listenAddress)) ?? null;
    books.tell(`terminals at ${hostUrl}, admin API at ${adminUrl}`);
    return { hostUrl, adminUrl, tcp, tls, certificateAuthority: streams.authority, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The last net under card data: what is printed of a fault is masked. What the store says of itself needs no stack. */
function report(error: unknown): void {
  const words = error instanceof StoreError ? error.message : error instanceof Error ? error.stack : undefined;
  console.error(`acquirer: ${maskText(words ?? String(error))}`);
}
