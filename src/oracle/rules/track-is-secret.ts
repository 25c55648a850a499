// No text shows what only a card's tracks carry: expiry and service code behind the separator.
import { breachOf, leaksOf } from '../leaks.ts';
import type { Rule } from '../rule.ts';
import { PLACES } from '../words.ts';

export const trackIsSecret: Rule = (books) =>
  leaksOf(books, 'track').map((leak) => {
    const place = PLACES[leak.where];
    return breachOf(
      leak,
      'GUIDE-S-ADV-3',
      {
        en: `track data leaked: ${place.en} shows track data of a card`,
        zh: `磁道信息泄露：${place.zh}显示了磁道数据`,
      },
      { en: 'no track data', zh: '没有磁道数据' },
    );
  });
