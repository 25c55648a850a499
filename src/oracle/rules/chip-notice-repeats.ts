// The notice of a script repeats the chip data of its transaction, and names the script by the identifier that it came with (F-32).
import { NOTICE_REPEATS } from '../../definitions/chip-objects.ts';
import { chipBreach, chipOf, isByChip, same } from '../chip.ts';
import { requestsOf, sameAsShown } from '../requests.ts';
import type { Breach, Rule } from '../rule.ts';

const REPEATED = { en: 'the transaction said so', zh: '与原交易相同' };
const NAMED = { en: 'identifier 9F18 of the script', zh: '脚本标识 9F18' };

export const chipNoticeRepeats: Rule = (books) => {
  const requests = requestsOf(books);
  return requests
    .filter(({ type }) => type === 'script-notice')
    .flatMap((notice) => {
      const named = notice.fields['61']?.slice(0, 12) ?? '';
      const original = requests.find((each) => isByChip(each) && sameAsShown(`${each.batch}${each.stan}`, named));
      const [said, were] = [chipOf(notice), original === undefined ? null : chipOf(original)];
      if (said === null || were === null) return [];
      const other = NOTICE_REPEATS.flatMap((tag): Breach[] => {
        const [value, wanted] = [said[tag], were[tag]];
        return value === undefined || wanted === undefined || value === wanted
          ? []
          : [chipBreach(notice, tag, value, same(wanted), REPEATED)];
      });
      const [results, identifier] = [said.DF31, original?.exchange.answerChip?.['9F18']];
      // Of several scripts the last identifier alone is known here.
      if (results === undefined || identifier === undefined || results.endsWith(identifier)) return other;
      return [...other, chipBreach(notice, 'DF31', results, same(`…${identifier}`), NAMED)];
    });
};
