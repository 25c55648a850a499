// Whoever was typed at the sign-in is who is signed in, where the terminal asked.
import { expect, it } from 'vitest';
import { signIn } from './setting.ts';
import type { TillWorld } from './till.ts';

/** What was found of a terminal that is signed in, asked these questions, and tells this operator. */
async function found(operator: string | null, ...prompts: string[]): Promise<string[]> {
  const texts: string[] = [];
  const till = {
    counter: { state: { signedIn: true, operator }, all: () => prompts.map((prompt) => ({ prompt })) },
    check: (met: boolean, { en }: { en: string }) => void (met || texts.push(en)),
    stateWords: () => '',
  };
  await signIn(till as unknown as TillWorld, '03');
  return texts;
}

it.each([
  ['who was typed', '03', ['operator', 'operator-password'], []],
  ['with other zeros in front', '003', ['operator'], []],
  ['and nobody was asked', '01', ['operator-password'], []],
  ['and it does not tell', null, ['operator'], []],
  ['but another was typed', '01', ['operator'], ['The terminal signs another operator in than was typed.']],
])('is signed in %s', async (_, operator, prompts, texts) => {
  expect(await found(operator, ...prompts)).toEqual(texts);
});
