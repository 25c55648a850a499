// Repeats: answered by the type without the repeat digit, with what was decided the first time, and nothing moves again.
import { describe, expect, test } from 'vitest';
import type { Message } from '../../src/iso8583/message.ts';
import { answerMti } from './reply.ts';
import { signedInTill, type Till } from './test-kit.ts';

/** The same again with the repeat digit, signed anew. */
function repeat(till: Till, { mti, fields }: Message): Message {
  const { 64: _, ...rest } = fields;
  return till.sign({ mti: `${mti.slice(0, 3)}1`, fields: rest });
}

test.each([
  ['0201', '0210'],
  ['0221', '0230'],
  ['0401', '0410'],
  ['0421', '0430'],
  ['0501', '0510'],
  ['0210', '0000'],
])('%s is answered %s', (asked, answered) => {
  expect(answerMti(asked)).toBe(answered);
});

describe('a repeated sale', () => {
  test('that arrived before is answered as it was, and is not paid again', () => {
    const till = signedInTill();
    const message = till.card('sale');
    const { reply, transactionId } = till.send(till.sign(message));
    const again = till.send(repeat(till, message));
    expect(again).toMatchObject({ code: '00', error: null, postings: [], transactionId });
    expect(again.reply?.mti).toBe('0210');
    for (const field of [37, 38, 39, 44, 63]) expect(again.reply?.fields[field]).toBe(reply?.fields[field]);
    expect(till.available()).toBe(90_000);
  });

  test('that was declined is declined again', () => {
    const till = signedInTill();
    const message = till.card('sale', { amount: 999_999 });
    expect(till.send(till.sign(message)).code).toBe('51');
    expect(till.send(repeat(till, message))).toMatchObject({ code: '51', postings: [] });
  });

  test('that is the first to arrive is a sale', () => {
    const till = signedInTill();
    expect(till.send(repeat(till, till.card('sale')))).toMatchObject({ code: '00', type: 'sale', committed: true });
    expect(till.available()).toBe(90_000);
  });

  test.each([
    ['of another amount', { amount: 5_000 }],
    ['of another kind', {}],
  ])('%s is a STAN used twice', (name, ask) => {
    const till = signedInTill();
    const first = till.card('sale');
    till.send(till.sign(first));
    const kind = name === 'of another kind' ? 'balance-inquiry' : 'sale';
    const other = till.card(kind, { ...ask, stan: first.fields[11]! });
    expect(till.send(repeat(till, other))).toMatchObject({ code: '94', postings: [] });
  });

  test('of a sale that was reversed since is not approved again', () => {
    const till = signedInTill();
    const message = till.card('sale');
    till.send(till.sign(message));
    till.reverse(message);
    expect(till.send(repeat(till, message))).toMatchObject({ code: '94', postings: [] });
    expect(till.available()).toBe(100_000);
  });

  test('whose MAC is wrong is refused all the same', () => {
    const till = signedInTill();
    const message = till.card('sale');
    till.send(till.sign(message));
    const { mti, fields } = repeat(till, message);
    expect(till.send({ mti, fields: { ...fields, 64: '0'.repeat(16) } }).code).toBe('A0');
  });
});

test('a repeated reversal is answered 0410 and undoes once', () => {
  const till = signedInTill();
  const message = till.card('sale');
  till.send(till.sign(message));
  for (const again of [false, true]) {
    const reversal = till.reversalOf(message);
    const { reply, code } = till.send(again ? repeat(till, reversal) : reversal);
    expect([reply?.mti, code]).toEqual(['0410', '00']);
  }
  expect(till.available()).toBe(100_000);
});
