// Puts an explanation together: which way the input was taken, and for every message its lines, its damage, and the bytes around it.
import type { Words } from '../../definitions/message-words.ts';
import { compileDialect } from '../../iso8583/codec.ts';
import type { Dialect } from '../../iso8583/dialect.ts';
import type { Message } from '../../iso8583/message.ts';
import { codecWords } from '../diagnosis/codec-words.ts';
import { type Damage, damageOf } from '../diagnosis/damage.ts';
import { framingName, framingWords, MOST_FRAMES } from '../guess/framings.ts';
import type { MessageReport } from '../guess/message-report.ts';
import { weigh } from '../guess/plausible.ts';
import type { Candidate, Choice } from '../guess/reading.ts';
import { explainStream, type StreamReport } from '../guess/stream.ts';
import type { Source, Stream } from '../input/index.ts';
import {
  type Fields as CardBorders,
  type FoundCards,
  findCards,
  holdsCards,
  NO_CARDS_FOUND,
} from './cards-in-bytes.ts';
import { type Described, describe, type Line } from './describe.ts';
import { excerptOf, type Visibility } from './excerpt.ts';
import { hidden, type Showing } from './hide.ts';
import { strangeFillers } from './remarks.ts';
import { isSettled } from './settled.ts';

/** Damage with the bytes around it. Offsets count from the first byte of the stream. */
export type ShownDamage = Damage & {
  /** The bytes around the place, with a caret under it. */
  excerpt: string[];
};

export type ShownMessage = {
  /** First byte and number of bytes in the stream; null for a message in JSON. */
  at: number | null;
  bytes: number | null;
  mti: string | null;
  described: Described;
  damages: ShownDamage[];
  evidence: Words | null;
  /** Where the codec notices the damage, in words, when that is another place. */
  noticed: Words | null;
};

export type ShownStream = {
  label: string | null;
  /** What the input was taken for. */
  how: Words;
  notes: Words[];
  dialect: { name: string; words: Words; known: boolean };
  framing: { name: string; words: Words };
  /** How sure dialect and framing are, 0 to 1. */
  confidence: number;
  reasons: Words[];
  remarks: Words[];
  keepAlives: number;
  damages: ShownDamage[];
  messages: ShownMessage[];
  whole: boolean;
};

type Settings = Choice & { showing: Showing };

/** Guesses of unnamed dialects below this are not trusted to know which bytes are card data. */
const TRUSTED = 0.5;

const FIRST_ONES: Words = {
  en: `the first ${MOST_FRAMES} messages are told`,
  zh: `只解释前${MOST_FRAMES}个报文`,
};

/** Of explanations less sure than this, no field border is believed. */
const LIKELY = 0.2;

/** Hexadecimal digits are rarely meant as the characters that they are. */
const UNLIKELY = 0.5;

/** Explains one stream: of the ways to take it the first that decodes, or else the one that is surest. */
export function showStream(stream: Stream, settings: Settings): ShownStream {
  let best: ShownStream | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  for (const [unlikely, source] of stream.sources.entries()) {
    if (highest >= 3 - unlikely * UNLIKELY) break;
    const shown = source.kind === 'messages' ? showMessages(source, settings) : showBytes(source, settings);
    const rank = (shown.whole ? 2 : 0) + shown.confidence - unlikely * UNLIKELY - (isHopeless(shown) ? 1 : 0);
    if (rank > highest) [best, highest] = [shown, rank];
  }
  if (best === null) throw new Error('a stream has at least one source');
  return { ...best, label: stream.label, notes: [...stream.notes, ...best.notes] };
}

/** Nothing explains the first message, so that other ways to take the input are likelier. */
const isHopeless = ({ messages }: ShownStream): boolean =>
  messages[0]?.damages.some(({ cause }) => cause === 'unknown') === true;

function showBytes({ bytes, how, notes = [] }: Extract<Source, { kind: 'bytes' }>, settings: Settings): ShownStream {
  const report = explainStream(bytes, settings);
  const { candidate, framing, confidence, damages } = report;
  const isSure = candidate.known || confidence >= TRUSTED;
  const masked = settings.showing !== 'all';
  const found =
    masked && (isDamaged(report) || !isSure) ? findCards(bytes, cardsReadIn(report), wellRead(report)) : NO_CARDS_FOUND;
  const show = (message: MessageReport) => showMessage(message, bytes, candidate, settings.showing, found);
  const messages = report.messages.map(show);
  const visible = settings.showing === 'all' ? null : frameVisibility(report);
  return {
    label: null,
    how,
    notes,
    dialect: {
      name: candidate.known ? candidate.dialect.name : 'unnamed',
      words: candidate.words,
      known: candidate.known,
    },
    framing: { name: framingName(framing), words: framingWords(framing) },
    confidence,
    reasons: report.reasons,
    remarks: report.messages.length < MOST_FRAMES ? report.remarks : [...report.remarks, FIRST_ONES],
    keepAlives: report.keepAlives,
    damages: damages.map((damage) => ({ ...damage, excerpt: excerptOf(bytes, damage.offset, visible, found.spans) })),
    messages,
    whole: damages.length === 0 && messages.every((message) => message.damages.length === 0),
  };
}

const isDamaged = ({ damages, messages }: StreamReport): boolean =>
  damages.length > 0 || messages.some((message) => message.damages.length > 0);

/** Card numbers that the messages of a stream name themselves, damaged as they are. */
const cardsReadIn = ({ messages }: StreamReport): string[] =>
  messages.flatMap(({ values }) =>
    values.flatMap(({ field, value }) => (field === 2 && /^\d{12,19}$/.test(value ?? '') ? (value ?? []) : [])),
  );

/** Bytes of the fields whose values are as they should be. */
function wellRead({ messages, confidence, candidate: { dialect } }: StreamReport): CardBorders {
  if (confidence < LIKELY) return [];
  return messages.flatMap(({ at: from, mti, mtiAt, bitmapAt, fieldsAt, values, damages }) => {
    const isWell = mtiAt !== null && damages.every(({ offset }) => offset >= (fieldsAt ?? 0));
    const places = [0, mtiAt, bitmapAt, fieldsAt].map((place) => (isWell ? (place ?? 0) : 0));
    const front = places.slice(1).map((to, i) => ({ from: from + places[i]!, to: from + to }));
    const fields = values.flatMap(({ field, at, bytes, value }) => {
      const row = dialect.fields[field];
      if (value === null || row === undefined) return [];
      return weigh(field, value, row.type, mti ?? '') > 0 ? [{ from: from + at, to: from + at + bytes }] : [];
    });
    return [...front, ...fields];
  });
}

/** Everything in front of the first message type, for damage of frames. */
function frameVisibility({ messages, damages }: StreamReport): Visibility {
  const [first] = messages;
  const front = { from: 0, to: (first?.at ?? 0) + (first?.fieldsAt ?? 0) };
  return [front, ...damages.map(({ offset }) => ({ from: offset, to: offset + 8 }))];
}

function showMessage(
  message: MessageReport,
  bytes: Buffer,
  { codec }: Candidate,
  showing: Showing,
  found: FoundCards,
): ShownMessage {
  const whole = message.damages.length === 0;
  const dependsOnMistake = (field: number, value: string) => !isSettled(message, codec().dialect, field, value);
  const described = describe({ ...message, whole, dependsOnMistake }, codec(), showing, found);
  described.remarks.push(...strangeFillers(message.payload, message.values, codec().dialect));
  for (const line of described.lines) hideCards(line, described, message.at, found);
  for (const line of described.lines) if (line.at !== null) line.at = message.displaced ? null : line.at + message.at;
  const { at, payload, damages, noticed } = message;
  const visible = showing === 'all' ? null : visibilityOf(message, described);
  return {
    at,
    bytes: payload.length,
    mti: message.mti,
    described,
    damages: damages.map((damage) => ({
      ...damage,
      offset: damage.offset + at,
      excerpt: excerptOf(bytes, damage.offset + at, visible, found.spans),
    })),
    evidence: message.evidence,
    noticed: noticed === null ? null : noticedWords(noticed, at),
  };
}

/** A line whose bytes hold card data shows its length alone, unless its field is masked for what it is. */
function hideCards(line: Line, { fields }: Described, from: number, found: FoundCards): void {
  const { field, at, bytes } = line;
  if (line.kind === 'mti' || line.kind === 'bitmap' || at === null || bytes === null) return;
  if (field === 2 || line.value.startsWith('[') || !holdsCards(found, from + at, bytes)) return;
  Object.assign(line, { value: hidden(line.value), meaning: null, parts: [] });
  if (field !== null) fields[field] = line.value;
}

function noticedWords({ field, offset, expected, found }: NonNullable<MessageReport['noticed']>, at: number): Words {
  const [wanted, seen] = [codecWords(expected), codecWords(found)];
  const byte = (offset ?? 0) + at;
  return {
    en: `${field === null ? '' : `field ${field}, `}byte ${byte}: expected ${wanted.en}, found ${seen.en}`,
    zh: `${field === null ? '' : `域${field}，`}第${byte}字节：应为${wanted.zh}，实为${seen.zh}`,
  };
}

/** Bytes that a dump of a message may show: its front, its public fields, length prefixes, and a glimpse of where it breaks. */
function visibilityOf(
  { at, payload, fieldsAt, values, damages }: MessageReport,
  { lines, hider }: Described,
): Visibility {
  const spans: Visibility = [{ from: 0, to: at + (fieldsAt ?? Math.min(payload.length, 16)) }];
  for (const [index, { field, at: offset, bytes, value }] of values.entries()) {
    const line = lines.filter(({ kind }) => kind === 'field')[index];
    const shown = value !== null && line?.value === value && !hider.secret(field);
    spans.push({ from: at + offset, to: at + offset + (shown ? bytes : Math.min(bytes, 2)) });
  }
  for (const { offset, field } of damages) {
    const glimpse = field !== null && (hider.secret(field) || field === 2) ? 2 : 4;
    spans.push({ from: at + offset, to: at + offset + glimpse });
  }
  return spans;
}

/** Messages that came as JSON: nothing to frame, and the dialect only names things. */
function showMessages({ messages, how }: Extract<Source, { kind: 'messages' }>, settings: Settings): ShownStream {
  const dialect = settings.told?.dialect ?? namesOf(messages, settings);
  const codec = compileDialect({ ...dialect, header: [] });
  const shown = messages.map((message): ShownMessage => {
    const values = Object.entries(message.fields).map(([field, value]) => ({
      field: Number(field),
      at: null,
      bytes: null,
      value,
    }));
    const described = describe(
      {
        header: {},
        mti: message.mti,
        values,
        mtiAt: null,
        bitmapAt: null,
        fieldsAt: null,
        lost: false,
        whole: true,
        dependsOnMistake: () => false,
      },
      codec,
      settings.showing,
    );
    return {
      at: null,
      bytes: null,
      mti: message.mti,
      described,
      damages: jsonDamages(message, dialect),
      evidence: null,
      noticed: null,
    };
  });
  return {
    label: null,
    how,
    notes: [],
    dialect: {
      name: dialect.name,
      words: { en: dialect.en ?? dialect.name, zh: dialect.zh ?? dialect.name },
      known: true,
    },
    framing: { name: 'none', words: how },
    confidence: 1,
    reasons: [{ en: 'fields stand under their numbers', zh: '各域以编号标明' }],
    remarks: [],
    keepAlives: 0,
    damages: [],
    messages: shown,
    whole: shown.every(({ damages }) => damages.length === 0),
  };
}

/** The dialect whose names fit: 1993 by its message type, otherwise the first that is known and has all the fields. */
function namesOf(messages: readonly Message[], { named }: Settings): Dialect {
  const is1993 = messages[0]?.mti.startsWith('1') === true;
  const dialects = named.map(({ dialect }) => dialect).filter(({ name }) => name.includes('1993') === is1993);
  const fields = new Set(messages.flatMap((message) => Object.keys(message.fields)));
  const found = dialects.find((dialect) => [...fields].every((field) => dialect.fields[field] !== undefined));
  const [first] = dialects.length > 0 ? dialects : named.map(({ dialect }) => dialect);
  if (first === undefined) throw new Error('there is at least one dialect');
  return found ?? first;
}

function jsonDamages({ mti, fields }: Message, dialect: Dialect): ShownDamage[] {
  const damages: Damage[] = [];
  const found = { en: 'something else', zh: '其他内容' };
  if (!/^\d{4}$/.test(mti))
    damages.push(damageOf('mti-missing', { offset: 0, expected: { en: 'four digits', zh: '四位数字' }, found }));
  for (const key of Object.keys(fields).map(Number))
    if (dialect.fields[key] === undefined)
      damages.push(
        damageOf('no-row', {
          field: key,
          offset: 0,
          expected: { en: 'a field of the dialect', zh: '方言中有定义的域' },
          found: { en: `field ${key}`, zh: `域${key}` },
        }),
      );
  return damages.map((damage) => ({ ...damage, excerpt: [] }));
}
