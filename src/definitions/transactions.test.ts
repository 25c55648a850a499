// The transaction table: every row is well-formed, can be told apart on the wire, and keeps the rules of the dialect.
import { describe, expect, test } from 'vitest';
import {
  FIELD_48_SETTLEMENT,
  FIELD_60,
  FIELD_61,
  TRANSACTIONS,
  type TransactionDefinition,
  type TransactionType,
  transactionTypeOf,
} from './transactions.ts';

const ROWS = Object.entries(TRANSACTIONS) as [TransactionType, TransactionDefinition][];
const typesWhere = (is: (row: TransactionDefinition) => boolean) => ROWS.filter(([, row]) => is(row)).map(([t]) => t);

function request(row: TransactionDefinition): { mti: string; fields: Record<number, string> } {
  const fields: Record<number, string> = { 60: `${row.messageType}000001${row.networkCode ?? '000'}` };
  if (row.processingCode !== null) fields[3] = row.processingCode;
  if (row.conditionCode !== null) fields[25] = row.conditionCode;
  return { mti: row.mti, fields };
}

describe('the transaction table', () => {
  test.each(ROWS)('tells %s apart by its own wire values', (type, row) => {
    expect(transactionTypeOf(request(row))).toBe(type);
  });

  test.each(ROWS)(
    'keeps the fields of %s within 2 to 64 and names terminal, merchant and transaction codes',
    (_, row) => {
      const numbers = [...row.mandatory, ...row.optional];
      expect(numbers.filter((n) => n < 2 || n > 64)).toEqual([]);
      expect(new Set(row.mandatory).size).toBe(row.mandatory.length);
      expect(row.mandatory).toEqual(expect.arrayContaining([41, 42, 60]));
    },
  );

  test('gives every row a name in both languages', () => {
    expect(ROWS.filter(([, row]) => !/^[A-Z]/.test(row.en) || !/\p{Script=Han}/u.test(row.zh))).toEqual([]);
  });

  test('reverses sale, void and the pre-authorisation family, never a refund, notice or inquiry (F-27)', () => {
    expect(typesWhere((row) => row.reversible)).toEqual([
      'sale',
      'void',
      'pre-authorisation',
      'pre-authorisation-void',
      'completion',
      'completion-void',
    ]);
  });

  test('carries no MAC on management, settlement and upload messages (F-15)', () => {
    const without = typesWhere((row) => !row.mac).map((type) => TRANSACTIONS[type].mti);
    expect(new Set(without)).toEqual(new Set(['0800', '0820', '0500', '0320']));
    expect(typesWhere((row) => row.mac && !row.optional.includes(64))).toEqual([]);
    expect(typesWhere((row) => !row.mac && row.optional.includes(64))).toEqual([]);
  });

  test('sends neither track nor PIN in a reversal (F-25)', () => {
    const { mandatory, optional } = TRANSACTIONS.reversal;
    expect([35, 36, 52, 53].filter((n) => ([...mandatory, ...optional] as number[]).includes(n))).toEqual([]);
  });

  test('sends an echo test with 41, 42 and 60 only (F-08)', () => {
    expect([...TRANSACTIONS['echo-test'].mandatory, ...TRANSACTIONS['echo-test'].optional]).toEqual([41, 42, 60]);
  });

  test('takes every key mode as a sign-in, and does not mistake an upload for one', () => {
    const fields = (code: string) => ({ mti: '0800', fields: { 60: `00000001${code}` } });
    for (const code of ['001', '003', '004']) expect(transactionTypeOf(fields(code))).toBe('sign-in');
    expect(transactionTypeOf(fields('394'))).toBe('parameter-download');
    expect(transactionTypeOf(fields('999'))).toBeNull();
  });

  test('takes further parts of a signature by their end flag, and a query of a payment by code', () => {
    const type = (field60: string) => transactionTypeOf({ mti: '0820', fields: { 60: field60 } });
    expect(['801', '812'].map((code) => type(`07000001${code}`))).toEqual(['e-signature', 'e-signature']);
    expect(['802', '903'].map((code) => type(`08000001${code}`))).toEqual(['e-signature-part', 'e-signature-part']);
    expect(type('08000001301')).toBeNull();
    expect([type('00000001900'), type('00000001362'), type('00000001901')]).toEqual([
      'qr-query',
      'terminal-state',
      null,
    ]);
  });

  test('answers null for a message that is in no row', () => {
    expect(transactionTypeOf({ mti: '0200', fields: { 3: '990000', 25: '00', 60: '22000001000' } })).toBeNull();
    expect(transactionTypeOf({ mti: '9999', fields: {} })).toBeNull();
  });

  test('lays fields 60, 61 and 48 out in 17, 16 and 62 digits (F-10, F-28, F-33)', () => {
    const total = (layout: readonly { length: number }[]) => layout.reduce((sum, part) => sum + part.length, 0);
    expect([total(FIELD_60), total(FIELD_61), total(FIELD_48_SETTLEMENT)]).toEqual([17, 16, 62]);
  });
});
