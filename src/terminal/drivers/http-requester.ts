// Sends HTTP requests to one address: reads go over kept connections and are asked again once, commands never are.
import type { RequestOptions } from 'node:http';
import { http, https } from '../../http.ts';
import { ContractError } from '../contract.ts';

export type Reply = { status: number; body: string };
type Requester = {
  get: (path: string, waitMs: number) => Promise<Reply>;
  post: (path: string, body: string) => Promise<Reply>;
  delete: (path: string) => Promise<Reply>;
  /** Ends every request under way and lets go of the connections. */
  close: () => void;
};

const MAX_REPLY_BYTES = 16 * 1024 * 1024;

/**
 * A requester for `base`; an answer may take `timeoutMs` beyond the time that its request waits by itself.
 *
 * @param always headers of every request
 */
export function createRequester(base: URL, timeoutMs: number, always: Record<string, string> = {}): Requester {
  const transport = base.protocol === 'https:' ? https : http;
  const agent = new transport.Agent({ keepAlive: true, maxSockets: 8 });
  const stopped = new AbortController();

  const send = (path: string, options: RequestOptions, body: string | null, waitMs: number) =>
    new Promise<Reply>((resolve, reject) => {
      const fail = (error: Error) => reject(Object.assign(error, { reused: request.reusedSocket }));
      const signal = AbortSignal.any([stopped.signal, AbortSignal.timeout(Math.ceil(waitMs) + timeoutMs)]);
      const request = transport.request(new URL(path.slice(1), base), { ...options, signal }, (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          chunks.push(chunk);
          if (size > MAX_REPLY_BYTES) response.destroy(new Error(`the answer is longer than ${MAX_REPLY_BYTES} bytes`));
        });
        response.on('error', fail);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
        );
      });
      request.on('error', fail);
      request.end(body ?? undefined);
    });

  const explained = (error: Error & { code?: string; cause?: unknown }) => {
    const late = error.name === 'AbortError' && !stopped.signal.aborted;
    const reason = stopped.signal.aborted ? 'the driver was closed' : late ? `no answer in ${timeoutMs} ms` : null;
    return new ContractError('adapter-fault', `Terminal at ${base.origin}: ${reason ?? error.code ?? error.message}`, {
      cause: error,
    });
  };

  return {
    async get(path, waitMs) {
      const ask = () => send(path, { method: 'GET', headers: always, agent }, null, waitMs);
      // A kept connection may have been closed by the other side just now; reading again changes nothing.
      return ask()
        .catch((error) =>
          error.reused && !stopped.signal.aborted && error.name !== 'AbortError' ? ask() : Promise.reject(error),
        )
        .catch((error) => Promise.reject(explained(error)));
    },
    async post(path, body) {
      const headers = { ...always, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      return send(path, { method: 'POST', headers, agent: false }, body, 0).catch((error) =>
        Promise.reject(explained(error)),
      );
    },
    async delete(path) {
      return send(path, { method: 'DELETE', headers: always, agent: false }, null, 0).catch((error) =>
        Promise.reject(explained(error)),
      );
    },
    close() {
      stopped.abort();
      agent.destroy();
    },
  };
}
