// One voucher stands at most once in the host's books.
import type { HostTransaction } from '../books.ts';
import { standing } from '../lookup.ts';
import type { Rule } from '../rule.ts';
import { cny, listEn, listZh, yuan } from '../words.ts';

export const postedOnce: Rule = (books) => {
  const groups = new Map<string, HostTransaction[]>();
  for (const t of standing(books))
    groups.set(`${t.batch}/${t.stan}`, [...(groups.get(`${t.batch}/${t.stan}`) ?? []), t]);
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => {
      const [first] = group as [HostTransaction];
      const references = group.map((t) => t.reference);
      return {
        requirement: 'GUIDE-A-FAQ-3a',
        text: {
          en: `posted ${group.length} times: voucher ${first.stan} of ${cny(first.postedMinor)} on card ${first.cardNumber}`,
          zh: `重复入账：凭证号 ${first.stan}，${yuan(first.postedMinor)}，卡号 ${first.cardNumber}，共入账 ${group.length} 次`,
        },
        expected: { en: 'one posting', zh: '一笔入账' },
        actual: {
          en: `${group.length} postings, references ${listEn(references)}`,
          zh: `${group.length} 笔入账，参考号 ${listZh(references)}`,
        },
      };
    });
};
