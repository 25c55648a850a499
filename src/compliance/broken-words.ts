// Whose fault it is that nothing can be said of the terminal: nobody is blamed for what another broke.
import {
  ADAPTER_FAULT_ERROR,
  type Bilingual,
  OWN_FAULT_ERROR,
  TERMINAL_SILENT_ERROR,
} from '../definitions/evidence.ts';
import { reasonWords } from '../definitions/reason.ts';

/** What broke a scenario; `name` and `line` are those of the error. */
export function brokenWords(name: string, line: string): Bilingual {
  const { en, zh } = reasonWords(line);
  if (name === TERMINAL_SILENT_ERROR) return { en: `The terminal did not answer: ${en}`, zh: `终端没有应答：${zh}` };
  if (name === ADAPTER_FAULT_ERROR) return { en: `The terminal’s adapter: ${en}`, zh: `终端适配器：${zh}` };
  if (name === OWN_FAULT_ERROR)
    return { en: `The project’s own code broke: ${line}`, zh: `项目的自有代码出错：${line}` };
  return { en: `The test system failed: ${en}`, zh: `测试系统出错：${zh}` };
}

/** Why nothing more is played: so many scenarios waited so long, in milliseconds, for a terminal that does not answer; `line` is that of the last error. */
export function goneWords(scenarios: number, waitedMs: number, line: string): Bilingual {
  const [seconds, { en, zh }] = [Math.round(waitedMs / 1000), reasonWords(line)];
  return {
    en: `Not played: the terminal no longer answers. ${scenarios} scenarios one after the other waited ${seconds} s for it (${en}). Start it again; --last-failed plays what is left.`,
    zh: `未执行：终端不再应答。连续${scenarios}个场景共等待了${seconds}秒（${zh}）。请重新启动终端，再用 --last-failed 执行剩余的场景。`,
  };
}
