// A function that was chosen ends once: with one result, and a payment with one for its voucher.
import type { Rule } from '../rule.ts';
import { transactionName } from '../words.ts';

export const oneResult: Rule = ({ results, chosen }) => {
  const ended: Record<string, number> = {};
  for (const { function: name } of results) ended[name] = (ended[name] ?? 0) + 1;
  return Object.entries(ended)
    .filter(([name, times]) => times > (chosen[name] ?? Number.POSITIVE_INFINITY))
    .map(([name, times]) => {
      const words = transactionName(name);
      const asked = chosen[name]!;
      return {
        requirement: 'GUIDE-A-STEP-5d',
        text: {
          en: `more than one result: ${words.en} was chosen ${asked} times and ended ${times} times`,
          zh: `结果不止一个：${words.zh}选择了 ${asked} 次，却有 ${times} 个结果`,
        },
        expected: { en: `${asked} results`, zh: `${asked} 个结果` },
        actual: { en: `${times} results`, zh: `${times} 个结果` },
      };
    });
};
