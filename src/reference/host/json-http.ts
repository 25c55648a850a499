// Messages as JSON over HTTP: one POST for one request, its body is the answer.
import { jsonMacInput } from '../../iso8583/json.ts';
import type { Fields, Message } from '../../iso8583/message.ts';
import { fetchAnswer } from './fetch-answer.ts';
import type { ExchangeOutcome, Link } from './link.ts';

/** A link to `url`. It goes through node:http, where a test can stand in for the host without a port (MSW). */
export function jsonHttpLink({ url }: { url: string }, told: () => boolean = () => false): Link {
  return {
    macInput: jsonMacInput,
    exchange(message, timers, signal) {
      const request = { contentType: 'application/json', body: JSON.stringify(message), told: told() };
      return fetchAnswer(url, request, timers, signal, (body) => parseAnswer(new TextDecoder().decode(body)));
    },
  };
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
