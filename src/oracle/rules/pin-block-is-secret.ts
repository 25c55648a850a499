// No text shows a PIN block, clear or enciphered (F-59).
import { breachOf, leaksOf } from '../leaks.ts';
import type { Rule } from '../rule.ts';
import { PLACES } from '../words.ts';

export const pinBlockIsSecret: Rule = (books) =>
  leaksOf(books, 'pin-block').map((leak) => {
    const place = PLACES[leak.where];
    return breachOf(
      leak,
      'GUIDE-S-STEP-3d',
      { en: `PIN block leaked: ${place.en} shows a PIN block`, zh: `密码块泄露：${place.zh}显示了 PIN 密码块` },
      { en: 'no PIN block', zh: '没有 PIN 密码块' },
    );
  });
