// What ajv says of a value that does not fit is readable in both languages: every keyword of our schemas, as acquirer and contract tell it.
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { reasonsOf } from '../../simulator/model/reasons.ts';
import { describeViolation, violationOf } from '../terminal/validate.ts';
import { reasonWords } from './reason.ts';
import { REASON_FORMS, REASON_PARTS } from './reason-forms.ts';

/** English words that are no names of members, patterns or types of a value in quotes. */
const english = (zh: string) => zh.replace(/"[^"]*"/g, '').match(/[A-Za-z]{3,}/g) ?? [];
const ajv = new Ajv({ allErrors: true, verbose: true, strict: false });

const BROKEN: readonly (readonly [keyword: string, schema: object, value: unknown])[] = [
  ['type', { type: 'string' }, 1],
  ['type', { type: ['integer', 'null'] }, '1'],
  ['type', { type: 'array' }, {}],
  ['required', { required: ['11'] }, {}],
  ['additionalProperties', { properties: { 4: {} }, additionalProperties: false }, { 11: 1 }],
  ['additionalProperties', { additionalProperties: false }, { 11: 1 }],
  ['pattern', { pattern: '^[0-9]{2}$' }, 'x'],
  ['const', { const: '00' }, 1],
  ['enum', { enum: [1, 2] }, 3],
  ['anyOf', { anyOf: [{ const: '00' }, { const: '01' }] }, 1],
  ['maxItems', { maxItems: 1 }, [1, 2]],
  ['minItems', { minItems: 1 }, []],
  ['maxLength', { maxLength: 1 }, '12'],
  ['minLength', { minLength: 2 }, '1'],
  ['minimum', { minimum: 5 }, 1],
  ['maximum', { maximum: 5 }, 9],
  ['exclusiveMinimum', { exclusiveMinimum: 5 }, 1],
  ['multipleOf', { multipleOf: 2 }, 1],
  ['minProperties', { minProperties: 1 }, {}],
  ['uniqueItems', { uniqueItems: true }, [1, 1]],
  ['dependencies', { dependencies: { 4: ['11'] } }, { 4: 1 }],
];

describe('a reason in Chinese', () => {
  it.each(BROKEN)('says what %s says: %j', (keyword, schema, value) => {
    const validate = ajv.compile({ properties: { 4: schema } });
    expect(validate({ 4: value })).toBe(false);
    expect(validate.errors?.map((error) => error.keyword)).toContain(keyword);
    const reason = reasonsOf(validate.errors)
      .map(({ path, reason: why }) => `${path} ${why}`)
      .join('; ');
    const { en, zh } = reasonWords(`format error: ${reason}`);
    expect(en).toBe(`format error: ${reason}`);
    expect(zh).toMatch(/^格式错误：.*\p{Script=Han}/u);
    expect(english(zh.slice(5)), `${en} ${zh}`).toEqual([]);
  });

  it.each([
    ['Event', { kind: 'display', sequence: 'x' }],
    ['Event', { kind: 'unheard-of' }],
    ['Event', []],
    ['Capabilities', { contractVersion: [] }],
    ['State', null],
  ] as const)('says what an adapter gave for %s: %j', (shape, value) => {
    const violation = violationOf(shape, value);
    expect(violation).not.toBeNull();
    const told = describeViolation(shape, violation!);
    const { zh } = reasonWords(told);
    expect(zh).toMatch(/：应为.*，实为/);
    expect(zh).not.toMatch(/expected|found|one of/);
  });

  it('tells several, each by itself, and fields by their number', () => {
    const reason =
      'format error: mti is missing; fields[49] has the wrong form; it must be 3 digits; fields[4] is missing';
    expect(reasonWords(reason).zh).toBe('格式错误：缺少mti；第49域格式不对，应为3位数字；缺少第4域');
  });

  it('tells states and rules of the acquirer, and leaves what it does not know as it is', () => {
    expect(reasonWords('the card is lost').zh).toBe('卡片状态为挂失');
    expect(reasonWords('rule 12 says 51').zh).toBe('第12条规则指定应答码51');
    expect(reasonWords('connect ECONNREFUSED 127.0.0.1:9').zh).toBe('connect ECONNREFUSED 127.0.0.1:9');
  });

  it('has as many places as the English, in every row', () => {
    const uneven = [...REASON_FORMS, ...REASON_PARTS].filter(
      ([en, zh]) => en.split('{}').length !== zh.split('{}').length,
    );
    expect(uneven).toEqual([]);
  });
});
