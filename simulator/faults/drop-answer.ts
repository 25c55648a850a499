// The answer is lost on its way back.
import { EVERYWHERE, type LossFault } from './fault.ts';

export const dropAnswer: LossFault = {
  kind: 'loss',
  documentation: {
    en: 'The host decides and posts, then the answer is lost; the connection stays open.',
    zh: '主机已处理并记账，但应答丢失；连接保持打开。',
  },
  transports: EVERYWHERE,
  ending: 'silent',
};
