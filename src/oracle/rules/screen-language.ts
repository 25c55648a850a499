// The screen speaks the language that the terminal was told to speak; what says a thing in both is right, too.
import { saysTerm, saysWords, TERMS, type Term, wordingsOf } from '../../definitions/glossary.ts';
import { type OwnWords, ownWordingsOf } from '../../definitions/own-words.ts';
import type { Setting } from '../books.ts';
import type { Rule } from '../rule.ts';

const SCREEN = Object.entries(TERMS.screen as Record<string, Term>);
const LANGUAGES = { en: { en: 'English', zh: '英文' }, 'zh-CN': { en: 'Chinese', zh: '中文' } } as const;
const HAN = /\p{Script=Han}+/gu;
const LATIN = /[A-Za-z]+/g;

const bare = (text: string) => text.replaceAll(/\s+/g, '').toLowerCase();
/** What each term is called in each language, without blanks: most texts hold none of it, and are no further looked at. */
const WORDINGS = SCREEN.map(([key, term]) => {
  const { en, zh } = wordingsOf(term);
  return { key, term, en: en.map(bare), zh: zh.map(bare) };
});

/** Texts that were looked at: they come again and again, but for their figures. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 2000;

/** The terms that the text says in the other language alone. */
function foreign(text: string, language: Setting['language'], own: OwnWords): readonly string[] {
  const [its, others] = language === 'en' ? [HAN, LATIN] : [LATIN, HAN];
  if (text.search(its) < 0) return [];
  const foreignLines = text.replaceAll(others, ' ').split('\n');
  const ownLines = text.replaceAll(its, ' ').split('\n');
  const said = bare(foreignLines.join(''));
  return WORDINGS.filter(
    ({ key, term, ...wordings }) =>
      wordings[language === 'en' ? 'zh' : 'en'].some((wording) => said.includes(wording)) &&
      saysTerm(term, foreignLines) &&
      !saysTerm(term, ownLines) &&
      !saysWords(ownWordingsOf(own, 'screen', key), ownLines),
  ).map(({ key }) => key);
}

function foreignOnce(text: string, { language, ownWords }: Setting): readonly string[] {
  if (Object.keys(ownWords).length > 0) return foreign(text, language, ownWords);
  const key = `${language} ${text.replaceAll(/\d/g, '0')}`;
  const found = known.get(key) ?? foreign(text, language, {});
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, found);
  return found;
}

export const screenLanguage: Rule = ({ texts, setting }) => {
  const name = LANGUAGES[setting.language];
  for (const { where, text } of texts) {
    const wrong = where === 'display' ? foreignOnce(text, setting) : [];
    if (wrong.length === 0) continue;
    const term = (TERMS.screen as Record<string, Term>)[wrong[0]!]!;
    const seen = text.replaceAll('\n', ' / ');
    return [
      {
        requirement: 'GUIDE-A-STEP-5d',
        clause: 'GUIDE-A-STEP-5d.1',
        text: {
          en: `screen in another language: "${term.en}" is not said in ${name.en}, which the terminal was told to speak`,
          zh: `屏幕语言不符：“${term.zh}”没有以终端所设的${name.zh}显示`,
        },
        expected: { en: `"${term.en}" in ${name.en}`, zh: `以${name.zh}显示“${term.zh}”` },
        actual: { en: seen, zh: seen },
      },
    ];
  }
  return [];
};
