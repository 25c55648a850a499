// A sales slip speaks the language that the terminal was told to speak.
import { TERMS } from '../../definitions/glossary.ts';
import { papersOf, slipLanguage, slipWords } from '../paper.ts';
import type { Rule } from '../rule.ts';

const LANGUAGES = { en: { en: 'English', zh: '英文' }, zh: { en: 'Chinese', zh: '中文' } } as const;

export const slipLanguageRule: Rule = (books) => {
  const language = slipLanguage(books);
  const name = LANGUAGES[language];
  return papersOf(books).flatMap((paper) => {
    const wrong = paper.printed.notIn(language);
    if (wrong.length === 0) return [];
    const slip = slipWords(paper);
    const labels = (key: 'en' | 'zh') =>
      wrong.map((each) => TERMS.label[each]?.[key] ?? each).join(key === 'en' ? ', ' : '、');
    return [
      {
        requirement: 'GUIDE-A-STEP-6b',
        text: {
          en: `slip in another language: on ${slip.en} these are not in ${name.en}: ${labels('en')}`,
          zh: `签购单语言不符：${slip.zh}以下要素不是${name.zh}：${labels('zh')}`,
        },
        expected: { en: `labels in ${name.en}`, zh: `${name.zh}标签` },
        actual: { en: labels('en'), zh: labels('zh') },
      },
    ];
  });
};
