// Damaged answers as fast-check arbitraries: each knows in words what is wrong with it, and no terminal may take it for an approval.
import fc from 'fast-check';
import type { Message } from '../iso8583/message.ts';
import { wrongLengths } from './byte-damage.ts';
import { jsonLine, type Line, type Sign } from './line.ts';
import { name, without } from './names.ts';
import type { RelayedAnswer } from './passage.ts';

/** How an answer is damaged; `apply` works on the true answer when it is known. Each damage must be noticed by a terminal. */
export type AnswerDamage = {
  kind: string;
  en: string;
  zh: string;
  apply(answer: RelayedAnswer): RelayedAnswer;
};

/** What the MAC of an answer protects, and of it what must agree with the request whatever the MAC says (F-17, and the contract). */
const PROTECTED = [3, 4, 11, 37, 39, 41, 42] as const;
const CORRELATED = [3, 4, 11, 41] as const;
/** An answer without one of these is none, whatever its MAC says. */
const NEEDED = [11, 39, 41] as const;

type Surroundings = {
  line?: Line | undefined;
  /** Signs under the key that the terminal has at that time; left out, no damage stands behind a right MAC. */
  sign?: (() => Sign | null) | undefined;
};

/** Damages of an approval that no terminal may take for an approval. */
export function answerDamage({ line = jsonLine, sign }: Surroundings = {}): fc.Arbitrary<AnswerDamage> {
  const atFields = (sealed: boolean) => fieldDamages(line, sealed ? sign : undefined, sealed);
  return fc.oneof(
    { arbitrary: atFields(false), weight: 4 },
    ...(sign === undefined ? [] : [{ arbitrary: atFields(true), weight: 3 }]),
    { arbitrary: byteDamages(line), weight: 4 },
    trouble(line),
  );
}

/** One thing of the message is another or gone. */
function fieldDamages(line: Line, sign: Surroundings['sign'], sealed: boolean): fc.Arbitrary<AnswerDamage> {
  const of = (kind: string, en: string, zh: string, change: (message: Message) => Message): AnswerDamage => ({
    kind: sealed ? `${kind}, right MAC` : kind,
    en: sealed ? `${en}, behind a right MAC` : en,
    zh: sealed ? `${zh}（MAC正确）` : zh,
    apply(answer) {
      const truth = line.read(answer.body);
      const how = { like: answer.body, sign: sign?.() ?? undefined };
      const body = truth === null ? null : line.write(change(truth), how);
      // What the line cannot say is not said.
      return { ...answer, body: body ?? Buffer.alloc(0) };
    },
  });
  const digit = fc
    .tuple(fc.constantFrom(...(sealed ? CORRELATED : PROTECTED)), fc.nat({ max: 11 }))
    .map(([field, at]) =>
      of(
        'changed',
        `its ${name(field).en} was changed on the way`,
        `${name(field).zh}在途中被改动`,
        ({ mti, fields }) => ({ mti, fields: { ...fields, [field]: otherDigit(fields[field] ?? '0', at) } }),
      ),
    );
  const dropped = fc
    .constantFrom(...NEEDED, ...(sealed ? [] : [64]))
    .map((field) =>
      of('dropped', `its ${name(field).en} was lost on the way`, `${name(field).zh}在途中丢失`, (message) =>
        without(message, field),
      ),
    );
  const mti = fc
    .constantFrom('0200', '0110', '0230', '0410', '0810', '')
    .map((value) =>
      of('mti', `its message type is "${value}"`, `报文类型为“${value}”`, ({ fields }) => ({ mti: value, fields })),
    );
  return fc.oneof({ arbitrary: digit, weight: 3 }, { arbitrary: dropped, weight: 2 }, mti);
}

function otherDigit(value: string, at: number): string {
  const spot = at % value.length;
  const now = value[spot] ?? '';
  const next = /[0-8]/.test(now) ? String(Number(now) + 1) : '0';
  return value.slice(0, spot) + next + value.slice(spot + 1);
}

/** Bytes are other, gone, or too many, or the length in front of them is wrong. */
function byteDamages(line: Line): fc.Arbitrary<AnswerDamage> {
  const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const from = line.headerBytes ?? 0;
  const byte = fc.tuple(part, fc.integer({ min: 1, max: 255 })).map(
    ([where, by]): AnswerDamage => ({
      kind: 'byte',
      en: 'one of its bytes was changed on the way',
      zh: '有一个字节在途中被改动',
      apply(answer) {
        const at = from + Math.floor(where * (answer.body.length - from));
        const spoilt = Buffer.from(answer.body);
        spoilt[at] = (spoilt[at] ?? 0) ^ by;
        // A change that says the same (a blank of JSON) would be none.
        if (JSON.stringify(line.read(spoilt)) === JSON.stringify(line.read(answer.body))) spoilt[at] = 0xff;
        return { ...answer, body: spoilt };
      },
    }),
  );
  const cut = part.map(
    (kept): AnswerDamage => ({
      kind: 'cut',
      en: 'it breaks off',
      zh: '中途中断',
      apply: (answer) => ({ ...answer, body: answer.body.subarray(0, Math.floor(answer.body.length * kept)) }),
    }),
  );
  const longer = fc.uint8Array({ minLength: 1, maxLength: 40 }).map(
    (more): AnswerDamage => ({
      kind: 'longer',
      en: `${more.length} more bytes follow it`,
      zh: `末尾多出${more.length}个字节`,
      apply: (answer) => ({ ...answer, body: Buffer.concat([answer.body, Uint8Array.of(0xff), more.subarray(1)]) }),
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
  const length = wrongLengths(40).map(
    (by): AnswerDamage => ({
      kind: 'length',
      en: `its length says ${Math.abs(by)} bytes ${by > 0 ? 'more' : 'fewer'} than there are`,
      zh: `长度比实际${by > 0 ? '多' : '少'}${Math.abs(by)}字节`,
      apply: (answer) => ({ ...answer, body: line.misframe(answer.body, by) ?? Buffer.alloc(0), framed: true }),
    }),
  );
  const framed = line.misframe(Buffer.alloc(50), 1) !== null;
  return fc.oneof(
    { arbitrary: byte, weight: 4 },
    { arbitrary: cut, weight: 2 },
    longer,
    noise,
    ...(framed ? [length] : []),
  );
}

/** No answer at all in its place: an HTTP error, or a connection that ends. */
function trouble({ hasStatus }: Line): fc.Arbitrary<AnswerDamage> {
  return fc.constantFrom(400, 404, 500, 502, 503).map((code) => ({
    kind: hasStatus ? 'status' : 'broken',
    en: hasStatus ? `the line answers with error ${code}` : 'the connection ends in its place',
    zh: hasStatus ? `线路返回错误${code}` : '连接中断，没有应答',
    apply: () => ({ status: code, body: Buffer.from('<html>error</html>') }),
  }));
}
