// A dialect as data: its shape, as one schema that gives the TypeScript type and the published JSON Schema.
import { type Static, Type } from '../schema.ts';
import { Condition, PresenceRule } from './dialect-presence.ts';
import { ENCODINGS, type EncodingName } from './encodings/index.ts';
import { FRAME_LENGTHS, type FrameLengthName } from './framing/index.ts';
import type { Sensitivity } from './mask.ts';
import { PADDINGS, type PaddingName } from './padding/index.ts';
import { PREFIXES, type PrefixName } from './prefixes/index.ts';

const oneOf = <T extends string>(names: readonly T[], description: string) =>
  Type.Unsafe<T>({ type: 'string', enum: names, description });
const closed = { additionalProperties: false };
const text = (description: string) => Type.String({ description });

/** Character sets of a field, as ISO 8583 names them; `n`, `z` and `b` are checked, the others are carried. */
const FIELD_TYPES = ['n', 'a', 'an', 'ns', 'ans', 'b', 'z', 'x+n'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

const Encoding = oneOf(Object.keys(ENCODINGS) as EncodingName[], 'How characters become bytes.');
const Padding = oneOf(Object.keys(PADDINGS) as PaddingName[], 'How a short value fills a fixed field.');
const PrefixFamilyName = oneOf(Object.keys(PREFIXES) as PrefixName[], 'How length prefixes are written.');

const FieldTypeName = oneOf(FIELD_TYPES, 'Character set of the value.');

const Part = Type.Object(
  { name: text('Name of the part.'), length: Type.Integer({ minimum: 1, maximum: 9999, description: 'Characters.' }) },
  closed,
);

export const FieldRow = Type.Object(
  {
    en: Type.Optional(text('What the field is called in English.')),
    zh: Type.Optional(text('What the field is called in Chinese.')),
    type: FieldTypeName,
    length: Type.Integer({
      minimum: 1,
      maximum: 65535,
      description: 'Fixed length, or with a prefix the largest: digits, characters, or bytes; x+n without its sign.',
    }),
    prefix: Type.Optional(
      Type.String({
        pattern: `^((${Object.keys(PREFIXES).join('|')})\\.)?L{1,6}$`,
        description:
          'Length prefix of a variable field: LL, or with its encoding bcd.LL; binary counts bytes of prefix.',
      }),
    ),
    encoding: Type.Optional(Encoding),
    counts: Type.Optional(
      oneOf(
        ['digits', 'bytes', 'characters', 'nibbles'] as const,
        'What the prefix counts, where it is not the usual.',
      ),
    ),
    padding: Type.Optional(Padding),
    sensitivity: Type.Optional(oneOf<Sensitivity>(['public', 'pan', 'secret'], 'How much of the value may be shown.')),
    subfields: Type.Optional(
      Type.Union([Type.Literal('ber-tlv'), Type.Array(Part, { minItems: 1 })], {
        description: 'What is inside: BER-TLV, or parts of fixed length one after the other.',
      }),
    ),
    variants: Type.Optional(
      Type.Array(
        Type.Object(
          { when: Type.Array(Condition, { minItems: 1 }), type: FieldTypeName, encoding: Type.Optional(Encoding) },
          closed,
        ),
        {
          description:
            'Other contents of the same field, by fields of lower number: the first whose conditions hold counts.',
        },
      ),
    ),
  },
  closed,
);
export type FieldRow = Static<typeof FieldRow>;

const HeaderRow = Type.Object(
  {
    name: text('Name of the item; an item named tpdu is swapped in answers.'),
    bytes: Type.Integer({ minimum: 1, maximum: 255 }),
    encoding: Type.Optional(Encoding),
    value: Type.Optional(text('What is sent when the caller gives no other; binary items in hexadecimal.')),
    subfields: Type.Optional(Type.Array(Part, { minItems: 1 })),
  },
  closed,
);
export type HeaderRow = Static<typeof HeaderRow>;

const Framing = Type.Object(
  {
    length: oneOf<FrameLengthName | 'none'>(
      [...(Object.keys(FRAME_LENGTHS) as FrameLengthName[]), 'none'],
      'How the length in front of a message on a stream is written.',
    ),
    countsItself: Type.Optional(Type.Boolean({ description: 'The length includes its own bytes. Default false.' })),
    countsHeader: Type.Optional(Type.Boolean({ description: 'The length includes the header. Default true.' })),
    zerosBefore: Type.Optional(Type.Integer({ minimum: 0, maximum: 8, description: 'Zero bytes before the length.' })),
    zerosAfter: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 8, description: 'Zero bytes after it, not counted.' }),
    ),
  },
  closed,
);
export type Framing = Static<typeof Framing>;

const Bitmap = Type.Object(
  {
    encoding: oneOf(['binary', 'hex', 'hex-ebcdic'] as const, 'How bitmaps are written.'),
    secondary: oneOf(
      ['when-needed', 'always', 'always-unflagged'] as const,
      'When the bitmap of fields 65 to 128 is there: bit 1 says so, always with bit 1 set, or always with bit 1 free.',
    ),
    tertiary: Type.Optional(Type.Boolean({ description: 'Bit 65 announces a third bitmap, fields 129 to 192.' })),
  },
  closed,
);

const Defaults = Type.Object(
  { encoding: Encoding, prefix: Type.Optional(PrefixFamilyName), padding: Type.Optional(Padding) },
  { ...closed, description: 'What rows of one type use when they do not say.' },
);

const Mac = Type.Object(
  {
    field: Type.Integer({ minimum: 2, maximum: 128, description: 'Field of the MAC.' }),
    extendedField: Type.Optional(
      Type.Integer({ minimum: 65, maximum: 128, description: 'Field of the MAC when there are fields above 64.' }),
    ),
    from: oneOf(['mti', 'header'] as const, 'First byte covered; the last is the one before the MAC.'),
    algorithm: oneOf(
      ['unionpay-ecb', 'iso9797-1-algorithm-1', 'iso9797-1-algorithm-3', 'aes-cmac'] as const,
      'How the MAC is computed.',
    ),
    padding: Type.Optional(Type.Integer({ minimum: 1, maximum: 2, description: 'ISO 9797-1 padding method.' })),
  },
  closed,
);
export type MacRule = Static<typeof Mac>;

const contents = {
  en: Type.Optional(text('What the dialect is called in English.')),
  zh: Type.Optional(text('What the dialect is called in Chinese.')),
  description: Type.Optional(Type.String()),
  framing: Type.Optional(Framing),
  header: Type.Optional(Type.Array(HeaderRow, { description: 'Items between frame length and MTI, in order.' })),
  mac: Type.Optional(Mac),
  presence: Type.Optional(Type.Array(PresenceRule)),
  actions: Type.Optional(
    Type.Record(Type.String(), Type.String(), { description: 'What a terminal does on a response code.' }),
  ),
  maxBytes: Type.Optional(
    Type.Integer({
      minimum: 64,
      maximum: 1048576,
      description: 'Largest message without frame length. Default 65535.',
    }),
  ),
};
const Mti = oneOf(['bcd-left', 'ascii', 'ebcdic', 'ebcdic-1047'] as const, 'How the message type is written.');
const DefaultsByType = Type.Partial(
  Type.Object(
    Object.fromEntries(FIELD_TYPES.map((type) => [type, Defaults])) as Record<FieldType, typeof Defaults>,
    closed,
  ),
);
const NUMBER = '^([2-9]|[1-9][0-9]|1[0-8][0-9]|19[0-2])$';

/** A whole dialect. Field rows stand under their numbers, 2 to 192. */
export const Dialect = Type.Object(
  {
    name: Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{0,63}$' }),
    mti: Mti,
    bitmap: Bitmap,
    defaults: Type.Optional(DefaultsByType),
    fields: Type.Record(Type.String({ pattern: NUMBER }), FieldRow, closed),
    ...contents,
  },
  closed,
);
export type Dialect = Static<typeof Dialect>;

/** A dialect file: a whole dialect, or the differences from one that it extends; a row of null takes a field away. */
export const DialectFile = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    name: Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{0,63}$' }),
    extends: Type.Optional(text('Name of the dialect that this one changes.')),
    mti: Type.Optional(Mti),
    bitmap: Type.Optional(Bitmap),
    defaults: Type.Optional(DefaultsByType),
    fields: Type.Optional(
      Type.Record(
        Type.String({ pattern: NUMBER }),
        Type.Unsafe<FieldRow | null>({ ...Type.Object(FieldRow.properties, closed), type: ['object', 'null'] }),
        closed,
      ),
    ),
    ...contents,
  },
  {
    ...closed,
    title: 'Tillproof dialect',
    description: 'An ISO 8583 dialect as rows of data.',
    if: { not: { required: ['extends'] } },
    then: { required: ['mti', 'bitmap', 'fields'] },
  },
);
export type DialectFile = Static<typeof DialectFile>;
