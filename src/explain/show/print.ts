// An explanation as text for people: what it is and how sure that is, then every message line by line, and damage with the bytes around it.
import type { Words } from '../../definitions/message-words.ts';
import { type Language, say } from '../words/language.ts';
import type { Part } from '../words/tags.ts';
import type { Line } from './describe.ts';
import type { ShownDamage, ShownMessage, ShownStream } from './report.ts';

const LABELS = {
  stream: { en: 'Stream', zh: '数据流' },
  input: { en: 'Taken for', zh: '输入类型' },
  dialect: { en: 'Dialect', zh: '方言' },
  framing: { en: 'Framing', zh: '帧格式' },
  sure: { en: 'Sure', zh: '把握' },
  because: { en: 'because', zh: '依据' },
  remark: { en: 'Remark', zh: '备注' },
  keepAlives: { en: 'Keep-alives', zh: '心跳帧' },
  message: { en: 'Message', zh: '报文' },
  where: { en: 'where', zh: '位置' },
  expected: { en: 'expected', zh: '应为' },
  found: { en: 'found', zh: '实为' },
  cause: { en: 'likely cause', zh: '可能原因' },
  remedy: { en: 'remedy', zh: '处理' },
  evidence: { en: 'evidence', zh: '证据' },
  noticed: { en: 'noticed at', zh: '发现于' },
  damaged: { en: 'DAMAGED', zh: '报文有误' },
  framesDamaged: { en: 'FRAMES DAMAGED', zh: '帧有误' },
  at: { en: 'byte', zh: '字节' },
  size: { en: 'bytes', zh: '长度' },
  header: { en: 'header', zh: '报文头' },
  fields: { en: 'fields', zh: '域' },
} as const satisfies Record<string, Words>;

/** Columns that a text takes: Chinese characters take two. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return width;
}
const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
/** Control characters would move the cursor of the reader's terminal. */
const printable = (text: string): string => text.replace(/[\x00-\x1f\x7f-\x9f]/g, '·');

/** What stands for a value that is not shown: in the data as it is here on the left. */
const MARKS: readonly [mark: RegExp, zh: string][] = [
  [/^\[(\d+) hidden\]$/, '[已隐藏$1个字符]'],
  [/^\[(\d+) bytes\]$/, '[$1字节]'],
];

/** The whole explanation, ready to be printed. */
export function printed(streams: readonly ShownStream[], language: Language): string {
  const printer = new Printer(language);
  for (const stream of streams) printer.stream(stream, streams.length > 1);
  return `${printer.lines.join('\n')}\n`;
}

class Printer {
  readonly lines: string[] = [];
  readonly #language: Language;

  constructor(language: Language) {
    this.#language = language;
  }

  #say(words: Words): string {
    return printable(say(words, this.#language));
  }

  #value(value: string): string {
    const shown = printable(value);
    return this.#language === 'en' ? shown : MARKS.reduce((text, [mark, zh]) => text.replace(mark, zh), shown);
  }

  #row(label: Words, text: string, indent = ''): void {
    const name = this.#say(label);
    this.lines.push(`${indent}${pad(name, 12)}  ${text}`);
  }

  stream(stream: ShownStream, several: boolean): void {
    if (this.lines.length > 0) this.lines.push('');
    if (several && stream.label !== null) this.#row(LABELS.stream, stream.label);
    const { dialect, framing, confidence, reasons } = stream;
    const title = this.#say(dialect.words);
    this.#row(LABELS.dialect, dialect.known && title !== dialect.name ? `${dialect.name} — ${title}` : title);
    this.#row(LABELS.framing, `${framing.name} — ${this.#say(framing.words)}`);
    this.#row(LABELS.sure, `${Math.round(confidence * 100)} %`);
    for (const reason of reasons) this.#row(LABELS.because, this.#say(reason), '  ');
    for (const remark of [...stream.notes, ...stream.remarks]) this.#row(LABELS.remark, this.#say(remark));
    if (stream.keepAlives > 0) this.#row(LABELS.keepAlives, `${stream.keepAlives}`);
    if (stream.damages.length > 0) {
      this.lines.push('', this.#say(LABELS.framesDamaged));
      for (const damage of stream.damages) this.#damage(damage, null, null);
    }
    for (const [i, message] of stream.messages.entries()) this.#message(message, i + 1, stream.messages.length);
  }

  #message(message: ShownMessage, number: number, count: number): void {
    const { mti, at, bytes, described, damages, evidence, noticed } = message;
    const place =
      at === null
        ? ''
        : this.#language === 'zh-CN'
          ? `，第${at}字节起，共${bytes}字节`
          : `, ${bytes} bytes from byte ${at}`;
    const which = count > 1 ? ` ${number}/${count}` : '';
    this.lines.push('', `${this.#say(LABELS.message)}${which}${place}`);
    const kind = described.lines.find((line) => line.kind === 'mti')?.meaning ?? null;
    if (mti !== null) this.lines.push(`${mti}  ${kind === null ? '' : this.#say(kind)}`.trimEnd());
    if (described.transaction !== null) this.lines.push(`      ${this.#say(described.transaction.words)}`);
    this.#table(described.lines);
    for (const remark of described.remarks) this.#row(LABELS.remark, this.#say(remark));
    if (damages.length === 0) return;
    this.lines.push('', this.#say(LABELS.damaged));
    for (const [i, damage] of damages.entries())
      this.#damage(damage, i === damages.length - 1 ? evidence : null, i === 0 ? noticed : null);
  }

  #table(lines: readonly Line[]): void {
    const names = lines.map(({ name }) => this.#say(name));
    const width = Math.min(40, Math.max(...names.map(widthOf), 0));
    for (const [i, { kind, field, at, bytes, value, meaning, parts, doubt }] of lines.entries()) {
      if (kind === 'mti') continue;
      const place = at === null ? '' : `${String(at).padStart(5)} ${String(bytes ?? '').padStart(4)}  `;
      const number = kind === 'field' ? String(field).padStart(3) : '   ';
      const said = [meaning, doubt].filter((words) => words !== null).map((words) => this.#say(words));
      const shown = kind === 'bitmap' ? `${this.#say(LABELS.fields)} ${value}` : this.#value(value);
      const text = [shown, ...said.map((words) => `— ${words}`)].filter((each) => each !== '').join('  ');
      this.lines.push(`${place}${number}  ${pad(names[i] ?? '', width)}  ${text}`.trimEnd());
      this.#parts(parts, place.length + 5);
    }
  }

  #parts(parts: readonly Part[], indent: number): void {
    const names = parts.map(({ name, tag }) => `${tag === null ? '' : `${pad(tag, 6)} `}${this.#say(name)}`);
    const width = Math.min(44, Math.max(...names.map(widthOf), 0));
    for (const [i, { value, meaning, depth }] of parts.entries()) {
      const said = meaning === null ? '' : `  — ${this.#say(meaning)}`;
      this.lines.push(
        `${' '.repeat(indent + 2 + depth * 2)}${pad(names[i] ?? '', width)}  ${this.#value(value)}${said}`.trimEnd(),
      );
    }
  }

  #damage(
    { field, offset, expected, found, words, hint, excerpt }: ShownDamage,
    evidence: Words | null,
    noticed: Words | null,
  ): void {
    const zh = this.#language === 'zh-CN';
    const place =
      field === null
        ? zh
          ? `第${offset}字节`
          : `byte ${offset}`
        : zh
          ? `域${field}，第${offset}字节`
          : `field ${field}, byte ${offset}`;
    this.#row(LABELS.where, place, '  ');
    this.#row(LABELS.cause, this.#say(words), '  ');
    this.#row(LABELS.expected, this.#say(expected), '  ');
    this.#row(LABELS.found, this.#say(found), '  ');
    this.#row(LABELS.remedy, this.#say(hint), '  ');
    if (evidence !== null) this.#row(LABELS.evidence, this.#say(evidence), '  ');
    if (noticed !== null) this.#row(LABELS.noticed, this.#say(noticed), '  ');
    for (const line of excerpt) this.lines.push(`    ${line}`);
    this.lines.push('');
  }
}
