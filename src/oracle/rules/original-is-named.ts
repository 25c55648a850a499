// A void, refund or completion names its original: 37, 38 and 61 are those of one and the same transaction (F-28 to F-30).
import type { Books, HostTransaction } from '../books.ts';
import { merchantsTransactions } from '../lookup.ts';
import { fieldWords, requestsOf, type Sent, sameAsShown, sentWords } from '../requests.ts';
import type { Rule } from '../rule.ts';

const NO_NUMBER = /^0*$/;
/** Types that are of the open batch, so that their original's batch and voucher are known. */
const OF_OPEN_BATCH: readonly (string | null)[] = ['void', 'completion-void'];

type Named = { batch: string; voucher: string; date: string };
const split = (field61: string): Named => ({
  batch: field61.slice(0, 6),
  voucher: field61.slice(6, 12),
  date: field61.slice(12, 16),
});

const monthDay = ({ at }: HostTransaction) => at?.slice(5, 10).replace('-', '');

/** The transaction that the request is of: by batch and voucher, by reference, or by authorisation code. */
function originalOf(books: Books, { fields }: Sent, { batch, voucher }: Named): HostTransaction | undefined {
  const { '37': reference, '38': code } = fields;
  const all = merchantsTransactions(books);
  return (
    // Batches and vouchers are the terminal's own.
    books.transactions.find((each) => each.batch === batch && each.stan === voucher) ??
    all.find((each) => reference !== undefined && each.reference === reference) ??
    all.find(
      (each) =>
        reference === undefined &&
        code !== undefined &&
        each.authorisationCode === code &&
        each.type.startsWith('pre-authorisation'),
    )
  );
}

/** Parts that name something else than the original, as field, what it should be and what it is. */
function differences(request: Sent, named: Named, original: HostTransaction): [number, string, string][] {
  const { '37': reference, '38': code } = request.fields;
  const found: [number, string | null | undefined, string | undefined][] = [
    [37, original.reference, reference],
    [38, original.authorisationCode, code],
  ];
  if (OF_OPEN_BATCH.includes(request.type) || !NO_NUMBER.test(named.voucher))
    found.push([61, original.batch + original.stan, named.batch + named.voucher]);
  else if (!NO_NUMBER.test(named.batch)) found.push([61, original.batch, named.batch]);
  if (named.date !== '') found.push([61, monthDay(original), named.date]);
  return found.flatMap(([field, wanted, value]) =>
    wanted == null || value === undefined || sameAsShown(wanted, value) ? [] : [[field, wanted, value]],
  );
}

const REQUIREMENTS: Readonly<Record<string, { requirement: string; clause?: string }>> = {
  refund: { requirement: 'GUIDE-B-FAQ-5e' },
  completion: { requirement: 'GUIDE-A-STEP-2b' },
  'qr-query': { requirement: 'GUIDE-P-SFT-6', clause: 'GUIDE-P-SFT-6.2' },
};

export const originalIsNamed: Rule = (books) =>
  requestsOf(books).flatMap((request) => {
    const { type, row, fields } = request;
    if (type === null || type === 'script-notice' || !row?.mandatory.includes(61)) return [];
    const named = split(fields['61'] ?? '');
    const original = originalOf(books, request, named);
    if (original === undefined) return [];
    const words = sentWords(request);
    return differences(request, named, original).map(([field, wanted, value]) => {
      const name = fieldWords(field);
      return {
        ...(REQUIREMENTS[type] ?? { requirement: 'GUIDE-B-FAQ-5g', clause: 'GUIDE-B-FAQ-5g.2' }),
        text: {
          en: `wrong original: ${name.en} of ${words.en} is ${value}, that of voucher ${original.stan} is ${wanted}`,
          zh: `原交易不符：${words.zh}的${name.zh}为 ${value}，凭证号 ${original.stan} 的是 ${wanted}`,
        },
        expected: { en: wanted, zh: wanted },
        actual: { en: value, zh: value },
      };
    });
  });
