// What terminals report beside transactions: signatures in parts, and how they are.
import { describe, expect, test } from 'vitest';
import { applyChange } from '../../state/change.ts';
import { putTerminal } from '../../state/configure.ts';
import { configuration, signedInTill, Till, TMK } from '../test-kit.ts';
import { imageOf } from './e-signature.ts';

const image = (till: Till, reference: string | undefined) => {
  const row = till.state.signatures.get(reference ?? '');
  return row === undefined ? null : { complete: row.complete, image: imageOf(row) };
};
const bytes = (till: Till, stan: string | undefined) =>
  till.state.transactions.get(`TP000001/000001/${stan}`)?.signatureBytes;

describe('an electronic signature', () => {
  test('in one message is complete', () => {
    const till = signedInTill();
    const sale = till.ask('sale');
    expect(till.sign0820(sale, '800', 'CAFE').code).toBe('00');
    expect(image(till, sale.reply?.fields[37])).toEqual({ complete: true, image: 'CAFE' });
  });

  test('in parts is joined in the order of their numbers once the last has come', () => {
    const till = signedInTill();
    const sale = till.ask('sale');
    const { 11: stan, 37: reference } = sale.reply?.fields ?? {};
    expect(till.sign0820(sale, '801', '0102')).toMatchObject({ type: 'e-signature', code: '00' });
    expect(till.sign0820(sale, '802', '0304')).toMatchObject({ type: 'e-signature-part', code: '00' });
    expect(image(till, reference)).toMatchObject({ complete: false });
    expect(bytes(till, stan)).toBe(0);
    expect(till.sign0820(sale, '903', '05').reply).toMatchObject({ mti: '0830', fields: { 37: reference, 39: '00' } });
    expect(image(till, reference)).toEqual({ complete: true, image: '0102030405' });
    expect(bytes(till, stan)).toBe(5);
  });

  test('takes a part again that came before, and counts it once', () => {
    const till = signedInTill();
    const sale = till.ask('sale');
    for (const [code, part] of [
      ['801', '01'],
      ['802', '0F'],
      ['802', '02'],
      ['903', '03'],
      ['903', '03'],
    ] as const)
      expect(till.sign0820(sale, code, part).code).toBe('00');
    expect(image(till, sale.reply?.fields[37])).toEqual({ complete: true, image: '010203' });
  });

  test('with a part missing is refused at the end, and begins anew with the first', () => {
    const till = signedInTill();
    const sale = till.ask('sale');
    till.sign0820(sale, '801', '01');
    expect(till.sign0820(sale, '903', '03').code).toBe('22');
    expect(bytes(till, sale.reply?.fields[11])).toBe(0);
    till.sign0820(sale, '801', 'AA');
    expect(till.sign0820(sale, '902', 'BB').code).toBe('00');
    expect(image(till, sale.reply?.fields[37])).toEqual({ complete: true, image: 'AABB' });
  });

  test('is complete also when a missing part comes after the last', () => {
    const till = signedInTill();
    const sale = till.ask('sale');
    till.sign0820(sale, '801', '01');
    till.sign0820(sale, '903', '03');
    expect(till.sign0820(sale, '802', '02').code).toBe('00');
    expect(image(till, sale.reply?.fields[37])).toEqual({ complete: true, image: '010203' });
  });

  test.each([
    ['no transaction of that reference', '802', '01', '071899999999', '25'],
    ['a picture that is not hex', '802', 'XY', undefined, '30'],
    ['a picture that is hex at its end alone', '802', 'XYAB', undefined, '30'],
    ['a picture that is hex at its beginning alone', '802', 'ABXY', undefined, '30'],
    ['a picture of half a byte', '802', 'ABC', undefined, '30'],
    ['a further part with the number of the first', '901', '01', undefined, '30'],
  ])('for %s is refused', (_what, code, picture, reference, expected) => {
    const till = signedInTill();
    expect(till.sign0820(till.ask('sale'), code, picture, reference).code).toBe(expected);
  });
});

test('a signature belongs to a transaction that this terminal made and that was not declined', () => {
  const till = signedInTill();
  const other = new Till(till.state, 'TP000002');
  other.signIn();
  expect(other.sign0820(till.ask('sale'), '800', 'CAFE').code).toBe('25');
  expect(till.sign0820(till.ask('sale', { amount: 999_999 }), '800', 'CAFE').code).toBe('25');
  expect(till.state.signatures.size).toBe(0);
});

test('a signature that stayed owed is taken after its batch was settled, and for no other batch', () => {
  const till = signedInTill();
  const sale = till.ask('sale');
  const signedBatch = till.batch;
  till.settle([1, Number(sale.reply?.fields[4]), 0, 0]);
  till.batch = '000009';
  expect(till.sign0820(sale, '800', 'CAFE').code).toBe('77');
  till.batch = signedBatch;
  expect(till.sign0820(sale, '800', 'CAFE').code).toBe('00');
  expect(bytes(till, sale.reply?.fields[11])).toBe(2);
});

test('a signature with a part beyond its last one is not complete', () => {
  const till = signedInTill();
  const sale = till.ask('sale');
  till.sign0820(sale, '803', '03');
  expect(till.sign0820(sale, '902', '02').code).toBe('22');
  expect(bytes(till, sale.reply?.fields[11])).toBe(0);
});

describe('a state report', () => {
  const report = (till: Till, said: string) => till.network('terminal-state', { 62: said });

  test('that all is in order changes nothing, signed in or not', () => {
    const till = signedInTill();
    expect(report(till, '00')).toMatchObject({ code: '00', committed: false });
    till.network('sign-out');
    expect(report(till, '00').code).toBe('00');
    expect(till.alerts()).toEqual([]);
  });

  test('of tampering switches the terminal off, forgets its keys and raises one alert', () => {
    const till = signedInTill();
    expect(report(till, '01').code).toBe('00');
    expect(till.state.terminals.get('TP000001')).toMatchObject({ active: false, keys: null, terminalMasterKey: TMK });
    expect(till.ask('sale').code).toBe('97');
    expect(till.network('sign-in', { 63: '001' }).code).toBe('97');
    expect(report(till, '01').code).toBe('97');
    expect([...till.state.alerts.values()]).toMatchObject([{ kind: 'tamper', terminalId: 'TP000001' }]);
  });

  test('of tampering ends the session: looked at and switched on again, the terminal has to sign in', () => {
    const till = signedInTill();
    report(till, '01');
    const [record] = configuration().terminals;
    if (record === undefined) throw new Error('the kit has a terminal');
    applyChange(till.state, putTerminal(till.state, record));
    expect(till.ask('sale').code).toBe('77');
    till.signIn();
    expect(till.ask('sale').code).toBe('00');
  });

  test('that says neither is answered 30', () => {
    const till = signedInTill();
    expect(report(till, '07').code).toBe('30');
    expect(till.state.terminals.get('TP000001')?.active).toBe(true);
  });
});
