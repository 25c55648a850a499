// One POST to the host and how it ended, whatever its body is.
import type { IncomingMessage } from 'node:http';
import { http, https } from '../../http.ts';
import type { ExchangeOutcome, ExchangeTimers } from './link.ts';
import { CONNECT_FAILURES, startWait } from './wait.ts';

/** Largest answer that is read, in bytes. */
const LARGEST_ANSWER = 256 * 1024;

class AnswerTooLarge extends Error {}

const secured = new https.Agent({ keepAlive: true });
const plain = new http.Agent({ keepAlive: true });

/** Posts the body and hands the body of the answer to `parse`, whatever its status is. Never rejects. */
export async function fetchAnswer(
  url: string,
  content: { contentType: string; body: string | Uint8Array },
  { responseTimeoutMs }: ExchangeTimers,
  signal: AbortSignal,
  parse: (body: Buffer) => ExchangeOutcome,
): Promise<ExchangeOutcome> {
  const wait = startWait(responseTimeoutMs, signal);
  try {
    return parse(await post(url, content, wait.signal));
  } catch (error) {
    return wait.ranOut() ? { kind: 'no-answer', reason: 'timeout' } : failure(error);
  } finally {
    wait.end();
  }
}

function failure(error: unknown): ExchangeOutcome {
  const { code } = error as { code?: string };
  if (code !== undefined && CONNECT_FAILURES.includes(code))
    return { kind: 'not-sent', stage: 'connect', reason: code };
  if (error instanceof AnswerTooLarge) return { kind: 'unreadable', reason: error.message };
  return { kind: 'no-answer', reason: 'closed' };
}

function post(
  url: string,
  { contentType, body }: { contentType: string; body: string | Uint8Array },
  signal: AbortSignal,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': contentType, 'content-length': Buffer.byteLength(body) };
    const options = { method: 'POST', headers, signal };
    const take = (response: IncomingMessage) => {
      const parts: Buffer[] = [];
      let length = 0;
      response.on('data', (part: Buffer) => {
        parts.push(part);
        length += part.length;
        if (length <= LARGEST_ANSWER) return;
        reject(new AnswerTooLarge(`more than ${LARGEST_ANSWER} bytes`));
        request.destroy();
      });
      response.on('error', reject);
      response.on('end', () => resolve(Buffer.concat(parts)));
    };
    const request = url.startsWith('https:')
      ? https.request(url, { ...options, agent: secured }, take)
      : http.request(url, { ...options, agent: plain }, take);
    request.on('error', reject);
    request.end(body);
  });
}
