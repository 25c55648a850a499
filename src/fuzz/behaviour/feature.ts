// A run that broke something, as a feature file that people read and `tillproof certify --features` plays.
import type { Run } from './run.ts';

type Language = 'en' | 'zh-CN';

const WORDS = {
  en: {
    language: 'en',
    feature: 'Feature: Found by a campaign',
    scenario: 'Scenario: ',
    given: 'Given ',
    and: 'And ',
    when: 'When ',
    then: 'Then ',
    replay: 'played again by: ',
    broke: 'what broke: ',
  },
  'zh-CN': {
    language: 'zh-CN',
    feature: '功能: 行为测试发现的问题',
    scenario: '场景: ',
    given: '假如',
    and: '而且',
    when: '当',
    then: '那么',
    replay: '重放命令：',
    broke: '出错之处：',
  },
} as const;

/** The whole text of the file. `command` repeats the campaign. Throws when the run broke nothing. */
export function featureOf(run: Run, language: Language, command: string): string {
  const { breach } = run;
  if (breach === null) throw new RangeError('The run broke nothing.');
  const words = WORDS[language];
  const key = language === 'en' ? 'en' : 'zh';
  const [first, ...more] = run.said;
  const acts = first === undefined ? [] : [`${words.when}${first[key]}`, ...more.map((each) => words.and + each[key])];
  const [scene, ...scenes] = run.scene;
  return [
    `# language: ${words.language}`,
    words.feature,
    `  # ${words.broke}${breach.rule === null ? '' : `${breach.rule}: `}${breach.text[key]}`,
    `  # ${words.replay}${command}`,
    '',
    `  ${words.scenario}${breach.text[key]}`,
    `    ${words.given}${scene?.[key]}`,
    ...scenes.map((each) => `    ${words.and}${each[key]}`),
    ...acts.map((line) => `    ${line}`),
    `    ${words.then}${breach.claim.sentence[key]}`,
    '',
  ].join('\n');
}
