// The sentences: one meaning in two languages, each understood in exactly one way, and every step of every feature among them.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CucumberExpression, ParameterType, ParameterTypeRegistry } from '@cucumber/cucumber-expressions';
import { generateMessages } from '@cucumber/gherkin';
import { IdGenerator, SourceMediaType } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import { catalogue, PHRASES } from './catalogue.ts';
import { PARAMETER_TYPES } from './parameters.ts';
import { faultsOf } from './strict.ts';

const registry = new ParameterTypeRegistry();
for (const { name, regexp, transformer } of PARAMETER_TYPES)
  registry.defineParameterType(
    new ParameterType(name, regexp, null, transformer as (...match: string[]) => unknown, false, false),
  );

const english = PHRASES.map(({ en }) => new CucumberExpression(en, registry));
const chinese = PHRASES.map(({ zh }) => new CucumberExpression(zh, registry));
const readings = (text: string) =>
  [...english, ...chinese].filter((expression) => expression.match(text) !== null).length;
const parameters = (sentence: string) => sentence.match(/\{\w+\}/g) ?? [];

describe('the catalogue of sentences', () => {
  it('can be read without Cucumber running', () => {
    expect(catalogue().length).toBeGreaterThan(100);
    expect(Object.keys(catalogue()[0] ?? {})).toEqual(['keyword', 'en', 'zh', 'exampleEn', 'exampleZh']);
  });

  it.each(PHRASES.map((phrase) => [phrase.en, phrase] as const))(
    '"%s" has the same parameters in the same order in Chinese',
    (_, { en, zh }) => {
      expect(parameters(zh)).toEqual(parameters(en));
    },
  );

  it.each(PHRASES.map((phrase) => [phrase.en, phrase] as const))(
    'the examples of "%s" are read in exactly one way, with the same values',
    (_, phrase) => {
      const at = PHRASES.indexOf(phrase);
      const values = (expression: CucumberExpression | undefined, example: string) =>
        expression
          ?.match(example)
          ?.map((argument) => argument.getValue(null))
          .filter((value) => typeof value === 'number');
      expect(readings(phrase.exampleEn)).toBe(1);
      expect(readings(phrase.exampleZh)).toBe(1);
      expect(values(chinese[at], phrase.exampleZh)).toEqual(values(english[at], phrase.exampleEn));
    },
  );

  it('begins no Chinese sentence with a word that Gherkin takes for a keyword', () => {
    expect(
      PHRASES.map(({ zh }) => zh).filter((zh) => /^(当|同时|并且|而且|但是|那么|假如|假设|假定)/.test(zh)),
    ).toEqual([]);
  });

  it('speaks business: no field numbers, no full-width brackets in English, no ASCII brackets in Chinese', () => {
    expect(PHRASES.filter(({ en, zh }) => /\bfield \d|\bMTI\b|第?\d+域/.test(en + zh))).toEqual([]);
    expect(PHRASES.filter(({ zh }) => /[()/]/.test(zh))).toEqual([]);
  });
});

const FEATURES = fileURLToPath(new URL('../features/', import.meta.url));
const files = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.feature'));

function picklesOf(name: string) {
  const text = readFileSync(path.join(FEATURES, name), 'utf8');
  const options = {
    newId: IdGenerator.incrementing(),
    includeGherkinDocument: false,
    includeSource: false,
    includePickles: true,
    defaultDialect: 'en',
  };
  return generateMessages(text, name, SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN, options).flatMap(
    ({ pickle, parseError }) => {
      if (parseError) throw new Error(parseError.message);
      return pickle ? [pickle] : [];
    },
  );
}

describe('the features', () => {
  it.each(files)('%s: every step is read in exactly one way', (name) => {
    const steps = new Set(picklesOf(name).flatMap((pickle) => pickle.steps.map(({ text }) => text)));
    expect([...steps].filter((text) => readings(text) !== 1)).toEqual([]);
  });

  it.each(files)('%s: everything in its sentences and tags is exactly of the form', (name) => {
    const language = name.startsWith('en') ? 'en' : 'zh-CN';
    const faults = picklesOf(name).flatMap(({ uri, steps, tags }) =>
      faultsOf({ uri, language, steps, tags: tags.map((tag) => tag.name) }),
    );
    expect([...new Set(faults.map(({ en }) => en))]).toEqual([]);
  });

  it('say in both languages the same steps, sentence by sentence', () => {
    for (const name of files.filter((each) => each.startsWith('en'))) {
      const [left, right] = [picklesOf(name), picklesOf(name.replace(/^en/, 'zh-CN'))];
      const sentences = (pickles: typeof left, expressions: CucumberExpression[]) =>
        pickles.map(({ steps }) =>
          steps.map(({ text }) => expressions.findIndex((expression) => expression.match(text) !== null)),
        );
      expect(sentences(right, chinese), name).toEqual(sentences(left, english));
    }
  });
});
