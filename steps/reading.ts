// What a sentence says: its entry of the catalogue, and the values in its places. Each is read once.
import { CucumberExpression, ParameterType, ParameterTypeRegistry } from '@cucumber/cucumber-expressions';
import { SUBJECTS, type Subject } from './catalogue.ts';
import { PARAMETER_TYPES } from './parameters.ts';
import type { Phrase } from './phrases.ts';

type Reading = { phrase: Phrase; subject: Subject; values: unknown[] };

const registry = new ParameterTypeRegistry();
for (const { name, regexp, transformer } of PARAMETER_TYPES)
  registry.defineParameterType(
    new ParameterType<unknown>(name, regexp, null, transformer as (...match: string[]) => unknown, false, false),
  );
let sentences: { phrase: Phrase; subject: Subject; expression: CucumberExpression }[] | undefined;
const readings = new Map<string, Reading>();

/** The sentence of a step, in either language; an Error when the catalogue has none like it. */
export function readingOf(text: string): Reading {
  sentences ??= (Object.entries(SUBJECTS) as [Subject, readonly Phrase[]][]).flatMap(([subject, phrases]) =>
    phrases.flatMap((phrase) =>
      [phrase.en, phrase.zh].map((sentence) => ({
        phrase,
        subject,
        expression: new CucumberExpression(sentence, registry),
      })),
    ),
  );
  const known = readings.get(text);
  if (known !== undefined) return known;
  for (const { phrase, subject, expression } of sentences) {
    const matched = expression.match(text);
    if (matched === null) continue;
    const reading = { phrase, subject, values: matched.map((argument) => argument.getValue(null)) };
    readings.set(text, reading);
    return reading;
  }
  throw new Error(`No sentence is known that says "${text}".`);
}
