// What a message leaves in the books, and what the operator is told of it: reversals, uploads, notices, sign-ins.
import { describe, expect, test } from 'vitest';
import type { Message } from '../../../src/iso8583/message.ts';
import { decide } from '../decide.ts';
import { DEBIT, NOW, SECURITY, signedInTill, Till } from '../test-kit.ts';

describe('a reversal', () => {
  const batchOf = (till: Till) => till.state.batches.get('TP000001/000001');
  const totals = (till: Till) => [batchOf(till)?.domestic, batchOf(till)?.foreign];
  const paid = (till: Till) => till.ask('sale', { amount: 500 });
  const held = (till: Till) => till.ask('pre-authorisation', { amount: 500 });
  const completed = (till: Till) => till.about('completion', held(till), { amount: 500 });

  test.each([
    ['sale', null],
    ['void', paid],
    ['completion', held],
    ['completion-void', completed],
    ['pre-authorisation', null],
    ['pre-authorisation-void', held],
  ] as const)(
    'of a %s puts totals and money back to where they were, in the name of what it reverses',
    (type, before) => {
      const till = signedInTill();
      till.ask('sale', { amount: 7_000 });
      const fields = before === null ? {} : till.naming(before(till));
      const books = () => [totals(till), [...till.state.balances.values()]];
      const first = books();
      const message: Message = till.sign(till.card(type, { amount: 500, fields }));
      const { transactionId } = till.send(message);
      const entry = [...till.state.entries.values()].at(-1);
      expect(till.reverse(message).code).toBe('00');
      expect(
        books()
          .flat(2)
          .filter((each) => each !== 0),
      ).toEqual(first.flat(2).filter((each) => each !== 0));
      const last = [...till.state.entries.values()].at(-1);
      expect(last?.id).toBe((entry?.id ?? 0) + 1);
      expect([entry?.transactionId, last?.transactionId]).toEqual([transactionId, transactionId]);
    },
  );

  test('of a completion that was refunded since is 12, and the operator is told', () => {
    const till = signedInTill();
    const message = till.sign(till.card('completion', { amount: 500, fields: till.naming(held(till)) }));
    till.about('refund', till.send(message), { amount: 1 });
    expect(till.reverse(message)).toMatchObject({ code: '12', error: 'the original was refunded', postings: [] });
    expect(till.alerts()).toEqual(['reversal of a completion: the original was refunded']);
  });

  test('for a batch that never was is 00 and opens none', () => {
    const till = signedInTill();
    till.batch = '000009';
    expect(till.reverse(till.sign(till.card('sale'))).code).toBe('00');
    expect([...till.state.batches.keys()]).toEqual(['TP000001/000001']);
  });

  test('is kept in the books: why it came, how often, and whether there was anything to reverse', () => {
    const till = signedInTill();
    const known = till.sign(till.card('sale', { stan: '000100' }));
    till.send(known);
    till.reverse(known, '98');
    till.reverse(known, '06');
    till.reverse(till.sign(till.card('sale', { stan: '000101' })), 'A0');
    const kept = [...till.state.reversals.values()].map(({ stan, reason, count, found }) => [
      stan,
      reason,
      count,
      found,
    ]);
    expect(kept).toEqual([
      ['000100', '06', 2, true],
      ['000101', 'A0', 1, false],
    ]);
  });
});

describe('an upload', () => {
  const item = (stan: string, amount: number, type = '00') =>
    `${type}${stan}${DEBIT.padStart(20, '0')}${String(amount).padStart(12, '0')}`;
  const items = (...list: string[]) => ({ 48: String(list.length).padStart(2, '0') + list.join('') });
  const told = (till: Till) => till.alerts().filter((reason) => reason.startsWith('voucher'));

  /** The upload of a batch whose settlement did not balance, from its first item to its end. */
  function upload(till: Till, ...list: string[]): void {
    till.settle([99, 1, 0, 0]);
    expect(till.network('batch-upload', items(...list)).code).toBe('00');
    expect(till.network('batch-upload-end', { 48: String(list.length).padStart(4, '0') }).code).toBe('00');
  }

  test('says nothing of what moved no money and was not uploaded', () => {
    const till = signedInTill();
    till.ask('sale', { stan: '000100', amount: 500 });
    till.ask('sale', { stan: '000101', amount: 999_999 });
    till.ask('balance-inquiry', { stan: '000102' });
    till.ask('pre-authorisation', { stan: '000103', amount: 700 });
    const reversed = till.sign(till.card('sale', { stan: '000104', amount: 300 }));
    till.send(reversed);
    till.reverse(reversed);
    upload(till, item('000100', 500));
    expect(told(till)).toEqual([]);
  });

  test('says what only the host has in the order of the vouchers', () => {
    const till = signedInTill();
    for (const stan of ['000103', '000101', '000102']) till.ask('sale', { stan, amount: 500 });
    upload(till);
    expect(told(till)).toEqual(
      ['000101', '000102', '000103'].map((stan) => `voucher ${stan}: the host has it, the terminal has not`),
    );
  });

  test('is about the batch of this terminal alone', () => {
    const till = signedInTill();
    const other = new Till(till.state, 'TP000002');
    other.signIn();
    other.ask('sale', { stan: '000100', amount: 500 });
    other.ask('sale', { stan: '000101', amount: 500 });
    upload(other, item('000100', 499));
    const before = told(till).length;
    expect(before).toBe(2);
    upload(till);
    expect(told(till)).toHaveLength(before);
  });

  test('keeps of an item whether its card is foreign, which its first two digits say', () => {
    const till = signedInTill();
    upload(till, item('000100', 101), item('000102', 2, '01'));
    expect(
      [...till.state.uploads.values()].map(({ stan, amountMinor, foreign }) => [stan, amountMinor, foreign]),
    ).toEqual([
      ['000100', 101, false],
      ['000102', 2, true],
    ]);
  });
});

describe('a script result notice', () => {
  const notice = (till: Till, original: string, data: string, rest: { security?: typeof SECURITY } = {}) => {
    const { fields } = till.card('script-notice', { fields: { 55: data, 60: `00${till.batch}951`, 61: original } });
    const message = till.sign({ mti: '0620', fields });
    till.apply(decide(message, till.state, { now: NOW, security: SECURITY, ...rest }));
    return [...till.state.notices.values()].at(-1);
  };
  const results = 'DF31051122334455';

  test.each([
    ['its batch and voucher', '0000010001000718', 'TP000001/000001/000100'],
    ['its voucher alone', '0000000001000718', 'TP000001/000001/000100'],
    ['another batch', '0000020001000718', null],
    ['another voucher', '0000010001010718', null],
  ])('that names a sale by %s is kept with it, if there is one', (_how, original, originalKey) => {
    const till = signedInTill();
    till.ask('sale', { stan: '000100' });
    expect(notice(till, original, results)).toMatchObject({
      terminalId: 'TP000001',
      batch: '000001',
      at: NOW,
      originalKey,
      results: '1122334455',
    });
  });

  test('without results, or where the host reads no chip data, is kept all the same', () => {
    const { chip: _, ...security } = SECURITY;
    const till = signedInTill();
    expect(notice(till, '0000010001000718', '9F36020001')?.results).toBe('');
    expect(notice(till, '0000010001000718', results, { security })?.results).toBe('');
  });
});

test('a sign-in is kept: who signed in, and how often', () => {
  const till = signedInTill();
  expect(till.state.terminals.get('TP000001')).toMatchObject({ signedIn: true, operator: '001', signIns: 1 });
  till.signIn({ 63: '002' });
  expect(till.state.terminals.get('TP000001')).toMatchObject({ signedIn: true, operator: '002', signIns: 2 });
});

test('the void of a pre-authorisation is kept with its amount', () => {
  const till = signedInTill();
  till.about('pre-authorisation-void', till.ask('pre-authorisation', { amount: 700 }), { amount: 700 });
  expect([...till.state.transactions.values()].at(-1)).toMatchObject({ state: 'approved', postedMinor: 700 });
});
