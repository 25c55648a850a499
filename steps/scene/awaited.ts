// Stops a step that would give the terminal something it does not wait for.
import type { PromptKind } from '../../src/terminal/index.ts';
import type { TillWorld } from './till.ts';

/** Stops with an expectation when the terminal does not wait for what somebody is about to give it. */
export function awaits(till: TillWorld, prompt: PromptKind): void {
  till.check(
    till.counter.state.prompt === prompt,
    { en: 'The terminal does not ask for what comes next.', zh: '终端没有提示进行下一步操作。' },
    till.promptWords(prompt),
    till.stateWords(),
  );
}
