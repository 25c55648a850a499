// What a person reads of a scenario that did not pass, line by line.
import { expect, it } from 'vitest';
import { failureLines } from './progress.ts';

const lines = (error: string, speech?: 'en' | 'zh') =>
  failureLines(
    { scenario: { name: 'A sale', uri: 'a.feature', line: 3, language: 'en' } } as never,
    {
      of: () => ({
        verdict: 'inconclusive',
        findings: [
          {
            text: { en: 'There is no such text.\nThe nearest are: Declined.', zh: '没有此文字。' },
            expected: 'a text',
            actual: 'none',
          },
        ],
        error: { message: error },
      }),
      net: { text: (text: string) => text },
    } as never,
    { again: () => 'npx tillproof certify', ...(speech === undefined ? {} : { speech }) },
  );

it('says nothing twice that the finding has said already, and what else the error tells', () => {
  expect(lines('There is no such text.\nThe nearest are: Declined.\nA hint.')).toEqual([
    '? A sale  (a.feature:3)',
    '    There is no such text.',
    '    The nearest are: Declined.',
    '      expected: a text',
    '      actual: none',
    '      again: npx tillproof certify',
    '      A hint.',
  ]);
});

it('speaks the language of the console, whatever that of the scenario', () => {
  expect(
    lines('There is no such text.\nThe nearest are: Declined.\n  expected: a text\n  actual: none\nA hint.', 'zh'),
  ).toEqual([
    '? A sale  (a.feature:3)',
    '    没有此文字。',
    '      应为: a text',
    '      实为: none',
    '      重新执行: npx tillproof certify',
    '      A hint.',
  ]);
});
