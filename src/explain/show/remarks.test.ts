// What is remarked of messages that decode: contradictions between fields and chip data, and fillers that are digits.
import { describe, expect, it } from 'vitest';
import type { Message } from '../../iso8583/message.ts';
import { explain } from '../index.ts';
import { CHIP_SALE, placeOf, SALE, UNIONPAY } from '../planted.fixture.ts';

const remarksOf = (message: Message, language: 'en' | 'zh-CN' = 'en') =>
  explain(UNIONPAY.encode(message), { language }).data.messages[0]!.remarks;
const changed = (message: Message, fields: Record<number, string>): Message => ({
  ...message,
  fields: { ...message.fields, ...fields },
});

describe('a good message', () => {
  it('is remarked on by nothing', () => {
    expect(remarksOf(SALE)).toEqual([]);
    expect(remarksOf(CHIP_SALE)).toEqual([]);
  });
});

describe('values that contradict each other', () => {
  it.each([
    [
      'the card numbers of fields 2 and 35',
      { 2: '6226090000000000022' },
      'field 35 has another card number than field 2',
    ],
    [
      'field 4 and tag 9F02',
      { 4: '000000012900' },
      'field 4 says 000000012900, tag 9F02 of field 55 says 000000012850',
    ],
    ['field 49 and tag 5F2A', { 49: '344' }, 'field 49 says 344, tag 5F2A of field 55 says 0156'],
    ['a tag given twice', { 55: `${CHIP_SALE.fields[55]}9C0101` }, 'tag 9C is given twice in field 55'],
  ])('%s are remarked', (_, fields, remark) => {
    expect(remarksOf(changed(CHIP_SALE, fields))).toEqual([remark]);
    expect(remarksOf(changed(CHIP_SALE, fields), 'zh-CN')[0]).toMatch(/[\u4e00-\u9fff]/);
  });

  it('are none where scripts of the issuer repeat their tags', () => {
    expect(
      remarksOf(changed(CHIP_SALE, { 55: `${CHIP_SALE.fields[55]}7203860100720386 0100`.replace(' ', '') })),
    ).toEqual([]);
  });
});

describe('a filler', () => {
  const sale = UNIONPAY.encode(SALE);
  const withFiller = (field: number, nibble: number) => {
    const bytes = Buffer.from(sale);
    const { offset, bytes: size } = placeOf(UNIONPAY, sale, field);
    const at = offset + size - 1;
    bytes[at] = (bytes[at]! & 0xf0) | nibble;
    return explain(bytes).data;
  };

  it('that is a digit is said, since a digit of the card number may be lost', () => {
    expect(withFiller(2, 7).messages[0]?.remarks).toEqual([
      'field 2: a digit instead of the filler stands behind the 19 that are counted; is one lost?',
    ]);
    expect(withFiller(35, 3).messages[0]?.remarks).toEqual([
      'field 35: a digit instead of the filler stands behind the 37 that are counted; is one lost?',
    ]);
  });

  it('that is no digit is said too, and those that are usual are not', () => {
    expect(withFiller(2, 12).messages[0]?.remarks[0]).toMatch(/^field 2: another nibble/);
    for (const usual of [0, 15]) expect(withFiller(2, usual).messages[0]?.remarks).toEqual([]);
  });
});
