// What a person reads of a scenario that did not pass, line by line.
import { expect, it } from 'vitest';
import { failureLines } from './progress.ts';

const lines = (error: string) =>
  failureLines(
    { scenario: { name: 'A sale', uri: 'a.feature', line: 3, language: 'en' } } as never,
    {
      of: () => ({
        verdict: 'inconclusive',
        findings: [{ text: { en: 'There is no such text.\nThe nearest are: Declined.', zh: '' } }],
        error: { message: error },
      }),
      net: { text: (text: string) => text },
    } as never,
    () => 'npx tillproof certify',
  );

it('says nothing twice that the finding has said already, and what else the error tells', () => {
  expect(lines('There is no such text.\nThe nearest are: Declined.\nA hint.')).toEqual([
    '? A sale  (a.feature:3)',
    '    There is no such text.',
    '    The nearest are: Declined.',
    '      again: npx tillproof certify',
    '      A hint.',
  ]);
});
