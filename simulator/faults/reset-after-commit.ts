// The connection is torn down after the books were written.
import { EVERYWHERE, type LossFault } from './fault.ts';

export const resetAfterCommit: LossFault = {
  kind: 'loss',
  documentation: {
    en: 'The host decides and posts, then the connection is reset without an answer.',
    zh: '主机已处理并记账，随后不发应答而重置连接。',
  },
  transports: EVERYWHERE,
  ending: 'reset',
};
