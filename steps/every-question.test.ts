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

it('takes a sign-in that says it was done without a network for one', async () => {
  const questions = ['operator', null];
  const state = { prompt: null as string | null, function: null as string | null, signedIn: false };
  const counter = {
    ...askingNothing.counter,
    state,
    result: undefined as object | undefined,
    act: async ({ command }: { command: string }) => {
      if (command === 'choose-function')
        Object.assign(state, { prompt: questions.shift() ?? null, function: 'sign-in' });
      else if (command === 'press') {
        Object.assign(state, { prompt: null, function: null });
        counter.result = { outcome: 'done' };
      }
    },
  };
  const operator = { supervisorPassword: '905173', cashierPassword: '0000' };
  const till = {
    ...askingNothing,
    counter,
    plan: { operator: '01', configuration: { operator } },
    host: { refreshAnyway: async () => undefined, exchanges: [] },
    promptWords: (prompt: string) => prompt,
    check: (fulfilled: boolean, { en }: { en: string }) => {
      if (!fulfilled) throw new Error(en);
    },
  };
  const said = (beginning: string) =>
    everyQuestion.find(({ en }) => en.startsWith(beginning))?.handler as never as (...all: unknown[]) => unknown;
  await said('the network fails')(till, 'Sign-in');
  expect(() => said('none of them')(till)).toThrow('approved without a network');
});
