// Launches acquirers in a child process that dies with its launcher.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type AcquirerClient, connectAcquirer } from './connect.ts';
import type { AcquirerConfiguration } from './wire.ts';

/** As the options of `startAcquirer`, as far as they can be sent to another process. */
export type LaunchOptions = {
  configuration?: AcquirerConfiguration;
  db?: string;
  hostPort?: number;
  adminPort?: number;
  tcpPort?: number | null;
  tlsPort?: number | null;
  /** Name of the dialect of the binary ways in. */
  dialect?: string;
  listenAddress?: string;
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
const MAIN = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../main.ts' : '../main.js', import.meta.url));

/**
 * Launches a process with so many acquirers, each with its own books and ports; rejects with what it wrote to its standard error when it
 * does not start.
 */
export async function launchAcquirers(count: number, options: LaunchOptions = {}): Promise<AcquirerProcess> {
  const child = spawn(process.execPath, [MAIN], { stdio: ['pipe', 'pipe', 'pipe'] });
  const complaints: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints.push(text);
    if (complaints.length > 50) complaints.shift();
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.stdin.on('error', () => undefined); // a child that died early: `gone` and its complaints tell
  child.stdin.write(`${JSON.stringify({ count, options })}\n`);
  const lines = createInterface({ input: child.stdout });
  const ready = new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    child.once('error', reject);
    child.once('close', (code) =>
      reject(new Error(`the acquirer did not start (exit ${code}): ${complaints.join('').trim()}`)),
    );
  });
  const acquirers = JSON.parse(await ready) as LaunchedAddresses[];
  // The launcher may end without closing: the end of its pipe ends the child.
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) (stream as unknown as { unref?(): void }).unref?.();
  return {
    acquirers,
    pid: child.pid ?? 0,
    gone,
    async close() {
      child.ref();
      child.stdin.end();
      await gone;
    },
  };
}

/** Launches one acquirer on free ports (unless told others). */
export async function launchAcquirer(options: LaunchOptions = {}): Promise<LaunchedAcquirer> {
  const { acquirers, ...child } = await launchAcquirers(1, options);
  const [{ host: hostUrl, admin, ...others }] = acquirers as [LaunchedAddresses];
  return { ...connectAcquirer(admin), hostUrl, ...others, ...child };
}
