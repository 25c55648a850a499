// What field 55 says of the terminal itself is the same in all its messages (F-16).
import { OF_TERMINAL } from '../../definitions/chip-objects.ts';
import { chipBreach, chipOf, readable, same } from '../chip.ts';
import { requestsOf } from '../requests.ts';
import type { Rule } from '../rule.ts';

const CAUSE = { en: 'an earlier message of this terminal said so', zh: '该终端先前的报文如此上送' };

export const chipTerminalIsOne: Rule = (books) => {
  const said = new Map<string, string>();
  return requestsOf(books).flatMap((request) =>
    OF_TERMINAL.flatMap((tag) => {
      const value = chipOf(request)?.[tag];
      if (value === undefined) return [];
      const before = said.get(tag) ?? value;
      said.set(tag, before);
      return value === before ? [] : [chipBreach(request, tag, value, same(readable(tag, before)), CAUSE)];
    }),
  );
};
