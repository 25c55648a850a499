// The answer comes when the terminal no longer waits for it.
import { type AnswerFault, EVERYWHERE } from './fault.ts';

/** Longer than the response timer of a test profile (250 ms), short enough for a test to wait for. */
const DEFAULT_DELAY_MS = 1000;

export const lateAnswer: AnswerFault = {
  kind: 'answer',
  documentation: {
    en: 'The host decides and posts at once; the answer leaves delayMs later (1000 when not given).',
    zh: '主机立即处理并记账，应答延迟 delayMs 毫秒（默认 1000）后才发出。',
  },
  transports: EVERYWHERE,
  alter: (answer, { delayMs }) => [{ ...answer, delayMs: delayMs ?? DEFAULT_DELAY_MS }],
};
