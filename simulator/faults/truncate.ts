// The answer breaks off in the middle.
import { EVERYWHERE, joinBytes, type WireFault } from './fault.ts';

export const truncate: WireFault = {
  kind: 'wire',
  documentation: {
    en: 'The length announces the whole answer, half of it is sent, and the connection is closed.',
    zh: '长度按完整应答给出，只发出一半内容便关闭连接。',
  },
  transports: EVERYWHERE,
  ending: 'end',
  play: ({ head, body }) => [
    { afterMs: 0, bytes: joinBytes(head(body.length), body.subarray(0, Math.floor(body.length / 2))) },
  ],
};
