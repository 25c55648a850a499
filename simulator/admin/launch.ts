// Launches acquirers in a child process that dies with its launcher.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { AcquirerConfiguration } from '../model/index.ts';
import { type AcquirerClient, connectAcquirer } from './connect.ts';

/** As the options of `startAcquirer`, as far as they can be sent to another process. */
export type LaunchOptions = {
  configuration?: AcquirerConfiguration;
  db?: string;
  hostPort?: number;
  adminPort?: number;
  tcpPort?: number | null;
  tlsPort?: number | null;
  /** Dialect of the binary ways in, by name or as data. */
  dialect?: string | object;
  listenAddress?: string;
  /** Further names by which its HTTP ports may be addressed. */
  hostNames?: string[];
  traceSize?: number;
};

/** Where a launched acquirer is reached. Messages over HTTP go to `${host}/iso8583`. */
export type LaunchedAddresses = {
  host: string;
  admin: string;
  /** `ip:port` of the TCP and TLS hosts; null when they were not asked for. */
  tcp: string | null;
  tls: string | null;
  /** PEM of the authority behind the TLS host's throw-away certificate. */
  certificateAuthority: string | null;
};

/** A process with acquirers in it. */
export type AcquirerProcess = {
  readonly acquirers: readonly LaunchedAddresses[];
  /** Process id, for tests that kill it. */
  readonly pid: number;
  /** Resolves with the exit code (null when a signal ended it) once the process is gone. */
  readonly gone: Promise<number | null>;
  /** Ends the process in order and waits for it. */
  close(): Promise<void>;
};

/** A launched acquirer and its client. */
export type LaunchedAcquirer = AcquirerClient &
  Omit<AcquirerProcess, 'acquirers'> &
  Omit<LaunchedAddresses, 'host' | 'admin'> & { readonly hostUrl: string };

/** TypeScript in the repository, JavaScript in the published package. */
const CHILD = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../child.ts' : '../child.js', import.meta.url));

/** Of what is young, in MB: one message's things are gone with its answer, and without a bound V8 takes 128 MB for them under a flood. */
const YOUNG_MB = 16;

/** A process that loads while its launcher still decides how its acquirers are to be. */
export type ComingAcquirers = {
  /** Starts so many acquirers, each with its own books and ports; rejects with what the process wrote to its standard error when one does not start. */
  start(count: number, options?: LaunchOptions): Promise<AcquirerProcess>;
  /** Lets the process go; it ends without having started anything. */
  abandon(): void;
};

/** So long may the process take to end in order; every answer that it gave was stored before. In milliseconds. */
const FAREWELL_MS = 10_000;

/**
 * Launches the process that will hold acquirers.
 *
 * @param farewellMs how long it may take to end in order, before it is ended
 */
export function prepareAcquirers(farewellMs = FAREWELL_MS): ComingAcquirers {
  const child = spawn(process.execPath, [`--max-semi-space-size=${YOUNG_MB}`, CHILD], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const complaints: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints.push(text);
    if (complaints.length > 50) complaints.shift();
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.stdin.on('error', () => undefined); // a child that died early: `gone` and its complaints tell
  const lines = createInterface({ input: child.stdout });
  const ready = new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    child.once('error', reject);
    child.once('close', (code) =>
      reject(new Error(`the acquirer did not start (exit ${code}): ${complaints.join('').trim()}`)),
    );
  });
  ready.catch(() => undefined); // told to whoever starts acquirers
  const close = async () => {
    child.ref();
    child.stdin.end();
    const ending = setTimeout(() => child.kill('SIGKILL'), farewellMs);
    await gone;
    clearTimeout(ending);
  };
  return {
    async start(count, options = {}) {
      child.stdin.write(`${JSON.stringify({ count, options })}\n`);
      const acquirers = JSON.parse(await ready) as LaunchedAddresses[];
      // The launcher may end without closing: the end of its pipe ends the child.
      child.unref();
      for (const stream of [child.stdin, child.stdout, child.stderr])
        (stream as unknown as { unref?(): void }).unref?.();
      return { acquirers, pid: child.pid ?? 0, gone, close };
    },
    abandon: () => void child.kill(),
  };
}

/** Launches a process with so many acquirers. */
export const launchAcquirers = (count: number, options: LaunchOptions = {}): Promise<AcquirerProcess> =>
  prepareAcquirers().start(count, options);

/** Launches one acquirer on free ports (unless told others). */
export async function launchAcquirer(options: LaunchOptions = {}): Promise<LaunchedAcquirer> {
  const { acquirers, ...child } = await launchAcquirers(1, options);
  const [{ host: hostUrl, admin, ...others }] = acquirers as [LaunchedAddresses];
  return { ...connectAcquirer(admin), hostUrl, ...others, ...child };
}
