// The catalogue: whole, well-formed, in two languages, and in the project's own words.
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { LOOKS } from '../looks.ts';
import { CHAPTERS, CHECKS, REQUIREMENTS, REQUIREMENTS_SCHEMA, requirement } from './index.ts';

const validate = new Ajv({ allErrors: true }).compile(REQUIREMENTS_SCHEMA);
const countBy = (key: (row: (typeof REQUIREMENTS)[number]) => string) =>
  Object.fromEntries(Object.entries(Object.groupBy(REQUIREMENTS, key)).map(([name, rows]) => [name, rows?.length]));

describe('the requirement catalogue', () => {
  test('keeps its schema', () => {
    validate(REQUIREMENTS);
    expect(validate.errors).toBeNull();
  });

  test.each([
    ['an unknown level', { level: 'WILL' }],
    ['an unknown chapter', { chapter: 'weather' }],
    ['an id of another scheme', { id: 'REQ-1' }],
    ['a sentence without an end', { en: 'The terminal reads a card' }],
    ['a member that nobody knows', { note: 'x' }],
  ])('would notice %s', (_, change) => {
    expect(validate([{ ...REQUIREMENTS[0], ...change }])).toBe(false);
  });

  test('has 134 requirements behind 104 checks', () => {
    expect(REQUIREMENTS).toHaveLength(134);
    expect(new Set(REQUIREMENTS.map((row) => row.id)).size).toBe(134);
    expect(CHECKS).toHaveLength(104);
  });

  test('counts as the guide was read: by level, party, way of deciding and part', () => {
    expect(countBy((row) => row.level)).toEqual({ MUST: 90, SHOULD: 36, MAY: 8 });
    expect(countBy((row) => row.party)).toEqual({
      terminal: 105,
      host: 15,
      backoffice: 7,
      operator: 3,
      'service-provider': 4,
    });
    expect(countBy((row) => row.mode)).toEqual({ auto: 105, semi: 15, manual: 5, profile: 9 });
    expect(countBy((row) => row.guide.source)).toEqual({
      summary: 21,
      'article-a': 54,
      'article-b': 40,
      products: 19,
    });
    expect(REQUIREMENTS.filter((row) => row.derived)).toHaveLength(25);
  });

  test('fills every chapter', () => {
    expect(Object.keys(CHAPTERS).filter((chapter) => !REQUIREMENTS.some((row) => row.chapter === chapter))).toEqual([]);
  });

  test('says every requirement in English and in Chinese, and no two alike', () => {
    expect(REQUIREMENTS.filter((row) => /\p{Script=Han}/u.test(row.en)).map((row) => row.id)).toEqual([]);
    expect(REQUIREMENTS.filter((row) => /[,;:()]/.test(row.zh)).map((row) => row.id)).toEqual([]);
    expect(new Set(REQUIREMENTS.map((row) => row.en)).size).toBe(134);
    expect(new Set(REQUIREMENTS.map((row) => row.zh)).size).toBe(134);
  });

  test('names the part of the guide in the id', () => {
    const letters = { summary: 'S', 'article-a': 'A', 'article-b': 'B', products: 'P' };
    expect(REQUIREMENTS.filter((row) => row.id[6] !== letters[row.guide.source])).toEqual([]);
  });

  test('tells of each clause that only a person sees why, and what to look at, in both languages', () => {
    const clauses = REQUIREMENTS.flatMap((row) => row.clauses ?? []);
    const byPerson = clauses.filter(({ seen }) => seen === 'person').map(({ id }) => id);
    expect(Object.keys(LOOKS).sort()).toEqual(byPerson.sort());
    for (const [id, { en, zh }] of Object.entries(LOOKS)) {
      expect(en, id).toMatch(/^[A-Z][^\p{Script=Han}]+\.$/u);
      expect(zh, id).toMatch(/^\p{Script=Han}[^,;:()]+。$/u);
    }
  });

  test('is found by id or tag', () => {
    expect(requirement('GUIDE-B-FAQ-2a')).toMatchObject({ check: 'CHK-DECLINE-51', chapter: 'insufficient-balance' });
    expect(requirement('@GUIDE-B-FAQ-2a')).toBe(requirement('GUIDE-B-FAQ-2a'));
    expect(requirement('GUIDE-Z-FAQ-2a')).toBeNull();
  });
});
