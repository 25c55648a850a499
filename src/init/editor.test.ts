// The file of sentences for the editor: what the Cucumber extension parses out of it knows every step of the guide.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CucumberExpression, ParameterType, ParameterTypeRegistry } from '@cucumber/cucumber-expressions';
import { describe, expect, it } from 'vitest';
import { PHRASES } from '../../steps/catalogue.ts';
import { scenariosIn } from '../../steps/player.ts';
import { files } from '../imports.fixture.ts';
import { PACKAGE_ROOT } from '../run/root.ts';
import { editorFiles } from './editor.ts';
import { FEATURES } from './feature.ts';

const made = editorFiles('en');
const text = made.find(({ path: name }) => name.endsWith('.ts'))?.text ?? '';

/** Calls as the extension finds them: by their text, without running the file. */
const unquoted = (literal: string) => literal.replace(/\\(['\\])/g, '$1');
const types = [...text.matchAll(/^defineParameterType\(\{ name: '(\w+)', regexp: \/(.+)\/ \}\);$/gm)];
const sentences = [...text.matchAll(/^(Given|When|Then)\('((?:[^'\\]|\\.)+)', \(\) => \{\}\);$/gm)];
const registry = new ParameterTypeRegistry();
for (const [, name = '', regexp = ''] of types)
  registry.defineParameterType(
    new ParameterType<unknown>(name, new RegExp(regexp), null, (text) => text, false, false),
  );
const expressions = sentences.map(([, , literal = '']) => new CucumberExpression(unquoted(literal), registry));

describe('the file of sentences', () => {
  it('has every sentence in both languages, one call a line and nothing that has to be run', () => {
    expect(sentences.map(([, , literal = '']) => unquoted(literal))).toEqual(PHRASES.flatMap(({ en, zh }) => [en, zh]));
    const rest = text.split('\n').filter((line) => !/^(\/\/|import |Given|When|Then|defineParameterType|$)/.test(line));
    expect(rest).toEqual([]);
  });

  it('knows every step of the guide in both languages', () => {
    const all = files('features', '.feature');
    expect(all.length).toBeGreaterThan(50);
    const steps = new Set(
      all.flatMap((file) =>
        scenariosIn(readFileSync(path.join(PACKAGE_ROOT, file), 'utf8'), file).flatMap(({ pickle }) =>
          pickle.steps.map((step) => step.text),
        ),
      ),
    );
    expect([...steps].filter((step) => !expressions.some((each) => each.match(step) !== null))).toEqual([]);
    expect(expressions.some((each) => each.match('the cashier dances') !== null)).toBe(false);
  });

  it('is where the settings of the editor point', () => {
    const settings = JSON.parse(made.find(({ path: name }) => name === '.vscode/settings.json')?.text ?? '') as {
      'cucumber.glue': string[];
    };
    expect(settings['cucumber.glue']).toEqual(
      made.map(({ path: name }) => name).filter((name) => name.endsWith('.ts')),
    );
  });
});

it.each([
  ['en', 'README.md'],
  ['zh-CN', 'README.zh-CN.md'],
] as const)('the first scenario in %s is that of %s', (language, page) => {
  expect(readFileSync(path.join(PACKAGE_ROOT, page), 'utf8')).toContain(
    `\`\`\`gherkin\n${FEATURES[language].text}\`\`\``,
  );
});
