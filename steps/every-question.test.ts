// The same mishap at every question of a function, where a terminal asks none.
import { expect, it } from 'vitest';
import type { Phrase } from './phrases.ts';
import { FeatureFault, NotConcerned } from './scene/expectation.ts';
import { everyQuestion } from './sentences/every-question.ts';

/** A till whose terminal asks nothing, whatever is begun. */
const askingNothing = {
  counter: {
    state: { prompt: null, function: null, signedIn: true },
    begin: () => undefined,
    act: async () => undefined,
    all: () => [],
  },
  plan: { operator: '01', configuration: { operator: {} } },
  card: { image: {}, pin: '123456' },
};
const cancels = everyQuestion.find(({ en }) => en.startsWith('the cashier cancels')) as Phrase;
const cameBack = everyQuestion.find(({ en }) => en.startsWith('each time')) as Phrase;
const run = ({ handler }: Phrase, ...values: string[]) =>
  (handler as (till: unknown, ...values: string[]) => unknown)(askingNothing, ...values);

it('does not concern a terminal that signs in without a question', async () => {
  await expect(run(cancels, 'Sign-in')).rejects.toThrow(NotConcerned);
});

it('proves nothing of another function whose questions never came', async () => {
  await run(cancels, 'Void');
  expect(() => run(cameBack)).toThrow(FeatureFault);
});
