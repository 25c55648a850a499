// Data objects that say what the message says beside field 55: the amount of field 4, and whether a PIN travels along (F-14, F-16).
import type { Bilingual } from '../../definitions/evidence.ts';
import { chipBreach, chipOf, isByChip, isShownChip, same } from '../chip.ts';
import { requestsOf, type Sent } from '../requests.ts';
import type { Rule } from '../rule.ts';

type Relation = {
  tag: string;
  fits(value: string, request: Sent): boolean;
  wanted(request: Sent): Bilingual;
  cause: Bilingual;
};

const amountOf = ({ fields }: Sent) => fields['4'] ?? '0'.repeat(12);
/** Method 02 of 9F34 is the PIN that the issuer checks; its lowest six bits say so. */
const isOnlinePin = (value: string) => (Number.parseInt(value.slice(0, 2), 16) & 0x3f) === 2;

const RELATIONS: readonly Relation[] = [
  {
    tag: '9F02',
    fits: (value, request) => value === amountOf(request),
    wanted: (request) => same(amountOf(request)),
    cause: { en: 'the amount that the chip signs is that of field 4', zh: '芯片签署的金额与 4 域相同' },
  },
  {
    tag: '9F34',
    // Nobody but the issuer knows how its check ends: result 00.
    fits: (value, { fields }) =>
      fields['52'] === undefined ? !isOnlinePin(value) : isOnlinePin(value) && value.endsWith('00'),
    wanted: ({ fields }) =>
      fields['52'] === undefined
        ? { en: 'another method than an online PIN', zh: '联机PIN以外的方法' }
        : { en: 'online PIN (42 or 02), result 00', zh: '联机PIN（42或02），结果00' },
    cause: { en: 'field 52 says whether a PIN travels along', zh: '是否带PIN由 52 域表明' },
  },
];

export const chipFollowsRequest: Rule = (books) =>
  requestsOf(books).flatMap((request) => {
    const values = isByChip(request) ? chipOf(request) : null;
    return RELATIONS.flatMap(({ tag, fits, wanted, cause }) => {
      const value = values?.[tag];
      if (value === undefined || !isShownChip(value) || fits(value, request)) return [];
      return [chipBreach(request, tag, value, wanted(request), cause)];
    });
  });
