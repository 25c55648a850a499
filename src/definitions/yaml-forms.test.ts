// Whatever the reader of YAML says of a text that is none is said in Chinese, too.
import { expect, it } from 'vitest';
import { yaml } from '../yaml.ts';
import { yamlTroubleInChinese } from './yaml-forms.ts';

const BROKEN = [
  'a: [1\nb: 2\n',
  'a: [1',
  'a: {b: 1',
  'a: b: c\n',
  'a: 1\n b: 2\n',
  'a:\n  - 1\n - 2\n',
  'a: 1\na: 2\n',
  'a: "x\n',
  "a: 'x\n",
  'a\nb: 1\n',
  'a: [1 2]\nb',
  'a:\n\t- 1\n',
  'a: @x\n',
  'a: `x`\n',
  'a: "\\q"\n',
  'a: !what 1\n',
  'a: &x &y 1\n',
  'a: [\n- 1\n]\n',
  'a: | x\n  y\n',
  'a: ]\n',
  'a: }\n',
  'a: 1\n---\nb: 2\n',
  '? [\n',
  'a: %x\n',
  'a: [1,,2]\n',
  '- 1\nb: 2\n',
  '"a" b: 1\n',
  'a: 1 #x\nb: "y"#z\n',
];

it.each(BROKEN)('%j', (text) => {
  const { errors, warnings } = yaml().parseDocument(text, { prettyErrors: true });
  const messages = [...errors, ...warnings].map(({ message }) => message.split('\n')[0] ?? '');
  expect(messages.length).toBeGreaterThan(0);
  const told = messages.map((message) => yamlTroubleInChinese(message));
  for (const each of told) expect(each).toMatch(/\p{Script=Han}.*（第\d+行第\d+列）$/u);
  expect(told.filter((each) => /[a-z]{3,} [a-z]{3,}/i.test(each))).toEqual([]);
});

it('says the same where no place is behind it', () => {
  expect(yamlTroubleInChinese('Map keys must be unique')).toBe('名称重复');
  expect(() => yaml().parse('a: *none\n')).toThrow(/^Unresolved alias/);
  expect(yamlTroubleInChinese('Unresolved alias (the anchor must be set before the alias): none')).toBe(
    '别名none之前没有同名的锚点',
  );
});
