// Every class of damage, done to a good message: the diagnosis names its cause, its field and its byte.
import { describe, expect, it } from 'vitest';
import { DIALECTS } from '../../definitions/dialects/index.ts';
import { explain } from '../index.ts';
import { PLANTED } from '../planted.fixture.ts';
import { CAUSES } from './causes.ts';

const known = (name: string) => Object.values(DIALECTS).find((dialect) => dialect.name === name)!;
const told = (name: string) =>
  explain(PLANTED.find((each) => each.name === name)!.bytes, { dialect: DIALECTS['unionpay-pos'] });

/** Damage that is none when no dialect is told: another framing or header makes a whole message of another dialect. */
const WHOLE_WHEN_GUESSED: Readonly<Record<string, string>> = {
  'no application header': 'as unionpay-pos it would be damaged: the application header after the TPDU is missing',
  'no header at all': 'as unionpay-pos it would be damaged: the whole header is missing',
  'a header of three bytes more': 'as unionpay-pos it would be damaged: the header has another size',
  'a TPDU where there is none': 'as iso8583-1987-binary it would be damaged: a TPDU stands in front',
  'a message type in ASCII': 'as unionpay-pos it would be damaged: the message type is written in another way',
  'a second bitmap without bit 1':
    'as unionpay-pos it would be damaged: a second bitmap is there that bit 1 does not announce',
  'a length that counts itself': 'held against that, the frame length counts its own bytes',
  'a length without the header': 'held against that, the header is not counted in the frame length',
  'a length with its bytes turned': 'held against that, the bytes of the frame length are in the other order',
  'a length in packed digits': 'held against that, the frame length is written in another way',
  'a message of another dialect': '',
};

describe('a planted damage is named, with its field and its byte', { timeout: 60_000 }, () => {
  it.each(PLANTED.map((each) => [each.name, each] as const))('%s', (_, { bytes, codec, cause, field, offset }) => {
    const { whole, data } = explain(bytes, { dialect: known(codec.dialect.name) });
    expect(whole).toBe(false);
    const named = [data.damage, ...data.messages.flatMap(({ damages }) => damages).slice(1)];
    expect(named.map((each) => ({ cause: each?.cause, field: each?.field, offset: each?.offset }))).toEqual([
      { cause, field, offset },
    ]);
    expect(data.damage?.code).toBe(CAUSES[cause].code);
  });
});

describe('the same damage when no dialect is told', { timeout: 60_000 }, () => {
  it.each(PLANTED.map((each) => [each.name, each] as const))('%s', (name, { bytes, cause, field, offset }) => {
    const { whole, data } = explain(bytes);
    const remark = WHOLE_WHEN_GUESSED[name];
    if (remark === undefined) expect(data.damage).toMatchObject({ cause, field, offset });
    else
      expect({ whole, remarks: data.remarks.join('\n') }).toEqual({
        whole: true,
        remarks: expect.stringContaining(remark),
      });
  });
});

describe('the catalogue of causes', () => {
  /** Causes that a message with bytes cannot show, or that are the want of one. */
  const ELSEWHERE = [
    'length-leaves-itself',
    'length-missing',
    'length-in-front',
    'variable-as-fixed',
    'newline-translated',
    'longer-than-row',
    'frame-cut',
    'mti-missing',
    'unknown',
  ];

  it('has each cause planted, or tested by itself', () => {
    const planted = new Set<string>(PLANTED.map(({ cause }) => cause));
    expect(Object.keys(CAUSES).filter((cause) => !planted.has(cause) && !ELSEWHERE.includes(cause))).toEqual([]);
  });

  it.each(Object.values(CAUSES))('tells $id in both languages, with a remedy', ({ words, hint }) => {
    for (const { en, zh } of [words, hint]) {
      expect(en).toMatch(/^[\x20-\x7e]+$/);
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
    }
  });
});

describe('what a diagnosis says', () => {
  it('gives expected, found, remedy, evidence, and where the codec would have noticed', () => {
    const { damage } = told('field 35 counts its bytes').data;
    expect(damage).toMatchObject({
      expected: 'an LL length in packed digits that counts digits, then digits packed',
      found: 'a length of 19, which is the bytes of its 38 digits, filler included',
      evidence:
        'with that put right, 16 fields decode to the last byte, and 15 of 15 values that can be checked are as they should be',
      noticed: 'field 53, byte 96: expected decimal digits, found nibble A at nibble 4 of 16',
    });
    expect(damage?.hint).toMatch(
      /^the length is counted in bytes instead of digits: a packed field is counted in its digits/,
    );
  });

  it('shows the bytes with a caret under the place', () => {
    const { damage } = told('field 35 counts its bytes').data;
    const caret = damage?.excerpt.findIndex((line) => line.trim() === '^^') ?? -1;
    const line = damage?.excerpt[caret - 1] ?? '';
    expect(line).toMatch(/^0030 {2}00 12 19 /);
    expect(damage?.excerpt[caret]?.indexOf('^')).toBe(line.indexOf('19 '));
  });

  it('says all of it in Chinese too', () => {
    const bytes = PLANTED.find(({ name }) => name === 'field 35 counts its bytes')!.bytes;
    const { text } = explain(bytes, { dialect: DIALECTS['unionpay-pos'], language: 'zh-CN' });
    expect(text).toContain('长度按字节计算，而应按数字位数计算');
    expect(text).toContain('域35，第50字节');
    expect(text).toContain('更正之后，16个域可解析到最后一个字节');
  });

  it('reads the other fields as they are once the cause is put right', () => {
    expect(told('field 35 counts its bytes').data.fields).toMatchObject({
      41: 'TP000001',
      49: '156',
      60: '22000001000500',
    });
  });
});
