// The connection dies without a sign.
import type { LossFault } from './fault.ts';

export const halfOpen: LossFault = {
  kind: 'loss',
  documentation: {
    en: 'The host decides and posts; from then on nothing is written to the connection or read from it, and it is not closed.',
    zh: '主机已处理并记账；此后该连接既不写也不读，也不关闭。',
  },
  transports: ['json-http', 'iso-http', 'iso-tcp', 'iso-tls'],
  ending: 'dead',
};
