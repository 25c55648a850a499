// One POST to the host and how it ended, whatever its body is.
import type { ExchangeOutcome, ExchangeTimers } from './link.ts';
import { CONNECT_FAILURES, startWait } from './wait.ts';

/** Largest answer that is read, in bytes. */
const LARGEST_ANSWER = 256 * 1024;

class AnswerTooLarge extends Error {}

/** Posts the body and hands the body of the answer to `parse`, whatever its status is. Never rejects. */
export async function fetchAnswer(
  url: string,
  { contentType, body }: { contentType: string; body: string | Uint8Array<ArrayBuffer> },
  { responseTimeoutMs }: ExchangeTimers,
  signal: AbortSignal,
  parse: (body: Buffer) => ExchangeOutcome,
): Promise<ExchangeOutcome> {
  const wait = startWait(responseTimeoutMs, signal);
  try {
    const headers = { 'content-type': contentType };
    return parse(await readAll(await fetch(url, { method: 'POST', headers, body, signal: wait.signal })));
  } catch (error) {
    return wait.ranOut() ? { kind: 'no-answer', reason: 'timeout' } : failure(error);
  } finally {
    wait.end();
  }
}

function failure(error: unknown): ExchangeOutcome {
  const cause = (error as { cause?: { code?: string } }).cause;
  if (cause?.code !== undefined && CONNECT_FAILURES.includes(cause.code))
    return { kind: 'not-sent', stage: 'connect', reason: cause.code };
  if (error instanceof AnswerTooLarge) return { kind: 'unreadable', reason: error.message };
  return { kind: 'no-answer', reason: 'closed' };
}

async function readAll({ body }: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  if (body !== null)
    for await (const part of body) {
      parts.push(part);
      length += part.length;
      if (length > LARGEST_ANSWER) throw new AnswerTooLarge(`more than ${LARGEST_ANSWER} bytes`);
    }
  return Buffer.concat(parts);
}
