// An explanation as plain data, for machines: one object, in one language, with nothing in it that must stay hidden.
import type { Words } from '../../definitions/message-words.ts';
import { type Language, say } from '../words/language.ts';
import type { Line } from './describe.ts';
import type { ShownDamage, ShownMessage, ShownStream } from './report.ts';

/** What is wrong; offsets count bytes from the beginning of what was given (of its stream, in a capture). */
export type DamageData = {
  code: string;
  field: number | null;
  offset: number;
  expected: string;
  found: string;
  hint: string;
  cause: string;
  likelyCause: string;
  evidence: string | null;
  noticed: string | null;
  excerpt: string[];
};

type PartData = { name: string; tag?: string; value: string; meaning?: string };
type FieldData = {
  field: number;
  name: string;
  offset: number | null;
  bytes: number | null;
  value: string;
  meaning?: string;
  parts?: PartData[];
  doubt?: string;
};

export type MessageData = {
  offset: number | null;
  bytes: number | null;
  mti: string | null;
  meaning: string | null;
  transaction: { id: string; name: string } | null;
  header: Record<string, string>;
  fields: Record<string, string>;
  explained: FieldData[];
  damage: DamageData | null;
  damages: DamageData[];
  remarks: string[];
};

/** The first message stands at the top level too, so that one message is easily read. */
export type ExplanationData = {
  dialect: string;
  dialectName: string;
  framing: string;
  framingName: string;
  confidence: number;
  reasons: string[];
  whole: boolean;
  mti: string | null;
  fields: Record<string, string>;
  /** The first thing that is wrong, of frames or of any message; null when nothing is. */
  damage: DamageData | null;
  takenFor: string;
  remarks: string[];
  messages: MessageData[];
  /** Further streams of a capture. */
  streams?: ExplanationData[];
};

type Say = (words: Words) => string;

/** Streams of one input as data. */
export function dataOf(streams: readonly ShownStream[], language: Language): ExplanationData {
  const tell: Say = (words) => say(words, language);
  const [first, ...others] = streams.map((stream) => streamData(stream, tell));
  if (first === undefined) throw new Error('an input has at least one stream');
  return others.length === 0
    ? first
    : { ...first, whole: streams.every(({ whole }) => whole), streams: [first, ...others] };
}

function streamData(stream: ShownStream, tell: Say): ExplanationData {
  const messages = stream.messages.map((message) => messageData(message, tell));
  const frames = stream.damages.map((damage) => damageData(damage, tell, null, null));
  const [first] = messages;
  return {
    dialect: stream.dialect.name,
    dialectName: tell(stream.dialect.words),
    framing: stream.framing.name,
    framingName: tell(stream.framing.words),
    confidence: stream.confidence,
    reasons: stream.reasons.map(tell),
    whole: stream.whole,
    mti: first?.mti ?? null,
    fields: first?.fields ?? {},
    damage: frames[0] ?? messages.find(({ damage }) => damage !== null)?.damage ?? null,
    takenFor: tell(stream.how),
    remarks: [...stream.notes, ...stream.remarks].map(tell),
    messages,
  };
}

function messageData({ at, bytes, mti, described, damages, evidence, noticed }: ShownMessage, tell: Say): MessageData {
  const { lines, fields, transaction, remarks } = described;
  const told = damages.map((damage, i) => damageData(damage, tell, evidence, i === 0 ? noticed : null));
  const meaning = lines.find(({ kind }) => kind === 'mti')?.meaning ?? null;
  return {
    offset: at,
    bytes,
    mti,
    meaning: meaning === null ? null : tell(meaning),
    transaction: transaction === null ? null : { id: transaction.id, name: tell(transaction.words) },
    header: Object.fromEntries(
      lines.filter(({ kind }) => kind === 'header').map(({ name, value }) => [tell(name), value]),
    ),
    fields: Object.fromEntries(Object.entries(fields)),
    explained: lines.filter(({ kind }) => kind === 'field').map((line) => fieldData(line, tell)),
    damage: told[0] ?? null,
    damages: told,
    remarks: remarks.map(tell),
  };
}

function fieldData({ field, name, at, bytes, value, meaning, parts, doubt }: Line, tell: Say): FieldData {
  return {
    field: field ?? 0,
    name: tell(name),
    offset: at,
    bytes,
    value,
    ...(meaning === null ? {} : { meaning: tell(meaning) }),
    ...(parts.length === 0
      ? {}
      : {
          parts: parts.map((part) => ({
            name: tell(part.name),
            ...(part.tag === null ? {} : { tag: part.tag }),
            value: part.value,
            ...(part.meaning === null ? {} : { meaning: tell(part.meaning) }),
          })),
        }),
    ...(doubt === null ? {} : { doubt: tell(doubt) }),
  };
}

/** One damage as data. */
export function damageData(damage: ShownDamage, tell: Say, evidence: Words | null, noticed: Words | null): DamageData {
  const { code, field, offset, expected, found, hint, cause, words, excerpt } = damage;
  return {
    code,
    field,
    offset,
    expected: tell(expected),
    found: tell(found),
    hint: `${tell(words)}: ${tell(hint)}`,
    cause,
    likelyCause: tell(words),
    evidence: evidence === null ? null : tell(evidence),
    noticed: noticed === null ? null : tell(noticed),
    excerpt,
  };
}
