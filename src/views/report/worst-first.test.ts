// What is worst is told first.
import { expect, it } from 'vitest';
import type { Finding } from '../../definitions/evidence.ts';
import { worstFirst } from './worst-first.ts';

const words = (en: string) => ({ en, zh: en });
const finding = (en: string): Finding => ({ verdict: 'failed', text: words(en) });

it('puts the finding of the worst cause in front, and those of no rule behind', () => {
  const [screen, slip, leak] = ['another screen', 'missing on the slip', 'card number leaked'].map(finding);
  const violations = [
    { rule: 'slip-complete', text: slip!.text },
    { rule: 'pan-is-masked', text: leak!.text },
  ];
  const causes = [{ rule: 'pan-is-masked' }, { rule: 'slip-complete' }, { rule: null }];
  expect(worstFirst([screen!, slip!, leak!], violations, causes)).toEqual([leak, slip, screen]);
  expect(worstFirst([screen!, slip!, leak!], violations, [])).toEqual([slip, leak, screen]);
  expect(worstFirst([screen!], [], causes)).toEqual([screen]);
});
