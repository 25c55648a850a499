// No text shows more of a card number than its first six and last four digits (F-58), not even split, half masked or encoded.
import { maskPan } from '../../secrets/index.ts';
import { breachOf, leaksOf } from '../leaks.ts';
import type { Rule } from '../rule.ts';
import { PLACES } from '../words.ts';

export const panIsMasked: Rule = (books) =>
  leaksOf(books, 'pan').map((leak) => {
    const place = PLACES[leak.where];
    const card = maskPan(leak.sighting.secret);
    // Screens and slips have a requirement of their own; everything else falls under the general one.
    const requirement = leak.where === 'display' || leak.where === 'slip' ? 'GUIDE-A-FAQ-5d' : 'GUIDE-S-ADV-3';
    const text = {
      en: `card number leaked: ${place.en} shows more of card ${card} than its first six and last four digits`,
      zh: `卡号泄露：${place.zh}显示的卡号 ${card} 超出前六后四位`,
    };
    return breachOf(leak, requirement, text, { en: card, zh: card });
  });
