// No text shows a verification code, and no message carries it.
import { breachOf, leaksOf } from '../leaks.ts';
import type { Rule } from '../rule.ts';
import { PLACES } from '../words.ts';

export const verificationCodeIsSecret: Rule = (books) =>
  leaksOf(books, 'verification-code').map((leak) => {
    const place = PLACES[leak.where];
    return breachOf(
      leak,
      'GUIDE-S-ADV-3',
      {
        en: `verification code leaked: ${place.en} shows the verification code`,
        zh: `验证码泄露：${place.zh}显示了验证码`,
      },
      { en: 'no verification code', zh: '没有验证码' },
    );
  });
