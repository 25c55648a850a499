// The notice of a script names a transaction, and says what that and its answer said, where it says it at all (F-32).
import { fieldWords, isOfCard, requestsOf, type Sent, sameAsShown, sentWords } from '../requests.ts';
import type { Rule } from '../rule.ts';

const OF_REQUEST = ['2', '3', '4', '14', '22', '23', '25', '49'];
const OF_ANSWER = ['37', '38'];

/** What the notice should say, by field; of what is not known here nothing. */
function wantedOf(notice: Sent, original: Sent | undefined): [field: string, wanted: string | undefined][] {
  if (original === undefined) return [['61', '']];
  const answer = original.exchange.answer?.fields ?? {};
  const named = answer['13'] === undefined ? undefined : `${original.batch}${original.stan}${answer['13']}`;
  return [
    ...OF_REQUEST.map((field): [string, string | undefined] => [field, original.fields[field]]),
    ...OF_ANSWER.map((field): [string, string | undefined] => [field, answer[field]]),
    ['61', named === undefined ? undefined : named + (notice.fields['61'] ?? '').slice(named.length)],
  ];
}

export const noticeRepeatsTransaction: Rule = (books) => {
  const requests = requestsOf(books);
  return requests
    .filter(({ type }) => type === 'script-notice')
    .flatMap((notice) => {
      // Batch, STAN and day can look like a card number and be masked, as `000001******1129`.
      const named = notice.fields['61']?.slice(0, 12) ?? '';
      const original = requests.find((each) => isOfCard(each) && sameAsShown(`${each.batch}${each.stan}`, named));
      return wantedOf(notice, original).flatMap(([field, wanted]) => {
        const found = notice.fields[field];
        if (found === undefined || wanted === undefined || sameAsShown(found, wanted)) return [];
        const [name, words] = [fieldWords(Number(field)), sentWords(notice)];
        const should =
          wanted === '' ? { en: 'a transaction that was sent', zh: '已上送的交易' } : { en: wanted, zh: wanted };
        return [
          {
            requirement: 'GUIDE-S-STEP-1a',
            clause: 'GUIDE-S-STEP-1a.1',
            text: {
              en: `wrong notice: ${name.en} of ${words.en} is ${found}, its transaction says ${should.en}`,
              zh: `脚本结果通知不符：${words.zh}的${name.zh}为 ${found}，原交易为 ${should.zh}`,
            },
            expected: should,
            actual: { en: found, zh: found },
          },
        ];
      });
    });
};
