// A balance that was asked for is kept nowhere; other amounts may be.
import { describe, expect, it } from 'vitest';
import { books, exchange, otherwise, texts } from './books.fixture.ts';
import { inspect, type SeenText } from './index.ts';

const told = otherwise(exchange('000007'), {}, { '54': '1002156C000000087150' });
const kept = (where: SeenText['where'], text: string, exchanges = [told]) =>
  inspect(books({ exchanges, texts: texts(where, text) })).map(({ rule, requirement }) => [rule, requirement]);

const BROKEN = [['balance-is-kept-nowhere', 'GUIDE-B-FAQ-1c']];

describe('a balance', () => {
  it.each<[SeenText['where'], string]>([
    ['slip', 'Available balance CNY 871.50'],
    ['slip', 'BALANCE\nCNY 871.50'],
    ['slip', '可用余额：871.50元'],
    ['log', 'balance 87150'],
    ['log', '<- 0210 54=1002156C000000087150 39=00'],
    ['journal', 'balance: 000000087150'],
  ])('is not kept in the %s: %s', (where, text) => {
    expect(kept(where, text)).toEqual(BROKEN);
  });

  it.each<[SeenText['where'], string]>([
    ['display', 'Available balance CNY 871.50'],
    ['prompt' as 'display', 'balance 871.50'],
    ['slip', 'AMOUNT CNY 871.50'],
    ['log', 'balance inquiry answered\nsale of 871.50'],
    ['log', 'balance 1871.50, 871.505, 871.5 and 8715'],
    ['log', 'balance inquiry 000007 approved'],
  ])('may be shown, and is not meant by another amount in the %s: %s', (where, text) => {
    expect(kept(where, text)).toEqual([]);
  });

  it('is found with commas, and is none where none was told', () => {
    const more = otherwise(told, {}, { '54': '1002156C000001087150' });
    expect(kept('log', 'balance 10,871.50', [more])).toEqual(BROKEN);
    const owed = otherwise(told, {}, { '54': '3002156D000000087150' });
    expect(kept('slip', 'Balance -871.50', [owed])).toEqual(BROKEN);
    expect(kept('log', 'balance 871.50', [exchange('000007')])).toEqual([]);
    expect(kept('log', 'balance 0.00 of 0', [otherwise(told, {}, { '54': '1002156C000000000000' })])).toEqual([]);
  });

  it('is told once for each place, in both languages', () => {
    const all = books({
      exchanges: [told],
      texts: [...texts('log', 'balance 871.50', 'balance 871.50'), ...texts('slip', '余额 871.50')],
    });
    expect(inspect(all).map(({ actual }) => actual)).toEqual(['CNY 871.50 in the slip', 'CNY 871.50 in the log']);
    expect(inspect(all, 'zh-CN').map(({ actual, expected }) => [expected, actual])).toEqual([
      ['没有余额', '签购单中有 871.50 元'],
      ['没有余额', '日志中有 871.50 元'],
    ]);
  });
});
