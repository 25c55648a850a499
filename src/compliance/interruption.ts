// What ends a run before its time, and how the report says so.
import type { Bilingual } from '../definitions/evidence.ts';

/** They ask a run to end; it leaves a report of what was reached. */
export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export function interruptedBy(signal: string): Bilingual {
  return { en: `interrupted by ${signal}`, zh: `被 ${signal} 中断` };
}

export const ABANDONED: Bilingual = {
  en: 'interrupted, because the process that had started it ended',
  zh: '因启动它的进程已结束而中断',
};

/** The problem of a run that was broken off: why, and how far it had come. */
export function brokenOff({ en, zh }: Bilingual, { done, total }: { done: number; total: number }): Bilingual {
  return total === 0
    ? { en: `Before its first scenario the run was ${en}.`, zh: `尚未执行任何场景，运行${zh}。` }
    : {
        en: `The run was ${en}, after ${done} of ${total} scenarios.`,
        zh: `运行${zh}，${total} 个场景已完成 ${done} 个。`,
      };
}
