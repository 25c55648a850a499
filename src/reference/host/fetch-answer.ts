// One POST to the host and how it ended, whatever its body is.
import { SILENCE_STATUS, silencePreference } from '../../definitions/silence.ts';
import { AnswerTooLong, ask } from '../../http.ts';
import type { ExchangeOutcome, ExchangeTimers } from './link.ts';
import { CONNECT_FAILURES, startWait } from './wait.ts';

/** Largest answer that is read, in bytes. */
const LARGEST_ANSWER = 256 * 1024;

/** The code by which a host says that it could not read the message; it may come under a status that is an error. */
const NOT_READ = '30';

/**
 * Posts the body and hands the body of the answer to `parse`. Under another status than 200 that refusal alone is an answer. With `told`
 * the host is asked to say when no answer will come in time, and its word ends the wait. Never rejects.
 */
export async function fetchAnswer(
  url: string,
  { contentType, body, told }: { contentType: string; body: string | Uint8Array; told: boolean },
  { responseTimeoutMs }: ExchangeTimers,
  signal: AbortSignal,
  parse: (body: Buffer) => ExchangeOutcome,
): Promise<ExchangeOutcome> {
  const wait = startWait(responseTimeoutMs, signal);
  try {
    const asked = told ? { prefer: silencePreference(responseTimeoutMs) } : {};
    const headers = { 'content-type': contentType, ...asked };
    const onInterim = (status: number) => {
      if (told && status === SILENCE_STATUS) wait.runOut();
    };
    const how = { method: 'POST', headers, signal: wait.signal, onInterim };
    const { status, body: answer } = await ask(url, how, body, LARGEST_ANSWER);
    const outcome = parse(answer);
    return status === 200 || outcome.kind !== 'answer' || outcome.message.fields[39] === NOT_READ
      ? outcome
      : { kind: 'unreadable', reason: `HTTP status ${status}` };
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
