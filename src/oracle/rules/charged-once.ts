// No payment is charged twice: a retry under a new voucher must not leave the first charge standing.

import { outcomeWords } from '../outcome.ts';
import type { Rule } from '../rule.ts';
import { doubleCharges } from '../twice.ts';
import { cny, listEn, listZh, yuan } from '../words.ts';

export const chargedOnce: Rule = (books) =>
  doubleCharges(books).map(({ lost, all }) => {
    const [first] = lost as [(typeof lost)[number]];
    const vouchers = all.map((t) => t.stan);
    const why = outcomeWords(books, { voucher: first.stan, batch: first.batch });
    const times =
      all.length === 2 ? { en: 'twice', zh: '两次' } : { en: `${all.length} times`, zh: ` ${all.length} 次` };
    return {
      requirement: 'GUIDE-A-FAQ-3a',
      text: {
        en: `charged ${times.en}: ${cny(first.postedMinor)} on card ${first.cardNumber}, vouchers ${listEn(vouchers)}; ${why.en}`,
        zh: `重复扣款：卡号 ${first.cardNumber} 被扣 ${yuan(first.postedMinor)}${times.zh}，凭证号 ${listZh(vouchers)}；${why.zh}`,
      },
      expected: {
        en: `one charge of ${cny(first.postedMinor)} stands`,
        zh: `仅一笔 ${yuan(first.postedMinor)} 的扣款`,
      },
      actual: {
        en: `${all.length} charges stand, vouchers ${listEn(vouchers)}`,
        zh: `${all.length} 笔扣款，凭证号 ${listZh(vouchers)}`,
      },
    };
  });
