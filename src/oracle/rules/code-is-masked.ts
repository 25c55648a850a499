// No text shows more of a payment code than its last four digits (F-56): whoever reads one that was not used yet can pay with it.
import { breachOf, leaksOf } from '../leaks.ts';
import type { Rule } from '../rule.ts';
import { PLACES } from '../words.ts';

export const codeIsMasked: Rule = (books) =>
  leaksOf(books, 'code').map((leak) => {
    const place = PLACES[leak.where];
    return breachOf(
      leak,
      'GUIDE-S-ADV-3',
      {
        en: `payment code leaked: ${place.en} shows more of a payment code than its last four digits`,
        zh: `付款码泄露：${place.zh}显示的付款码超出末四位`,
      },
      { en: 'its last four digits at most', zh: '至多显示末四位' },
    );
  });
