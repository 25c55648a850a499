// The dialects that come with the house: valid by the published schema, right on published messages, and UnionPay's rows byte for byte.
import { describe, expect, it } from 'vitest';
import { unionPayMac } from '../../crypto/mac.ts';
import { compileDialect } from '../../iso8583/codec.ts';
import { loadDialect } from '../../iso8583/load.ts';
import type { Message } from '../../iso8583/message.ts';
import { openField } from '../../iso8583/subfields.ts';
import { dialectOf, SAMPLES } from '../../iso8583/wire-fixture.ts';
import { DIALECTS, type DialectName } from './index.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();
const bytes = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const sample = (name: string) => {
  const found = SAMPLES.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no sample ${name}`);
  return found;
};

describe.each(Object.entries(DIALECTS))('%s', (name, dialect) => {
  it('is a valid dialect file, under its own name', () => {
    expect(loadDialect(JSON.stringify(dialect))).toEqual({ dialect: JSON.parse(JSON.stringify(dialect)) });
    expect(dialect.name).toBe(name);
  });

  it('names every field in both languages', () => {
    for (const [number, { en, zh }] of Object.entries(dialect.fields))
      expect([number, en, zh]).not.toContain(undefined);
  });

  it('carries a sale there and back', () => {
    const codec = compileDialect(dialect);
    const year1993 = name.includes('1993');
    const message: Message = {
      mti: year1993 ? '1200' : '0200',
      fields: {
        2: '6212345678901232',
        3: '000000',
        4: '000000012345',
        11: '000123',
        35: '6212345678901232=29122011234567890',
        41: 'TP000001',
        42: '898310058120001',
        49: '156',
        52: '0123456789ABCDEF',
        55: '9F2608AABBCCDDEEFF0011',
      },
    };
    const decoded = codec.decode(codec.encode(message));
    expect(decoded.message).toEqual(message);
    const [frame] = codec.deframer().push(codec.encodeFrame(message));
    expect(frame?.kind === 'message' && codec.decode(frame.payload).message).toEqual(message);
  });

  it('signs and finds the signed bytes again', () => {
    const codec = compileDialect(dialect);
    let covered = '';
    const encoded = codec.encode({ mti: '0200', fields: { 3: '000000', 41: 'TP000001' } }, {}, (input) => {
      covered = hex(input);
      return '3131313131313131';
    });
    expect(hex(codec.macInput(encoded, codec.decode(encoded))!)).toBe(covered);
  });
});

/** Published messages and the dialect of the house that reads them; fields that it shows in another form are left out. */
const READABLE: [DialectName, string, number[]][] = [
  ['unionpay-pos', 'cup MaxWoods EMV purchase 0200 (F55,F59,F60,F64)', []],
  ['unionpay-pos', 'cup j-iso8583 mag+PIN purchase 0200 (F35,F36,F52)', []],
  ['unionpay-pos', 'cup scandemo response 0210 with F39=A0 (MAC error)', []],
  ['unionpay-pos', 'cup vfwz signin_response', []],
  ['unionpay-pos', 'cup vfwz download_request', []],
  ['unionpay-pos', 'cup vfwz pay_response', [59]],
  ['unionpay-pos', 'cup mocredit key download 0800', []],
  ['unionpay-pos', 'cup mocredit sign-in 0800 (F63)', [63]],
  ['unionpay-pos', 'cup centerm terminal key request 0800 (F11,F60,F62)', [62]],
  ['iso8583-1987-binary', 'peienxie TPDU 0200', []],
  ['iso8583-1987-binary', 'devpeace/StackOverflow 0800', []],
  ['iso8583-1987-ascii', 'pyiso8583 howto 0200 secondary bitmap', []],
  ['iso8583-1987-ascii', 'moov legacy network_management_message', []],
  ['iso8583-1987-ascii', 'moov legacy financial_transaction_message', []],
  ['iso8583-1987-ascii', 'on-september 0210 primary bitmap only', []],
  ['iso8583-1993-ascii', 'nyce iso93 TestNewMessageWithSecondaryBitmap', []],
  ['iso8583-1993-ascii', 'nyce iso93 TestPurchaseAuthorization', []],
  ['iso8583-1993-ascii', 'nyce iso93 TestNetworkManagementRequest', []],
  ['iso8583-1993-ascii', 'nyce iso93 TestBalanceInquiryFromAnATM', []],
];

describe('published messages', () => {
  it.each(READABLE)('%s reads "%s"', (name, title, others) => {
    const { mti, raw, fields = {} } = sample(title);
    const codec = compileDialect(DIALECTS[name]);
    const { framing, header: items = [] } = dialectOf(sample(title));
    const unionpay = name === 'unionpay-pos';
    // The frame length is not part of a message, and only one of these dialects has a header.
    const skipped =
      (framing?.length === 'none' ? 0 : 2) + (unionpay ? 0 : items.reduce((sum, { bytes }) => sum + bytes, 0));
    const payload = Buffer.from(raw, 'hex').subarray(skipped);
    const { message, header } = codec.decode(payload);
    const without = (all: Record<string, string>) =>
      Object.fromEntries(Object.entries(all).filter(([number]) => !others.includes(Number(number))));
    expect({ mti: message.mti, fields: without(message.fields) }).toEqual({ mti, fields: without(fields) });
    expect(Object.keys(header)).toEqual(unionpay ? ['tpdu', 'application'] : []);
    expect(hex(codec.encode(message, header))).toBe(hex(payload));
  });
});

describe('unionpay-pos', () => {
  const codec = compileDialect(DIALECTS['unionpay-pos']);
  const encoded = (fields: Record<number, string>, mti = '0200') => hex(codec.encode({ mti, fields })).slice(22);

  it('has TPDU and application header in front of the message type (F-01, F-02)', () => {
    expect(hex(codec.encodeFrame({ mti: '0820', fields: { 41: 'TP000001' } }))).toBe(
      hex(bytes('001D 6000030000 603100310000 0820 0000000000800000 5450303030303031')),
    );
  });

  it.each<[string, number, string, string]>([
    ['the entry mode left-aligned in two bytes', 22, '021', '0210'],
    ['the card sequence number right-aligned', 23, '001', '0001'],
    ['an odd card number with a filler behind', 2, '621234567890123', '156212345678901230'],
    ['track 2 packed with D', 35, '6212345678901232=2912', '21 6212345678901232D29120'],
    ['private codes packed, three digits of length in two bytes', 60, '22000001000', '0011 220000010000'],
    ['the currency in ASCII', 49, '156', '313536'],
    ['the PIN block as bytes', 52, '0123456789ABCDEF', '0123456789ABCDEF'],
    ['the merchant name in GBK', 43, '示例商店'.padEnd(36), `CABEC0FDC9CCB5EA${'20'.repeat(32)}`],
  ])('sends %s (F-03)', (_, field, value, tail) => {
    expect(encoded({ [field]: value }).slice(20)).toBe(tail.replaceAll(' ', ''));
  });

  it('sends keys and images in field 62 as bytes, parameters and the terminal text of a sign-in as text', () => {
    const keys = { mti: '0810', fields: { 60: '00000001003', 62: 'AABBCCDD' } };
    const parameters = { mti: '0810', fields: { 60: '00000001394', 62: 'FF80540011' } };
    const signIn = { mti: '0800', fields: { 60: '00000001003', 62: 'Sequence No12' } };
    for (const message of [keys, parameters, signIn])
      expect(codec.decode(codec.encode(message)).message).toEqual(message);
    expect(encoded(keys.fields, '0810').endsWith('0004AABBCCDD')).toBe(true);
    expect(
      encoded(parameters.fields, '0810').endsWith(`0010${Buffer.from('FF80540011').toString('hex').toUpperCase()}`),
    ).toBe(true);
  });

  it('covers message type to the byte before field 64, as the worked example of F-15 does', () => {
    const message = bytes('0200302004C020C098114355502D4D41432D44454D4F');
    const prefix = codec.encode({ mti: '0200', fields: { 3: '000000' } }, {}, (covered) => {
      expect(hex(covered).startsWith('0200')).toBe(true);
      return hex(unionPayMac(bytes('0123456789ABCDEF'), covered));
    });
    expect(codec.decode(prefix).message.fields[64]).toHaveLength(16);
    expect(hex(unionPayMac(bytes('0123456789ABCDEF'), message))).toBe('3745314433393535');
  });

  it('opens field 60 into its parts, and field 55 into its tags', () => {
    const dialect = DIALECTS['unionpay-pos'];
    expect(openField(dialect, 60, '22000001000601')).toEqual({
      kind: 'parts',
      parts: {
        messageType: '22',
        batch: '000001',
        networkCode: '000',
        readCapability: '6',
        chipCondition: '0',
        partialApproval: '1',
      },
    });
    expect(openField(dialect, 55, '9F2608AABBCCDDEEFF0011')).toMatchObject({
      kind: 'ber-tlv',
      objects: [{ tag: '9F26' }],
    });
    expect(openField(dialect, 3, '000000')).toBeNull();
  });

  it('says what a terminal does on a response code', () => {
    expect(DIALECTS['unionpay-pos'].actions?.['00']).toBe('approve');
    expect(DIALECTS['unionpay-pos'].actions?.A0).toBe('sign-in');
  });
});
