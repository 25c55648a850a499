// No text shows a PIN block, clear or enciphered (F-59).
import type { Rule } from '../rule.ts';
import { quote, spread } from '../scrub.ts';
import { PLACES, seenIn } from '../words.ts';

export const pinBlockIsSecret: Rule = (books) =>
  books.texts.flatMap((seen) => {
    const at = (books.secrets.pinBlocks ?? []).map((block) => seen.text.search(spread(block))).find((i) => i >= 0);
    if (at === undefined) return [];
    const place = PLACES[seen.where];
    return [
      {
        requirement: 'GUIDE-S-STEP-3d',
        text: { en: `PIN block leaked: ${place.en} shows a PIN block`, zh: `密码块泄露：${place.zh}显示了 PIN 密码块` },
        expected: { en: 'no PIN block', zh: '没有 PIN 密码块' },
        actual: seenIn(place, quote(seen.text, at, books.secrets)),
      },
    ];
  });
