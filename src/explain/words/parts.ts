// What is inside a field, part by part: positional fields by their layouts, chip data by its tags, keys by their places.
import type { Words } from '../../definitions/message-words.ts';
import {
  FIELD_44,
  FIELD_53,
  FIELD_54,
  FIELD_63_ANSWER,
  FIELD_90,
  PART_WORDS,
  type Part as PartRow,
  WORK_KEYS,
} from '../../definitions/subfield-words.ts';
import { FIELD_48_SETTLEMENT } from '../../definitions/transactions.ts';
import type { Dialect } from '../../iso8583/dialect.ts';
import { type PositionalLayout, parsePositional } from '../../iso8583/positional.ts';
import { type Hider, hidden } from '../show/hide.ts';
import { same } from './language.ts';
import { type Part, tagParts } from './tags.ts';
import { amountWords, lookUp, type Setting } from './values.ts';

const isUnionPay = ({ fields }: Dialect): boolean =>
  Array.isArray(fields['60']?.subfields) && fields['60'].subfields.some(({ name }) => name === 'messageType');
const isAnswer = (mti: string) => Number(mti[2]) % 2 === 1;

/** Parts of a layout whose names are known by themselves. */
function laidOut(layout: PositionalLayout, value: string, hider: Hider): Part[] {
  return Object.entries(parsePositional(layout, value) as Record<string, string>).map(([name, part]) => {
    const words = Object.hasOwn(PART_WORDS, name) ? PART_WORDS[name] : undefined;
    const amount = /Amount$/.test(name) ? amountWords(part, '156') : null;
    return {
      name: words ?? same(name),
      tag: null,
      value: hider.text(part),
      meaning: (words?.values === undefined ? null : lookUp(words.values, part)) ?? amount,
      depth: 0,
    };
  });
}

/** Parts of a table of named lengths; the rest after the last one is left out when it is empty. */
function inOrder(layout: readonly PartRow[], value: string, hider: Hider): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { en, zh, length, values } of layout) {
    const part = value.slice(at, at + length);
    if (part.trim() !== '')
      parts.push({
        name: { en, zh },
        tag: null,
        value: hider.text(part.trimEnd()),
        meaning: values === undefined ? null : lookUp(values, part),
        depth: 0,
      });
    at += length;
  }
  return parts;
}

function amounts(value: string, hider: Hider): Part[] {
  const size = FIELD_54.reduce((sum, { length }) => sum + length, 0);
  if (value.length === 0 || value.length % size !== 0) return [];
  return (value.match(new RegExp(`.{${size}}`, 'g')) ?? []).flatMap((one) =>
    inOrder(FIELD_54, one, hider).map((part, at) =>
      at === 4 ? { ...part, meaning: amountWords(one.slice(8), one.slice(4, 7)) } : part,
    ),
  );
}

function workKeys(value: string): Part[] {
  const layout = WORK_KEYS[value.length / 2];
  if (layout === undefined || !/^[\dA-F]+$/i.test(value)) return [];
  let at = 0;
  return layout.map(({ en, zh, bytes, shown }) => {
    const part = value.slice(at, at + bytes * 2);
    at += bytes * 2;
    return { name: { en, zh }, tag: null, value: shown ? part : hidden(part), meaning: null, depth: 0 };
  });
}

function batchUpload(value: string): Part[] {
  const name: Words =
    value.length === 4 ? { en: 'Transactions uploaded', zh: '上送总笔数' } : { en: 'Items', zh: '笔数' };
  const count = value.slice(0, value.length === 4 ? 4 : 2);
  return [{ name, tag: null, value: count, meaning: null, depth: 0 }];
}

/** The parts of a field; empty when it is one thing. */
export function partsOf(
  field: number,
  value: string,
  dialect: Dialect,
  { mti, fields }: Setting,
  hider: Hider,
): Part[] {
  const inside = dialect.fields[field]?.subfields;
  if (inside === 'ber-tlv' || (field === 55 && inside === undefined && /^([\dA-F]{2})+$/i.test(value)))
    return tagParts(value, hider);
  if (Array.isArray(inside)) return laidOut(inside, value, hider);
  if (field === 54) return amounts(value, hider);
  if (field === 90 && value.length === 42) return inOrder(FIELD_90, value, hider);
  if (!isUnionPay(dialect)) return [];
  if (field === 48 && mti.startsWith('05')) return laidOut(FIELD_48_SETTLEMENT, value, hider);
  if (field === 48 && mti.startsWith('032')) return batchUpload(value);
  if (field === 53) return inOrder(FIELD_53, value, hider);
  if (field === 44 && isAnswer(mti) && value.length > 11) return inOrder(FIELD_44, value, hider);
  if (field === 63 && isAnswer(mti)) return inOrder(FIELD_63_ANSWER, value, hider);
  if (field === 63 && mti === '0800')
    return [
      { name: { en: 'Operator', zh: '操作员代码' }, tag: null, value: hider.text(value), meaning: null, depth: 0 },
    ];
  if (field === 62 && mti === '0810' && fields[39] === '00') return workKeys(value);
  return [];
}
