// The answer comes under the status of a failure.
import { joinBytes, type WireFault } from './fault.ts';

/** Internal server error. */
const FAILED = 500;

export const wrongStatus: WireFault = {
  kind: 'wire',
  documentation: {
    en: 'Over HTTP: the host decides and posts; the answer is whole and its MAC is right, but its status is 500.',
    zh: '经HTTP：主机已处理并记账；应答完整、MAC 正确，但状态码为 500。',
  },
  transports: ['json-http', 'iso-http'],
  ending: 'keep',
  play: ({ head, body }) => [{ afterMs: 0, bytes: joinBytes(head(body.length, FAILED), body) }],
};
