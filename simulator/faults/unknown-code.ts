// The host declines with a response code that no table has.
import { type DecisionFault, EVERYWHERE } from './fault.ts';

export const unknownCode: DecisionFault = {
  kind: 'decision',
  documentation: {
    en: 'The host declines with code Z9, which no table knows (or with `answer` of the rule); nothing is posted.',
    zh: '主机以任何码表都没有的应答码 Z9（或规则的 answer）拒绝；不记账。',
  },
  transports: EVERYWHERE,
};
