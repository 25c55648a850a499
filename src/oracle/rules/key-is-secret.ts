// No text shows a key in clear: not the terminal's, none of its working keys, none of a chip. Whoever has one reads PINs and makes MACs.
import { breachOf, leaksOf } from '../leaks.ts';
import type { Rule } from '../rule.ts';
import { PLACES } from '../words.ts';

export const keyIsSecret: Rule = (books) =>
  leaksOf(books, 'key').map((leak) => {
    const place = PLACES[leak.where];
    return breachOf(
      leak,
      'GUIDE-S-STEP-3d',
      { en: `key leaked: ${place.en} shows a key in clear`, zh: `密钥泄露：${place.zh}显示了密钥明文` },
      { en: 'no key', zh: '没有密钥' },
    );
  });
