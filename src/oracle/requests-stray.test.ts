// Requests with a field of another way of paying, such as that of the payment before.
import { describe, expect, it } from 'vitest';
import { books, exchange, otherwise } from './books.fixture.ts';
import { requestFields } from './rules/request-fields.ts';

const told = (changes: Record<string, string | undefined>) =>
  requestFields(books({ exchanges: [otherwise(exchange('000007'), changes)] })).map(({ requirement, text }) => [
    requirement,
    text.en,
  ]);

describe('a field of another way of paying', () => {
  it('is the sequence number of a chip in the request of a card that was swiped', () => {
    expect(told({ '22': '021', '23': '001', '55': undefined })).toEqual([
      ['GUIDE-S-STEP-1a', 'field 23 (Card sequence number) is not allowed in the sale 000007'],
    ]);
  });

  it('is the code of a payment in the request of a card', () => {
    expect(told({ '59': 'A30196212000000000000001' })).toEqual([
      ['GUIDE-A-STEP-2b', 'field 59 (Reserved, national) is not allowed in the sale 000007'],
    ]);
  });

  it.each([
    ['a chip that was inserted', { '22': '051', '23': '001' }],
    ['a chip that was tapped', { '22': '072', '23': '001', '26': undefined, '52': undefined, '53': undefined }],
    ['a stripe', { '22': '021', '23': undefined, '55': undefined }],
    [
      'a payment by code',
      {
        '2': undefined,
        '14': undefined,
        '22': '032',
        '23': undefined,
        '26': undefined,
        '52': undefined,
        '53': undefined,
        '55': undefined,
        '59': 'A30196212000000000000001',
      },
    ],
  ])('is none in the request of %s', (_, changes) => {
    expect(told(changes)).toEqual([]);
  });
});
