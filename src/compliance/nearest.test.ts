// Suggestions for mistyped sentences and ids.
import { expect, it } from 'vitest';
import { nearest } from './nearest.ts';

it('finds what was meant, the most alike first', () => {
  expect(nearest('持卡人插入卡', ['持卡人插卡', '收银员选择消费', '持卡人取走卡片'], 2)).toEqual([
    '持卡人插卡',
    '持卡人取走卡片',
  ]);
  expect(nearest('GUIDE-B-FAQ-5z', ['GUIDE-A-STEP-1a', 'GUIDE-B-FAQ-5a'], 1)).toEqual(['GUIDE-B-FAQ-5a']);
});

it('suggests nothing that has nothing in common', () => {
  expect(nearest('xyz', ['持卡人插卡'])).toEqual([]);
  expect(nearest('', [])).toEqual([]);
});

it('takes full-width and upper-case letters for what they are', () => {
  expect(nearest('ＰＩＮ', ['pin', 'tap'])[0]).toBe('pin');
});
