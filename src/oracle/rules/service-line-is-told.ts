// A text that gives a telephone number gives the one that the terminal was told.
import { TERMS } from '../../definitions/glossary.ts';
import type { Rule } from '../rule.ts';

/** A number behind the name of the line. */
const LINE = new RegExp(
  `(?:${TERMS.screen['service-line'].accept.map(({ source }) => source).join('|')})[^0-9\\n]{0,12}(?<number>[0-9][0-9 -]{3,}[0-9])`,
  'i',
);

export const serviceLineIsTold: Rule = ({ texts, setting: { serviceLine } }) => {
  if (serviceLine === null) return [];
  const digits = (text: string) => text.replaceAll(/\D/g, '');
  for (const { where, text } of texts) {
    const found = where === 'display' ? LINE.exec(text)?.groups?.number : undefined;
    if (found === undefined || digits(found) === digits(serviceLine)) continue;
    return [
      {
        requirement: 'GUIDE-S-ADV-4',
        text: {
          en: `wrong service line: the screen sends people to ${found}, the terminal was told ${serviceLine}`,
          zh: `客服电话不符：屏幕显示 ${found}，配置为 ${serviceLine}`,
        },
        expected: { en: serviceLine, zh: serviceLine },
        actual: { en: found, zh: found },
      },
    ];
  }
  return [];
};
