// The coverage gate: every requirement of the guide has a scenario in both languages, or a reason that is still needed.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateMessages } from '@cucumber/gherkin';
import { IdGenerator, SourceMediaType } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import { CLAIMS } from '../definitions/claims.ts';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { UNCOVERED } from '../definitions/uncovered.ts';
import { gapsOf, gate, type TaggedScenario } from './gate.ts';

const FEATURES = fileURLToPath(new URL('../../features/', import.meta.url));
const OPTIONS = {
  newId: IdGenerator.incrementing(),
  includeGherkinDocument: false,
  includeSource: false,
  includePickles: true,
  defaultDialect: 'en',
};

function scenariosOf(name: string): TaggedScenario[] {
  const text = readFileSync(path.join(FEATURES, name), 'utf8');
  const messages = generateMessages(text, name, SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN, OPTIONS);
  return messages.flatMap(({ pickle, parseError }) => {
    if (parseError) throw new Error(parseError.message);
    if (!pickle) return [];
    return [
      {
        place: `features/${name}:${pickle.location?.line ?? 0}`,
        language: pickle.language.startsWith('zh') ? ('zh-CN' as const) : ('en' as const),
        tags: pickle.tags.map((tag) => tag.name),
      },
    ];
  });
}

const shipped = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.feature'))
  .sort()
  .flatMap(scenariosOf);

it('lets the features that come with Tillproof through', () => {
  expect(gate(REQUIREMENTS, shipped)).toEqual([]);
});

it('knows every claim as a requirement, and none of them twice', () => {
  const ids = new Set(REQUIREMENTS.map(({ id }) => id));
  expect(Object.keys(CLAIMS).filter((id) => !ids.has(id) || Object.hasOwn(UNCOVERED, id))).toEqual([]);
});

describe('the gate', () => {
  const ids = ['GUIDE-A-STEP-2a', 'GUIDE-B-FAQ-2a', 'GUIDE-A-FAQ-1g', 'GUIDE-B-FAQ-1a', 'GUIDE-P-SFT-1'];
  const rows = REQUIREMENTS.filter(({ id }) => ids.includes(id));
  const reasons = { 'GUIDE-A-FAQ-1g': { en: 'Nobody offers it.', zh: '均未提供。' } };
  const inBoth = (...tags: string[]): TaggedScenario[] =>
    (['en', 'zh-CN'] as const).map((language) => ({ place: `${language}.feature:3`, language, tags }));
  const sound = [...inBoth('@GUIDE-A-STEP-2a'), ...inBoth('@GUIDE-B-FAQ-2a', '@needs:tap')];
  const complaints = (scenarios: TaggedScenario[]) => gate(rows, scenarios, reasons);

  it('lets what only a person sees, a claim without a number and a stated reason go without a scenario', () => {
    expect(complaints(sound)).toEqual([]);
    expect(gapsOf(rows, sound, reasons).map(({ requirement }) => requirement)).toEqual(ids.slice(2).sort(byCatalogue));
    expect(gapsOf(rows, sound, reasons).find(({ requirement }) => requirement === 'GUIDE-P-SFT-1')?.reason?.en).toMatch(
      /fee rate/,
    );
  });

  it('notices a requirement with neither a scenario nor a reason', () => {
    expect(complaints(inBoth('@GUIDE-A-STEP-2a'))).toEqual([
      'GUIDE-B-FAQ-2a has neither a scenario nor a reason in src/definitions/uncovered.ts',
    ]);
  });

  it('notices a reason that is no longer needed, and one for nothing', () => {
    expect(complaints([...sound, ...inBoth('@GUIDE-A-FAQ-1g')])).toEqual([
      'src/definitions/uncovered.ts gives a reason for GUIDE-A-FAQ-1g, which has a scenario now: take it out',
    ]);
    expect(gate(rows, sound, { ...reasons, 'GUIDE-Z-1': { en: 'x', zh: 'x' } })).toEqual([
      'src/definitions/uncovered.ts gives a reason for GUIDE-Z-1, which is no requirement',
    ]);
  });

  it('notices a tag that is no requirement, a scenario without one, and a language that leaves one out', () => {
    expect(complaints([...sound, ...inBoth('@GUIDE-Z-FAQ-1')])).toEqual([
      'en.feature:3 is tagged @GUIDE-Z-FAQ-1, which is no requirement; the nearest are GUIDE-A-FAQ-1g, GUIDE-B-FAQ-1a, GUIDE-B-FAQ-2a',
      'zh-CN.feature:3 is tagged @GUIDE-Z-FAQ-1, which is no requirement; the nearest are GUIDE-A-FAQ-1g, GUIDE-B-FAQ-1a, GUIDE-B-FAQ-2a',
    ]);
    expect(complaints([...sound, ...inBoth('@needs:tap').slice(1)])).toEqual([
      'zh-CN.feature:3 is tagged with no requirement',
    ]);
    expect(complaints(sound.slice(0, 3))).toEqual(['GUIDE-B-FAQ-2a has scenarios in English only']);
    expect(complaints(sound.slice(1))).toEqual(['GUIDE-A-STEP-2a has scenarios in Chinese only']);
  });
});

describe('the gate, of a requirement that makes several claims', () => {
  const rows = REQUIREMENTS.filter(({ id }) => id === 'GUIDE-A-FAQ-5c' || id === 'GUIDE-B-FAQ-5i');
  const tagged = (...tags: string[]): TaggedScenario[] =>
    (['en', 'zh-CN'] as const).map((language) => ({ place: `${language}.feature:3`, language, tags }));
  const sound = [...tagged('@GUIDE-A-FAQ-5c.1'), ...tagged('@GUIDE-B-FAQ-5i.1', '@GUIDE-B-FAQ-5i.2')];

  it('wants a scenario for each claim that a run can see, and none for what only a person sees', () => {
    expect(gate(rows, sound)).toEqual([]);
    expect(gapsOf(rows, sound)).toEqual([
      {
        requirement: 'GUIDE-A-FAQ-5c.2',
        reason: { en: expect.stringMatching(/needs a person/), zh: expect.any(String) },
      },
    ]);
    expect(gate(rows, [...tagged('@GUIDE-A-FAQ-5c.1'), ...tagged('@GUIDE-B-FAQ-5i.1')])).toEqual([
      'GUIDE-B-FAQ-5i.2 has neither a scenario nor a reason in src/definitions/uncovered.ts',
    ]);
  });

  it('takes a reason for one claim, as long as it is needed', () => {
    const reasons = { 'GUIDE-B-FAQ-5i.2': { en: 'Nobody offers it.', zh: '均未提供。' } };
    expect(gate(rows, [...tagged('@GUIDE-A-FAQ-5c.1'), ...tagged('@GUIDE-B-FAQ-5i.1')], reasons)).toEqual([]);
    expect(gate(rows, sound, reasons)).toEqual([
      'src/definitions/uncovered.ts gives a reason for GUIDE-B-FAQ-5i.2, which has a scenario now: take it out',
    ]);
    const ofAll = { 'GUIDE-B-FAQ-5i': { en: 'Nobody offers it.', zh: '均未提供。' } };
    expect(gate(rows, [...tagged('@GUIDE-A-FAQ-5c.1'), ...tagged('@GUIDE-B-FAQ-5i.1')], ofAll)).toEqual([]);
  });

  it('refuses a tag that names no claim with the nearest, and one that leaves open which is meant', () => {
    expect(gate(rows, [...sound, ...tagged('@GUIDE-B-FAQ-5i.3').slice(0, 1)])).toEqual([
      'en.feature:3 is tagged @GUIDE-B-FAQ-5i.3, which is no requirement; the nearest are GUIDE-B-FAQ-5i.1, GUIDE-B-FAQ-5i.2, GUIDE-B-FAQ-5i',
      'GUIDE-B-FAQ-5i.3 has scenarios in English only',
    ]);
    expect(gate(rows, [...sound, ...tagged('@GUIDE-B-FAQ-5i')])).toEqual([
      'en.feature:3 is tagged @GUIDE-B-FAQ-5i; say which of GUIDE-B-FAQ-5i.1, GUIDE-B-FAQ-5i.2 it proves',
      'zh-CN.feature:3 is tagged @GUIDE-B-FAQ-5i; say which of GUIDE-B-FAQ-5i.1, GUIDE-B-FAQ-5i.2 it proves',
    ]);
  });
});

function byCatalogue(a: string, b: string): number {
  const at = (id: string) => REQUIREMENTS.findIndex((row) => row.id === id);
  return at(a) - at(b);
}
