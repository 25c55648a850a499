// What the log says of an answer that is none: nothing came, it cannot be parsed, or it answers something else. None of them is just a "timeout".
import { type Message, responseMti } from '../../iso8583/message.ts';
import type { ExchangeOutcome } from './link.ts';

/** How an exchange ended without an answer. `responseTimeoutMs` is how long the terminal waits. */
export function endWords(
  request: Message,
  outcome: Exclude<ExchangeOutcome, { kind: 'answer' }>,
  responseTimeoutMs: number,
): string {
  const { mti } = request;
  switch (outcome.kind) {
    case 'not-sent':
      return `${mti} not sent: ${outcome.reason}`;
    case 'no-answer':
      return outcome.reason === 'timeout'
        ? `no answer to ${mti} within ${responseTimeoutMs} ms`
        : `no answer to ${mti}: the connection was closed`;
    case 'unreadable':
      return `answer not parsable: ${outcome.reason}`;
    default:
      return outcome satisfies never;
  }
}

/** In which fields an answer differs from what its request asks for; 0 stands for the message type. */
export function foreignWords(request: Message, answer: Message, differences: readonly number[]): string {
  const facts = differences.map((field) =>
    field === 0
      ? `message type: expected ${responseMti(request.mti)}, got ${answer.mti}`
      : `field ${field}: sent ${request.fields[field] ?? 'none'}, got ${answer.fields[field] ?? 'none'}`,
  );
  return `answer not correlated (${facts.join('; ')})`;
}
