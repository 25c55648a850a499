// The words of what a run prints at its end.
import type { ConsoleLanguage } from '../compliance/console-language.ts';
import { VERDICT_WORDS } from '../compliance/words.ts';

/** Labels in both languages; each column is as wide as its longest. */
export const LABELS = {
  en: {
    terminal: 'terminal',
    scenarios: 'scenarios',
    flaky: 'flaky',
    requirements: 'requirements',
    problem: 'problem',
    attested: 'attested',
    first: 'fix first',
    open: 'open this one',
    unknown: 'unknown',
    example: 'for example',
  },
  zh: {
    terminal: '终端',
    scenarios: '场景',
    flaky: '不稳定',
    requirements: '要求',
    problem: '问题',
    attested: '人工确认',
    first: '优先处理',
    open: '请先打开此文件',
    unknown: '未知',
    example: '例如',
  },
} as const satisfies Record<ConsoleLanguage, Record<string, string>>;

export const SENTENCES = {
  en: {
    terminal: (name: string, profile: string, wire: string, acquirer: string) =>
      `${name}, profile ${profile}, wire ${wire}, acquirer ${acquirer}`,
    flaky: (count: number) => `${count} of them flaky`,
    count: (verdict: keyof typeof VERDICT_WORDS, n: number) => `${n} ${verdict}`,
    attested: (requirement: string, by: string, at: string) => `${requirement} by ${by}, ${at}`,
    took: (seconds: string, seed: number | null) => `took ${seconds} s, seed ${seed}`,
    cause: (text: string, count: number, requirement: string | undefined, from: number | null) =>
      `${text}  (${count} scenario${count === 1 ? '' : 's'}, ${requirement ?? 'no requirement'}${from === null ? '' : `, seen only with ${from}`})`,
    more: (count: number) => `and ${count} more in the report`,
    comma: ', ',
  },
  zh: {
    terminal: (name: string, profile: string, wire: string, acquirer: string) =>
      `${name}，类型${profile}，通信方式${wire}，收单方${acquirer}`,
    flaky: (count: number) => `其中${count}个不稳定`,
    count: (verdict: keyof typeof VERDICT_WORDS, n: number) => `${VERDICT_WORDS[verdict].zh}${n}`,
    attested: (requirement: string, by: string, at: string) => `${requirement}，确认人${by}，${at}`,
    took: (seconds: string, seed: number | null) => `用时${seconds}秒，随机种子${seed}`,
    cause: (text: string, count: number, requirement: string | undefined, from: number | null) =>
      `${text}（${count}个场景，${requirement ?? '未标注要求'}${from === null ? '' : `，仅与第${from}项同时出现`}）`,
    more: (count: number) => `另有${count}项，见报告`,
    comma: '，',
  },
} as const;
