// Good messages, and every class of damage done to them by hand: what the diagnosis must name.
import { DIALECTS } from '../definitions/dialects/index.ts';
import { type Codec, compileDialect } from '../iso8583/index.ts';
import type { Message } from '../iso8583/message.ts';
import type { CauseId } from './diagnosis/causes.ts';

export const UNIONPAY = compileDialect(DIALECTS['unionpay-pos']);
export const ASCII = compileDialect(DIALECTS['iso8583-1987-ascii']);
export const PACKED = compileDialect(DIALECTS['iso8583-1987-binary']);

export const SALE: Message = {
  mti: '0200',
  fields: {
    2: '6226090000000000014',
    3: '000000',
    4: '000000012850',
    11: '000042',
    14: '3012',
    22: '021',
    25: '00',
    26: '12',
    35: '6226090000000000014=30121011234567890',
    41: 'TP000001',
    42: '898310058120001',
    49: '156',
    52: '8A3F0C11D2E4B596',
    53: '2600000000000000',
    60: '22000001000500',
    64: '4135423643374438',
  },
};

export const CHIP_SALE: Message = {
  mti: '0200',
  fields: {
    ...SALE.fields,
    22: '051',
    23: '001',
    55: '9F2608B1C2D3E4F50617289F2701809F100807010103A0A00000950500800408009A032611229C01009F02060000000128505F2A02015682027C009F1A0201569F3303E0F1C8',
    60: '22000001000600',
  },
};

/** One damage: the bytes, where they come from, and what the diagnosis must say. */
type Planted = {
  name: string;
  codec: Codec;
  bytes: Buffer;
  cause: CauseId;
  field: number | null;
  /** Byte of the input where it is. */
  offset: number;
};

const traceOf = (codec: Codec, payload: Buffer) => codec.inspect(payload).trace;
/** Where a field lies in a message without frame length. */
export function placeOf(codec: Codec, payload: Buffer, field: number): { offset: number; bytes: number } {
  const found = traceOf(codec, payload).find((each) => each.field === field);
  if (found === undefined) throw new Error(`no field ${field}`);
  return found;
}

const splice = (bytes: Buffer, at: number, remove: number, insert: Uint8Array | string): Buffer =>
  Buffer.concat([
    bytes.subarray(0, at),
    typeof insert === 'string' ? Buffer.from(insert, 'hex') : insert,
    bytes.subarray(at + remove),
  ]);

/** The message with the bytes of one field changed. */
function changed(
  codec: Codec,
  message: Message,
  field: number,
  change: (bytes: Buffer) => Buffer,
): { bytes: Buffer; offset: number } {
  const payload = codec.encode(message);
  const { offset, bytes } = placeOf(codec, payload, field);
  return { bytes: splice(payload, offset, bytes, change(payload.subarray(offset, offset + bytes))), offset };
}

function inField(
  name: string,
  codec: Codec,
  message: Message,
  field: number,
  cause: CauseId,
  change: (bytes: Buffer) => Buffer,
): Planted {
  return { name, codec, cause, field, ...changed(codec, message, field, change) };
}

const frameOf = (payload: Buffer, length: number, order: 'be' | 'le' | 'bcd' = 'be'): Buffer => {
  const front = Buffer.alloc(2);
  if (order === 'be') front.writeUInt16BE(length);
  else if (order === 'le') front.writeUInt16LE(length);
  else front.write(String(length).padStart(4, '0'), 'hex');
  return Buffer.concat([front, payload]);
};

const sale = UNIONPAY.encode(SALE);
const ascii = (bytes: Buffer) => Buffer.from(bytes.toString('hex'), 'latin1');
const withBit = (payload: Buffer, bitmapAt: number, field: number): Buffer => {
  const copy = Buffer.from(payload);
  copy[bitmapAt + ((field - 1) >> 3)]! ^= 0x80 >> ((field - 1) & 7);
  return copy;
};
const framed = (name: string, cause: CauseId, bytes: Buffer): Planted => ({
  name,
  codec: UNIONPAY,
  cause,
  field: null,
  offset: 0,
  bytes,
});
const atEnd = (name: string, cause: CauseId, more: Uint8Array): Planted => ({
  name,
  codec: UNIONPAY,
  cause,
  field: null,
  offset: sale.length,
  bytes: Buffer.concat([sale, more]),
});
/** Bitmap of a UnionPay message: after TPDU, application header and message type. */
const BITMAP_AT = 13;

export const PLANTED: readonly Planted[] = [
  inField('field 35 counts its bytes', UNIONPAY, SALE, 35, 'counted-in-bytes', (bytes) => splice(bytes, 0, 1, '19')),
  inField('field 2 counts its bytes', UNIONPAY, SALE, 2, 'counted-in-bytes', (bytes) => splice(bytes, 0, 1, '10')),
  inField('field 60 counts its bytes', UNIONPAY, SALE, 60, 'counted-in-bytes', (bytes) => splice(bytes, 0, 2, '0007')),
  inField('field 55 counts hexadecimal digits', UNIONPAY, CHIP_SALE, 55, 'counted-in-digits', (bytes) =>
    splice(bytes, 0, 2, String((bytes.length - 2) * 2).padStart(4, '0')),
  ),
  inField('field 2 with a binary length', UNIONPAY, SALE, 2, 'prefix-encoding', (bytes) => splice(bytes, 0, 1, '13')),
  inField('field 35 with a binary length', UNIONPAY, SALE, 35, 'prefix-encoding', (bytes) => splice(bytes, 0, 1, '25')),
  inField('field 35 with a length in ASCII', UNIONPAY, SALE, 35, 'prefix-encoding', (bytes) =>
    splice(bytes, 0, 1, Buffer.from('37')),
  ),
  inField('field 60 with a length in ASCII', UNIONPAY, SALE, 60, 'prefix-encoding', (bytes) =>
    splice(bytes, 0, 2, Buffer.from('014')),
  ),
  inField('field 60 with a length of one byte', UNIONPAY, SALE, 60, 'prefix-width', (bytes) =>
    splice(bytes, 0, 2, '14'),
  ),
  inField('field 35 with a length of two bytes', UNIONPAY, SALE, 35, 'prefix-width', (bytes) =>
    splice(bytes, 0, 1, '0037'),
  ),
  inField('field 4 in ASCII', UNIONPAY, SALE, 4, 'ascii-for-packed', ascii),
  inField('field 11 in ASCII', UNIONPAY, SALE, 11, 'ascii-for-packed', ascii),
  inField('field 2 in ASCII, its length too', UNIONPAY, SALE, 2, 'ascii-for-packed', () =>
    Buffer.from('196226090000000000014'),
  ),
  inField('field 35 in ASCII, its length packed', UNIONPAY, SALE, 35, 'ascii-for-packed', (bytes) =>
    Buffer.concat([bytes.subarray(0, 1), Buffer.from(SALE.fields[35]!)]),
  ),
  inField('field 22 in ASCII', UNIONPAY, SALE, 22, 'ascii-for-packed', () => Buffer.from('021')),
  inField('field 4 packed in an ASCII message', ASCII, SALE, 4, 'packed-for-ascii', (bytes) =>
    Buffer.from(bytes.toString('latin1'), 'hex'),
  ),
  inField('field 52 as bytes in an ASCII message', ASCII, SALE, 52, 'bytes-for-text', (bytes) =>
    Buffer.from(bytes.toString('latin1'), 'hex'),
  ),
  inField('field 52 as characters', UNIONPAY, SALE, 52, 'text-for-bytes', (bytes) => ascii(bytes)),
  inField('field 2 of 19 digits in 9 bytes', UNIONPAY, SALE, 2, 'odd-length', (bytes) => bytes.subarray(0, -1)),
  inField('field 35 of 37 digits in 18 bytes', UNIONPAY, SALE, 35, 'odd-length', (bytes) => bytes.subarray(0, -1)),
  inField('field 35 of 37 digits in 20 bytes', UNIONPAY, SALE, 35, 'odd-length', (bytes) =>
    Buffer.concat([bytes, Buffer.from('0F', 'hex')]),
  ),
  inField('field 22 in one byte', UNIONPAY, SALE, 22, 'odd-length', (bytes) => bytes.subarray(0, 1)),
  inField('field 42 two bytes short', UNIONPAY, SALE, 42, 'field-length', (bytes) => bytes.subarray(0, -2)),
  inField('field 60 longer than it says', UNIONPAY, SALE, 60, 'field-length', (bytes) =>
    Buffer.concat([bytes, Buffer.from('00000000', 'hex')]),
  ),
  inField('field 41 with a length prefix', UNIONPAY, SALE, 41, 'fixed-as-variable', (bytes) =>
    Buffer.concat([Buffer.from('08', 'hex'), bytes]),
  ),
  inField('field 4 with a letter in it', UNIONPAY, SALE, 4, 'value-damaged', (bytes) => splice(bytes, 2, 1, '1C')),
  {
    name: 'field 26 announced but not sent',
    codec: UNIONPAY,
    cause: 'field-absent',
    field: 26,
    offset: placeOf(UNIONPAY, sale, 26).offset,
    bytes: splice(sale, placeOf(UNIONPAY, sale, 26).offset, 1, ''),
  },
  {
    name: 'field 38 sent but not announced',
    codec: UNIONPAY,
    cause: 'field-unannounced',
    field: 38,
    offset: placeOf(UNIONPAY, sale, 41).offset,
    bytes: splice(sale, placeOf(UNIONPAY, sale, 41).offset, 0, Buffer.from('123456')),
  },
  {
    name: 'a MAC that the bitmap does not announce',
    codec: UNIONPAY,
    cause: 'mac-unannounced',
    field: 64,
    offset: sale.length - 8,
    bytes: withBit(sale, BITMAP_AT, 64),
  },
  {
    name: 'field 7, which the dialect does not have',
    codec: UNIONPAY,
    cause: 'no-row',
    field: 7,
    offset: placeOf(UNIONPAY, sale, 11).offset,
    bytes: withBit(splice(sale, placeOf(UNIONPAY, sale, 11).offset, 0, '1122143005'), BITMAP_AT, 7),
  },
  { name: 'no TPDU', codec: UNIONPAY, cause: 'tpdu-missing', field: null, offset: 0, bytes: sale.subarray(5) },
  {
    name: 'no application header',
    codec: UNIONPAY,
    cause: 'application-header-missing',
    field: null,
    offset: 5,
    bytes: Buffer.concat([sale.subarray(0, 5), sale.subarray(11)]),
  },
  {
    name: 'no header at all',
    codec: UNIONPAY,
    cause: 'header-missing',
    field: null,
    offset: 0,
    bytes: sale.subarray(11),
  },
  {
    name: 'a header of three bytes more',
    codec: UNIONPAY,
    cause: 'header-size',
    field: null,
    offset: 0,
    bytes: splice(sale, 11, 0, '112233'),
  },
  {
    name: 'a TPDU where there is none',
    codec: PACKED,
    cause: 'tpdu-extra',
    field: null,
    offset: 0,
    bytes: Buffer.concat([Buffer.from('6000030000', 'hex'), PACKED.encode(SALE)]),
  },
  {
    name: 'a message type in ASCII',
    codec: UNIONPAY,
    cause: 'mti-encoding',
    field: null,
    offset: 11,
    bytes: splice(sale, 11, 2, Buffer.from('0200')),
  },
  {
    name: 'a bitmap in characters',
    codec: UNIONPAY,
    cause: 'bitmap-encoding',
    field: null,
    offset: BITMAP_AT,
    bytes: splice(sale, BITMAP_AT, 8, ascii(sale.subarray(BITMAP_AT, BITMAP_AT + 8))),
  },
  {
    name: 'bit 1 without a second bitmap',
    codec: UNIONPAY,
    cause: 'bitmap-not-there',
    field: null,
    offset: BITMAP_AT,
    bytes: withBit(sale, BITMAP_AT, 1),
  },
  {
    name: 'a second bitmap without bit 1',
    codec: UNIONPAY,
    cause: 'bitmap-unannounced',
    field: null,
    offset: BITMAP_AT,
    bytes: splice(sale, BITMAP_AT + 8, 0, Buffer.alloc(8)),
  },
  {
    name: 'cut off in field 42',
    codec: UNIONPAY,
    cause: 'cut-off',
    field: 42,
    offset: placeOf(UNIONPAY, sale, 42).offset,
    bytes: sale.subarray(0, placeOf(UNIONPAY, sale, 42).offset + 4),
  },
  {
    name: 'cut off in field 35',
    codec: UNIONPAY,
    cause: 'cut-off',
    field: 35,
    offset: placeOf(UNIONPAY, sale, 35).offset,
    bytes: sale.subarray(0, placeOf(UNIONPAY, sale, 35).offset + 9),
  },
  {
    name: 'cut off in the MAC',
    codec: UNIONPAY,
    cause: 'cut-off',
    field: 64,
    offset: sale.length - 8,
    bytes: sale.subarray(0, -3),
  },
  atEnd('three bytes at the end', 'trailing-bytes', Buffer.from('01FE03', 'hex')),
  atEnd('zeros at the end', 'trailing-zeros', Buffer.alloc(20)),
  atEnd('a line end at the end', 'trailing-newline', Buffer.from('\r\n')),
  atEnd('another message at the end', 'another-message', sale),
  framed('a length that counts itself', 'length-counts-itself', frameOf(sale, sale.length + 2)),
  framed('a length that counts the header twice', 'header-counted', frameOf(sale, sale.length + 11)),
  framed('a length that counts the TPDU twice', 'header-counted', frameOf(sale, sale.length + 5)),
  framed('a length without the header', 'header-not-counted', frameOf(sale, sale.length - 11)),
  framed('a length without the TPDU', 'header-not-counted', frameOf(sale, sale.length - 5)),
  framed('a length with its bytes turned', 'length-byte-order', frameOf(sale, sale.length, 'le')),
  framed('a length in packed digits', 'length-encoding', frameOf(sale, sale.length, 'bcd')),
  framed('a length that is wrong', 'length-wrong', frameOf(sale, sale.length + 28)),
  {
    ...framed('a frame cut off', 'cut-off', frameOf(sale, sale.length).subarray(0, -20)),
    field: 53,
    offset: placeOf(UNIONPAY, sale, 53).offset + 2,
  },
  { ...framed('the message as hexadecimal text', 'hex-as-text', frameOf(ascii(sale), sale.length * 2)), offset: 2 },
  {
    ...framed('bytes turned to UTF-8', 'utf8-twice', Buffer.from(sale.toString('latin1'), 'utf8')),
    offset: sale.findIndex((byte) => byte > 0x7f),
  },
  {
    ...framed('bytes lost in UTF-8', 'utf8-lost', Buffer.from(sale.toString('utf8'), 'utf8')),
    offset: Buffer.from(sale.toString('utf8'), 'utf8').indexOf('\uFFFD'),
  },
  framed('a message of another dialect', 'other-dialect', ASCII.encode(SALE)),
];
