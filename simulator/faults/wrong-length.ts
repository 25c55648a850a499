// The length before the answer is not its length.
import { joinBytes, type WireFault } from './fault.ts';

/** Bytes that the announced length is short of. */
const SHORT_BY = 8;

export const wrongLength: WireFault = {
  kind: 'wire',
  documentation: {
    en: 'The announced length is eight bytes short: the answer seems to end early and its tail looks like the beginning of something else.',
    zh: '声明的长度少八个字节：应答看似提前结束，剩余字节像是另一条消息的开头。',
  },
  transports: ['json-http', 'iso-http', 'iso-tcp', 'iso-tls'],
  ending: 'keep',
  play: ({ head, body }) => [{ afterMs: 0, bytes: joinBytes(head(Math.max(0, body.length - SHORT_BY)), body) }],
};
