// Damaged messages as fast-check arbitraries, derived from the field rows: each knows in words what is wrong with it.
import fc from 'fast-check';
import { FIELDS } from '../definitions/fields.ts';
import { fieldSchema } from '../definitions/message-schema.ts';
import { TRANSACTIONS, type TransactionDefinition, type TransactionType } from '../definitions/transactions.ts';
import type { Message } from '../iso8583/message.ts';

/** A body to put on the wire, and what is wrong with it in both languages. `body` is sent as it is. */
export type Damaged = { kind: string; en: string; zh: string; body: string };

/** Any text of bytes; cheaper to build than fast-check's own alphabet of every code point. */
const bytes = (maxLength: number) =>
  fc.uint8Array({ maxLength }).map((octets) => Buffer.from(octets).toString('latin1'));

const name = (field: number) => ({
  en: FIELDS[field]?.en.toLowerCase() ?? `field ${field}`,
  zh: FIELDS[field]?.zh ?? `第${field}域`,
});
const rule = (field: number) => {
  const { pattern, maxLength } = fieldSchema(field) as { pattern: string; maxLength: number };
  return { pattern: new RegExp(pattern), maxLength };
};
const withField = ({ mti, fields }: Message, field: number, value: unknown) =>
  JSON.stringify({ mti, fields: { ...fields, [field]: value } });
const without = ({ mti, fields }: Message, field: number) => {
  const { [field]: _, ...rest } = fields;
  return JSON.stringify({ mti, fields: rest });
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

/** Requests that a host must refuse, each one damage away from `good`, which is of the given type. */
export function damagedRequest(type: TransactionType, good: Message): fc.Arbitrary<Damaged> {
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
  const missing = fc.constantFrom(...row.mandatory).map(
    (field): Damaged => ({
      kind: 'missing',
      en: `it has no ${name(field).en}`,
      zh: `缺少${name(field).zh}`,
      body: without(good, field),
    }),
  );
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
        body: JSON.stringify({ ...good, mti: value }),
      }),
    );
  const cut = fc.integer({ min: 0, max: text.length - 1 }).map(
    (length): Damaged => ({
      kind: 'cut',
      en: `it breaks off after ${length} characters`,
      zh: `在第${length}个字符处中断`,
      body: text.slice(0, length),
    }),
  );
  const noise = bytes(300).map((body): Damaged => ({ kind: 'noise', en: 'it is noise', zh: '内容为乱码', body }));
  const json = fc
    .json()
    .map((body): Damaged => ({ kind: 'json', en: 'it is JSON but no message', zh: '是JSON但不是报文', body }));
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
    noise,
    json,
    ...(row.mac ? [mac] : []),
  );
}

/** How an answer is damaged; `apply` works on the true answer when it is known. Each damage must be noticed by a terminal. */
export type AnswerDamage = {
  kind: string;
  en: string;
  zh: string;
  apply(answer: { status: number; body: string }): { status: number; body: string };
};

const PROTECTED = [3, 4, 11, 37, 39, 41, 42] as const;
const edit = (change: (message: Message) => Message | string) => (answer: { status: number; body: string }) => {
  const changed = change(JSON.parse(answer.body) as Message);
  return { ...answer, body: typeof changed === 'string' ? changed : JSON.stringify(changed) };
};

/** Damages of an approval that no terminal may take for an approval. */
export function answerDamage(): fc.Arbitrary<AnswerDamage> {
  const digit = fc.constantFrom(...PROTECTED).chain((field) =>
    fc.nat({ max: 11 }).map(
      (at): AnswerDamage => ({
        kind: 'changed',
        en: `its ${name(field).en} was changed on the way`,
        zh: `${name(field).zh}在途中被改动`,
        apply: edit(({ mti, fields }) => {
          const value = fields[field] ?? '0';
          const spot = at % value.length;
          const next = value[spot] === '9' ? '0' : /\d/.test(value[spot] ?? '') ? String(Number(value[spot]) + 1) : '0';
          return { mti, fields: { ...fields, [field]: value.slice(0, spot) + next + value.slice(spot + 1) } };
        }),
      }),
    ),
  );
  const dropped = fc.constantFrom(11, 39, 41, 64).map(
    (field): AnswerDamage => ({
      kind: 'dropped',
      en: `its ${name(field).en} was lost on the way`,
      zh: `${name(field).zh}在途中丢失`,
      apply: edit(({ mti, fields }) => {
        const { [field]: _, ...rest } = fields;
        return { mti, fields: rest };
      }),
    }),
  );
  const mti = fc.constantFrom('0200', '0110', '0230', '0410', '0810', '').map(
    (value): AnswerDamage => ({
      kind: 'mti',
      en: `its message type is "${value}"`,
      zh: `报文类型为“${value}”`,
      apply: edit(({ fields }) => ({ mti: value, fields })),
    }),
  );
  const cut = fc.double({ min: 0, max: 0.99, noNaN: true }).map(
    (part): AnswerDamage => ({
      kind: 'cut',
      en: 'it breaks off',
      zh: '中途中断',
      apply: (answer) => ({ ...answer, body: answer.body.slice(0, Math.floor(answer.body.length * part)) }),
    }),
  );
  const noise = fc.oneof(bytes(200), fc.json()).map(
    (body): AnswerDamage => ({
      kind: 'noise',
      en: 'it is noise',
      zh: '内容为乱码',
      apply: (answer) => ({ ...answer, body }),
    }),
  );
  const status = fc.constantFrom(400, 404, 500, 502, 503).map(
    (code): AnswerDamage => ({
      kind: 'status',
      en: `the line answers with error ${code}`,
      zh: `线路返回错误${code}`,
      apply: () => ({ status: code, body: '<html>error</html>' }),
    }),
  );
  return fc.oneof({ arbitrary: digit, weight: 4 }, { arbitrary: dropped, weight: 2 }, mti, cut, noise, status);
}
