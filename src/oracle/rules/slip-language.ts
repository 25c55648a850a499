// A slip speaks the language that the terminal was told to speak: a sales slip in each of its labels and sentences, a settlement slip at all.
import type { Bilingual } from '../../definitions/evidence.ts';
import { TERMS } from '../../definitions/glossary.ts';
import type { Books } from '../books.ts';
import { linesOf, papersOf, slipLanguage, slipWords } from '../paper.ts';
import type { Breach, Rule } from '../rule.ts';

const LANGUAGES = { en: { en: 'English', zh: '英文' }, zh: { en: 'Chinese', zh: '中文' } } as const;

/** Words of the language, and not the three letters of a currency alone. */
const SPOKEN = { en: /[A-Za-z]{4}/, zh: /\p{Script=Han}/u } as const;

/** Names may be in any language. */
function settlementSlips({ slips, setting }: Books, language: keyof typeof LANGUAGES): Breach[] {
  const name = LANGUAGES[language];
  const other = LANGUAGES[language === 'en' ? 'zh' : 'en'];
  const words = (lines: readonly string[]) =>
    lines.join(' ').replaceAll(setting.merchantName, '').replaceAll(setting.acquirerName, '');
  return slips.some(({ copy, lines }) => copy === 'settlement' && !SPOKEN[language].test(words(lines)))
    ? [
        {
          requirement: 'GUIDE-A-STEP-6b',
          text: {
            en: `slip in another language: the settlement slip is not in ${name.en}`,
            zh: `签购单语言不符：结算总计单不是${name.zh}`,
          },
          expected: name,
          actual: other,
        },
      ]
    : [];
}

export const slipLanguageRule: Rule = (books) => {
  const language = slipLanguage(books);
  const name = LANGUAGES[language];
  const ofSales = papersOf(books).flatMap((paper): Breach[] => {
    const wrong = paper.printed.notIn(language);
    const marks = paper.printed.marksNotIn(language).map((mark): Bilingual => TERMS.slip[mark]);
    const slip = slipWords(paper);
    const sentences = marks.map(
      ({ en, zh }): Breach => ({
        requirement: 'GUIDE-A-STEP-6b',
        text: {
          en: `slip in another language: ${slip.en} does not say "${en}" in ${name.en}`,
          zh: `签购单语言不符：${slip.zh}的“${zh}”不是${name.zh}`,
        },
        expected: { en: `"${en}" in ${name.en}`, zh: `${name.zh}的“${zh}”` },
        actual: { en: linesOf(paper), zh: linesOf(paper) },
      }),
    );
    if (wrong.length === 0) return sentences;
    const labels = (key: 'en' | 'zh') =>
      wrong.map((each) => TERMS.label[each]?.[key] ?? each).join(key === 'en' ? ', ' : '、');
    return [
      ...sentences,
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
  return [...ofSales, ...settlementSlips(books, language)];
};
