// A cause speaks of requests by the names that its reader knows, not by those of the programs.
import { expect, it } from 'vitest';
import { spokenList } from './listed-names.ts';

it.each([
  ['reversal: 1', 'Reversal: 1', '冲正: 1'],
  ['sale (wrong-mac), sign-in, sale', 'Sale (wrong MAC), Sign-in, Sale', '消费 (MAC 错误), 签到, 消费'],
  [
    'sale (0200没有收到应答) | 0200没有收到应答',
    'Sale (0200没有收到应答) | 0200没有收到应答',
    '消费 (0200没有收到应答) | 0200没有收到应答',
  ],
  ['a sales slip', 'a sales slip', 'a sales slip'],
  ['CNY 128.50', 'CNY 128.50', 'CNY 128.50'],
  ['no-answer', 'no-answer', 'no-answer'],
])('%s', (text, en, zh) => {
  expect(spokenList(text, 'en')).toBe(en);
  expect(spokenList(text, 'zh')).toBe(zh);
});
