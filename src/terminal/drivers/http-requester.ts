// Sends HTTP requests to one address: reads go over kept connections and are asked again once, commands never are.
import type { OutgoingHttpHeaders } from 'node:http';
import { AnswerTooLong, ask, http, https, type NoAnswer } from '../../http.ts';
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
export function createRequester(base: URL, timeoutMs: number, always: OutgoingHttpHeaders = {}): Requester {
  const transport = base.protocol === 'https:' ? https : http;
  const kept = new transport.Agent({ keepAlive: true, maxSockets: 8 });
  const stopped = new AbortController();

  const send = async (method: string, path: string, waitMs = 0, body?: string): Promise<Reply> => {
    const signal = AbortSignal.any([stopped.signal, AbortSignal.timeout(Math.ceil(waitMs) + timeoutMs)]);
    const headers = body === undefined ? always : { ...always, 'content-type': 'application/json' };
    const options = { method, headers, signal, agent: method === 'GET' ? kept : false };
    const answer = await ask(new URL(path.slice(1), base), options, body, MAX_REPLY_BYTES);
    return { status: answer.status, body: answer.body.toString('utf8') };
  };

  const explained = (error: NoAnswer): never => {
    throw new ContractError('adapter-fault', `Terminal at ${base.origin}: ${reasonOf(error)}`, { cause: error });
  };
  const reasonOf = (error: NoAnswer): string => {
    if (stopped.signal.aborted) return 'the driver was closed';
    if (error.name === 'AbortError') return `no answer in ${timeoutMs} ms`;
    return error instanceof AnswerTooLong
      ? `the answer is longer than ${MAX_REPLY_BYTES} bytes`
      : (error.code ?? error.message);
  };
  /** A kept connection may have been closed by the other side just now; reading again changes nothing. */
  const again = (error: NoAnswer) => error.reused === true && !stopped.signal.aborted && error.name !== 'AbortError';

  return {
    get: (path, waitMs) =>
      send('GET', path, waitMs)
        .catch((error: NoAnswer) => (again(error) ? send('GET', path, waitMs) : Promise.reject(error)))
        .catch(explained),
    post: (path, body) => send('POST', path, 0, body).catch(explained),
    delete: (path) => send('DELETE', path).catch(explained),
    close() {
      stopped.abort();
      kept.destroy();
    },
  };
}
