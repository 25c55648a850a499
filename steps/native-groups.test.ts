// The library's own way to match and ours find the same, and the library still needs ours.
import { createRequire } from 'node:module';
import {
  CucumberExpression,
  ParameterType,
  ParameterTypeRegistry,
  RegularExpression,
} from '@cucumber/cucumber-expressions';
import { describe, expect, it } from 'vitest';
import { originalMatch, treeOf } from './native-groups.ts';

const registry = new ParameterTypeRegistry();
registry.defineParameterType(
  new ParameterType('money', /(CNY|人民币) ?((\d+)\.(\d\d))/, null, (...parts: string[]) => parts, false, false),
);

describe('a match', () => {
  it.each([
    ['{int} of {string}', '3 of "four"'],
    ['the sale(s) of {money}', 'the sales of CNY 128.50'],
    ['the sale/void of {money}', 'the void of 人民币0.01'],
    ['{word} {word}', 'one two'],
    ['{int} cards', 'no number of cards'],
    ['{string} and {string}', '\'\' and "x"'],
    ['card(s) of {int}', 'card of 3'],
    ['sale/void of {int}', 'void of 3'],
  ])('of %s with %s finds the same groups as the library does', (sentence, text) => {
    const tree = treeOf(new CucumberExpression(sentence, registry));
    expect(tree.match(text)).toEqual(originalMatch.call(tree, text));
  });

  it.each([
    [/^sale|void$/, 'a void'],
    [/^sales?$/, 'sale'],
    [/^sale{0,1}$/, 'sal'],
    [/^Sale$/i, 'sALE'],
    [/^sale$/m, 'void\nsale'],
    [/^sale[|]void$/, 'sale|void'],
    [/^sale\|void$/, 'sale|void'],
    [/sale/, 'a sale'],
  ])('of %s with %s is found whatever the pattern begins with', (pattern, text) => {
    const tree = treeOf(new RegularExpression(pattern, registry) as unknown as CucumberExpression);
    expect(originalMatch.call(tree, text)).not.toBeNull();
    expect(tree.match(text)).toEqual(originalMatch.call(tree, text));
  });

  it('is what it was when the text is asked for again, of one expression and of another', () => {
    const trees = ['{int} cards', '{word} cards', '{int} notes'].map((each) =>
      treeOf(new CucumberExpression(each, registry)),
    );
    const found = (text: string) => trees.map((tree) => tree.match(text) !== null);
    for (const [text, wanted] of [
      ['3 cards', [true, true, false]],
      ['', [false, false, false]],
      ['3 notes', [false, false, true]],
    ] as const)
      for (let time = 0; time < 3; time++)
        expect([...found(text), ...found('no text')]).toEqual([...wanted, false, false, false]);
  });

  it('of a regular expression too, groups that took no part included', () => {
    const expression = new RegularExpression(/^the (sale|(void)) of ((\d+)\.(\d\d))$/u, registry);
    const tree = treeOf(expression as unknown as CucumberExpression);
    for (const text of ['the sale of 128.50', 'the void of 0.01', 'nothing'])
      expect(tree.match(text)).toEqual(originalMatch.call(tree, text));
  });
});

describe('the library', () => {
  it('still asks regexp-match-indices; when it does not, native-groups.ts is needed no more', () => {
    const require = createRequire(import.meta.url);
    const { dependencies } = require('@cucumber/cucumber-expressions/package.json') as {
      dependencies: Record<string, string>;
    };
    expect(Object.keys(dependencies)).toContain('regexp-match-indices');
    expect(originalMatch.toString()).toContain('execWithIndices');
  });
});
