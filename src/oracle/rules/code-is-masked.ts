// No text shows a payment code in full (F-56): whoever reads one that was not used yet can pay with it.
import type { Rule } from '../rule.ts';
import { quote, spread } from '../scrub.ts';
import { PLACES, seenIn } from '../words.ts';

export const codeIsMasked: Rule = (books) =>
  books.texts.flatMap((seen) => {
    const at = (books.secrets.codes ?? []).map((code) => seen.text.search(spread(code))).find((each) => each >= 0);
    if (at === undefined) return [];
    const place = PLACES[seen.where];
    return [
      {
        requirement: 'GUIDE-S-ADV-3',
        text: {
          en: `payment code leaked: ${place.en} shows a payment code in full`,
          zh: `付款码泄露：${place.zh}显示了完整付款码`,
        },
        expected: { en: 'its last digits at most', zh: '至多显示末几位' },
        actual: seenIn(place, quote(seen.text, at, books.secrets)),
      },
    ];
  });
