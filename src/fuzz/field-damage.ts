// Damage at the fields of a request: read by its dialect, one thing changed, written again, with the old MAC or with a right one.
import fc from 'fast-check';
import { FIELDS } from '../definitions/fields.ts';
import { fieldSchema } from '../definitions/message-schema.ts';
import { TRANSACTIONS, type TransactionDefinition } from '../definitions/transactions.ts';
import type { Message } from '../iso8583/message.ts';
import { name, without } from './names.ts';
import type { Damaged, Target } from './target.ts';

/** A changed message before it is written; `fields` may hold what only JSON can say. */
type Changed = { kind: string; en: string; zh: string; mti: string; fields: Record<number, unknown> };

const MAC_FIELDS = [64, 128];

const rule = (field: number) => {
  const { pattern, maxLength } = fieldSchema(field) as { pattern: string; maxLength: number };
  return { pattern: new RegExp(pattern), maxLength };
};
const present = (message: Message) =>
  Object.keys(message.fields)
    .map(Number)
    .filter((field) => FIELDS[field] !== undefined);

/** Damages at the fields. What the line cannot say, or what is no damage once it was said, does not come. */
export function fieldDamage(target: Target): fc.Arbitrary<Damaged> {
  const { type, good } = target;
  const row: TransactionDefinition = TRANSACTIONS[type];
  const withField = (field: number, value: unknown) => ({ mti: good.mti, fields: { ...good.fields, [field]: value } });
  const value = fc.constantFrom(...present(good)).chain((field) =>
    badValue(field, good.fields[field] ?? '').map(
      ({ bad, en, zh }): Changed => ({
        kind: 'value',
        en: `its ${name(field).en} is ${en}`,
        zh: `${name(field).zh}${zh}`,
        ...withField(field, bad),
      }),
    ),
  );
  const missing = fc.constantFrom(...row.mandatory).map(
    (field): Changed => ({
      kind: 'missing',
      en: `it has no ${name(field).en}`,
      zh: `缺少${name(field).zh}`,
      ...without(good, field),
    }),
  );
  const surplus = fc
    .integer({ min: 2, max: 128 })
    .filter((field) => ![65, ...MAC_FIELDS, ...row.mandatory, ...row.optional].includes(field))
    .map(
      (field): Changed => ({
        kind: 'surplus',
        en: `it carries ${name(field).en}, which does not belong to it`,
        zh: `带有不应出现的${name(field).zh}`,
        ...withField(field, FIELDS[field]?.type === 'b' ? '00'.repeat(8) : '0'),
      }),
    );
  const mti = fc
    .oneof(fc.stringMatching(/^[0-9]{4}$/), fc.stringMatching(/^[0-9]{0,6}$/))
    .filter((text) => !Object.values(TRANSACTIONS).some((each) => each.mti === text))
    .map(
      (text): Changed => ({
        kind: 'mti',
        en: `its message type is "${text}"`,
        zh: `报文类型为“${text}”`,
        mti: text,
        fields: good.fields,
      }),
    );
  const mac = fc.integer({ min: 0, max: 15 }).map((at): Changed => {
    const old = good.fields[64] ?? '0'.repeat(16);
    const next = ((Number.parseInt(old[at] ?? '0', 16) + 1) % 16).toString(16).toUpperCase();
    return {
      kind: 'mac',
      en: 'its message authentication code is wrong',
      zh: '报文鉴别码错误',
      ...withField(64, old.slice(0, at) + next + old.slice(at + 1)),
    };
  });
  const changed = fc.oneof({ arbitrary: value, weight: 6 }, { arbitrary: missing, weight: 2 }, surplus, mti);
  return fc.oneof(
    { arbitrary: written(changed, target, false), weight: 3 },
    ...(target.sign === undefined ? [] : [{ arbitrary: written(changed, target, true), weight: 3 }]),
    ...(row.mac ? [written(mac, target, false)] : []),
  );
}

function written(changed: fc.Arbitrary<Changed>, { line, body: right, sign, isRight }: Target, sealed: boolean) {
  const truth = JSON.stringify(line.read(right));
  const write = ({ mti, fields, kind, en, zh }: Changed): Damaged | null => {
    const how = sealed ? { like: right, sign } : { like: right };
    const body = line.write({ mti, fields: fields as Message['fields'] }, how);
    const read = body === null ? null : line.read(body);
    if (body === null || read === null) return null;
    // Padding may have made it right again; and behind a right MAC nothing else may be right either.
    if (JSON.stringify(read) === truth || (sealed && isRight(read))) return null;
    if (!sealed) return { kind, en, zh, body };
    return { kind: `${kind}, right MAC`, en: `${en}, behind a right MAC`, zh: `${zh}（MAC正确）`, body };
  };
  return changed.map(write).filter((damaged) => damaged !== null);
}

/** Values that break the rule of a field: too long, too short, of wrong characters, or not text at all. */
function badValue(field: number, good: string): fc.Arbitrary<{ bad: unknown; en: string; zh: string }> {
  const { pattern, maxLength } = rule(field);
  const tooLong = fc
    .integer({ min: 1, max: 200 })
    .map((extra) => ({ bad: good + '0'.repeat(maxLength - good.length + extra), en: 'too long', zh: '过长' }));
  const characters = fc
    .tuple(
      fc.integer({ min: 0, max: Math.max(0, good.length - 1) }),
      fc.constantFrom('x', '-', ' ', '\u0000', '中', '.', "'", '\n'),
    )
    .map(([at, bad]) => ({
      bad: good.slice(0, at) + bad + good.slice(at + 1),
      en: 'of wrong characters',
      zh: '字符不合法',
    }));
  const cut = fc
    .integer({ min: 0, max: Math.max(0, good.length - 1) })
    .map((length) => ({ bad: good.slice(0, length), en: 'too short', zh: '过短' }));
  const type = fc
    .constantFrom<unknown>(12850, -1, 1.5, true, null, ['000000012850'], { value: '000000012850' })
    .map((bad) => ({ bad, en: 'not text', zh: '不是文本' }));
  return fc.oneof(tooLong, characters, cut, type).filter(({ bad }) => typeof bad !== 'string' || !pattern.test(bad));
}
