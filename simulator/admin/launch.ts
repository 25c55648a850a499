// Launches an acquirer as a child process that dies with its launcher.
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

/** A launched acquirer and its client. Messages over HTTP go to `${hostUrl}/iso8583`. */
export type LaunchedAcquirer = AcquirerClient & {
  readonly hostUrl: string;
  /** `ip:port` of the TCP and TLS hosts; null when they were not asked for. */
  readonly tcp: string | null;
  readonly tls: string | null;
  /** PEM of the authority behind the TLS host's throw-away certificate. */
  readonly certificateAuthority: string | null;
  /** Process id, for tests that kill it. */
  readonly pid: number;
  /** Resolves with the exit code (null when a signal ended it) once the process is gone. */
  readonly gone: Promise<number | null>;
  /** Ends the process in order and waits for it. */
  close(): Promise<void>;
};

/** TypeScript in the repository, JavaScript in the published package. */
const MAIN = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../main.ts' : '../main.js', import.meta.url));

/** Launches an acquirer on free ports (unless told others); rejects with what it wrote to its standard error when it does not start. */
export async function launchAcquirer(options: LaunchOptions = {}): Promise<LaunchedAcquirer> {
  const child = spawn(process.execPath, [MAIN], { stdio: ['pipe', 'pipe', 'pipe'] });
  const complaints: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints.push(text);
    if (complaints.length > 50) complaints.shift();
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.stdin.on('error', () => undefined); // a child that died early: `gone` and its complaints tell
  child.stdin.write(`${JSON.stringify(options)}\n`);
  const lines = createInterface({ input: child.stdout });
  const ready = new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    child.once('error', reject);
    child.once('close', (code) =>
      reject(new Error(`the acquirer did not start (exit ${code}): ${complaints.join('').trim()}`)),
    );
  });
  const { host, admin, tcp, tls, certificateAuthority } = JSON.parse(await ready) as {
    host: string;
    admin: string;
    tcp: string | null;
    tls: string | null;
    certificateAuthority: string | null;
  };
  // The launcher may end without closing: the end of its pipe ends the child.
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) (stream as unknown as { unref?(): void }).unref?.();
  return {
    ...connectAcquirer(admin),
    hostUrl: host,
    tcp,
    tls,
    certificateAuthority,
    pid: child.pid ?? 0,
    gone,
    async close() {
      child.ref();
      child.stdin.end();
      await gone;
    },
  };
}
