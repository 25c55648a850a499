// Messages in words: fields, what is inside them, codes and amounts, in both languages.
import { describe, expect, it } from 'vitest';
import type { Message } from '../../iso8583/message.ts';
import { explain, type Language } from '../index.ts';
import { CHIP_SALE, SALE, UNIONPAY } from '../planted.fixture.ts';

const explained = (message: Message, language: Language = 'en') =>
  explain(UNIONPAY.encode(message), { language }).data.messages[0]!;
const field = (message: Message, number: number, language: Language = 'en') =>
  explained(message, language).explained.find((each) => each.field === number);
const parts = (message: Message, number: number, language: Language = 'en') =>
  (field(message, number, language)?.parts ?? []).map(({ name, value, meaning }) => [
    name,
    value,
    ...(meaning === undefined ? [] : [meaning]),
  ]);

const answer = (fields: Record<number, string>): Message => ({
  mti: '0210',
  fields: {
    3: '000000',
    4: '000000012850',
    11: '000042',
    12: '142530',
    13: '1122',
    25: '00',
    39: '00',
    41: 'TP000001',
    42: '898310058120001',
    60: '22000001000',
    64: '4135423643374438',
    ...fields,
  },
});

describe('a request in words', () => {
  it('has its message type, its transaction and its header told', () => {
    expect(explained(SALE)).toMatchObject({
      meaning: 'Financial transaction, request, from the acquirer (ISO 8583:1987)',
      transaction: { id: 'sale', name: 'Sale' },
      header: { TPDU: '6000030000', 'Application header': '603100310000' },
    });
    expect(explained(SALE, 'zh-CN')).toMatchObject({
      meaning: '金融交易请求，收单方发起（ISO 8583:1987）',
      transaction: { name: '消费' },
    });
  });

  it.each([
    [3, 'purchase', '消费'],
    [4, 'CNY 128.50', 'CNY 128.50'],
    [14, '2030-12', '2030-12'],
    [22, 'stripe, with PIN', '磁条，含密码'],
    [25, 'normal', '正常'],
    [26, 'PIN of at most 12 digits', '密码最长12位'],
    [49, 'CNY', 'CNY'],
    [64, '"A5B6C7D8"', '"A5B6C7D8"'],
  ])('tells the value of field %i', (number, en, zh) => {
    expect(field(SALE, number)?.meaning).toBe(en);
    expect(field(SALE, number, 'zh-CN')?.meaning).toBe(zh);
  });

  it('tells what is inside field 60 in both languages', () => {
    expect(parts(SALE, 60)).toEqual([
      ['Message type code', '22', 'Sale'],
      ['Batch number', '000001'],
      ['Network management code', '000', 'none'],
      ['Terminal read capability', '5', 'contact chip'],
      ['Chip condition', '0', 'not used, or last chip transaction succeeded'],
      ['Partial approval and balance', '0', 'not supported'],
    ]);
    expect(parts(SALE, 60, 'zh-CN')[3]).toEqual(['终端读取能力', '5', '接触式IC卡']);
  });

  it('tells what is inside fields 53 and 61', () => {
    expect(parts(SALE, 53).map(([name, , meaning]) => [name, meaning])).toEqual([
      ['PIN format', 'with card number'],
      ['Algorithm', 'double-length DES'],
      ['Track data', 'not enciphered'],
    ]);
    const refund: Message = {
      mti: '0220',
      fields: { ...SALE.fields, 3: '200000', 60: '25000001000', 61: '0000010000421122' },
    };
    expect(parts(refund, 61)).toEqual([
      ['Batch number', '000001'],
      ['Voucher number', '000042'],
      ['Date (MMDD)', '1122'],
    ]);
  });

  it('names the tags of field 55 and tells their values', () => {
    const tags = field(CHIP_SALE, 55)?.parts ?? [];
    expect(tags.find(({ tag }) => tag === '9F27')).toEqual({
      tag: '9F27',
      name: 'Cryptogram information data',
      value: '80',
      meaning: 'ARQC: asks the issuer',
    });
    expect(tags.find(({ tag }) => tag === '9F02')?.meaning).toBe('CNY 128.50');
    expect(field(CHIP_SALE, 55, 'zh-CN')?.parts?.find(({ tag }) => tag === '95')?.name).toBe('终端验证结果（TVR）');
  });

  it.each([
    [
      'a length that says too much',
      '9F26098899AABBCCDDEEFF',
      'its length says 9 bytes, 8 bytes follow up to the next data object',
      '9F26',
    ],
    [
      'a length that says too little',
      '9F26078899AABBCCDDEEFF',
      'its length says 7 bytes, 8 bytes follow up to the next data object',
      '9F26',
    ],
    ['bytes between', 'FF1F8F', '3 bytes that are no data object', undefined],
  ])('names %s with its byte, and shows the tags before and after', (_, bad, words, tag) => {
    const message: Message = { ...CHIP_SALE, fields: { ...CHIP_SALE.fields, 55: `9A03261122${bad}9C01009F36020157` } };
    const tags = field(message, 55)?.parts ?? [];
    expect(tags.map((each) => [each.tag, each.meaning])).toEqual([
      ['9A', undefined],
      [tag, `byte 5: ${words}`],
      ['9C', undefined],
      ['9F36', undefined],
    ]);
    expect(tags[1]?.name).toMatch(/^damaged: /);
    expect(field(message, 55, 'zh-CN')?.parts?.[1]?.meaning).toMatch(/^第5字节：/);
  });

  it('names chip data that end too early', () => {
    const message: Message = { ...CHIP_SALE, fields: { ...CHIP_SALE.fields, 55: '9C01009F2608AA' } };
    expect(parts(message, 55)).toEqual([
      ['Transaction type', '00'],
      [
        'damaged: Application cryptogram',
        '[4 bytes]',
        'byte 3: its length says 8 bytes, 1 byte follow up to the next data object',
      ],
    ]);
  });

  it('passes over zero bytes between data objects', () => {
    const message: Message = { ...CHIP_SALE, fields: { ...CHIP_SALE.fields, 55: '009A0326112200009C010000' } };
    expect((field(message, 55)?.parts ?? []).map(({ tag }) => tag)).toEqual(['9A', '9C']);
  });

  it('tells what is inside issuer application data', () => {
    const message: Message = {
      ...CHIP_SALE,
      fields: { ...CHIP_SALE.fields, 55: '9F101307010103A00000010A010000000000ED538FE4' },
    };
    expect(parts(message, 55).slice(1)).toEqual([
      ['Derivation key index', '01'],
      ['Cryptogram version', '01'],
      ['Card verification results', '03A00000'],
      ['Algorithm', '01', 'triple DES'],
      ['Issuer discretionary data', '010000000000ED538FE4'],
    ]);
  });

  it('tells the totals of a settlement', () => {
    const totals = `0000000128500010000000000000000${'0'.repeat(31)}`;
    const settlement: Message = {
      mti: '0500',
      fields: {
        11: '000043',
        41: 'TP000001',
        42: '898310058120001',
        48: totals,
        49: '156',
        60: '00000001201',
        63: '01 ',
      },
    };
    expect(parts(settlement, 48).slice(0, 2)).toEqual([
      ['Domestic cards, debits', '000000012850', 'CNY 128.50'],
      ['Domestic cards, number of debits', '001'],
    ]);
    expect(explained(settlement).transaction?.id).toBe('settlement');
  });

  it('remarks on fields that the transaction should have', () => {
    const { 42: _, ...fields } = SALE.fields;
    expect(explained({ mti: '0200', fields }).remarks).toEqual([
      'field 42 (Merchant identification) is missing: mandatory',
    ]);
    expect(explained({ mti: '0200', fields }, 'zh-CN').remarks).toEqual(['缺少域42（受卡方标识码），该交易必须有此域']);
  });
});

describe('an answer in words', () => {
  it.each([
    ['00', 'Approved; terminal: approve', '承兑或交易成功；终端：批准'],
    ['51', 'Insufficient funds; terminal: decline', undefined],
    ['A0', undefined, undefined],
  ])('tells code %s, and what a terminal does about it', (code, en, zh) => {
    const message = answer({ 39: code, 37: '112214253012' });
    const meaning = field(message, 39)?.meaning;
    expect(meaning).toMatch(/; terminal: /);
    if (en !== undefined) expect(meaning).toBe(en);
    if (zh !== undefined) expect(field(message, 39, 'zh-CN')?.meaning).toBe(zh);
  });

  it('tells the reason of a reversal, which stands in the same field', () => {
    expect(field({ mti: '0400', fields: { ...SALE.fields, 39: '98' } }, 39)?.meaning).toBe('no answer in time');
  });

  it('tells a balance, the institutions and the texts', () => {
    const message = answer({
      44: '03080010   48021000   ',
      54: '1002156C000000123456',
      63: `CUP${'hello'.padEnd(20)}`,
    });
    expect(parts(message, 54)).toEqual([
      ['Account type', '10', 'savings account'],
      ['Amount type', '02', 'available balance'],
      ['Currency', '156'],
      ['Sign', 'C', 'positive'],
      ['Amount', '000000123456', 'CNY 1234.56'],
    ]);
    expect(parts(message, 44)).toEqual([
      ['Issuer', '03080010'],
      ['Acquirer', '48021000'],
    ]);
    expect(parts(message, 63)).toEqual([
      ['Card organisation', 'CUP'],
      ['Issuer text', 'hello'],
    ]);
  });

  it('hides the keys of a sign-in and shows their check values', () => {
    const keys = `${'11'.repeat(16)}AABBCCDD${'22'.repeat(16)}EEFF0011`;
    const message: Message = {
      mti: '0810',
      fields: {
        11: '000001',
        12: '090000',
        13: '1122',
        37: '112209000001',
        39: '00',
        41: 'TP000001',
        42: '898310058120001',
        60: '00000001003',
        62: keys,
      },
    };
    expect(parts(message, 62)).toEqual([
      ['PIN key', '[32 hidden]'],
      ['check value', 'AABBCCDD'],
      ['MAC key', '[32 hidden]'],
      ['check value', 'EEFF0011'],
    ]);
    expect(JSON.stringify(explained(message))).not.toContain('1111111111');
  });

  it('is not taken for a transaction when the fields that tell them apart are missing', () => {
    expect(explain('{"mti":"0210","fields":{"39":"51"}}').data.messages[0]?.transaction).toBeNull();
  });
});

describe('the text', () => {
  it('names dialect, framing and how sure they are, and every field on its line', () => {
    const { text } = explain(UNIONPAY.encodeFrame(SALE));
    expect(text).toMatch(
      /^Dialect +unionpay-pos — UnionPay-style POS\nFraming +be2 — length of 2 bytes, most significant first\nSure +99 %/,
    );
    expect(text).toMatch(/ 11 {2}System trace audit number +000042/);
  });

  it('keeps its columns where names are Chinese', () => {
    const { text } = explain(UNIONPAY.encodeFrame(SALE), { language: 'zh-CN' });
    const column = (line: string, mark: string) =>
      [...line.slice(0, line.indexOf(mark))].reduce((width, character) => width + (character > '\u2e7f' ? 2 : 1), 0);
    const lines = text.split('\n');
    const amount = lines.find((line) => line.includes('交易金额'))!;
    const stan = lines.find((line) => line.includes('系统跟踪号'))!;
    expect(column(amount, '000000012850')).toBe(column(stan, '000042'));
  });

  it('never moves the cursor of a terminal', () => {
    const message: Message = { ...SALE, fields: { ...SALE.fields, 41: 'A\u001b[2J\u0007BC' } };
    expect(explain(UNIONPAY.encode(message)).text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f]/);
  });
});
