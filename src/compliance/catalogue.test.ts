// Catalogues of the user's own: what a row becomes, and the line of everything that is wrong.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { CatalogueError, CatalogueFile, readCatalogue } from './catalogue.ts';
import { makeReport } from './report.ts';
import { FACTS, sampleRun } from './sample.fixture.ts';
import { namesOf, requirementsOf } from './tags.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-catalogue-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string) => {
  const at = path.join(folder, name);
  writeFileSync(at, text);
  return at;
};
const reasons = (...files: string[]) => {
  try {
    readCatalogue(files);
  } catch (error) {
    if (error instanceof CatalogueError) return error.reasons.map(({ en }) => en.replace(`${folder}${path.sep}`, ''));
  }
  return [];
};
const good = file('shop.yaml', '- id: SHOP-A-1\n  level: MUST\n  en: It is on.\n  zh: 已开机。\n');

describe('a catalogue of the user', () => {
  it('comes after the guide, with what is left away filled in, and knows its own place', () => {
    const rows = readCatalogue([good]);
    expect(rows.slice(0, -1)).toEqual(REQUIREMENTS);
    expect(rows.at(-1)).toEqual({
      id: 'SHOP-A-1',
      level: 'MUST',
      party: 'terminal',
      check: 'SHOP-A-1',
      mode: 'auto',
      chapter: 'shop',
      guide: { source: 'shop.yaml', line: 1 },
      en: 'It is on.',
      zh: '已开机。',
    });
  });

  it('may make several claims, each a tag of its own', () => {
    const claims = (...ids: string[]) =>
      ids.map((id) => `    - { id: ${id}, seen: screen, en: It is said., zh: 有提示。 }\n`).join('');
    const two = (...ids: string[]) =>
      file('two.yaml', `- id: SHOP-2\n  level: MUST\n  en: x\n  zh: y\n  clauses:\n${claims(...ids)}`);
    const rows = readCatalogue([two('SHOP-2.1', 'SHOP-2.2')]);
    expect(rows.at(-1)?.clauses?.map(({ id }) => id)).toEqual(['SHOP-2.1', 'SHOP-2.2']);
    expect(requirementsOf(['@SHOP-2.2'], namesOf(rows))).toEqual(['SHOP-2']);
    expect(reasons(two('SHOP-2.1', 'SHOP-1.2'))).toEqual([
      'two.yaml:1: SHOP-1.2 is no clause of SHOP-2, or there already; one is SHOP-2.3',
    ]);
    expect(reasons(two('SHOP-2.1', 'SHOP-2.1'))).toHaveLength(1);
  });

  it('may be JSON', () => {
    const json = file('more.json', '[\n  {"id": "MORE-1", "level": "MAY", "en": "x", "zh": "y", "chapter": "pin"}\n]');
    expect(readCatalogue([good, json]).at(-1)).toMatchObject({
      chapter: 'pin',
      guide: { source: 'more.json', line: 2 },
    });
  });

  it.each([
    [
      'a member that nobody knows',
      '- id: SHOP-1\n  level: MUST\n  en: x\n  zh: x\n  note: y\n',
      [expect.stringMatching(/^x\.yaml:5: \[0\]: there is no setting "note"; the nearest are /)],
    ],
    [
      'an id without a prefix',
      '- id: shop\n  level: MUST\n  en: x\n  zh: x\n',
      [expect.stringMatching(/^x\.yaml:1: \[0\]\.id: "shop" has the wrong form; it must be capital letters/)],
    ],
    ['no list', 'id: x\n', ['x.yaml:1: the file: {"id":"x"} is not a list']],
    ['broken YAML', '- id: [\n', [expect.stringMatching(/^x\.yaml:\d+: /)]],
    [
      'the prefix of the guide',
      '- {id: GUIDE-1, level: MUST, en: x, zh: x}\n',
      [expect.stringMatching(/^x\.yaml:1: GUIDE-1 has the guide's prefix/)],
    ],
    [
      'an id twice',
      '- {id: S-1, level: MUST, en: x, zh: x}\n- {id: S-1, level: MAY, en: x, zh: x}\n',
      ['x.yaml:2: S-1 is there already, in x.yaml:1'],
    ],
  ])('is refused with %s, line by line', (_, text, expected) => {
    expect(reasons(file('x.yaml', text)).map((reason) => reason.split('\n')[0])).toEqual(expected);
  });

  it('is refused when there is no such file', () => {
    expect(reasons(path.join(folder, 'none.yaml'))).toEqual(['none.yaml: there is no such file']);
  });

  it('makes tags of its prefix requirements; a mistyped one makes the run inconclusive, with its place and the nearest', () => {
    const run = sampleRun('good');
    const tags = ['@SHOP-A-1', '@SHOP-A-2', '@JIRA-1'];
    Object.assign(run.scenarios.at(-1)!, { tags });
    const report = makeReport(run, FACTS, readCatalogue([good]));
    expect(report.scenarios.at(-1)?.requirements).toEqual(['SHOP-A-1', 'SHOP-A-2']);
    expect(report.requirements.at(-1)).toMatchObject({ id: 'SHOP-A-1', verdict: 'passed' });
    expect(report.verdict).toBe('inconclusive');
    expect(report.problems[0]?.en).toMatch(
      /start-up\/connection\.feature:10: there is no requirement SHOP-A-2\. The nearest are: SHOP-A-1/,
    );
    expect(requirementsOf(tags)).toEqual([]);
  });

  // To publish a change: UPDATE_SCHEMAS=1 npx vitest run src/compliance/catalogue.test.ts && npx biome check --write docs/schemas
  it('has its schema published', () => {
    const published = new URL('../../docs/schemas/requirements.schema.json', import.meta.url);
    const schema = { $schema: 'http://json-schema.org/draft-07/schema#', ...JSON.parse(JSON.stringify(CatalogueFile)) };
    if (process.env.UPDATE_SCHEMAS) writeFileSync(published, `${JSON.stringify(schema, null, 2)}\n`);
    const found = JSON.parse(readFileSync(published, 'utf8'));
    expect(found).toEqual(schema);
    expect(new Ajv({ strict: true }).compile(found)(parse(readFileSync(good, 'utf8')))).toBe(true);
  });
});
