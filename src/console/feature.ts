// The lines of a recording as a feature file in either language.
import type { Bilingual } from '../definitions/evidence.ts';

export type Line = Bilingual & { keyword: 'Given' | 'When' | 'Then' };

const WORDS = {
  en: {
    head: '',
    feature: 'Feature: Recorded at the console',
    scenario: 'Scenario: Recorded at the console',
    Given: 'Given ',
    When: 'When ',
    Then: 'Then ',
    And: 'And ',
    unsaid: '# Not in it: ',
  },
  'zh-CN': {
    head: '# language: zh-CN\n',
    feature: '功能: 控制台录制',
    scenario: '场景: 控制台录制',
    Given: '假如',
    When: '当',
    Then: '那么',
    And: '而且',
    unsaid: '# 未包含：',
  },
} as const;

/** Empty where nothing was recorded. */
export function featureText(
  language: 'en' | 'zh-CN',
  lines: readonly Line[],
  requirements: readonly string[],
  unsaid: readonly Bilingual[],
): string {
  if (lines.length === 0) return '';
  const words = WORDS[language];
  const in_ = ({ en, zh }: Bilingual) => (language === 'en' ? en : zh);
  const steps = lines.map((line, at) => {
    const same = lines[at - 1]?.keyword === line.keyword;
    return `    ${same ? words.And : words[line.keyword]}${in_(line)}`;
  });
  const tags = requirements.length === 0 ? [] : [`  ${requirements.map((id) => `@${id}`).join(' ')}`];
  const remarks = unsaid.map((why) => `  ${words.unsaid}${in_(why)}`);
  return `${words.head}${words.feature}\n\n${[...remarks, ...tags, `  ${words.scenario}`, ...steps].join('\n')}\n`;
}
