// After a sign-in that the host did not grant in an answer to it, nothing is sent that needs one (F-06).
import { acceptedBy } from '../answers.ts';
import { isOfCard, requestsOf, sentWords } from '../requests.ts';
import type { Rule } from '../rule.ts';

export const signInWasAnswered: Rule = (books) => {
  let refused: ReturnType<typeof acceptedBy> = null;
  let signedIn = false;
  return requestsOf(books).flatMap((request) => {
    if (request.type === 'sign-in') {
      refused = acceptedBy(request.exchange, ['00']);
      if (refused === null) signedIn = true;
    }
    // A terminal that was signed in before may go on with the keys that it has.
    if (refused === null || signedIn || !isOfCard(request)) return [];
    const words = sentWords(request);
    return [
      {
        requirement: 'GUIDE-A-STEP-1d',
        text: {
          en: `not signed in: ${words.en} was sent although the answer to the sign-in had ${refused.en}`,
          zh: `未签到即交易：签到应答${refused.zh}，仍发送了${words.zh}`,
        },
        expected: { en: 'no transaction before a granted sign-in', zh: '签到成功前没有交易' },
        actual: refused,
      },
    ];
  });
};
