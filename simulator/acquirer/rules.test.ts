// Rules and rule packs: which request they act on, how often, and what then happens to the books.
import { describe, expect, test } from 'vitest';
import type { AcquirerConfiguration, Rule } from '../model/index.ts';
import { applyChange } from '../state/change.ts';
import { clearRules, replaceRules } from '../state/configure.ts';
import { type Ask, CREDIT, card, DEBIT, pan, rule, STRIPE, signedInTill } from './test-kit.ts';

test('a code of a rule declines and nothing is posted', () => {
  const till = signedInTill({ rules: [rule({ transaction: 'sale' }, { answer: '91' }, { name: 'issuer away' })] });
  expect(till.ask('sale')).toMatchObject({
    code: '91',
    postings: [],
    rule: 'issuer away',
    error: 'issuer away says 91',
  });
  expect(till.state.transactions.get('TP000001/000001/000002')).toMatchObject({
    state: 'declined',
    responseCode: '91',
  });
  expect(till.available()).toBe(100_000);
});

const conditions: [name: string, when: Rule['when'], hit: Ask, miss: Ask][] = [
  ['its card number', { pan: DEBIT }, {}, { pan: CREDIT }],
  ['the beginning of its card number', { prefix: '6212' }, {}, { pan: CREDIT }],
  ['its amount', { amountMinor: 10_000 }, {}, { amount: 10_001 }],
  ['the last digits of its amount', { amountEndsWith: '51' }, { amount: 1_051 }, { amount: 1_052 }],
  ['its STAN', { stan: '000777' }, { stan: '000777' }, { stan: '000778' }],
];
test.each(conditions)('a rule picks a request by %s', (_name, when, hit, miss) => {
  const till = signedInTill({ rules: [rule(when, { answer: '05' })] });
  expect(till.ask('sale', hit).code).toBe('05');
  expect(till.ask('sale', miss)).toMatchObject({ code: '00', rule: null });
});

test('a rule picks by message type, transaction and terminal', () => {
  const till = signedInTill({
    rules: [
      rule({ mti: '0100' }, { answer: '40' }),
      rule({ transaction: 'balance-inquiry' }, { answer: '96' }),
      rule({ terminalId: 'TP000002' }, { answer: '58' }),
    ],
  });
  expect(till.ask('pre-authorisation').code).toBe('40');
  expect(till.ask('balance-inquiry').code).toBe('96');
  expect(till.ask('sale').code).toBe('00');
});

test('skip lets messages pass and times ends it', () => {
  const till = signedInTill({ rules: [rule({ transaction: 'sale' }, { answer: '05' }, { skip: 1, times: 2 })] });
  expect([1, 2, 3, 4, 5].map(() => till.ask('sale').code)).toEqual(['00', '05', '05', '00', '00']);
});

test('the first rule that acts wins, and one that is used up leaves it to the next', () => {
  const till = signedInTill({
    rules: [rule({}, { answer: '05' }, { times: 1 }), rule({ mti: '0200' }, { answer: '91' })],
  });
  expect(till.decisions[0]?.code).toBe('05');
  const other = signedInTill({
    rules: [rule({ mti: '0200' }, { answer: '05' }, { times: 1 }), rule({ mti: '0200' }, { answer: '91' })],
  });
  expect([1, 2].map(() => other.ask('sale').code)).toEqual(['05', '91']);
});

test('a request that does not pass the gates is not counted', () => {
  const till = signedInTill({ rules: [rule({ transaction: 'sale' }, { answer: '05' }, { times: 1 })] });
  till.send(till.card('sale'));
  expect(till.ask('sale').code).toBe('05');
});

test('rules come and go while the acquirer runs', () => {
  const till = signedInTill();
  till.addRule(rule({ transaction: 'sale' }, { answer: '05' }));
  expect(till.ask('sale').code).toBe('05');
  applyChange(till.state, replaceRules(till.state, [rule({ transaction: 'sale' }, { answer: '91' })]));
  expect(till.ask('sale').code).toBe('91');
  applyChange(till.state, clearRules(till.state));
  expect(till.ask('sale').code).toBe('00');
});

describe('faults', () => {
  test.each(['drop-request', 'reset'] as const)('%s keeps the request from the books', (fault) => {
    const till = signedInTill({ rules: [rule({ transaction: 'sale' }, { fault }, { times: 1 })] });
    const message = till.sign(till.card('sale'));
    expect(till.send(message)).toMatchObject({ reply: null, committed: false, postings: [], fault: { name: fault } });
    expect(till.available()).toBe(100_000);
    expect(till.send(message).code).toBe('00');
  });

  test.each([
    'drop-answer',
    'late-answer',
    'duplicate-answer',
    'wrong-stan',
    'wrong-mac',
    'reset-after-commit',
  ] as const)('%s commits and hands over the right answer to spoil', (fault) => {
    const till = signedInTill({ rules: [rule({ transaction: 'sale' }, { fault, delayMs: 700 })] });
    expect(till.ask('sale')).toMatchObject({ code: '00', committed: true, fault: { name: fault, delayMs: 700 } });
    expect(till.available()).toBe(90_000);
  });

  test('unknown-code declines with a code of no table', () => {
    const till = signedInTill({ rules: [rule({ transaction: 'sale' }, { fault: 'unknown-code' })] });
    expect(till.ask('sale')).toMatchObject({ code: 'Z9', postings: [], reply: { fields: { 39: 'Z9' } } });
  });

  test('a fault can be played on network messages, and a processing requirement goes along', () => {
    const till = signedInTill({ rules: [rule({ mti: '0820' }, { fault: 'drop-answer', headerRequirement: '3' })] });
    expect(till.network('echo-test')).toMatchObject({ fault: { name: 'drop-answer' }, headerRequirement: '3' });
  });
});

test('a rule can ask for another kind of approval, which is still refused when the card cannot pay', () => {
  const till = signedInTill({ rules: [rule({ transaction: 'sale' }, { answer: 'A2' })] });
  expect(till.ask('sale')).toMatchObject({ code: 'A2', reply: { fields: { 39: 'A2' } } });
  expect(till.available()).toBe(90_000);
  expect(till.ask('sale', { amount: 999_999 }).code).toBe('51');
});

describe('packs', () => {
  const withPack = (...rulePacks: AcquirerConfiguration['rulePacks']) =>
    signedInTill({
      rulePacks,
      cards: [
        card({ availableMinor: 900_000 }),
        card({ pan: STRIPE, chip: false }),
        card({ pan: pan('62123400000999') }),
      ],
    });

  test.each([
    ['cents-are-codes', 1_051, '51'],
    ['cents-are-codes', 1_091, '91'],
    ['cents-are-codes', 1_000, '00'],
    ['stripe-endings', 1_001, '01'],
    ['stripe-endings', 1_065, '65'],
    ['stripe-endings', 1_000, '00'],
    ['adyen-endings', 2_124, '51'],
    ['adyen-endings', 2_136, '91'],
    ['adyen-endings', 2_000, '00'],
  ] as const)('%s: a sale of %i fen is answered %s', (pack, amount, code) => {
    expect(withPack(pack).ask('sale', { amount }).code).toBe(code);
  });

  test('magic amounts play faults too', () => {
    const till = withPack('cents-are-codes');
    expect(till.ask('sale', { amount: 169 }).fault).toMatchObject({ name: 'drop-answer', delayMs: 0 });
    expect(till.ask('sale', { amount: 1_010 }).fault).toMatchObject({ name: 'late-answer', delayMs: 10_000 });
    expect(till.ask('sale', { amount: 8_080 }).fault).toMatchObject({ name: 'late-answer', delayMs: 80_000 });
  });

  test('packs leave refunds alone, and rules go before them', () => {
    const till = withPack('cents-are-codes');
    const sale = till.ask('sale', { amount: 10_000 });
    expect(till.about('refund', sale, { amount: 51 }).code).toBe('00');
    till.addRule(rule({ amountEndsWith: '51' }, { answer: '05' }));
    expect(till.ask('sale', { amount: 1_051 })).toMatchObject({ code: '05', rule: 'rule 1' });
  });
});
