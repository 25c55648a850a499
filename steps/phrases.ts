// One sentence of a scenario in both languages, and what it does: the type that every chapter file is made of.
import type { ParameterValue } from './parameters.ts';
import type { Keyword, TillWorld } from './scene/till.ts';

/** The handler's arguments, read from the expression: `'… CNY {amount}'` gives `[number]`. */
type Arguments<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? [Name extends keyof ParameterValue ? ParameterValue[Name] : never, ...Arguments<Rest>]
  : [];

type Sentence<E extends string> = { en: E; zh: string; times?: number } & (Arguments<E> extends []
  ? { exampleEn?: never; exampleZh?: never }
  : { exampleEn: string; exampleZh: string });

/** A step definition with its English and its Chinese sentence. */
export type Phrase = {
  keyword: Keyword;
  /** Cucumber expressions: the same parameters in the same order. */
  en: string;
  zh: string;
  exampleEn: string;
  exampleZh: string;
  /** So many times as long as any other it may take: it does the work of many. */
  times: number;
  handler: (till: TillWorld, ...values: never[]) => unknown;
};

/**
 * States a step definition once for both languages. The parameters of the two sentences must be of the same types in
 * the same order; a sentence with parameters brings an example.
 */
export function phrase<const E extends string>(
  keyword: Keyword,
  sentence: Sentence<E>,
  handler: (till: TillWorld, ...values: Arguments<E>) => unknown,
): Phrase {
  return {
    keyword,
    en: sentence.en,
    zh: sentence.zh,
    exampleEn: sentence.exampleEn ?? sentence.en,
    exampleZh: sentence.exampleZh ?? sentence.zh,
    times: sentence.times ?? 1,
    handler: handler as Phrase['handler'],
  };
}
