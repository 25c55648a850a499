// Binary messages over HTTP: one POST for one request, framed as smart terminals do it; the body of the answer is a frame too.
import type { Configuration } from '../../terminal/contract.ts';
import { binaryFormat } from './binary.ts';
import { fetchAnswer } from './fetch-answer.ts';
import type { ExchangeOutcome, Link } from './link.ts';

const CONTENT_TYPE = 'x-ISO-TPDU/x-auth';

/** A link to `url`. It goes through node:http, where a test can stand in for the host without a port (MSW). */
export function isoHttpLink(host: Configuration['host'], told: () => boolean = () => false): Link {
  const { codec, write, read, macInput, macRule } = binaryFormat(host);
  const framed = (codec.dialect.framing?.length ?? 'none') !== 'none';

  const parse = (body: Buffer): ExchangeOutcome => {
    if (!framed) return read(body);
    const [first, ...more] = codec.deframer().push(body);
    if (first?.kind === 'message' && more.length === 0 && codec.frame(first.payload).length === body.length)
      return read(first.payload);
    if (first?.kind === 'broken') return { kind: 'unreadable', reason: first.error.message };
    return { kind: 'unreadable', reason: `${body.length} bytes that are not one frame` };
  };

  return {
    macInput,
    ...(macRule === undefined ? {} : { macRule }),
    async exchange(message, timers, signal) {
      const payload = write(message);
      if (payload instanceof Error) return { kind: 'not-sent', stage: 'send', reason: payload.message };
      const body = new Uint8Array(framed ? codec.frame(payload) : payload);
      return fetchAnswer(host.url, { contentType: CONTENT_TYPE, body, told: told() }, timers, signal, parse);
    },
  };
}
