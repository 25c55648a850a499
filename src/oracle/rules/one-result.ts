// A function that was chosen ends once: with one result, and a payment with one for its voucher.
import type { Books } from '../books.ts';
import type { Breach, Rule } from '../rule.ts';
import { transactionName } from '../words.ts';

/** It may have failed, and end once more when its upload goes on by itself after a restart or when the network comes back. */
const UPLOADED = 'settlement';
const OUTCOME_IN_WORDS = { requirement: 'GUIDE-A-STEP-5d', clause: 'GUIDE-A-STEP-5d.1' };

/** Functions that the terminal left without telling how they ended. A choice while one is in progress counts for nothing. */
function unended({ course, idle }: Books): string[] {
  const left: string[] = [];
  let active: string | null = null;
  for (const each of course) {
    if (each === 'cut') active = null;
    else if ('chosen' in each) active ??= each.chosen;
    else {
      if (active !== null && active !== each.ended) left.push(active);
      active = null;
    }
  }
  return active !== null && idle ? [...left, active] : left;
}

export const oneResult: Rule = (books) => {
  const { results, chosen, cuts } = books;
  const ended: Record<string, number> = {};
  for (const { function: name } of results) ended[name] = (ended[name] ?? 0) + 1;
  const tooMany = Object.entries(ended)
    .filter(([name, times]) => times > (chosen[name] ?? Number.POSITIVE_INFINITY) + (name === UPLOADED ? cuts : 0))
    .map(([name, times]): Breach => {
      const words = transactionName(name);
      const asked = chosen[name]!;
      return {
        ...OUTCOME_IN_WORDS,
        text: {
          en: `more than one result: ${words.en} was chosen ${asked} times and ended ${times} times`,
          zh: `结果不止一个：${words.zh}选择了 ${asked} 次，却有 ${times} 个结果`,
        },
        expected: { en: `${asked} results`, zh: `${asked} 个结果` },
        actual: { en: `${times} results`, zh: `${times} 个结果` },
      };
    });
  const none = unended(books).map((name): Breach => {
    const words = transactionName(name);
    return {
      ...OUTCOME_IN_WORDS,
      text: {
        en: `no result: ${words.en} was chosen, and the terminal was idle again without saying how it ended`,
        zh: `没有结果：选择了${words.zh}，终端已回到空闲却没有说明结果`,
      },
      expected: { en: 'one result', zh: '一个结果' },
      actual: { en: 'none', zh: '无' },
    };
  });
  return [...tooMany, ...none];
};
