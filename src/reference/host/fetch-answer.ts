// One POST to the host and how it ended, whatever its body is.
import { AnswerTooLong, ask } from '../../http.ts';
import type { ExchangeOutcome, ExchangeTimers } from './link.ts';
import { CONNECT_FAILURES, startWait } from './wait.ts';

/** Largest answer that is read, in bytes. */
const LARGEST_ANSWER = 256 * 1024;

/** Posts the body and hands the body of the answer to `parse`, whatever its status is. Never rejects. */
export async function fetchAnswer(
  url: string,
  { contentType, body }: { contentType: string; body: string | Uint8Array },
  { responseTimeoutMs }: ExchangeTimers,
  signal: AbortSignal,
  parse: (body: Buffer) => ExchangeOutcome,
): Promise<ExchangeOutcome> {
  const wait = startWait(responseTimeoutMs, signal);
  try {
    const headers = { 'content-type': contentType };
    const { body: answer } = await ask(url, { method: 'POST', headers, signal: wait.signal }, body, LARGEST_ANSWER);
    return parse(answer);
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
  if (error instanceof AnswerTooLong) return { kind: 'unreadable', reason: error.message };
  return { kind: 'no-answer', reason: 'closed' };
}
