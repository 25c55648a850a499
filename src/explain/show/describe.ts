// A message as lines that a person reads: header, message type, bitmap and fields, each named, masked and told in words.
import { FIELDS } from '../../definitions/fields.ts';
import type { Words } from '../../definitions/message-words.ts';
import { HEADER_WORDS } from '../../definitions/subfield-words.ts';
import { TRANSACTIONS } from '../../definitions/transactions.ts';
import type { Dialect, FieldRow, HeaderRow } from '../../iso8583/dialect.ts';
import type { Codec } from '../../iso8583/index.ts';
import type { Fields, Message } from '../../iso8583/message.ts';
import { parsePositional } from '../../iso8583/positional.ts';
import { ruleOf } from '../../iso8583/presence.ts';
import { weigh } from '../guess/plausible.ts';
import { same } from '../words/language.ts';
import { partsOf } from '../words/parts.ts';
import type { Part } from '../words/tags.ts';
import { lookUp, meaningOf, mtiWords, type Setting } from '../words/values.ts';
import type { FoundCards } from './cards-in-bytes.ts';
import { type Hider, hidden, hiderOf, type Showing } from './hide.ts';
import { contradictions } from './remarks.ts';

/** One line. `field` is null for what stands before the fields; `at` and `bytes` are null for messages without bytes. */
export type Line = {
  kind: 'header' | 'mti' | 'bitmap' | 'field';
  field: number | null;
  name: Words;
  at: number | null;
  bytes: number | null;
  /** As it may be shown. */
  value: string;
  meaning: Words | null;
  parts: Part[];
  /** Not as it should be, or hidden because the message is out of step from here on. */
  doubt: Words | null;
};

export type Described = {
  lines: Line[];
  /** Fields as they may be shown. */
  fields: Fields;
  transaction: { id: string; words: Words } | null;
  /** Rules of the dialect that the message breaks, and other things worth knowing. */
  remarks: Words[];
  hider: Hider;
};

/** What is described: where things lie may be unknown. */
type Subject = {
  header: Readonly<Record<string, string>>;
  mti: string | null;
  values: readonly {
    field: number;
    at: number | null;
    bytes: number | null;
    value: string | null;
    isDamaged?: boolean;
  }[];
  mtiAt: number | null;
  bitmapAt: number | null;
  fieldsAt: number | null;
  /** Nothing is what it seems: nothing is shown but the message type. */
  lost: boolean;
  /** Nothing is wrong, so that every value is what its field says. */
  whole: boolean;
  /** The value of that field would be another one if something else were wrong. */
  dependsOnMistake: (field: number, value: string) => boolean;
};

/** A value that speaks so much against itself may belong to another field. */
const OUT_OF_STEP = -3;

const ODD: Words = { en: 'not as it should be', zh: '与规则不符' };
const HIDDEN: Words = { en: 'hidden: the message is out of step here', zh: '已隐藏：报文从此处起错位' };
const DEPENDS: Words = { en: 'not told: it depends on what is wrong', zh: '不予显示：取决于错误所在' };
const UNREAD: Words = { en: 'could not be read', zh: '无法读取' };

export function describe(subject: Subject, codec: Codec, showing: Showing, found?: FoundCards): Described {
  const { dialect } = codec;
  const mti = subject.mti ?? '';
  const fields: Fields = {};
  for (const { field, value } of subject.values) if (value !== null) fields[field] = value;
  // Messages without bytes may have anything in any field.
  const hasBytes = subject.values.some(({ at }) => at !== null);
  const isFreeText = (field: number) => !hasBytes || isFree(dialect.fields[field]);
  const { whole } = subject;
  const hider = hiderOf({ mti, fields, sensitivity: codec.sensitivity, isFreeText, whole }, showing, found);
  const setting: Setting = { mti, fields, actions: dialect.actions ?? null };
  const lines = frontLines(subject, dialect, hider);
  if (subject.lost && !hider.showsAll)
    for (const line of lines)
      if (line.kind === 'header') Object.assign(line, { value: hidden(line.value), parts: [], doubt: HIDDEN });
  const shown: Fields = {};
  let isPlaced = !subject.lost;
  for (const { field, at, bytes, value, isDamaged = false } of subject.values) {
    const row = dialect.fields[field];
    const weight = value === null || row === undefined ? 0 : weigh(field, value, row.type, mti);
    const isStrange = !subject.whole && weight <= OUT_OF_STEP;
    // A value that is wrong in its place says nothing of those behind it.
    if (isStrange && !isDamaged) isPlaced = false;
    const inStep = isPlaced && !isStrange;
    const isOpen = field === 39 && value !== null && !hider.showsAll && subject.dependsOnMistake(field, value);
    const text = value === null ? '' : isOpen ? hidden(value) : hider.value(field, value, inStep);
    if (value !== null) shown[field] = text;
    lines.push({
      kind: 'field',
      field,
      name: nameOf(field, dialect),
      at,
      bytes,
      value: text,
      meaning: value === null || !inStep || isOpen ? null : meaningOf(field, value, setting),
      parts: value === null || !inStep ? [] : partsOf(field, value, dialect, setting, hider),
      doubt: isOpen
        ? DEPENDS
        : value === null
          ? UNREAD
          : !inStep && !hider.showsAll
            ? HIDDEN
            : weight < -1
              ? ODD
              : null,
    });
  }
  const message: Message = { mti, fields };
  return {
    lines,
    fields: shown,
    transaction: transactionOf(message, dialect),
    remarks: subject.whole ? [...presenceWords(message, codec), ...contradictions(fields)] : [],
    hider,
  };
}

/** True for a row in which anything may stand, card numbers too: text, or very many digits, without parts of its own. */
const isFree = (row: FieldRow | undefined): boolean =>
  row === undefined ||
  (row.subfields === undefined &&
    ((row.type.startsWith('an') && row.length > 15) || (row.type === 'n' && row.length > 19)));

/** What a field is called: by its dialect, by the table of data elements, by its number. */
export function nameOf(field: number, { fields }: Dialect): Words {
  const row = fields[field];
  const standard = FIELDS[field];
  const number: Words = { en: `Field ${field}`, zh: `域${field}` };
  return { en: row?.en ?? standard?.en ?? number.en, zh: row?.zh ?? standard?.zh ?? number.zh };
}

function frontLines(
  { header, mti, values, mtiAt, bitmapAt, fieldsAt }: Subject,
  dialect: Dialect,
  hider: Hider,
): Line[] {
  const lines: Line[] = [];
  let at = 0;
  for (const [name, value] of Object.entries(header)) {
    const row = dialect.header?.find((each) => each.name === name);
    const bytes = row?.bytes ?? Math.ceil(value.length / 2);
    lines.push({
      kind: 'header',
      field: null,
      name: HEADER_WORDS[name] ?? same(name),
      at: mtiAt === null && values.length > 0 && values[0]?.at === null ? null : at,
      bytes,
      value: hider.text(value),
      meaning: null,
      parts: hider.text(value) === value ? headerParts(name, value, row, hider) : [],
      doubt: null,
    });
    at += bytes;
  }
  const size = (from: number | null, to: number | null) => (from === null || to === null ? null : to - from);
  const front = { field: null, parts: [], doubt: null };
  if (mti !== null)
    lines.push({
      ...front,
      kind: 'mti',
      name: { en: 'Message type', zh: '消息类型' },
      at: mtiAt,
      bytes: size(mtiAt, bitmapAt),
      value: mti,
      meaning: mtiWords(mti),
    });
  if (mti !== null && bitmapAt !== null)
    lines.push({
      ...front,
      kind: 'bitmap',
      name: { en: 'Bitmap', zh: '位图' },
      at: bitmapAt,
      bytes: size(bitmapAt, fieldsAt),
      value: values.map(({ field }) => field).join(' '),
      meaning: null,
    });
  return lines;
}

function headerParts(name: string, value: string, row: HeaderRow | undefined, hider: Hider): Part[] {
  const part = (words: Words, text: string, meaning: Words | null = null): Part => ({
    name: words,
    tag: null,
    value: hider.text(text),
    meaning,
    depth: 0,
  });
  if (name === 'tpdu' && value.length === 10)
    return [
      part({ en: 'Identifier', zh: '标识' }, value.slice(0, 2)),
      part({ en: 'Destination', zh: '目的地址' }, value.slice(2, 6)),
      part({ en: 'Origin', zh: '源地址' }, value.slice(6)),
    ];
  if (row?.subfields === undefined) return [];
  return Object.entries(parsePositional(row.subfields, value) as Record<string, string>).map(([key, text]) => {
    const words = Object.hasOwn(HEADER_WORDS, key) ? HEADER_WORDS[key] : undefined;
    return part(words ?? same(key), text, words?.values === undefined ? null : lookUp(words.values, text));
  });
}

/** The presence rule of a message; of an answer only when the fields that tell transactions apart are there. */
function ruleFor(message: Message, { presence }: Dialect) {
  if (!/^\d{4}$/.test(message.mti)) return null;
  const rule = ruleOf(presence ?? [], message);
  const told =
    rule?.match?.every(({ field, absent }) => absent === true || message.fields[field] !== undefined) ?? true;
  return told ? rule : null;
}

/** The transaction that a request or an answer belongs to, by the presence rules of its dialect. */
function transactionOf(message: Message, dialect: Dialect): Described['transaction'] {
  const id = ruleFor(message, dialect)?.transaction;
  if (id === undefined) return null;
  const known = Object.entries(TRANSACTIONS).find(([name]) => name === id)?.[1];
  return { id, words: known === undefined ? same(id) : { en: known.en, zh: known.zh } };
}

function presenceWords(message: Message, codec: Codec): Words[] {
  if (ruleFor(message, codec.dialect) === null) return [];
  return codec.check(message).map(({ field, kind, reason }) => {
    const { en, zh } = nameOf(field, codec.dialect);
    if (kind === 'missing')
      return { en: `field ${field} (${en}) is missing: ${reason}`, zh: `缺少域${field}（${zh}），该交易必须有此域` };
    return { en: `field ${field} (${en}) is ${reason}`, zh: `域${field}（${zh}）不应出现在该交易中` };
  });
}
