// Mutants of answers: a wrong MAC is never made right by what is altered besides.
import { expect, it } from 'vitest';
import type { Message } from '../iso8583/message.ts';
import { MUTANTS } from './index.ts';
import { NO_OCCASION } from './occasion.ts';
import type { View } from './pane.ts';

const view: View = { configuration: null, wait: 'host', chosen: 'sale', occasion: NO_OCCASION, secrets: new Map() };
const request: Message = { mti: '0200', fields: { 3: '000000', 11: '000002', 64: '0'.repeat(16) } };
const answer: Message = { mti: '0210', fields: { 37: '000000000001', 39: '51', 64: 'F'.repeat(16) } };
const through = (id: string, macWrong: boolean) =>
  MUTANTS.find((each) => each.id === id)
    ?.pane()
    .answer?.(answer, { transaction: 'sale', request, macWrong }, view);

it.each(['wire/answer/sale/37/altered', 'wire/answer/sale/37/lost', 'code/51/taken-for/00'])(
  '%s leaves an answer without a right MAC as it is, for what is altered is signed anew',
  (id) => {
    expect(through(id, true)).toBe(answer);
    expect(through(id, false)).not.toEqual(answer);
  },
);
