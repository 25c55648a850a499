// The parts of messages that can be wrong by themselves: fields, parts of 22, 60, 61 and 48, data objects of 55.
import { FIELD_48_SETTLEMENT, FIELD_60, FIELD_61 } from '../definitions/transactions.ts';
import type { Message } from '../iso8583/message.ts';
import { buildTlv, parseTlv, type Tlv } from '../iso8583/tlv.ts';

export type Part = {
  name: string;
  read: (message: Message) => string | undefined;
  write: (message: Message, value: string | null) => Message;
};

const withField = (message: Message, field: number, value: string | null): Message => {
  const { [field]: _, ...rest } = message.fields;
  return { ...message, fields: value === null ? rest : { ...rest, [field]: value } };
};

export const wholeField = (field: number): Part => ({
  name: String(field),
  read: ({ fields }) => fields[field],
  write: (message, value) => withField(message, field, value),
});

/** A run of characters of a field; taken out it is cut off with what follows. */
function pieceOf(field: number, name: string, from: number, length: number): Part {
  return {
    name: `${field}.${name}`,
    read({ fields }) {
      const found = fields[field]?.slice(from, from + length) ?? '';
      return found.length === length ? found : undefined;
    },
    write(message, value) {
      const text = message.fields[field] ?? '';
      return withField(
        message,
        field,
        value === null ? text.slice(0, from) : text.slice(0, from) + value + text.slice(from + length),
      );
    },
  };
}

function piecesOf(field: number, layout: readonly { name: string; length: number }[]): Part[] {
  let from = 0;
  return layout.map(({ name, length }) => {
    from += length;
    return pieceOf(field, name, from - length, length);
  });
}

const objectsOf = (text: string | undefined): Tlv[] | null => {
  try {
    return text === undefined ? null : parseTlv(text, { padding: 'skip' });
  } catch {
    return null;
  }
};

/** A data object of field 55. */
export const dataObject = (tag: string): Part => ({
  name: `55.${tag}`,
  read: ({ fields }) => objectsOf(fields[55])?.find((each) => each.tag === tag)?.value,
  write(message, value) {
    const objects = objectsOf(message.fields[55]) ?? [];
    const other = objects.flatMap((each) => (each.tag !== tag ? [each] : value === null ? [] : [{ tag, value }]));
    return withField(message, 55, buildTlv(other));
  },
});

/** Data objects that a terminal sends (F-16) and gets. */
const SENT_TAGS = [
  '9F26',
  '9F27',
  '9F10',
  '9F37',
  '9F36',
  '95',
  '9A',
  '9C',
  '9F02',
  '5F2A',
  '82',
  '9F1A',
  '9F03',
  '9F33',
  '9F34',
  '9F35',
  '9F1E',
  '84',
  '9F09',
  '9F41',
  'DF31',
] as const;

/** What of a field can be wrong by itself besides the whole. */
export function partsOf(field: number, transaction: string): Part[] {
  if (field === 22)
    return piecesOf(22, [
      { name: 'mode', length: 2 },
      { name: 'pin', length: 1 },
    ]);
  if (field === 60) return piecesOf(60, FIELD_60);
  if (field === 61 && transaction !== 'script-notice') return piecesOf(61, FIELD_61);
  if (field === 48 && transaction === 'settlement') return piecesOf(48, FIELD_48_SETTLEMENT);
  if (field === 55) return SENT_TAGS.map(dataObject);
  return [];
}
