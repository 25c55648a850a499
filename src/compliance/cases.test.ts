// Case numbers: they stay when scenarios come before, go or move; and every scenario of the guide has its own.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateMessages } from '@cucumber/gherkin';
import { IdGenerator, SourceMediaType } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import { files, read } from '../imports.fixture.ts';
import { caseOf, guideCases, withNewCases } from './cases.ts';
import { Collector } from './collect.ts';
import { packageRoot } from './package-root.ts';

const NAME = /^\s*(?:Scenario Outline|Scenario|场景大纲|场景|剧本大纲|剧本): *(.+)$/gm;
const namesIn = (file: string) => [...read(file).matchAll(NAME)].map(([, name = '']) => name.trim());
const stems = files('features/en', '.feature').map((file) => file.slice('features/en/'.length, -'.feature'.length));
const names = Object.fromEntries(
  stems.map((stem) => [
    stem,
    { en: namesIn(`features/en/${stem}.feature`), zh: namesIn(`features/zh-CN/${stem}.feature`) },
  ]),
);
const TABLE = path.join(packageRoot(), 'features', 'cases.json');

if (process.env.UPDATE_CASES) writeFileSync(TABLE, `${JSON.stringify(withNewCases(guideCases(), names), null, 1)}\n`);

describe('features/cases.json', () => {
  const table = JSON.parse(readFileSync(TABLE, 'utf8')) as ReturnType<typeof guideCases>;
  const rows = Object.values(table).flat();

  it('has every scenario of the guide (UPDATE_CASES=1 gives new ones a number; who renames one changes its row)', () => {
    const missing = Object.entries(names).flatMap(([file, { en, zh }]) =>
      en.flatMap((name, at) =>
        table[file]?.some((row) => row.en === name && row.zh === zh[at]) ? [] : [`${file}: ${name} · ${zh[at]}`],
      ),
    );
    expect(missing).toEqual([]);
    expect(rows.length).toBeGreaterThan(250);
  });

  it('gives no number twice', () => {
    const numbers = rows.map((row) => row.case);
    expect(numbers.filter((each, at) => numbers.indexOf(each) !== at)).toEqual([]);
    expect(numbers.filter((each) => !/^TP-\d{3,}$/.test(each))).toEqual([]);
  });
});

describe('a number', () => {
  const before = withNewCases({}, { 'sale/x': { en: ['One', 'Two'], zh: ['一', '二'] } });

  it('stays when a scenario is put in front, and one that is gone leaves its number unused', () => {
    const after = withNewCases(before, { 'sale/x': { en: ['Zero', 'Two'], zh: ['零', '二'] } });
    const of = (name: string, language: 'en' | 'zh-CN') =>
      caseOf({ file: 'sale/x', language, name, tags: [], sameBefore: 0, row: null }, after);
    expect([of('Two', 'en'), of('二', 'zh-CN')]).toEqual(['TP-002', 'TP-002']);
    expect([of('Zero', 'en'), of('零', 'zh-CN')]).toEqual(['TP-003', 'TP-003']);
  });

  it('is refused where the languages do not match, or two are called alike', () => {
    expect(() => withNewCases({}, { x: { en: ['a'], zh: [] } })).toThrow(
      'x has 1 scenarios in English and 0 in Chinese',
    );
    expect(() => withNewCases({}, { x: { en: ['a', 'a'], zh: ['b', 'c'] } })).toThrow('called alike');
  });

  it('of a scenario of one’s own is that of its tag, or comes of its name', () => {
    const own = { file: 'shop/till', language: 'en', name: 'It rings', tags: [], sameBefore: 0, row: null } as const;
    expect(caseOf({ ...own, tags: ['@case:SHOP-7'] }, {})).toBe('SHOP-7');
    expect(caseOf(own, {})).toMatch(/^till-[0-9a-f]{6}$/);
    expect(caseOf({ ...own, name: 'It rings twice' }, {})).not.toBe(caseOf(own, {}));
    expect(caseOf({ ...own, sameBefore: 1, row: 3 }, {})).toBe(`${caseOf(own, {})}-2.3`);
  });
});

describe('collected from a run', () => {
  const collected = (text: string) => {
    const options = {
      newId: IdGenerator.uuid(),
      includeGherkinDocument: true,
      includePickles: true,
      includeSource: false,
    };
    const collector = new Collector();
    for (const envelope of generateMessages(
      text,
      'own.feature',
      SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN,
      options,
    )) {
      collector.take(envelope);
      if (envelope.pickle)
        collector.take({ testCase: { id: `c${envelope.pickle.id}`, pickleId: envelope.pickle.id, testSteps: [] } });
    }
    return new Map(collector.run().scenarios.map((scenario) => [scenario.name, scenario.case]));
  };
  const OUTLINE =
    'Scenario Outline: Pay <sum>\n    Given x\n    Examples:\n      | sum |\n      | 1   |\n      | 2   |\n';

  it('it is the same whatever stands before it, and rows of an outline are counted', () => {
    const alone = collected(`Feature: F\n  ${OUTLINE}`);
    const behind = collected(`Feature: F\n  Scenario: New\n    Given x\n  ${OUTLINE}`);
    expect(alone.get('Pay 2')).toMatch(/^own-[0-9a-f]{6}\.2$/);
    expect(behind.get('Pay 1')).toBe(alone.get('Pay 1'));
    expect(behind.get('Pay 2')).toBe(alone.get('Pay 2'));
  });
});
