// No text shows the digits of a PIN.
import { breachOf, leaksOf } from '../leaks.ts';
import type { Rule } from '../rule.ts';
import { PLACES } from '../words.ts';

export const pinIsSecret: Rule = (books) =>
  leaksOf(books, 'pin').map((leak) => {
    const place = PLACES[leak.where];
    return breachOf(
      leak,
      'GUIDE-S-STEP-3d',
      { en: `PIN leaked: ${place.en} shows the digits of the PIN`, zh: `密码泄露：${place.zh}显示了密码数字` },
      { en: 'masked characters only', zh: '仅显示掩码' },
    );
  });
