// Frame lengths that are wrong, missing or in the way, and damage that needs a framing or a dialect of its own to show.
import { describe, expect, it } from 'vitest';
import { DIALECTS } from '../../definitions/dialects/index.ts';
import { compileDialect, type Dialect } from '../../iso8583/index.ts';
import { explain } from '../index.ts';
import { PACKED, placeOf, SALE, UNIONPAY } from '../planted.fixture.ts';

const unionpay = DIALECTS['unionpay-pos'];
const sale = UNIONPAY.encode(SALE);
const framed = UNIONPAY.encodeFrame(SALE);

describe('frame lengths', () => {
  it('that leave out their own bytes, where the dialect counts them', () => {
    const dialect: Dialect = { ...unionpay, name: 'counting', framing: { length: 'be2', countsItself: true } };
    expect(explain(framed, { dialect }).data.damage).toMatchObject({ cause: 'length-leaves-itself', offset: 0 });
  });

  it('that count the header, where the dialect leaves it out', () => {
    const dialect: Dialect = { ...unionpay, name: 'short', framing: { length: 'be2', countsHeader: false } };
    expect(explain(framed, { dialect }).data.damage).toMatchObject({ cause: 'header-counted', offset: 0 });
  });

  it('that are missing where a framing is told', () => {
    expect(explain(sale, { framing: { length: 'be2' } }).data.damage?.cause).toBe('length-missing');
  });

  it('that stand in front where none is told', () => {
    const { damage } = explain(framed, { dialect: unionpay, framing: { length: 'none' } }).data;
    expect(damage).toMatchObject({ cause: 'length-in-front', offset: 0 });
  });

  it('of the last frame of several: the others are told as they are', () => {
    const { data } = explain(Buffer.concat([framed, framed, framed.subarray(0, -30)]), { dialect: unionpay });
    expect(data.messages.map(({ damage }) => damage?.cause ?? null)).toEqual([null, null, 'cut-off']);
    expect(data.damage?.offset).toBeGreaterThan(framed.length * 2);
  });

  it('with damage in one message of several leave the others alone', () => {
    const damaged = Buffer.from(sale);
    damaged.writeUInt8(0x19, placeOf(UNIONPAY, sale, 35).offset);
    const { data } = explain(Buffer.concat([framed, UNIONPAY.frame(damaged), framed]));
    expect(data.messages.map(({ damage }) => damage?.cause ?? null)).toEqual([null, 'counted-in-bytes', null]);
  });
});

describe('other damage', () => {
  it('a length prefix that is missing', () => {
    const { offset } = placeOf(UNIONPAY, sale, 35);
    const bytes = Buffer.concat([sale.subarray(0, offset), sale.subarray(offset + 1)]);
    expect(explain(bytes, { dialect: unionpay }).data.damage).toMatchObject({
      cause: 'variable-as-fixed',
      field: 35,
      offset,
    });
  });

  it('line feeds that were given carriage returns', () => {
    const message = {
      ...SALE,
      fields: {
        ...SALE.fields,
        4: '000000000A50'.replace('A', '0'),
        11: '000A42'.replace('A', '0'),
        52: '0A3F0C11D2E4B596',
      },
    };
    const bytes = Buffer.from(UNIONPAY.encode(message).toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
    expect(explain(bytes, { dialect: unionpay }).data.damage).toMatchObject({ cause: 'newline-translated' });
  });

  it.each([
    ['gbk', '商', 0xc9],
    ['utf8', '商', 0xe5],
  ] as const)(
    'a character of %s that is cut at the end of a fixed field costs that field only',
    (encoding, name, half) => {
      const base = DIALECTS['iso8583-1987-ascii'];
      const dialect: Dialect = {
        ...base,
        name: 'own',
        fields: { ...base.fields, 43: { type: 'ans', length: 40, encoding } },
      };
      const codec = compileDialect(dialect);
      const fields = {
        3: '000000',
        11: '000042',
        39: '00',
        43: name.padEnd(encoding === 'gbk' ? 39 : 38),
        49: '156',
        60: 'abc',
      };
      const bytes = codec.encode({ mti: '0210', fields });
      const { offset } = placeOf(codec, bytes, 43);
      bytes[offset + 39] = half;
      const { data } = explain(bytes, { dialect });
      expect(data.damage).toMatchObject({
        cause: 'value-damaged',
        field: 43,
        offset: offset + 39,
        found: 'a character cut off after 1 byte, at the end of the field',
      });
      expect(data.fields).toMatchObject({ 39: '00', 43: '[40 hidden]', 49: '156', 60: 'abc' });
    },
  );

  it('bytes that are no message at all have no likely cause, and nobody is sure of anything', () => {
    const { data } = explain(Buffer.from('The quick brown fox jumps over the lazy dog'));
    expect(data).toMatchObject({ whole: false, damage: { cause: 'unknown' } });
    expect(data.confidence).toBeLessThan(0.1);
  });

  it('a message in JSON whose message type is none, with a field that the dialect lacks', () => {
    const { data } = explain('{"mti":"02","fields":{"3":"000000","99":"1"}}', { dialect: unionpay });
    expect(data.messages[0]?.damages.map(({ cause, field }) => [cause, field])).toEqual([
      ['mti-missing', null],
      ['no-row', 99],
    ]);
  });

  it("a dialect of one's own is diagnosed like any other", () => {
    const dialect: Dialect = {
      ...PACKED.dialect,
      name: 'own',
      fields: { ...PACKED.dialect.fields, 48: { type: 'ans', length: 20, prefix: 'ascii.LL' } },
    };
    const codec = compileDialect(dialect);
    const bytes = codec.encode({ mti: '0200', fields: { ...SALE.fields, 48: 'ABCDEF' } });
    const { offset } = placeOf(codec, bytes, 48);
    const wrong = Buffer.concat([bytes.subarray(0, offset), Buffer.from('06', 'hex'), bytes.subarray(offset + 2)]);
    expect(explain(wrong, { dialect }).data.damage).toMatchObject({ cause: 'prefix-encoding', field: 48, offset });
  });
});
