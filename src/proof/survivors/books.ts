// Survivors among the journal and the state.
import type { Survivor } from '../survivor.ts';

export const BOOK_SURVIVORS: readonly Survivor[] = [
  {
    mutants: ['state/{power,function,version}/*'],
    reason: 'outside',
    why: {
      en: 'It is a word of the adapter to the harness that nobody at the counter sees.',
      zh: '这是适配器对测试框架的说明，柜台上无人看到。',
    },
  },
];
