// The answer codes: approvals are the published ones alone, and the texts never mistake one kind of failure for another.
import { describe, expect, test } from 'vitest';
import { RESPONSE_ACTIONS, RESPONSE_CATEGORIES } from './response-code.ts';
import { RESPONSE_CODE_ROWS } from './response-code-rows.ts';
import { APPROVED_CODES, RESPONSE_CODES, responseCode } from './response-codes.ts';

const all = Object.values(RESPONSE_CODES);
const codesWhere = (is: (row: (typeof all)[number]) => boolean) => all.filter(is).map((row) => row.code);

describe('answer codes', () => {
  test('stand once each', () => {
    expect(RESPONSE_CODE_ROWS).toHaveLength(all.length);
    expect(codesWhere((row) => !/^[0-9A-Z]{2}$/.test(row.code))).toEqual([]);
  });

  test('approve only for 00, 10, 11 and the defective successes', () => {
    expect([...APPROVED_CODES].sort()).toEqual(['00', '10', '11', 'A2', 'A4', 'A5', 'A6']);
    expect(codesWhere((row) => (row.category === 'approved') !== (row.class === 'A'))).toEqual([]);
    expect(codesWhere((row) => row.action.startsWith('approve') !== (row.class === 'A'))).toEqual([]);
    expect(codesWhere((row) => row.class !== 'A' && /approved|交易成功/i.test(row.text.en + row.text.zh))).toEqual([]);
  });

  test.each([
    ...['01', '03', '05', '12', '15', '21', '22', '25', '30', '40', '51', '61', '65', '54', '55', '57', '58'].map(
      (code) => [code, 'C'],
    ),
    ...['59', '62', '64', '68', '75', '90', '91', '92', '94', '96', 'A7'].map((code) => [code, 'C']),
    ...['13', '14', '99', 'A0'].map((code) => [code, 'B']),
    ...['04', '34', '41', '43', '38', '45', '77', '97'].map((code) => [code, 'D']),
    ['98', 'E'],
  ])('class %s as %s, as published', (code, expected) => {
    expect(RESPONSE_CODES[code as string]?.class).toBe(expected);
  });

  test('speak of insufficient funds for 51 alone', () => {
    expect(codesWhere((row) => /fund|balance not|余额|资金不足/i.test(row.text.en + row.text.zh))).toEqual(['51']);
    expect(codesWhere((row) => row.category === 'funds')).toEqual(['51']);
  });

  test('name the issuer or the acquirer exactly where the contact says so', () => {
    const issuer = (text: { en: string; zh: string }) => [
      /contact the issuer/.test(text.en),
      /联系发卡行/.test(text.zh),
    ];
    const acquirer = (text: { en: string; zh: string }) => [
      /contact the acquirer/.test(text.en),
      /联系收单机构/.test(text.zh),
    ];
    for (const row of all) {
      expect([row.code, ...issuer(row.text)]).toEqual([row.code, row.contact === 'issuer', row.contact === 'issuer']);
      expect([row.code, ...acquirer(row.text)]).toEqual([
        row.code,
        row.contact === 'acquirer',
        row.contact === 'acquirer',
      ]);
    }
    expect(codesWhere((row) => row.contact === 'issuer')).toEqual(expect.arrayContaining(['01', '38', 'A2', 'A6']));
    expect(codesWhere((row) => row.contact === 'acquirer')).toEqual(expect.arrayContaining(['03', '97']));
  });

  test('tell the operator to keep the card for every code that retains it', () => {
    const retained = codesWhere((row) => row.action === 'retain-card');
    expect(retained).toEqual(expect.arrayContaining(['04', '34', '41', '43']));
    for (const code of retained) {
      expect(responseCode(code).text.en).toMatch(/keep the card/i);
      expect(responseCode(code).text.zh).toContain('没收');
      expect(responseCode(code).class).toBe('D');
    }
  });

  test('ask for a new sign-in after 77, 99 and A0', () => {
    expect(codesWhere((row) => row.action === 'sign-in')).toEqual(expect.arrayContaining(['77', '99', 'A0']));
    for (const code of ['77', '99', 'A0']) expect(responseCode(code).text.zh).toContain('重新签到');
  });

  test('show host and issuer trouble as trouble of the system', () => {
    const system = ['68', '90', '91', '92', '96', '98'];
    for (const code of system) expect(responseCode(code).category).toBe('system');
  });

  test('use every category and only known actions', () => {
    expect(new Set(all.map((row) => row.category))).toEqual(new Set(RESPONSE_CATEGORIES));
    expect(new Set(all.map((row) => row.action))).toEqual(new Set(RESPONSE_ACTIONS));
  });

  test('never share a text between two categories', () => {
    const categories = new Map<string, Set<string>>();
    for (const row of all) categories.set(row.text.zh, (categories.get(row.text.zh) ?? new Set()).add(row.category));
    const shared = [...categories].filter(([, kinds]) => kinds.size > 1).map(([text]) => text);
    expect(shared).toEqual([]);
  });

  test('fall back to a visible failure with the code for anything unknown', () => {
    const unknown = responseCode('ZZ');
    expect(unknown).toMatchObject({ code: 'ZZ', class: 'C', action: 'decline' });
    expect(unknown.text).toEqual({ en: 'Transaction failed [ZZ]', zh: '交易失败[ZZ]' });
    expect(responseCode('constructor').class).toBe('C');
  });
});
