// What became of an answer, for reports: none came, one came that cannot be parsed, or one that answers something else.
import { DIALECTS } from '../../definitions/dialects/index.ts';
import type { Words } from '../../definitions/message-words.ts';
import type { Dialect, Framing } from '../../iso8583/dialect.ts';
import type { Message } from '../../iso8583/message.ts';
import { namedCandidate } from '../guess/guess.ts';
import { type DamageData, damageData } from '../show/data.ts';
import { nameOf } from '../show/describe.ts';
import { showStream } from '../show/report.ts';
import { say } from '../words/language.ts';
import { type Correlation, correlation } from './correlation.ts';

/** What came: nothing, bytes, or a message that somebody has decoded. */
export type Received = Uint8Array | Message | null;

/** Three things that must not be called "timeout" alike, and the fourth: an answer that is one. */
export type AnswerReport = Words &
  ({ kind: 'no-answer' } | { kind: 'not-parsable'; damage: { en: DamageData; zh: DamageData } } | Correlation);

type Settings = {
  /** The request. */
  sent: Message;
  received: Received;
  /** Dialect of bytes; unionpay-pos when left out. */
  dialect?: Dialect;
  /** Framing of bytes; left out, a frame length is recognised by itself. */
  framing?: Framing;
  /** How long was waited, told where no answer came. */
  waitedMs?: number;
};

/** Says of a request and what came back which of the three it is, in both languages; nothing in it is card data. */
export function explainAnswer(settings: Settings): AnswerReport {
  const { sent, received, waitedMs } = settings;
  if (received === null || (received instanceof Uint8Array && received.length === 0)) {
    const waited =
      waitedMs === undefined ? { en: '', zh: '' } : { en: ` within ${waitedMs} ms`, zh: `（等待${waitedMs}毫秒）` };
    return { kind: 'no-answer', en: `no answer to ${sent.mti}${waited.en}`, zh: `${sent.mti}没有收到应答${waited.zh}` };
  }
  const dialect = settings.dialect ?? DIALECTS['unionpay-pos'];
  const chineseName = (field: number) => nameOf(field, dialect).zh;
  if (!(received instanceof Uint8Array)) return correlation(sent, received, chineseName);
  const parsed = parse(Buffer.from(received), dialect, settings.framing);
  return 'kind' in parsed ? parsed : correlation(sent, parsed, chineseName);
}

function parse(bytes: Buffer, dialect: Dialect, framing: Framing | undefined): Message | AnswerReport {
  const told = namedCandidate(dialect);
  const named = Object.values(DIALECTS).map((each) => namedCandidate(each));
  const how = { en: 'an answer', zh: '应答' };
  const choice = { told, framing: framing ?? null, named };
  const stream = { label: null, notes: [], sources: [{ kind: 'bytes' as const, bytes, how }] };
  const shown = showStream(stream, { ...choice, showing: 'masked' });
  const first = [...shown.damages, ...shown.messages.flatMap(({ damages }) => damages)][0];
  if (first === undefined) {
    const [message] = showStream(stream, { ...choice, showing: 'all' }).messages;
    return { mti: message?.mti ?? '', fields: message?.described.fields ?? {} };
  }
  const inLanguage = (language: 'en' | 'zh-CN') =>
    damageData(
      first,
      (words) => say(words, language),
      shown.messages[0]?.evidence ?? null,
      shown.messages[0]?.noticed ?? null,
    );
  const where = first.field === null ? { en: '', zh: '' } : { en: `field ${first.field}, `, zh: `域${first.field}，` };
  return {
    kind: 'not-parsable',
    en: `answer not parsable: ${where.en}byte ${first.offset}: ${first.words.en} (expected ${first.expected.en}, found ${first.found.en})`,
    zh: `应答无法解析：${where.zh}第${first.offset}字节：${first.words.zh}（应为${first.expected.zh}，实为${first.found.zh}）`,
    damage: { en: inLanguage('en'), zh: inLanguage('zh-CN') },
  };
}
