// Damaged answers as fast-check arbitraries: each knows in words what is wrong with it, and no terminal may take it for an approval.
import fc from 'fast-check';
import type { Message } from '../iso8583/message.ts';
import { name, without } from './damage.ts';
import { jsonLine, type Line } from './line.ts';
import type { RelayedAnswer } from './relay.ts';

/** How an answer is damaged; `apply` works on the true answer when it is known. Each damage must be noticed by a terminal. */
export type AnswerDamage = {
  kind: string;
  en: string;
  zh: string;
  apply(answer: RelayedAnswer): RelayedAnswer;
};

const PROTECTED = [3, 4, 11, 37, 39, 41, 42] as const;
/** Damages of an approval that no terminal may take for an approval. */
export function answerDamage(line: Line = jsonLine): fc.Arbitrary<AnswerDamage> {
  /** What the line cannot say is not said: the body is empty then. */
  const edit =
    (change: (message: Message) => Message): AnswerDamage['apply'] =>
    (answer) => {
      const truth = line.read(answer.body);
      const body = truth === null ? null : line.write(change(truth), answer.body);
      return { ...answer, body: body ?? Buffer.alloc(0) };
    };
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
      apply: edit((message) => without(message, field)),
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
      apply: (answer) => ({ ...answer, body: answer.body.subarray(0, Math.floor(answer.body.length * part)) }),
    }),
  );
  const noise = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.json()).map(
    (body): AnswerDamage => ({
      kind: 'noise',
      en: 'it is noise',
      zh: '内容为乱码',
      apply: (answer) => ({ ...answer, body: Buffer.from(body as string) }),
    }),
  );
  const status = fc.constantFrom(400, 404, 500, 502, 503).map(
    (code): AnswerDamage => ({
      kind: 'status',
      en: `the line answers with error ${code}`,
      zh: `线路返回错误${code}`,
      apply: () => ({ status: code, body: Buffer.from('<html>error</html>') }),
    }),
  );
  const from = line.headerBytes;
  const byte = fc
    .tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.integer({ min: 1, max: 255 }))
    .map(
      ([part, by]): AnswerDamage => ({
        kind: 'byte',
        en: 'one of its bytes was changed on the way',
        zh: '有一个字节在途中被改动',
        apply(answer) {
          const at = (from ?? 0) + Math.floor(part * (answer.body.length - (from ?? 0)));
          const spoilt = Buffer.from(answer.body);
          spoilt[at] = (spoilt[at] ?? 0) ^ by;
          return { ...answer, body: spoilt };
        },
      }),
    );
  return fc.oneof(
    { arbitrary: digit, weight: 4 },
    { arbitrary: dropped, weight: 2 },
    mti,
    cut,
    noise,
    status,
    // Of JSON not every byte means something: a changed blank or escape is no damage.
    ...(from === null ? [] : [{ arbitrary: byte, weight: 4 }]),
  );
}
