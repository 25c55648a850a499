// Alerts (GUIDE-A-FAQ-5e): each with the STAN of the request that raised it and its reason, and none for what is ordinary.
import { describe, expect, test } from 'vitest';
import type { AlertKind } from '../model/index.ts';
import { CREDIT, DEBIT, NOW, rule, signedInTill, type Till } from './test-kit.ts';

const kinds = (till: Till) => [...till.state.alerts.values()].map(({ kind, stan }) => [kind, stan]);
const changeCard = (till: Till, changed: object) => {
  const row = till.state.cards.get(DEBIT);
  if (row !== undefined) till.state.cards.set(DEBIT, { ...row, ...changed });
};

describe('an alert is raised', () => {
  test.each<[string, string, AlertKind, string]>([
    ['suspected-fraud', '34', 'card-to-keep', 'card suspected-fraud: answered 34'],
    ['lost', '41', 'card-to-keep', 'card lost: answered 41'],
    ['stolen', '43', 'card-to-keep', 'card stolen: answered 43'],
    ['pick-up', '04', 'card-to-keep', 'card pick-up: answered 04'],
    ['pin-locked', '75', 'pin-tries', 'card pin-locked: answered 75'],
  ])('for a card that is %s (%s)', (status, code, kind, reason) => {
    const till = signedInTill();
    changeCard(till, { status });
    expect(till.ask('sale', { stan: '000123' }).code).toBe(code);
    const alert = { at: NOW, terminalId: 'TP000001', stan: '000123', kind, reason };
    expect([...till.state.alerts.values()]).toEqual([alert]);
  });

  test.each(['04', '34', '41', '43', '38', '75'])('when a rule makes the issuer answer %s', (answer) => {
    const till = signedInTill();
    till.addRule(rule({ transaction: 'sale' }, { answer }));
    till.ask('sale');
    expect(till.alerts()).toEqual([`the issuer says so: answered ${answer}`]);
  });

  test('at the third decline in a row, once, and again after an approval', () => {
    const till = signedInTill();
    const decline = (stan: string) => till.ask('sale', { stan, amount: 200_000 });
    for (const stan of ['000101', '000102', '000103', '000104', '000105']) decline(stan);
    expect(kinds(till)).toEqual([['repeated-declines', '000103']]);
    expect(till.alerts()).toEqual(['3 declines in a row, the last with 51']);
    till.ask('sale', { stan: '000106', amount: 1 });
    for (const stan of ['000107', '000108']) decline(stan);
    expect(till.state.alerts.size).toBe(1);
    decline('000109');
    expect(kinds(till).at(-1)).toEqual(['repeated-declines', '000109']);
  });

  test('for a chip card that was swiped', () => {
    const till = signedInTill();
    till.ask('sale', { entry: '02', stan: '000200' });
    expect(kinds(till)).toEqual([['chip-swiped', '000200']]);
  });

  test('at the third reversal of a batch', () => {
    const till = signedInTill();
    for (let i = 0; i < 4; i++) {
      const message = till.sign(till.card('sale', { amount: 10 }));
      till.send(message);
      till.reverse(message);
    }
    expect(till.alerts()).toEqual(['3 reversals in one batch']);
    expect(kinds(till)).toEqual([['repeated-reversals', '000004']]);
  });
});

describe('no alert is raised', () => {
  test.each<[string, (till: Till) => void]>([
    ['for an approval', (till) => till.ask('sale')],
    ['for one decline', (till) => till.ask('sale', { amount: 200_000 })],
    [
      'for declines with approvals between',
      (till) => {
        for (let i = 0; i < 5; i++) {
          till.ask('sale', { amount: 200_000 });
          till.ask('sale', { amount: 1 });
        }
      },
    ],
    [
      'for requests that the host does not even look at',
      (till) => {
        for (let i = 0; i < 5; i++) till.send(till.card('sale'));
      },
    ],
    ['for a wrong PIN', (till) => till.ask('sale', { pan: CREDIT, pin: '000000' })],
  ])('%s', (_what, act) => {
    const till = signedInTill();
    act(till);
    expect(till.alerts()).toEqual([]);
  });
});
