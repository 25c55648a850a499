// A message in its bytes: which of them belong to which field, and all of them as a dump with offsets and text.
import { html, nothing } from 'lit-html';
import type { Bilingual } from '../../definitions/evidence.ts';
import type { Dictionary, FieldLayout } from '../evidence.ts';
import type { Reader } from '../reader.ts';

type Message = { mti: string; fields: Readonly<Record<string, string>> };
type Layout = NonNullable<Dictionary['layout']>;
/** Bytes `from` up to but not including `to`; `field` is a number, or a name of what stands before the fields. */
export type Span = { field: string; name: Bilingual | null; from: number; to: number };

const ROW = 16;
const FRAME = { en: 'frame length', zh: '报文长度' };
const MTI = { en: 'message type', zh: '消息类型' };
export const EXPLAIN = { en: 'copy as explain command', zh: '复制explain命令' };
const BITMAP = { en: 'bitmap', zh: '位图' };
const HIDDEN = /^\[(\d+) hidden\]$/;

/** Where every field lies; empty where the bytes are not those of the layout. Secret bytes are `*` in the hex and still count. */
export function spansOf(hex: string | null, message: Message | null, layout: Layout | null): Span[] {
  if (hex === null || message === null || layout === null) return [];
  const bytes = hex.length / 2;
  for (const frame of [2, 0])
    for (const text of [false, true]) {
      const spans = laidOut(message, layout, frame, text);
      if (spans?.at(-1)?.to === bytes) return spans;
    }
  return [];
}

/** @param asText how a field lies that is bytes in some messages and text in others */
function laidOut({ mti, fields }: Message, layout: Layout, frame: number, asText: boolean): Span[] | null {
  const spans: Span[] = [];
  const add = (field: string, name: Bilingual | null, bytes: number) => {
    const from = spans.at(-1)?.to ?? 0;
    if (bytes > 0) spans.push({ field, name, from, to: from + bytes });
  };
  add('frame', FRAME, frame);
  for (const [at, [name, bytes]] of layout.front.entries()) add(`front-${at}`, name, bytes);
  add('mti', MTI, mti.length / 2);
  const numbers = Object.keys(fields)
    .map(Number)
    .sort((a, b) => a - b);
  add('bitmap', BITMAP, (numbers.at(-1) ?? 0) > 64 ? 16 : 8);
  for (const number of numbers) {
    const row = layout.fields[number];
    if (row === undefined) return null;
    add(String(number), null, row.prefix + bytesOf(fields[number] ?? '', row, asText));
  }
  return spans;
}

function bytesOf(value: string, { unit }: FieldLayout, asText: boolean): number {
  const characters = Number(HIDDEN.exec(value)?.[1] ?? value.length);
  if (unit === 'half' || (unit === 'either' && !asText)) return Math.ceil(characters / 2);
  if (unit !== 'gbk') return characters;
  // A Chinese character is two bytes in GBK.
  return [...value].reduce((bytes, each) => bytes + ((each.codePointAt(0) ?? 0) > 0x7f ? 2 : 1), 0);
}

/** The bytes in rows of sixteen; `lit` is the field whose bytes are lit, `to` the address that lights a field. */
export function dumpView(
  reader: Reader,
  title: Bilingual,
  hex: string,
  spans: readonly Span[],
  lit: string,
  to: (field: string) => string,
): unknown {
  const bytes = hex.match(/../g) ?? [];
  const rows = Array.from({ length: Math.ceil(bytes.length / ROW) }, (_, row) => {
    const [from, end] = [row * ROW, Math.min(bytes.length, (row + 1) * ROW)];
    const runs = runsOf(spans, from, end).map(({ field, from, to: until }) => {
      const text = bytes.slice(from, until).join(' ');
      if (field === null) return html`<span>${text}</span> `;
      return html`<a class=${field === lit ? 'lit' : ''} data-field=${field} href=${to(field)} tabindex="-1">${text}</a> `;
    });
    const text = bytes.slice(from, end).map(character).join('');
    return html`<span class="offset">${from.toString(16).toUpperCase().padStart(4, '0')}</span>  ${runs}${'   '.repeat(ROW - (end - from))} <span class="text">${text}</span>\n`;
  });
  // What is masked is no message any more.
  const explain = hex.includes('*')
    ? nothing
    : html`<button type="button" class="copy" data-copy=${`npx tillproof explain ${hex}`}>${reader.say(EXPLAIN)}</button>`;
  return html`<figure class="dump"><figcaption>${reader.say(title)} · ${bytes.length} ${reader.say({ en: 'bytes', zh: '字节' })} <button type="button" class="copy" data-copy=${hex}>${reader.say({ en: 'copy hex', zh: '复制十六进制' })}</button> ${explain}</figcaption><pre class="bytes" tabindex="0">${rows}</pre></figure>${nothing}`;
}

function character(byte: string): string {
  const code = Number.parseInt(byte, 16);
  return Number.isNaN(code) ? '·' : code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '.';
}

/** What of each span lies in a row. */
function runsOf(
  spans: readonly Span[],
  from: number,
  to: number,
): { field: string | null; from: number; to: number }[] {
  if (spans.length === 0) return [{ field: null, from, to }];
  return spans
    .filter((span) => span.from < to && span.to > from)
    .map((span) => ({ field: span.field, from: Math.max(from, span.from), to: Math.min(to, span.to) }));
}
