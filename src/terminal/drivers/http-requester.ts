// Sends HTTP requests to one address, over kept connections where the other side keeps them: reads are asked again once, commands never are.
import type { OutgoingHttpHeaders } from 'node:http';
import { AnswerTooLong, ask, http, https, type NoAnswer } from '../../http.ts';
import { ContractError, TerminalSilent } from '../contract.ts';

export type Reply = { status: number; body: string };
type Requester = {
  get: (path: string, waitMs: number) => Promise<Reply>;
  post: (path: string, body: string) => Promise<Reply>;
  delete: (path: string) => Promise<Reply>;
  /** Ends every request under way and lets go of the connections. */
  close: () => void;
};

const MAX_REPLY_BYTES = 16 * 1024 * 1024;
/** A connection that has rested for so long may be closed just as a command leaves, which then nobody knows the fate of. Servers wait for seconds. */
const RESTED_MS = 500;

/**
 * A requester for `base`; an answer may take `timeoutMs` beyond the time that its request waits by itself.
 *
 * @param always headers of every request
 * @param restedMs a kept connection that rests for so long is left
 */
export function createRequester(
  base: URL,
  timeoutMs: number,
  always: OutgoingHttpHeaders = {},
  restedMs = RESTED_MS,
): Requester {
  const transport = base.protocol === 'https:' ? https : http;
  const kept = new transport.Agent({ keepAlive: true, maxSockets: 8, timeout: restedMs });
  const underWay = new Set<AbortController>();
  let closed = false;
  /** The other side has answered over a connection for the second time: one that closes them without a word never does. */
  let keeps = false;
  let answeredAt = Number.NEGATIVE_INFINITY;
  const isSureToStand = () => keeps && performance.now() - answeredAt < restedMs;

  const send = async (method: string, path: string, waitMs = 0, body?: string): Promise<Reply> => {
    const headers = body === undefined ? always : { ...always, 'content-type': 'application/json' };
    // A signal of its own and a timer that ends with the request: signals of AbortSignal.timeout live on behind every answer.
    const ending = new AbortController();
    if (closed) ending.abort();
    underWay.add(ending);
    const late = setTimeout(() => ending.abort(), Math.ceil(waitMs) + timeoutMs);
    try {
      const agent = method === 'GET' || isSureToStand() ? kept : false;
      const options = { method, headers, signal: ending.signal, agent };
      const answer = await ask(new URL(path.slice(1), base), options, body, MAX_REPLY_BYTES);
      keeps ||= answer.reused;
      answeredAt = performance.now();
      return { status: answer.status, body: answer.body.toString('utf8') };
    } finally {
      clearTimeout(late);
      underWay.delete(ending);
    }
  };

  const explained = (error: NoAnswer): never => {
    const message = `Terminal at ${base.origin}: ${reasonOf(error)}`;
    if (closed || error instanceof AnswerTooLong) throw new ContractError('adapter-fault', message, { cause: error });
    // Who was waited for has had the time to return.
    throw new TerminalSilent(message, { cause: error, mayReturn: error.name !== 'AbortError' });
  };
  const reasonOf = (error: NoAnswer): string => {
    if (closed) return 'the driver was closed';
    if (error.name === 'AbortError') return `no answer in ${timeoutMs} ms`;
    return error instanceof AnswerTooLong
      ? `the answer is longer than ${MAX_REPLY_BYTES} bytes`
      : (error.code ?? error.message);
  };
  /** A kept connection may have been closed by the other side just now; reading again changes nothing. */
  const again = (error: NoAnswer) => error.reused === true && !closed && error.name !== 'AbortError';

  return {
    get: (path, waitMs) =>
      send('GET', path, waitMs)
        .catch((error: NoAnswer) => (again(error) ? send('GET', path, waitMs) : Promise.reject(error)))
        .catch(explained),
    post: (path, body) => send('POST', path, 0, body).catch(explained),
    delete: (path) => send('DELETE', path).catch(explained),
    close() {
      closed = true;
      for (const each of underWay) each.abort();
      kept.destroy();
    },
  };
}
