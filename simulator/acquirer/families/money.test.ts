// Void, refund, the pre-authorisation family and reversals: what goes through, what is refused, and where the money is afterwards.
import { describe, expect, test } from 'vitest';
import { CREDIT, card, DEBIT, FOREIGN, MERCHANT, rule, signedInTill, Till } from '../test-kit.ts';

describe('void', () => {
  test('gives the sale back to the card once', () => {
    const till = signedInTill();
    const sale = till.ask('sale');
    const answer = till.about('void', sale);
    expect(answer).toMatchObject({ code: '00' });
    expect([till.available(), till.merchant()]).toEqual([100_000, 0]);
    expect(till.state.transactions.get(`TP000001/000001/${sale.reply?.fields[11]}`)?.state).toBe('voided');
    expect(till.about('void', sale)).toMatchObject({ code: '12', postings: [] });
    expect(till.available()).toBe(100_000);
  });

  test('of another amount is 64, with another card 14, of another reference or voucher 25', () => {
    const till = signedInTill();
    const sale = till.ask('sale');
    expect(till.about('void', sale, { amount: 9_999 }).code).toBe('64');
    expect(till.about('void', sale, { pan: CREDIT }).code).toBe('14');
    expect(till.about('void', sale, { fields: { 37: '071899999999' } }).code).toBe('25');
    expect(till.about('void', sale, { fields: { 38: '000000' } }).code).toBe('25');
    expect(till.about('void', sale, { fields: { 61: '0000010099990718' } }).code).toBe('25');
    expect(till.about('void', sale, { fields: { 61: `000001${sale.reply?.fields[11]}0717` } }).code).toBe('25');
    expect(till.available()).toBe(90_000);
    expect(till.about('void', sale).code).toBe('00');
  });

  test('of a declined, a reversed or a refunded sale is refused', () => {
    const till = signedInTill();
    expect(till.about('void', till.ask('sale', { amount: 999_999 }), { amount: 999_999 }).code).toBe('25');
    const message = till.sign(till.card('sale'));
    const reversed = till.send(message);
    till.reverse(message);
    expect(till.about('void', reversed).code).toBe('25');
    const refunded = till.ask('sale');
    till.about('refund', refunded, { amount: 1 });
    expect(till.about('void', refunded).code).toBe('12');
  });

  test('of a void is refused', () => {
    const till = signedInTill();
    const undone = till.about('void', till.ask('sale'));
    expect(till.about('void', undone).code).toBe('12');
  });

  test('after the batch was settled is 25, and a refund is the way', () => {
    const till = signedInTill();
    const sale = till.ask('sale');
    till.settle([1, 10_000, 0, 0]);
    till.batch = '000002';
    expect(till.about('void', sale).code).toBe('25');
    expect(till.about('refund', sale).code).toBe('00');
  });

  test('of a sale of another terminal is 25', () => {
    const till = signedInTill();
    const sale = till.ask('sale');
    const other = new Till(till.state, 'TP000002');
    other.signIn();
    expect(other.about('void', sale).code).toBe('25');
  });

  test('of a card that was lost meanwhile goes through, and a PIN that is sent must be right', () => {
    const till = signedInTill();
    const sale = till.ask('sale');
    expect(till.about('void', sale, { pin: '000000' }).code).toBe('55');
    const row = till.state.cards.get(DEBIT);
    if (row !== undefined) till.state.cards.set(DEBIT, { ...row, status: 'lost' });
    expect(till.about('void', sale).code).toBe('00');
  });
});

describe('refund', () => {
  test('in parts goes on until the original is used up, and not a fen further', () => {
    const till = signedInTill();
    const sale = till.ask('sale', { amount: 10_000 });
    expect(till.about('refund', sale, { amount: 6_000 }).code).toBe('00');
    expect(till.about('refund', sale, { amount: 4_001 })).toMatchObject({ code: '64', postings: [] });
    expect(till.about('refund', sale, { amount: 4_000 }).code).toBe('00');
    expect(till.about('refund', sale, { amount: 1 }).code).toBe('64');
    expect([till.available(), till.merchant()]).toEqual([100_000, 0]);
  });

  test.each([
    ['with another card', { pan: CREDIT }, '14'],
    ['above the original', { amount: 10_001 }, '64'],
    ['of nothing', { amount: 0 }, '13'],
    ['of a reference that is not there', { fields: { 37: '071800009999' } }, '25'],
    ['of another day', { fields: { 61: '0000000000000717' } }, '25'],
    ['of another voucher', { fields: { 61: '0000010000990718' } }, '25'],
  ])('%s is refused', (_name, ask, code) => {
    const till = signedInTill();
    const sale = till.ask('sale');
    expect(till.about('refund', sale, ask)).toMatchObject({ code, postings: [] });
    expect(till.about('refund', sale).code).toBe('00');
  });

  test('finds the original by reference and date alone, also from another terminal of the merchant', () => {
    const till = signedInTill();
    const sale = till.ask('sale');
    const other = new Till(till.state, 'TP000002');
    other.signIn();
    expect(other.about('refund', sale, { amount: 100, fields: { 61: '0000000000000718' } }).code).toBe('00');
  });

  test('at another merchant is refused', () => {
    const till = signedInTill();
    const sale = till.ask('sale');
    const other = new Till(till.state, 'TP000005');
    other.merchantId = '898310058120003';
    other.signIn();
    expect(other.about('refund', sale).code).toBe('25');
  });

  test('of a voided, a declined or a refunding transaction is refused', () => {
    const till = signedInTill();
    const sale = till.ask('sale');
    till.about('void', sale);
    expect(till.about('refund', sale).code).toBe('12');
    expect(till.about('refund', till.ask('sale', { amount: 999_999 }), { amount: 1 }).code).toBe('25');
    const refund = till.about('refund', till.ask('sale'));
    expect(till.about('refund', refund).code).toBe('12');
  });

  test('of a completion goes through', () => {
    const till = signedInTill();
    const done = till.about('completion', till.ask('pre-authorisation'), { amount: 7_000 });
    expect(till.about('refund', done, { amount: 7_000 }).code).toBe('00');
    expect([till.available(), till.held(), till.merchant()]).toEqual([100_000, 0, 0]);
  });
});

describe('pre-authorisation', () => {
  test('holds, and its void releases', () => {
    const till = signedInTill();
    const held = till.ask('pre-authorisation', { amount: 30_000 });
    expect([till.available(), till.held(), till.merchant()]).toEqual([70_000, 30_000, 0]);
    expect(till.about('pre-authorisation-void', held, { amount: 30_000 }).code).toBe('00');
    expect([till.available(), till.held()]).toEqual([100_000, 0]);
    expect(till.about('completion', held, { amount: 30_000 }).code).toBe('12');
    expect(till.about('pre-authorisation-void', held, { amount: 30_000 }).code).toBe('12');
  });

  test('what is held cannot be spent', () => {
    const till = signedInTill();
    till.ask('pre-authorisation', { amount: 95_000 });
    expect(till.ask('sale', { amount: 5_001 }).code).toBe('51');
    expect(till.ask('sale', { amount: 5_000 }).code).toBe('00');
  });

  test.each(['completion', 'completion-notice'] as const)(
    'a %s pays from the hold and releases the rest, once',
    (type) => {
      const till = signedInTill();
      const held = till.ask('pre-authorisation', { amount: 30_000 });
      expect(till.about(type, held, { amount: 20_000 }).code).toBe('00');
      expect([till.available(), till.held(), till.merchant()]).toEqual([80_000, 0, 20_000]);
      expect(till.about(type, held, { amount: 1 }).code).toBe('12');
      expect(till.about('pre-authorisation-void', held, { amount: 30_000 }).code).toBe('12');
    },
  );

  test.each([
    ['above what was authorised', { amount: 30_001 }, '64'],
    ['with another card', { pan: CREDIT }, '14'],
    ['with another authorisation code', { fields: { 38: '999999' } }, '25'],
    ['of another day', { fields: { 61: '0000000000000717' } }, '25'],
  ])('a completion %s is refused', (_name, ask, code) => {
    const till = signedInTill();
    const held = till.ask('pre-authorisation', { amount: 30_000 });
    expect(till.about('completion', held, { amount: 30_000, ...ask }).code).toBe(code);
    expect(till.held()).toBe(30_000);
    expect(till.about('completion', held, { amount: 30_000 }).code).toBe('00');
  });

  test('is completed in a later batch too', () => {
    const till = signedInTill();
    const held = till.ask('pre-authorisation');
    till.settle([0, 0, 0, 0]);
    till.batch = '000002';
    expect(till.about('completion', held).code).toBe('00');
  });

  test('a completion that is voided holds again and can be completed again', () => {
    const till = signedInTill();
    const held = till.ask('pre-authorisation', { amount: 30_000 });
    const done = till.about('completion', held, { amount: 20_000 });
    expect(till.about('completion-void', done, { amount: 20_000 }).code).toBe('00');
    expect([till.available(), till.held(), till.merchant()]).toEqual([70_000, 30_000, 0]);
    expect(till.about('completion', held, { amount: 25_000 }).code).toBe('00');
    expect([till.available(), till.held(), till.merchant()]).toEqual([75_000, 0, 25_000]);
  });

  test('a hold that cannot be filled up again after a void holds what was paid', () => {
    const till = signedInTill();
    const held = till.ask('pre-authorisation', { amount: 60_000 });
    const done = till.about('completion', held, { amount: 20_000 });
    till.ask('sale', { amount: 75_000 });
    till.about('completion-void', done, { amount: 20_000 });
    expect([till.available(), till.held()]).toEqual([0, 25_000]);
    expect(till.about('completion', held, { amount: 25_001 }).code).toBe('51');
    expect(till.about('completion', held, { amount: 25_000 }).code).toBe('00');
  });

  test('a completion notice is not voided', () => {
    const till = signedInTill();
    const notice = till.about('completion-notice', till.ask('pre-authorisation'));
    expect(till.about('completion-void', notice).code).toBe('12');
  });
});

describe('reversal', () => {
  test('undoes a sale once, however often it comes', () => {
    const till = signedInTill();
    const message = till.sign(till.card('sale'));
    till.send(message);
    expect(till.reverse(message)).toMatchObject({ code: '00', reply: { mti: '0410', fields: { 39: '00' } } });
    expect([till.available(), till.merchant()]).toEqual([100_000, 0]);
    expect(till.reverse(message)).toMatchObject({ code: '00', postings: [] });
    expect(till.available()).toBe(100_000);
  });

  test('of a request that never came is 00, and the request is refused when it comes late', () => {
    const till = signedInTill();
    const message = till.sign(till.card('sale'));
    expect(till.reverse(message)).toMatchObject({ code: '00', postings: [] });
    expect(till.send(message)).toMatchObject({ code: '94', postings: [], committed: false });
    expect(till.available()).toBe(100_000);
    expect(till.reverse(message).code).toBe('00');
  });

  test('of a declined sale is 00 and moves nothing', () => {
    const till = signedInTill();
    const message = till.sign(till.card('sale', { amount: 999_999 }));
    till.send(message);
    expect(till.reverse(message)).toMatchObject({ code: '00', postings: [] });
  });

  test('of a void makes the sale stand again, even if the card has spent the money', () => {
    const till = signedInTill();
    const sale = till.ask('sale', { amount: 60_000 });
    const undo = till.sign(till.card('void', { amount: 60_000, fields: till.naming(sale) }));
    till.send(undo);
    till.ask('sale', { amount: 70_000 });
    expect(till.reverse(undo).code).toBe('00');
    expect([till.available(), till.merchant()]).toEqual([0, 130_000]);
    expect(till.state.balances.get('debt/621234******1232#1')).toBe(-30_000);
    expect(till.about('refund', sale, { amount: 40_000 }).code).toBe('00');
    expect([till.available(), till.state.balances.get('debt/621234******1232#1')]).toEqual([10_000, 0]);
  });

  test('of a pre-authorisation, of its void, of a completion and of its void each restores what was before', () => {
    const till = signedInTill();
    const money = () => [till.available(), till.held(), till.merchant()];
    const hold = till.sign(till.card('pre-authorisation', { amount: 30_000 }));
    till.send(hold);
    till.reverse(hold);
    expect(money()).toEqual([100_000, 0, 0]);
    const held = till.ask('pre-authorisation', { amount: 30_000 });
    const undo = till.sign(till.card('pre-authorisation-void', { amount: 30_000, fields: till.naming(held) }));
    till.send(undo);
    till.reverse(undo);
    expect(money()).toEqual([70_000, 30_000, 0]);
    const pay = till.sign(till.card('completion', { amount: 20_000, fields: till.naming(held) }));
    till.send(pay);
    till.reverse(pay);
    expect(money()).toEqual([70_000, 30_000, 0]);
    const paid = till.about('completion', held, { amount: 10_000 });
    const back = till.sign(till.card('completion-void', { amount: 10_000, fields: till.naming(paid) }));
    till.send(back);
    till.reverse(back);
    expect(money()).toEqual([90_000, 0, 10_000]);
  });

  test.each([
    ['a refund', 'refund'],
    ['a completion notice', 'completion-notice'],
  ] as const)('of %s is 12 and moves nothing', (_name, type) => {
    const till = signedInTill();
    const original = till.ask(type === 'refund' ? 'sale' : 'pre-authorisation');
    const message = till.sign(till.card(type, { fields: till.naming(original) }));
    expect(till.send(message).code).toBe('00');
    expect(till.reverse(message)).toMatchObject({ code: '12', postings: [] });
  });

  test('of what was voided, refunded or completed since is 12 and moves nothing', () => {
    const till = signedInTill();
    const voided = till.sign(till.card('sale'));
    till.about('void', till.send(voided));
    expect(till.reverse(voided)).toMatchObject({ code: '12', postings: [] });
    const refunded = till.sign(till.card('sale'));
    till.about('refund', till.send(refunded), { amount: 1 });
    expect(till.reverse(refunded)).toMatchObject({ code: '12', postings: [] });
    const completed = till.sign(till.card('pre-authorisation'));
    till.about('completion', till.send(completed));
    expect(till.reverse(completed)).toMatchObject({ code: '12', postings: [] });
    expect(till.alerts().filter((reason) => reason.startsWith('reversal of a '))).toEqual([
      'reversal of a sale: the original was refunded',
      'reversal of a pre-authorisation: the pre-authorisation was completed',
    ]);
  });

  test('of a completion void is 12 once the pre-authorisation was used again or voided', () => {
    for (const next of ['completion', 'pre-authorisation-void'] as const) {
      const till = signedInTill();
      const held = till.ask('pre-authorisation');
      const paid = till.about('completion', held);
      const back = till.sign(till.card('completion-void', { fields: till.naming(paid) }));
      till.send(back);
      expect(till.about(next, held).code).toBe('00');
      expect(till.reverse(back)).toMatchObject({ code: '12', postings: [] });
    }
  });

  test('of another amount is 64 and of another card 14; then the right one still works', () => {
    const till = signedInTill();
    const message = till.sign(till.card('sale'));
    till.send(message);
    expect(till.reverse(message, '98', { 4: '000000009999' }).code).toBe('64');
    expect(till.reverse(message, '98', { 2: FOREIGN }).code).toBe('14');
    expect(till.available()).toBe(90_000);
    expect(till.reverse(message).code).toBe('00');
    expect(till.available()).toBe(100_000);
  });

  test('of a transaction whose batch was settled is 12, flagged, and moves nothing', () => {
    const till = signedInTill();
    const message = till.sign(till.card('sale'));
    till.send(message);
    till.settle([1, 10_000, 0, 0]);
    expect(till.reverse(message)).toMatchObject({ code: '12', postings: [] });
    expect(till.alerts()).toEqual(['reversal of a sale: its batch was settled']);
  });

  test('of a request that was refused because its batch was settled is 00, so that the terminal is rid of it', () => {
    const till = signedInTill();
    const message = till.sign(till.card('sale'));
    till.settle([0, 0, 0, 0]);
    expect(till.send(message)).toMatchObject({ code: '77', committed: false });
    expect(till.reverse(message)).toMatchObject({ code: '00', postings: [] });
    expect(till.send(message).code).toBe('77');
    expect(till.alerts()).toEqual([]);
  });

  test('with a wrong MAC is A0 and moves nothing', () => {
    const till = signedInTill();
    const message = till.sign(till.card('sale'));
    till.send(message);
    const reversal = till.reversalOf(message);
    expect(till.send({ ...reversal, fields: { ...reversal.fields, 64: '00'.repeat(8) } }).code).toBe('A0');
    expect(till.available()).toBe(90_000);
  });

  test('coming again and again is flagged, and so are many in one batch', () => {
    const till = signedInTill();
    const message = till.sign(till.card('sale'));
    till.send(message);
    for (let i = 0; i < 3; i++) till.reverse(message);
    expect(till.alerts()).toEqual(['the same reversal came 3 times']);
    for (let i = 0; i < 2; i++) till.reverse(till.sign(till.card('sale')));
    expect(till.alerts()).toEqual(['the same reversal came 3 times', '3 reversals in one batch']);
  });
});

describe('partial approval', () => {
  const partial = { rules: [rule({ transaction: 'sale', amountMinor: 10_000 }, { partialMinor: 6_000 })] };

  test('is code 10 with the lower amount, which is what is posted, voided and refunded', () => {
    const till = signedInTill(partial);
    const sale = till.ask('sale', { amount: 10_000 });
    expect(sale).toMatchObject({ code: '10', reply: { fields: { 4: '000000006000', 39: '10' } } });
    expect([till.available(), till.merchant(MERCHANT)]).toEqual([94_000, 6_000]);
    expect(till.about('refund', sale, { amount: 6_001 }).code).toBe('64');
    expect(till.about('void', sale, { amount: 10_000 }).code).toBe('64');
    expect(till.about('void', sale, { amount: 6_000 }).code).toBe('00');
  });

  test('needs only the lower amount to be available, and declines what is above even that', () => {
    expect(signedInTill({ ...partial, cards: [card({ availableMinor: 6_000 })] }).ask('sale').code).toBe('10');
    expect(signedInTill({ ...partial, cards: [card({ availableMinor: 5_999 })] }).ask('sale').code).toBe('51');
  });

  test('is reversed as a whole', () => {
    const till = signedInTill(partial);
    const message = till.sign(till.card('sale', { amount: 10_000 }));
    till.send(message);
    expect(till.reverse(message).code).toBe('00');
    expect(till.available()).toBe(100_000);
  });
});
