// Words that all reports share, in both languages.
import type { Bilingual } from '../definitions/evidence.ts';
import type { Cause, RequirementVerdict, RunVerdict } from './model.ts';

export const VERDICT_WORDS = {
  passed: { en: 'passed', zh: '通过' },
  failed: { en: 'failed', zh: '失败' },
  'not-applicable': { en: 'not applicable', zh: '不适用' },
  'not-assessable': { en: 'not assessable', zh: '无法评估' },
  inconclusive: { en: 'inconclusive', zh: '无结论' },
  'known-failure': { en: 'known failure', zh: '已知失败' },
  attested: { en: 'attested', zh: '人工确认' },
  'not-covered': { en: 'not covered', zh: '未覆盖' },
} as const satisfies Record<RequirementVerdict, Bilingual>;

/** A sign for each verdict, so that colour is never the only mark. */
export const VERDICT_SIGNS = {
  passed: '✓',
  failed: '✕',
  'not-applicable': '–',
  'not-assessable': '○',
  inconclusive: '?',
  'known-failure': '≈',
  attested: '✎',
  'not-covered': '·',
} as const satisfies Record<RequirementVerdict, string>;

export const RUN_VERDICT_WORDS = {
  compliant: { en: 'Compliant', zh: '符合要求' },
  passed: { en: 'Passed', zh: '通过' },
  'not-compliant': { en: 'Not compliant', zh: '不符合要求' },
  inconclusive: { en: 'Inconclusive', zh: '无结论' },
} as const satisfies Record<RunVerdict, Bilingual>;

/** What a cause is about. */
export const CAUSE_KIND_WORDS = {
  money: { en: 'money', zh: '资金' },
  secrecy: { en: 'secrecy', zh: '保密' },
  MUST: { en: 'MUST', zh: '必选' },
  SHOULD: { en: 'SHOULD', zh: '推荐' },
  MAY: { en: 'MAY', zh: '可选' },
  language: { en: 'language', zh: '语言' },
  harness: { en: 'undecided', zh: '未判定' },
} as const satisfies Record<Cause['kind'], Bilingual>;

/** `1.2 s`, `350 ms`. */
export function duration(milliseconds: number): string {
  return milliseconds >= 1000 ? `${(milliseconds / 1000).toFixed(1)} s` : `${Math.round(milliseconds)} ms`;
}

/** The terminal in one line; empty parts are left out. */
export function terminalName({ vendor, model, version }: { vendor: string; model: string; version: string }): string {
  return [vendor, model, version].filter((part) => part !== '').join(' ');
}
