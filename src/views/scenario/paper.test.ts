// A slip on paper has 32 columns, nothing of it is lost, and copies differ where they differ.
import { eastAsianWidth } from 'get-east-asian-width';
import { describe, expect, it } from 'vitest';
import { LINES } from '../../compliance/sample-texts.fixture.ts';
import { centred, widthOf, wrapped } from './columns.ts';
import { differences, PAPER_COLUMNS, paperOf } from './paper.ts';

const SLIP = [
  'POS SLIP',
  'Merchant copy. Please keep this slip.',
  'Merchant: 示例商店 Example Shop',
  'Acquirer: 通用银联收单 Generic UnionPay Acquirer',
  'Date and time: 2026-11-29 09:06:24',
  'Amount: CNY 30.00',
  'Cardholder signature: ______________',
  'I confirm the above transaction and agree to charge it to my card account.',
];
const bare = (text: string) => text.replace(/[\s_:：-]/g, '');

describe('a slip on paper', () => {
  it.each([
    ['ours', SLIP],
    ['one that a terminal has set itself', LINES.en.slip],
    ['Chinese', LINES['zh-CN'].slip],
  ])('keeps to its columns and to what is printed: %s', (_, lines) => {
    const paper = paperOf(lines);
    expect(paper.filter(({ text }) => widthOf(text) > PAPER_COLUMNS)).toEqual([]);
    expect(bare(paper.map(({ text }) => text).join(''))).toBe(bare(lines.join('')));
  });

  it('has its head in the middle, names left and values right, and the total between rules', () => {
    const paper = paperOf(SLIP);
    expect(paper[0]).toMatchObject({ kind: 'head', text: centred('POS SLIP', 32) });
    expect(paper.find(({ source }) => source === 2)?.text).toBe('Merchant   示例商店 Example Shop');
    const total = paper.findIndex(({ kind }) => kind === 'total');
    expect(paper.slice(total - 1, total + 2).map(({ kind }) => kind)).toEqual(['rule', 'total', 'rule']);
    expect(paper.filter(({ kind }) => kind === 'sign')).toHaveLength(1);
  });

  it('marks what only one copy has', () => {
    const cardholder = SLIP.filter((line) => !line.includes('signature')).with(
      1,
      'Cardholder copy. Please keep this slip.',
    );
    expect(differences(SLIP, cardholder)).toEqual([new Set([1, 6]), new Set([1])]);
  });
});

describe('columns', () => {
  it('are two for a Chinese character, and lines break between words', () => {
    expect(widthOf('示例 a')).toBe(6);
    expect(wrapped('Please insert, tap or swipe the card', 20)).toEqual(['Please insert, tap', 'or swipe the card']);
    expect(wrapped('请插卡、挥卡或刷卡请插卡', 20)).toEqual(['请插卡、挥卡或刷卡请', '插卡']);
    expect(wrapped('A000000333010101A000000333010101', 20)).toEqual(['A000000333010101A000', '000333010101']);
    expect(wrapped('', 20)).toEqual(['']);
  });

  it('are as the library of the command line says, which the page that stands alone cannot import', () => {
    const texts = /[\u0020-\u04ff\u3000-\u3029\u4e00-\u9fff\uff01-\uff60]/;
    const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((each) =>
      texts.test(each),
    );
    expect(all.length).toBeGreaterThan(22_000);
    expect(all.filter((each) => widthOf(each) !== eastAsianWidth(each.charCodeAt(0)))).toEqual([]);
  });
});
