// Whatever form a schema asks for is said in words, in both languages: nobody has to read a regular expression.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { anyMessageSchema, messageSchema } from './message-schema.ts';
import { PATTERN_PARTS, patternWords } from './pattern-words.ts';
import { partInChinese, reasonWords } from './reason.ts';
import { REQUEST_RULES, shapeOf } from './request-rules.ts';
import { TRANSACTIONS, type TransactionType } from './transactions.ts';

const SCHEMAS = new URL('../../docs/schemas/', import.meta.url);
const published = readdirSync(SCHEMAS)
  .filter((name) => name.endsWith('.json'))
  .map((name): unknown => JSON.parse(readFileSync(new URL(name, SCHEMAS), 'utf8')));

/** Every expression of a schema, with the words that stand beside it where it is a field's. */
function patternsIn(schema: unknown): [pattern: string, beside: string | undefined][] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { pattern, $comment } = schema as { pattern?: unknown; $comment?: string };
  const own: [string, string | undefined][] = typeof pattern === 'string' ? [[pattern, $comment]] : [];
  return [...own, ...Object.values(schema).flatMap(patternsIn)];
}

/** English words: a month, a track or the name of a member are none. */
const ENGLISH = /\b(?:digits?|letters?|characters?|or|to|and|of|the|with|such|most|then)\b/;

describe('the form that a schema asks for', () => {
  it.each([...new Set(published.flatMap(patternsIn).map(([pattern]) => pattern))])('%s', (pattern) => {
    const words = patternWords(pattern);
    expect(words).not.toBeNull();
    expect(words?.zh).toMatch(/\p{Script=Han}/u);
    expect(words?.zh).not.toMatch(ENGLISH);
    expect(partInChinese(words?.en ?? '')).toBe(words?.zh);
  });

  it('is counted', () => {
    const said = (pattern: string) => Object.values(patternWords(pattern) ?? {}).join(' | ');
    expect(said('^[0-9]{6}$')).toBe('6 digits | 6位数字');
    expect(said('^\\d{1,8}$')).toBe('1 to 8 digits | 1至8位数字');
    expect(said('^[0-9]{0,12}$')).toBe('at most 12 digits | 至多12位数字');
    expect(said('^[0-9]$')).toBe('1 digit | 1位数字');
    expect(patternWords('^(?!a)b+$')).toBeNull();
  });

  it('has as many places in Chinese', () => {
    expect(PATTERN_PARTS.filter(([en, zh]) => en.split('{}').length !== zh.split('{}').length)).toEqual([]);
  });
});

describe('the form of a field', () => {
  const types = Object.keys(TRANSACTIONS) as TransactionType[];
  const shapes = types.flatMap((type) => Object.values(REQUEST_RULES[type].shapes));
  const all = [...shapes, ...Array.from({ length: 127 }, (_, at) => shapeOf(at + 2))];

  it.each([...new Set(all.map(({ expected }) => expected))])('%s', (expected) => {
    expect(reasonWords(`field 4: expected ${expected}`).zh).toMatch(/^第4域：应为/);
    expect(reasonWords(`field 4: expected ${expected}`).zh).not.toMatch(ENGLISH);
    expect(reasonWords(`fields[4] has the wrong form; it must be ${expected}`).zh).not.toMatch(ENGLISH);
  });

  it('stands in the schemas beside its expression', () => {
    const patterns = [anyMessageSchema(), ...types.map(messageSchema)].flatMap(patternsIn);
    const silent = patterns.filter(([pattern, beside]) => beside === undefined && patternWords(pattern) === null);
    expect(silent.map(([pattern]) => pattern).filter((pattern) => !/^\^[0-9|]+$/.test(pattern))).toEqual([]);
  });
});
