// Damaged messages as fast-check arbitraries, derived from the field rows: each knows in words what is wrong with it.
import fc from 'fast-check';
import { FIELDS } from '../definitions/fields.ts';
import { fieldSchema } from '../definitions/message-schema.ts';
import { TRANSACTIONS, type TransactionDefinition, type TransactionType } from '../definitions/transactions.ts';
import type { Message } from '../iso8583/message.ts';
import { jsonLine, type Line } from './line.ts';

/** A body to put on the wire, and what is wrong with it in both languages. `body` is sent as it is. */
export type Damaged = { kind: string; en: string; zh: string; body: Buffer };

const noise = (maxLength: number) =>
  fc
    .uint8Array({ maxLength })
    .map((octets): Damaged => ({ kind: 'noise', en: 'it is noise', zh: '内容为乱码', body: Buffer.from(octets) }));

export const name = (field: number) => ({
  en: FIELDS[field]?.en.toLowerCase() ?? `field ${field}`,
  zh: FIELDS[field]?.zh ?? `第${field}域`,
});
const rule = (field: number) => {
  const { pattern, maxLength } = fieldSchema(field) as { pattern: string; maxLength: number };
  return { pattern: new RegExp(pattern), maxLength };
};
const withField = ({ mti, fields }: Message, field: number, value: unknown) =>
  Buffer.from(JSON.stringify({ mti, fields: { ...fields, [field]: value } }));
export const without = ({ mti, fields }: Message, field: number): Message => {
  const { [field]: _, ...rest } = fields;
  return { mti, fields: rest };
};
const present = (message: Message) =>
  Object.keys(message.fields)
    .map(Number)
    .filter((field) => FIELDS[field] !== undefined);

/** Values that break the rule of a field: too long, too short, of wrong characters, or not text at all. */
function badValue(field: number, good: string): fc.Arbitrary<{ value: unknown; en: string; zh: string }> {
  const { pattern, maxLength } = rule(field);
  const tooLong = fc
    .integer({ min: 1, max: 200 })
    .map((extra) => ({ value: good + '0'.repeat(maxLength - good.length + extra), en: 'too long', zh: '过长' }));
  const characters = fc
    .tuple(
      fc.integer({ min: 0, max: Math.max(0, good.length - 1) }),
      fc.constantFrom('x', '-', ' ', '\u0000', '中', '.', "'", '\n'),
    )
    .map(([at, bad]) => ({
      value: good.slice(0, at) + bad + good.slice(at + 1),
      en: 'of wrong characters',
      zh: '字符不合法',
    }));
  const cut = fc
    .integer({ min: 0, max: Math.max(0, good.length - 1) })
    .map((length) => ({ value: good.slice(0, length), en: 'too short', zh: '过短' }));
  const type = fc
    .constantFrom<unknown>(12850, -1, 1.5, true, null, ['000000012850'], { value: '000000012850' })
    .map((value) => ({ value, en: 'not text', zh: '不是文本' }));
  return fc
    .oneof(tooLong, characters, cut, type)
    .filter(({ value }) => typeof value !== 'string' || !pattern.test(value));
}

/** Requests that a host must refuse, each one damage away from `good`, which is of the given type and has that body on the line. */
export function damagedRequest(
  type: TransactionType,
  good: Message,
  line: Line = jsonLine,
  body = line.write(good),
): fc.Arbitrary<Damaged> {
  if (body === null) throw new RangeError('The good request cannot be said on this line.');
  return line.headerBytes === null ? damagedText(type, good) : damagedBytes(type, good, line, body);
}

const missingField = (row: TransactionDefinition, write: (field: number) => Buffer | null) =>
  fc
    .constantFrom(...row.mandatory)
    .map((field) => ({ field, body: write(field) }))
    .filter((each): each is { field: number; body: Buffer } => each.body !== null)
    .map(
      ({ field, body }): Damaged => ({
        kind: 'missing',
        en: `it has no ${name(field).en}`,
        zh: `缺少${name(field).zh}`,
        body,
      }),
    );

/** Damages of a binary message: what holds it together is its MAC, so any other byte behind the header is enough. */
function damagedBytes(type: TransactionType, good: Message, line: Line, body: Buffer): fc.Arbitrary<Damaged> {
  const from = line.headerBytes ?? 0;
  const flipped = flips(body, from).map(
    ({ at, spoilt }): Damaged => ({
      kind: 'byte',
      en: `its byte ${at} is another`,
      zh: `第${at}字节被改动`,
      body: spoilt,
    }),
  );
  const cut = fc.integer({ min: 0, max: body.length - 1 }).map(
    (length): Damaged => ({
      kind: 'cut',
      en: `it breaks off after ${length} bytes`,
      zh: `在第${length}字节处中断`,
      body: body.subarray(0, length),
    }),
  );
  const longer = fc.uint8Array({ minLength: 1, maxLength: 40 }).map(
    (more): Damaged => ({
      kind: 'longer',
      en: `${more.length} more bytes follow it`,
      zh: `末尾多出${more.length}个字节`,
      body: Buffer.concat([body, more]),
    }),
  );
  return fc.oneof(
    { arbitrary: flipped, weight: 6 },
    { arbitrary: missingField(TRANSACTIONS[type], (field) => line.write(without(good, field), body)), weight: 2 },
    { arbitrary: cut, weight: 2 },
    longer,
    noise(300),
  );
}

/** A copy with one byte changed at or behind `from`. */
export const flips = (body: Buffer, from: number): fc.Arbitrary<{ at: number; spoilt: Buffer }> =>
  fc.tuple(fc.integer({ min: from, max: body.length - 1 }), fc.integer({ min: 1, max: 255 })).map(([at, by]) => {
    const spoilt = Buffer.from(body);
    spoilt[at] = (spoilt[at] ?? 0) ^ by;
    return { at, spoilt };
  });

/** Damages of a message in JSON. */
function damagedText(type: TransactionType, good: Message): fc.Arbitrary<Damaged> {
  const row: TransactionDefinition = TRANSACTIONS[type];
  const text = JSON.stringify(good);
  const ofValue = fc.constantFrom(...present(good)).chain((field) =>
    badValue(field, good.fields[field] ?? '').map(
      ({ value, en, zh }): Damaged => ({
        kind: 'value',
        en: `its ${name(field).en} is ${en}`,
        zh: `${name(field).zh}${zh}`,
        body: withField(good, field, value),
      }),
    ),
  );
  const missing = missingField(row, (field) => Buffer.from(JSON.stringify(without(good, field))));
  const surplus = fc
    .integer({ min: 2, max: 128 })
    .filter((field) => !row.mandatory.includes(field) && !row.optional.includes(field) && field !== 65)
    .map(
      (field): Damaged => ({
        kind: 'surplus',
        en: `it carries ${name(field).en}, which does not belong to it`,
        zh: `带有不应出现的${name(field).zh}`,
        body: withField(good, field, '0'),
      }),
    );
  const mti = fc
    .stringMatching(/^[0-9]{0,6}$/)
    .filter((value) => !Object.values(TRANSACTIONS).some((each) => each.mti === value))
    .map(
      (value): Damaged => ({
        kind: 'mti',
        en: `its message type is "${value}"`,
        zh: `报文类型为“${value}”`,
        body: Buffer.from(JSON.stringify({ ...good, mti: value })),
      }),
    );
  const cut = fc.integer({ min: 0, max: text.length - 1 }).map(
    (length): Damaged => ({
      kind: 'cut',
      en: `it breaks off after ${length} characters`,
      zh: `在第${length}个字符处中断`,
      body: Buffer.from(text.slice(0, length)),
    }),
  );
  const json = fc.json().map(
    (body): Damaged => ({
      kind: 'json',
      en: 'it is JSON but no message',
      zh: '是JSON但不是报文',
      body: Buffer.from(body),
    }),
  );
  const mac = fc.integer({ min: 0, max: 15 }).map((at): Damaged => {
    const old = good.fields[64] ?? '0'.repeat(16);
    const flipped = ((Number.parseInt(old[at] ?? '0', 16) + 1) % 16).toString(16).toUpperCase();
    return {
      kind: 'mac',
      en: 'its message authentication code is wrong',
      zh: '报文鉴别码错误',
      body: withField(good, 64, old.slice(0, at) + flipped + old.slice(at + 1)),
    };
  });
  return fc.oneof(
    { arbitrary: ofValue, weight: 6 },
    { arbitrary: missing, weight: 2 },
    surplus,
    mti,
    cut,
    noise(300),
    json,
    ...(row.mac ? [mac] : []),
  );
}
