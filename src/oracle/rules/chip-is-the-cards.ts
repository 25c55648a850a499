// What a chip says of itself is what the test card is: the application that was chosen (F-16).
import { testCards } from '../../definitions/cards.ts';
import { chipBreach, chipOf, isByChip, same } from '../chip.ts';
import { sameCard } from '../lookup.ts';
import { requestsOf } from '../requests.ts';
import type { Rule } from '../rule.ts';

const CAUSE = { en: 'the application of the card', zh: '该卡的应用标识' };

export const chipIsTheCards: Rule = (books) =>
  requestsOf(books).flatMap((request) => {
    const [aid, shown] = [isByChip(request) ? chipOf(request)?.['84'] : undefined, request.fields['2']];
    if (aid === undefined || shown === undefined) return [];
    // Of what is masked two cards can look alike: each of them will do.
    const may = testCards().flatMap(({ image: { pan, aid: its } }) =>
      its !== undefined && sameCard(pan, shown) ? [its] : [],
    );
    return may.length === 0 || may.includes(aid) ? [] : [chipBreach(request, '84', aid, same(may[0]!), CAUSE)];
  });
