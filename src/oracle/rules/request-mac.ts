// The MAC of every request is right (F-15), unless the terminal cannot have the keys: somebody took them away behind its back, or new ones never came.
import { acceptedBy } from '../answers.ts';
import type { Books } from '../books.ts';
import { requestsOf, sentWords } from '../requests.ts';
import type { Rule } from '../rule.ts';

/** Numbers of the exchanges after a sign-in whose answer did not come as one, up to the next that did. */
function withoutKeys({ exchanges }: Books): ReadonlySet<number> {
  let lost = false;
  return new Set(
    exchanges.flatMap((exchange) => {
      if (exchange.transaction === 'sign-in')
        lost = exchange.fault === 'late-answer' || acceptedBy(exchange, ['00']) !== null;
      return lost ? [exchange.sequence] : [];
    }),
  );
}

export const requestMac: Rule = (books) => {
  if (books.exchanges.some(({ ours, transaction }) => ours === true && transaction === 'sign-in')) return [];
  const excused = withoutKeys(books);
  return requestsOf(books)
    .filter(({ exchange }) => exchange.macVerified === false && !excused.has(exchange.sequence))
    .map((request) => {
      const words = sentWords(request);
      return {
        requirement: 'GUIDE-A-FAQ-5b',
        clause: 'GUIDE-A-FAQ-5b.3',
        text: {
          en: `wrong MAC: field 64 of ${words.en} is not its MAC under the key of the sign-in`,
          zh: `MAC 错误：${words.zh}的第 64 域不是按签到密钥计算的 MAC`,
        },
        expected: { en: 'the MAC of the message', zh: '该报文的 MAC' },
        actual: { en: 'another value', zh: '其他值' },
      };
    });
};
