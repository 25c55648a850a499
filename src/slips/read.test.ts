// A slip read off its lines: labels of both languages, figures, names, marks, and nothing that is not printed.
import { describe, expect, it } from 'vitest';
import { PrintedSlip } from './read.ts';

const slip = (...lines: string[]) => new PrintedSlip(lines);

describe('figures of a slip', () => {
  it.each([
    [['Amount: CNY 1,834.56'], ['183456']],
    [['金额：RMB 1834.56元'], ['183456']],
    [['AMOUNT   ¥18345.60'], ['1834560']],
    [['Amount', 'CNY 0.01'], ['1']],
    [['SALE Amount 128.50 Voucher 000007'], ['12850']],
    [['Amount: 128.5'], []],
    [['Amount: 128.500'], []],
    [['Amount not above CNY 1000.00: PIN-free'], []],
    [['交易金额未超过1000.00元，免密免签'], []],
    [['CNY 128.50'], []],
    [
      ['Total 1.00', 'Amount 2.00', 'Amount 2.00'],
      ['100', '200'],
    ],
  ])('reads amounts of %j', (lines, found) => {
    expect(slip(...lines).figures('amount')).toEqual(found);
  });

  it('takes each label for what it is called, and not for what it is called in part', () => {
    const read = slip(
      '原凭证号：000012',
      '凭证号：000013 批次号：000001',
      'Original reference 071800000042',
      'Reference: 071800000043',
    );
    expect(read.figures('voucher')).toEqual(['000013']);
    expect(read.figures('original-voucher')).toEqual(['000012']);
    expect(read.figures('batch')).toEqual(['000001']);
    expect(read.figures('reference')).toEqual(['071800000043']);
    expect(read.figures('original-reference')).toEqual(['071800000042']);
  });

  it('reads nothing that has another form, and nothing of the line below where there is something behind the label', () => {
    expect(slip('Voucher: 12').figures('voucher')).toEqual([]);
    expect(slip('Voucher: 0000123').figures('voucher')).toEqual([]);
    expect(slip('Authorisation code: -', '123456').figures('authorisation-code')).toEqual([]);
    expect(slip('Authorisation code:', 'Reference: 071800000043').figures('authorisation-code')).toEqual([]);
    expect(slip('Authorisation code:', 'A12345').figures('authorisation-code')).toEqual(['A12345']);
  });

  it('reads dates of either kind, original dates as month and day', () => {
    expect(slip('2026-07-18 12:00:08', '日期时间：2026/07/19 01:02:03').dates).toEqual([
      '2026-07-18 12:00:08',
      '2026-07-19 01:02:03',
    ]);
    expect(slip('原交易日期：0718').figures('original-date')).toEqual(['0718']);
    expect(slip('Original date: 2026-07-18').figures('original-date')).toEqual(['0718']);
  });

  it('reads masked cards with a label or without, and the letter behind them', () => {
    expect(slip('Card 6212 34** **** 1232 I').cardNumbers).toEqual(['621234******1232']);
    expect(slip('621234xxxxxx1232 /C').cardNumbers).toEqual(['621234******1232']);
    expect(slip('621234******1232 (S)').entryLetter).toBe('S');
    expect(slip('Card 621234******1232', 'SALE').entryLetter).toBeNull();
  });

  it('knows the labels that a terminal has of its own', () => {
    const own = { Amount: ['To pay'], 凭证号: ['单号'] };
    expect(new PrintedSlip(['To pay: 5.00'], own).figures('amount')).toEqual(['500']);
    expect(new PrintedSlip(['单号000007'], own).figures('voucher')).toEqual(['000007']);
    expect(slip('To pay: 5.00').figures('amount')).toEqual([]);
  });
});

describe('words of a slip', () => {
  it('names what stands behind a label, over the end of a line', () => {
    const read = slip('Acquirer: Generic UnionPay', 'Acquirer', 'Issuer Industrial Bank');
    expect(read.names('acquirer', 'Generic UnionPay Acquirer')).toBe(true);
    expect(read.names('issuer', 'Industrial Bank')).toBe(true);
    expect(read.names('acquirer', 'Industrial Bank')).toBe(false);
    expect(read.names('operator', 'Industrial Bank')).toBe(false);
  });

  it('shows a number by itself, and other words over the end of a line', () => {
    const read = slip('898310058120001 TP000001', 'Example', 'Shop');
    expect(read.shows('TP000001')).toBe(true);
    expect(read.shows('P000001')).toBe(false);
    expect(read.shows('89831005812000')).toBe(false);
    expect(read.shows('Example Shop')).toBe(true);
  });

  it('says marks in either language', () => {
    const read = slip('商户存根　请妥善保管', '*** REPRINT ***');
    expect(read.says('merchant-copy')).toBe(true);
    expect(read.says('reprint-mark')).toBe(true);
    expect(read.says('cardholder-copy')).toBe(false);
  });

  it('calls the transaction by the name of its function alone', () => {
    expect(slip('Transaction: Sale').saysTransaction('sale')).toBe(true);
    expect(slip('交易类型：消费').saysTransaction('sale')).toBe(true);
    expect(slip('交易类型：消费撤销').saysTransaction('sale')).toBe(false);
    expect(slip('Sales slip').saysTransaction('sale')).toBe(false);
  });

  it('tells which figures are not in a language', () => {
    expect(slip('Amount: 5.00', '凭证号：000007').notIn('en')).toEqual(['voucher']);
    expect(slip('凭证号/Voucher: 000007').notIn('zh')).toEqual([]);
    expect(slip('Issuer: 示例').notIn('zh')).toEqual([]);
  });
});
