// No text shows the supervisor's password, and no message carries it: whoever has it gives money back.
import { breachOf, leaksOf } from '../leaks.ts';
import type { Rule } from '../rule.ts';
import { PLACES } from '../words.ts';

export const passwordIsSecret: Rule = (books) =>
  leaksOf(books, 'password').map((leak) => {
    const place = PLACES[leak.where];
    return breachOf(
      leak,
      'GUIDE-S-ADV-3',
      {
        en: `password leaked: ${place.en} shows the supervisor password`,
        zh: `口令泄露：${place.zh}显示了主管密码`,
      },
      { en: 'masked characters only', zh: '仅显示掩码' },
    );
  });
