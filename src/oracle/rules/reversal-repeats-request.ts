// A 0400 repeats what its transaction said, field by field (F-25), and reverses something that was sent.
import { fieldWords, requestsOf, type Sent, sameAsShown } from '../requests.ts';
import type { Breach, Rule } from '../rule.ts';

const REPEATED = ['2', '3', '4', '14', '22', '23', '25', '38', '41', '42', '49', '60', '61'] as const;
const REASONS: readonly (string | undefined)[] = ['98', '96', 'A0', '06'];

const breach = (stan: string, en: string, zh: string, expected: string, actual: string): Breach => ({
  requirement: 'GUIDE-A-FAQ-3d',
  text: { en: `wrong reversal of ${stan}: ${en}`, zh: `凭证号 ${stan} 的冲正不符：${zh}` },
  expected: { en: expected, zh: expected },
  actual: { en: actual, zh: actual },
});

function differences(reversal: Sent, request: Sent): Breach[] {
  const stan = reversal.stan ?? '';
  return REPEATED.flatMap((field) => {
    const [wanted, found] = [request.fields[field], reversal.fields[field]];
    // 61 is of voids and completions alone; the number of a swiped card may be told though the request had only its track.
    if (
      wanted === found ||
      (field === '2' && wanted === undefined && request.fields['35'] !== undefined) ||
      (wanted !== undefined && found !== undefined && sameAsShown(wanted, found)) ||
      (field === '61' && found === undefined && request.row?.mandatory.includes(61) !== true)
    )
      return [];
    const name = fieldWords(Number(field));
    const [was, is] = [wanted ?? '–', found ?? '–'];
    return [
      breach(stan, `${name.en} is ${is}, the request had ${was}`, `${name.zh}为 ${is}，原请求为 ${was}`, was, is),
    ];
  });
}

export const reversalRepeatsRequest: Rule = (books) => {
  const requests = requestsOf(books);
  return requests
    .filter(({ type }) => type === 'reversal')
    .flatMap((reversal) => {
      const { stan = '', batch } = reversal;
      const reason = reversal.fields['39'];
      const wrong = REASONS.includes(reason)
        ? []
        : [
            {
              ...breach(stan, `reason ${reason ?? '–'}`, `原因码 ${reason ?? '–'}`, '98, 96, A0, 06', reason ?? '–'),
              clause: 'GUIDE-A-FAQ-3d.4',
            },
          ];
      const request = requests.find(
        (each) =>
          each.type !== 'reversal' && each.row?.reversible === true && each.stan === stan && each.batch === batch,
      );
      return [...wrong, ...(request === undefined ? [] : differences(reversal, request))];
    });
};
