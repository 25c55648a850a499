// Hands every sentence to Cucumber, in both languages; the only file, with hooks.ts, that needs Cucumber to run.
import { defineParameterType, Given, setDefaultTimeout, setWorldConstructor, Then, When } from '@cucumber/cucumber';
import { PHRASES } from './catalogue.ts';
import './hooks.ts';
import './native-groups.ts';
import { PARAMETER_TYPES } from './parameters.ts';
import type { Phrase } from './phrases.ts';
import { TillWorld } from './scene/till.ts';

/** No bound of Cucumber's: those of the harness follow from the timers of the run, which are not known when this loads. */
const NO_TIMEOUT = -1;

const KEYWORDS = { Given, When, Then } as const;

/** A function of the world as `this` with as many declared parameters as the sentence has, which Cucumber counts. */
function bind({ keyword, handler, en, times }: Phrase) {
  const code = function (this: TillWorld, ...values: unknown[]) {
    return this.run(keyword, () => handler(this, ...(values as never[])), times);
  };
  return Object.defineProperty(code, 'length', { value: en.match(/\{\w+\}/g)?.length ?? 0 });
}

/** Makes a sentence known under both of its wordings. */
export function register(phrase: Phrase): void {
  KEYWORDS[phrase.keyword](phrase.en, bind(phrase));
  KEYWORDS[phrase.keyword](phrase.zh, bind(phrase));
}

/** Cucumber reads a whole stack for where each definition stands; as many calls as lie between it and this file are enough. */
const CALLS_TO_HERE = 4;

const { stackTraceLimit } = Error;
Error.stackTraceLimit = CALLS_TO_HERE;
for (const type of PARAMETER_TYPES) defineParameterType({ ...type, useForSnippets: false });
for (const phrase of PHRASES) register(phrase);
Error.stackTraceLimit = stackTraceLimit;
setWorldConstructor(TillWorld);
setDefaultTimeout(NO_TIMEOUT);
