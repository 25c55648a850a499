// The MAC of every request is right (F-15); it is none only where somebody took the keys away behind the terminal's back.
import { requestsOf, sentWords } from '../requests.ts';
import type { Rule } from '../rule.ts';

export const requestMac: Rule = (books) => {
  if (books.exchanges.some(({ ours, transaction }) => ours === true && transaction === 'sign-in')) return [];
  return requestsOf(books)
    .filter(({ exchange }) => exchange.macVerified === false)
    .map((request) => {
      const words = sentWords(request);
      return {
        requirement: 'GUIDE-A-FAQ-5b',
        text: {
          en: `wrong MAC: field 64 of ${words.en} is not its MAC under the key of the sign-in`,
          zh: `MAC 错误：${words.zh}的第 64 域不是按签到密钥计算的 MAC`,
        },
        expected: { en: 'the MAC of the message', zh: '该报文的 MAC' },
        actual: { en: 'another value', zh: '其他值' },
      };
    });
};
