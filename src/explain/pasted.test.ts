// What people paste, kind by kind: each as it comes, and what of it must be said. Numbers, names and ids are made up.
import { describe, expect, it } from 'vitest';
import { DIALECTS } from '../definitions/dialects/index.ts';
import type { Dialect } from '../iso8583/dialect.ts';
import { compileDialect } from '../iso8583/index.ts';
import { explain } from './index.ts';
import { SALE, UNIONPAY } from './planted.fixture.ts';

const ASCII = DIALECTS['iso8583-1987-ascii'];

/** An answer behind a TPDU that ends in the third byte of its last field. */
const SHORT = `
0000  60 01 23 00 00 30 38 31  30 00 20 00 00 02 80 00  \`.#..0810. .....
0010  00 36 35 34 33 32 31 30  30 33 37                 .6543210037
`;
const BEHIND_TPDU: Dialect = {
  ...ASCII,
  name: 'tpdu-ascii',
  bitmap: { encoding: 'binary', secondary: 'when-needed' },
  framing: { length: 'ascii4' },
  header: [{ name: 'tpdu', bytes: 5, value: '6001230000' }],
};

const VOID = [
  '600001800202003020078020c0020c20000000001414140000001800510000000100376212345678901232d3512101234567',
  '8000000f435449303030303130303035303030303030313233343501135f2a0203605f34010082025c008407a00000000310',
  '10950504800000009a032611289c01209f02060000141414009f03060000000000009f1a0203609f3303e0f8c89f34034203',
  '009f3501229f360200ff9f37049badbcab9f26080123456789abcdef9f2701409f100706090a03a400000006303030303138',
  '0006303030303138',
].join('');
const ADVICE = [
  '30313230723c668108e180001662123456789012320000000000000123000519025249000055082952051935125411039800',
  '71000100060101013131333938353131333439373736383230323030323530303136383432353030313638544f4f20475241',
  '4e442053202020202020202020202020203e414c4d415459202020202020204b5a0024f016ca09544643433132333435cb09',
  '5432303231303332300398',
].join('');
const SIGN_ON = '60015099993030343108002020010000c0000000000006071801703030303030303031303030303132333435363132333536';
const BY_PHONE = [
  '017360000600006031003110030200702406c020c19a31166212345678901232000000000000000001000403351207100000',
  '0012336212345678901232d351220139490310103130303030303139383530313030303832343130303032000100313536d1',
  'eef419d0ae2609260000000000000001399f260895bbe372271dda7c9f2701809f101307010103a00000010a010000000000',
  'ed538fe49f37047f9f349e9f36020157950500000000009a031908309c01009f02060000000000015f2a02015682027c009f',
  '1a0201569f03060000000000009f3303e0e1c89f3501229f1e0831303030303031398408a0000003330101029f0902008c9f',
  '4104000004030098413230303839383630363137303830303032353833393933313331314846543137303830333031313431',
  '34323031393038333030393334333531353032303031373232424433302e3632313535352c3131342e333631393534413236',
  '3030313032300014220000240006003846363531423236',
].join('');
const TOO_LONG =
  '01360210723804010AC000081662123456789012320030000000000006630624185210000001185210062405104008911751800000196POS1111100000000000';
const A4M =
  'A4M040000200B238640108E080000000000004800000010000000000150000006301031353532821631410630601105002106300004625397608123TERM0552SHOP GAZIPUR   50SOME BRANCH RECYCLER 789 DHAKA [D]    050130101806300123005ABCDE';
const A4M_DIALECT: Dialect = {
  ...ASCII,
  name: 'a4m',
  framing: { length: 'none' },
  header: [{ name: 'a4m', bytes: 8, encoding: 'ascii', value: 'A4M04000' }],
  fields: { ...ASCII.fields, 3: { type: 'n', length: 7 } },
};
const ECHO = '0800822000000000000004000000000000000912164712000042301';

describe('a short end', () => {
  it.each([
    ['by the guess', undefined],
    ['with the dialect told', BEHIND_TPDU],
  ])('is a short end, and what stands before it is told as it stands, %s', (_, dialect) => {
    const { data } = explain(SHORT, { dialect });
    expect(data.damage).toMatchObject({
      cause: 'cut-off',
      field: 41,
      offset: 25,
      expected: '8 characters',
      found: '2 of 8 characters, then the end',
    });
    expect(data.fields).toMatchObject({ 11: '654321', 39: '00' });
    expect(data.messages[0]?.header).toEqual({ TPDU: '6001230000' });
  });

  it('behind a length that counts more than is there is told, with all that is public', () => {
    const { data } = explain(TOO_LONG);
    const damages = data.messages.flatMap((message) => message.damages);
    expect(damages.find(({ cause }) => cause === 'cut-off')).toMatchObject({
      field: 42,
      found: '11 of 15 characters, then the end',
    });
    expect(data.fields).toMatchObject({
      2: '621234******1232',
      3: '003000',
      7: '0624185210',
      11: '000001',
      12: '185210',
      13: '0624',
      37: '117518000001',
    });
  });
});

describe('every public field is shown', () => {
  it('of a packed message behind a TPDU', () => {
    const { whole, data } = explain(VOID);
    expect(whole).toBe(true);
    expect(data.fields).toMatchObject({
      3: '200000',
      4: '000014141400',
      11: '000018',
      22: '051',
      24: '001',
      25: '00',
      41: 'CTI00001',
      42: '000500000012345',
      61: '000018',
    });
    const chip = data.messages[0]?.explained.find(({ field }) => field === 55)?.parts ?? [];
    expect(chip.find(({ tag }) => tag === '9F26')?.value).toBe('0123456789ABCDEF');
  });

  it.each([
    ['in hexadecimal', ADVICE],
    ['as decimal bytes', [...Buffer.from(ADVICE, 'hex')].join(', ')],
    ['as signed decimal bytes', `{${[...new Int8Array(Buffer.from(ADVICE, 'hex'))].join(', ')}}`],
  ])('of an advice with its type in characters, %s', (_, input) => {
    const { whole, data } = explain(input);
    expect(whole).toBe(true);
    expect(data.mti).toBe('0120');
    expect(data.fields).toMatchObject({
      2: '621234******1232',
      3: '000000',
      7: '0519025249',
      11: '000055',
      12: '082952',
      13: '0519',
      37: '113985113497',
      49: '398',
    });
    expect(data.fields[43]).toMatch(/^TOO GRAND S/);
  });

  it('of a sign-on, with its TPDU, in front of a length', () => {
    const { data } = explain(SIGN_ON);
    expect(data.fields).toEqual({ 3: '000000', 11: '060718', 24: '170', 41: '00000001', 42: '000012345612356' });
  });

  it('of a sale by phone: no terminal data are taken for a card number', () => {
    const { data } = explain(BY_PHONE);
    expect(data.fields[60]).toBe('22000024000600');
    expect(data.fields[2]).toBe('621234******1232');
  });
});

describe('forms', () => {
  it.each([
    [
      'hexadecimal of characters in quotes of a log',
      `2026-02-19 10:57:18,224 DEBUG sampler: Packed request '${Buffer.from(ECHO).toString('hex')}'`,
    ],
    [
      'characters in brackets of a log',
      `[ 21 Jul 2026 11:03:40:858 ]| [ /10.0.0.1:9009 ] Received Request Message [ ${ECHO} ]`,
    ],
    ['base64', Buffer.from(ECHO).toString('base64')],
    ['characters behind a header', `ISO026000075${ECHO}`],
  ])('%s are read', (_, input) => {
    const { whole, data } = explain(Buffer.from(input));
    expect({ whole, mti: data.mti, fields: data.fields }).toEqual({
      whole: true,
      mti: '0800',
      fields: { 7: '0912164712', 11: '000042', 70: '301' },
    });
  });

  it('XML of a message log is read like JSON', () => {
    const xml = `<log realm="channel" at="2026-07-25T14:43:11.293"><receive><isomsg direction="incoming">
      <field id="0" value="0810"/><field id="7" value="0725144311"/><field id="11" value="832686"/><field id="39" value="00"/>
    </isomsg></receive></log>`;
    const { whole, data } = explain(xml);
    expect({ whole, mti: data.mti, fields: data.fields }).toEqual({
      whole: true,
      mti: '0810',
      fields: { 7: '0725144311', 11: '832686', 39: '00' },
    });
    expect(data.framingName).toBe('a message in XML');
  });

  it('the bytes of a byte string are found', () => {
    const { data } = explain(
      String.raw`b'\x00>0800\x828\x00\x00\x00\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00\x0203130526452203130526450313301000\x00\x00\x00\x00\x00\x00\x00\x0000'`,
    );
    expect(data).toMatchObject({ mti: '0800', framing: 'be2', takenFor: 'a byte string of Python' });
  });

  it('a header of characters is read with its dialect', () => {
    const { whole, data } = explain(Buffer.from(A4M), { dialect: A4M_DIALECT });
    expect({ whole, mti: data.mti }).toEqual({ whole: true, mti: '0200' });
  });
});

describe('currencies', () => {
  it.each([
    ['392', 'JPY 12850'],
    ['414', 'KWD 12.850'],
    ['048', 'BHD 12.850'],
    ['512', 'OMR 12.850'],
    ['400', 'JOD 12.850'],
    ['360', 'IDR 128.50'],
    ['156', 'CNY 128.50'],
  ])('%s is shown with its decimals', (currency, amount) => {
    const { data } = explain(UNIONPAY.encode({ ...SALE, fields: { ...SALE.fields, 49: currency } }));
    expect(data.messages[0]?.explained.find(({ field }) => field === 4)?.meaning).toBe(amount);
  });

  it('are three characters where numbers are packed', () => {
    const codec = compileDialect(DIALECTS['iso8583-1987-binary']);
    expect(codec.encode({ mti: '0200', fields: { 49: '156' } }).toString('hex')).toMatch(/313536$/);
  });
});

it('no remark ends in a colon with nothing behind it', () => {
  for (const input of [VOID, ADVICE, SIGN_ON, BY_PHONE, TOO_LONG, SHORT, `ISO026000075${ECHO}`])
    for (const remark of explain(input).data.remarks) expect(remark).not.toMatch(/[:：]\s*$/);
});

it('of a log of many lines the first fifty are told, and how many there are', { timeout: 60_000 }, () => {
  const line = `10:00:00 sent [${ECHO}]`;
  const { data } = explain(Array.from({ length: 60 }, () => line).join('\n'));
  expect(data.streams).toHaveLength(50);
  expect(data.remarks).toContain('the first 50 of 60 messages or streams are told');
});
