// Messages as JSON over HTTP: one POST for one request, its body is the answer.
import { jsonMacInput } from '../../iso8583/json.ts';
import type { Fields, Message } from '../../iso8583/message.ts';
import type { ExchangeOutcome, Link } from './link.ts';
import { CONNECT_FAILURES, startWait } from './wait.ts';

/** Largest answer that is read, in characters. */
const LARGEST_ANSWER = 256 * 1024;
/** A link to `url`. It uses the global fetch, so that a test can stand in for the host without a port. */
export function jsonHttpLink(url: string): Link {
  return {
    macInput: jsonMacInput,
    async exchange(message, timers, signal) {
      const wait = startWait(timers.responseTimeoutMs, signal);
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(message),
          signal: wait.signal,
        });
        return parseAnswer(await readText(response));
      } catch (error) {
        return wait.ranOut() ? { kind: 'no-answer', reason: 'timeout' } : failure(error);
      } finally {
        wait.end();
      }
    },
  };
}

function failure(error: unknown): ExchangeOutcome {
  const cause = (error as { cause?: { code?: string } }).cause;
  if (cause?.code !== undefined && CONNECT_FAILURES.includes(cause.code))
    return { kind: 'not-sent', stage: 'connect', reason: cause.code };
  if (error instanceof AnswerTooLarge) return { kind: 'unreadable', reason: error.message };
  return { kind: 'no-answer', reason: 'closed' };
}

class AnswerTooLarge extends Error {}

async function readText(response: Response): Promise<string> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of response.body) {
    text += decoder.decode(part, { stream: true });
    if (text.length > LARGEST_ANSWER) throw new AnswerTooLarge(`more than ${LARGEST_ANSWER} characters`);
  }
  return text + decoder.decode();
}

function parseAnswer(text: string): ExchangeOutcome {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { kind: 'unreadable', reason: 'not JSON' };
  }
  const message = asMessage(body);
  return message === null ? { kind: 'unreadable', reason: 'no message' } : { kind: 'answer', message };
}

/** The message in a parsed body, or null when it is none: a four-digit MTI and text fields numbered 2 to 128. */
function asMessage(body: unknown): Message | null {
  const { mti, fields } = (body ?? {}) as { mti?: unknown; fields?: unknown };
  if (typeof mti !== 'string' || !/^\d{4}$/.test(mti)) return null;
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return null;
  const read: Fields = {};
  for (const [key, value] of Object.entries(fields)) {
    const number = Number(key);
    if (!Number.isInteger(number) || number < 2 || number > 128 || typeof value !== 'string') return null;
    read[number] = value;
  }
  return { mti, fields: read };
}
