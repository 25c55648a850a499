// A slip read off its lines: labels of both languages, figures, names, marks, and nothing that is not printed.
import { describe, expect, it } from 'vitest';
import { SLIP_LABELS } from '../definitions/glossary/slip-labels.ts';
import type { OwnWords } from '../definitions/own-words.ts';
import { kept } from './kept.ts';
import { type FigureName, PrintedSlip } from './read.ts';

let terminals = 0;
/** Own words of a terminal whose slips nobody has read before: what was read is remembered for the own words. */
function unread(): OwnWords {
  terminals += 1;
  return { [`terminal ${terminals}`]: [] };
}
const slip = (...lines: string[]) => new PrintedSlip(lines, unread());

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
    expect(slip('Feature code: 0a1b2c3d').figures('feature-code')).toEqual(['0A1B2C3D']);
  });

  it('reads masked cards with a label or without, and the letter behind them', () => {
    expect(slip('Card 6212 34** **** 1232 I').cardNumbers).toEqual(['621234******1232']);
    expect(slip('621234xxxxxx1232 /C').cardNumbers).toEqual(['621234******1232']);
    expect(slip('621234******1232 (S)').entryLetter).toBe('S');
    expect(slip('Card 621234******1232', 'SALE').entryLetter).toBeNull();
    expect(slip('Total 1234 S', 'Box 1234 C', '621234******1232 I').entryLetter).toBe('I');
    expect(slip('Total 1234 S').entryLetter).toBeNull();
    expect(slip('Sale').cardNumbers).toEqual([]);
  });

  it('knows the labels that a terminal has of its own', () => {
    const own = { ...unread(), Amount: ['To pay'], 凭证号: ['单号'] };
    expect(new PrintedSlip(['To pay: 5.00'], own).figures('amount')).toEqual(['500']);
    expect(new PrintedSlip(['单号000007'], own).figures('voucher')).toEqual(['000007']);
    expect(slip('To pay: 5.00').figures('amount')).toEqual([]);
  });
});

/** A figure of each kind as it is printed. */
const SAMPLES: Record<FigureName, string> = {
  amount: '128.50',
  voucher: '000007',
  batch: '000001',
  reference: '071800000042',
  'authorisation-code': 'A12345',
  'merchant-number': '898310058120001',
  'terminal-number': 'TP000001',
  operator: '01',
  'card-number': '621234******1232',
  'payment-code': '621234********1232',
  'original-voucher': '000006',
  'original-reference': '071800000041',
  'original-date': '0718',
  'feature-code': '0A1B2C3D',
};
const wordings = (Object.keys(SAMPLES) as FigureName[]).flatMap((name) => {
  const { en, zh, heard } = SLIP_LABELS[name];
  return [en, zh, ...heard].map((wording) => [wording, name] as const);
});

describe('a payment code', () => {
  it.each([
    ['Payment code *7760 Q', '*7760', 'Q'],
    ['付款码：****7760/Q', '****7760', 'Q'],
    ['Code: * 7760 (Q)', '*7760', 'Q'],
    ['Payment code **************7760 /Q', '**************7760', 'Q'],
  ])('%s has its last four digits behind one mark or more', (line, code, letter) => {
    const printed = new PrintedSlip([line]);
    expect(printed.cardNumbers).toEqual([code]);
    expect(printed.entryLetter).toBe(letter);
  });

  it.each(['Payment code 7760 Q', 'Payment code *77601 Q', 'Payment code *776 Q'])('%s shows none', (line) => {
    expect(new PrintedSlip([line]).cardNumbers).toEqual([]);
  });
});

describe('a label', () => {
  it.each(wordings)('%s stands before its figure, in capitals, too (%s)', (wording, name) => {
    const sample = SAMPLES[name];
    const found = [name === 'amount' ? '12850' : sample];
    expect(slip(`${wording}: ${sample}`).figures(name)).toEqual(found);
    expect(slip('SALE', `  ${wording.toUpperCase()}  ：${sample}  `).figures(name)).toEqual(found);
    expect(slip(`${wording} :`, `  ${sample}`).figures(name)).toEqual(found);
  });

  it.each([
    ['Subtotal: 5.00', []],
    ['aAmount: 5.00', []],
    ['zAmount: 5.00', []],
    ['éAmount: 5.00', []],
    ['总Amount: 5.00', []],
    ['1Amount: 5.00', ['500']],
    ['`Amount: 5.00', ['500']],
    ['{Amount: 5.00', ['500']],
    ['Amounts: 5.00', []],
    ['Amounta 5.00', []],
    ['Amountz 5.00', []],
    ['Amounté 5.00', []],
    ['Amount0 5.00', []],
    ['Amount9 5.00', []],
    ['Amount5.00', []],
    ['Amount¥5.00', ['500']],
    ['金额5.00', ['500']],
    ['总金额5.00', []],
  ])('is a word of its own, but for a Chinese one with its figure right behind it: %s', (line, found) => {
    expect(slip(line).figures('amount')).toEqual(found);
  });

  it.each([
    ['Amount/x', '/x'],
    ['Amount:x', 'x'],
    ['Amount {x', '{x'],
    ['Amount', ''],
    ['Amount0', null],
    ['Amount9', null],
    ['Amounts', null],
    ['Amount :  5.00 x ', '5.00 x'],
    ['Amount 5.00:x', '5.00:x'],
    ['AMOUNT ：x', 'x'],
    ['Amount - : x', '- : x'],
  ])('is told with what stands behind it: %s', (line, rest) => {
    expect(slip(line).rest('amount')).toBe(rest);
  });

  it('may stand behind another one on its line, whose words it is not part of', () => {
    const line = slip('批次号000001凭证号000007金额5.00', 'Batch Amount Voucher', '  000008  ');
    expect(line.figures('batch')).toEqual(['000001']);
    expect(line.figures('voucher')).toEqual(['000007', '000008']);
    expect(line.figures('amount')).toEqual(['500']);
    expect(slip('Batch 000001 Voucher 000007').figures('voucher')).toEqual(['000007']);
    expect(slip('Original voucher 000006').figures('voucher')).toEqual([]);
    expect(slip('Sale').rest('voucher')).toBeNull();
  });

  it('of the terminal’s own is Chinese or English as it is written', () => {
    const own = { ...unread(), Amount: ['To pay', '应付'] };
    expect(new PrintedSlip(['To pay5.00'], own).figures('amount')).toEqual([]);
    expect(new PrintedSlip(['应付5.00'], own).figures('amount')).toEqual(['500']);
    expect(new PrintedSlip(['应付5.00'], own).notIn('en')).toEqual(['amount']);
  });
});

it('what was made is kept, up to so many, and read again from what was kept', () => {
  const made: string[] = [];
  const once = kept(2, (key) => {
    made.push(key);
    return key.toUpperCase();
  });
  expect(['a', 'b', 'a', 'b'].map(once)).toEqual(['A', 'B', 'A', 'B']);
  expect(made).toEqual(['a', 'b']);
  expect(['c', 'c', 'a'].map(once)).toEqual(['C', 'C', 'A']);
  expect(made).toEqual(['a', 'b', 'c', 'a']);
});

describe('words of a slip', () => {
  it('names what stands behind a label, over the end of a line', () => {
    const read = slip('Acquirer: Generic UnionPay', 'Acquirer', 'Issuer Industrial Bank');
    expect(read.names('acquirer', 'Generic UnionPay Acquirer')).toBe(true);
    expect(read.names('issuer', 'Industrial Bank')).toBe(true);
    expect(read.names('acquirer', 'Industrial Bank')).toBe(false);
    expect(read.names('operator', 'Industrial Bank')).toBe(false);
    expect(slip('Issuer 0102 Industrial Bank').names('issuer', 'INDUSTRIAL BANK')).toBe(true);
    expect(slip('Issuer Industrial 01 Bank').names('issuer', 'Industrial Bank')).toBe(false);
    expect(slip('Issuer: The Industrial Bank').names('issuer', 'Industrial Bank')).toBe(false);
    expect(slip('Issuer 0102').names('issuer', '0102')).toBe(true);
  });

  it('shows a number by itself, and other words over the end of a line', () => {
    const read = slip('898310058120001 TP000001', 'Example', 'Shop');
    expect(read.shows('TP000001')).toBe(true);
    expect(read.shows('P000001')).toBe(false);
    expect(read.shows('89831005812000')).toBe(false);
    expect(read.shows('Example Shop')).toBe(true);
    expect(read.shows('898310058120001')).toBe(true);
    expect(slip('Exam', 'ple  SHOP').shows('Example Shop')).toBe(true);
    expect(slip('Shop   12', 'Road').shows('Shop 12 Road')).toBe(true);
    expect(slip('112', '12').shows('12')).toBe(true);
    expect(slip('Shop').shows('12')).toBe(false);
  });

  it('says marks in either language', () => {
    const read = slip('商户存根　请妥善保管', '*** REPRINT ***');
    expect(read.says('merchant-copy')).toBe(true);
    expect(read.says('reprint-mark')).toBe(true);
    expect(read.says('cardholder-copy')).toBe(false);
    expect([read.says('merchant-copy'), read.says('cardholder-copy')]).toEqual([true, false]);
    expect(slip('Merchant', 'copy').says('merchant-copy')).toBe(true);
    expect(slip('商户', '存根').says('merchant-copy')).toBe(true);
    expect(slip('Copy for the merchant').says('merchant-copy')).toBe(true);
    expect(slip('No copy for the merchant').says('merchant-copy')).toBe(false);
    expect(slip('Copy for', 'the merchant').says('merchant-copy')).toBe(true);
    expect(slip('Copy for the merchant. Sale').says('merchant-copy')).toBe(true);
  });

  it('says marks in the words of the terminal', () => {
    const own = { 'Merchant copy': ['Shop leaf'] };
    expect(new PrintedSlip(['SHOP LEAF'], own).says('merchant-copy')).toBe(true);
    expect(new PrintedSlip(['Shop-leaf', 'of'], own).says('merchant-copy')).toBe(false);
    expect(slip('Shop leaf').says('merchant-copy')).toBe(false);
  });

  it('calls the transaction by the name of its function alone', () => {
    expect(slip('Transaction: Sale').saysTransaction('sale')).toBe(true);
    expect(slip('Transaction Sale').saysTransaction('sale')).toBe(true);
    expect(slip('Transaction  SALE VOID').saysTransaction('sale')).toBe(false);
    expect(slip('交易类型：消费').saysTransaction('sale')).toBe(true);
    expect(slip('交易类型 消费').saysTransaction('sale')).toBe(true);
    expect(slip('交易类型：消费撤销').saysTransaction('sale')).toBe(false);
    expect(slip('Sales slip').saysTransaction('sale')).toBe(false);
    expect(slip('Sale').saysTransaction('something that has no name')).toBe(true);
  });

  it('tells which figures are not in a language', () => {
    expect(slip('Amount: 5.00', '凭证号：000007').notIn('en')).toEqual(['voucher']);
    expect(slip('凭证号/Voucher: 000007').notIn('zh')).toEqual([]);
    expect(slip('Issuer: 示例').notIn('zh')).toEqual([]);
    expect(slip('Amount: none').notIn('zh')).toEqual([]);
    expect(slip('Amount: none', 'Amount: 5.00', '金额').notIn('zh')).toEqual([]);
  });
});

describe('marks and sentences in the other language alone', () => {
  it.each<[string[], 'en' | 'zh', string[]]>([
    [['本人确认以上交易，同意将其记入本卡账户'], 'en', ['acknowledgement']],
    [['I accept this charge to my card account'], 'zh', ['acknowledgement']],
    [['I accept this charge to my card account'], 'en', []],
    [['本人确认以上交易，同意将其记入本卡账户', 'I agree to this transaction'], 'en', []],
    [['Merchant copy 商户存根', '请妥善保管'], 'en', ['keep-slip']],
    [['Merchant copy 商户存根', '请妥善保管'], 'zh', []],
  ])('of %j in %s are %j', (lines, language, marks) => {
    expect(new PrintedSlip(lines).marksNotIn(language)).toEqual(marks);
  });

  it('are not those that the terminal has of its own', () => {
    const own = { 'Please keep this slip': ['Bitte aufbewahren'] };
    expect(new PrintedSlip(['请妥善保管', 'Bitte aufbewahren'], own).marksNotIn('en')).toEqual([]);
    expect(new PrintedSlip(['请妥善保管'], own).marksNotIn('en')).toEqual(['keep-slip']);
  });
});
