// A line that a card number could go on behind is told from the numbers that most lines end in.
import { describe, expect, it } from 'vitest';
import { numberBeginners } from './line-ends.ts';

const begins = numberBeginners(['6250947000000014', '6212345678901232']);

describe('the end of a line', () => {
  it.each([
    'CARD 6250',
    'CARD NO. 1/2: 62509470',
    '6250 9470 0000',
    '6250-9470-00',
    '卡号：６２５０９４７０',
    '62\u200b50\u200b94',
    '1 6212345678',
    '3632353039',
    'f6f2f5f0',
    'data62509470 ',
  ])('of "%s" may be the beginning of a card number', (line) => {
    expect(begins(line)).toBe(true);
  });

  it.each([
    '',
    'Voucher: 000002',
    'Terminal number: TP000001',
    '621234******1232',
    '凭证号：000014',
    'Service line: 400-000-0000',
    'CNY 6250.00 CNY',
    '6250947000000014',
    '62519470',
  ])('of "%s" is none', (line) => {
    expect(begins(line)).toBe(false);
  });
});
