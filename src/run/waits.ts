// How long a scenario leaves the machine idle, as its sentences tell before it is played: a timer of the terminal has to run out.
import { PHRASES } from '../../steps/catalogue.ts';

/** Sentences that let response timers run out, by their English wording, and about how many of them one after the other. */
export const RUN_OUT: Readonly<Record<string, number>> = {
  'the POS centre will not answer the next request': 1,
  'the POS centre will not answer the next request of the kind {function}': 1,
  'the POS centre will not answer the next {number} reversal(s)': 1,
  'the POS centre will not answer packet {number} of the batch upload': 2,
  'the POS centre will not answer questions about payments by code': 3,
  'the POS centre will not answer the next question about a payment by code': 1,
  'the POS centre will answer the next request too late': 1,
  'the next request will be lost on its way to the POS centre': 1,
  'the cashier takes {number} payments by code with faults and restarts, drawn from seed {number}': 2,
  'the cashier works through {number} acts of a day with faults and restarts, drawn from seed {number}': 2,
  // A person has as long as four answers.
  'the terminal waits for people only a short time': 4,
};

let sentences: { form: RegExp; timers: number }[] | undefined;

/** Timers that run out in a scenario of these steps, about. */
export function waitsOf(steps: readonly { readonly text: string }[]): number {
  sentences ??= PHRASES.flatMap(({ en, zh }) => {
    const timers = RUN_OUT[en];
    return timers === undefined ? [] : [en, zh].map((sentence) => ({ form: formOf(sentence), timers }));
  });
  const timersOf = (text: string) => sentences?.find(({ form }) => form.test(text))?.timers ?? 0;
  return steps.reduce((sum, { text }) => sum + timersOf(text), 0);
}

/** What a sentence looks like, whatever its values. */
const formOf = (sentence: string) =>
  new RegExp(`^${sentence.replace(/\{\w+\}/g, '.+').replace(/\((\w+)\)/g, '(?:$1)?')}$`);
