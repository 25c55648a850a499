// The unpredictable number is a new one for every cryptogram (F-16).
import { chipBreach, chipOf, isByChip, isShownChip } from '../chip.ts';
import { requestsOf } from '../requests.ts';
import type { Rule } from '../rule.ts';

const NEW = { en: 'a new number', zh: '新的不可预知数' };
const CAUSE = { en: 'an earlier cryptogram had it', zh: '先前的密文已使用该值' };

export const chipNumberIsNew: Rule = (books) => {
  const first = new Map<string, string | undefined>();
  return requestsOf(books).flatMap((request) => {
    const [values, stan] = [isByChip(request) ? chipOf(request) : null, request.stan];
    const [number, cryptogram] = [values?.['9F37'], values?.['9F26']];
    if (number === undefined || !isShownChip(number)) return [];
    const known = first.has(number);
    const key = `${stan} ${cryptogram}`;
    // The same message once more, such as a 0201, has the same cryptogram.
    if (!known) first.set(number, key);
    return known && first.get(number) !== key ? [chipBreach(request, '9F37', number, NEW, CAUSE)] : [];
  });
};
