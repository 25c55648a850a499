// A feature file that cannot be read is told of with its line and what to do, in both languages.
import { generateMessages } from '@cucumber/gherkin';
import { IdGenerator, SourceMediaType } from '@cucumber/messages';
import { expect, it } from 'vitest';
import { consoleTrouble, parseTrouble } from './parse-errors.ts';

const troubles = (text: string) =>
  generateMessages(text, 'x.feature', SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN, {
    newId: IdGenerator.incrementing(),
    includeGherkinDocument: true,
  }).flatMap(({ parseError }) => (parseError ? [parseError.message] : []));

it.each([
  ['Feature: x\n  Scenario: a\n    Given b\n    foo (bar)\n', 4, 'foo (bar)'],
  ['Sentence\n', 1, 'Feature:'],
  ['Feature: x\n  Scenario Outline: a\n    Given <b>\n    Examples:\n      | b |\n      | 1 | 2 |\n', 6, 'cells'],
  ['Feature: x\n  Scenario: a\n    Given b\n  @tag\n', 5, 'ends too early'],
  ['# language: xx\nFeature: x\n', 1, 'zh-CN'],
  ['Feature: x\n  @a b\n  Scenario: a\n    Given b\n', 2, 'no blank'],
])('%j', (text, line, words) => {
  const [told] = troubles(text).map((message) => parseTrouble('x.feature', message));
  expect(told?.en).toMatch(new RegExp(`^x\\.feature:${line}: `));
  expect(told?.en).toContain(words);
  expect(told?.en).not.toMatch(/#[A-Z]/);
  expect(told?.zh).toMatch(new RegExp(`^x\\.feature:${line}：.*\\p{Script=Han}`, 'u'));
  expect(told?.zh.replace('# language', '').replace('foo (bar)', '')).not.toMatch(/[a-z]{2,},? [a-z]{2,}/i);
});

it('all of a file are told', () => {
  const text = 'Feature: x\n  Scenario: a\n    Given b\n    one\n  Scenario: c\n    Given d\n    two\n';
  expect(troubles(text).map((message) => parseTrouble('x.feature', message).en.split(':')[1])).toEqual(['4', '7']);
});

it('of the console are known by their beginning', () => {
  const line = `Parse error in "a b.feature" (4:5): expected: #EOF, #StepLine, got 'foo'\n`;
  expect(consoleTrouble(line)?.zh).toMatch(/^a b\.feature:4：“foo”不能出现在这里/);
  expect(consoleTrouble('something else')).toBeNull();
  expect(parseTrouble(undefined, 'what is this')).toEqual({
    en: 'a feature file: what is this',
    zh: '某个feature文件：what is this',
  });
});
