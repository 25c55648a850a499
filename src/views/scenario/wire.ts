// The messages of a scenario as `tillproof explain` tells them: every field by name, part by part and in words, beside its bytes.
import { html, nothing } from 'lit-html';
import type { Bilingual } from '../../definitions/evidence.ts';
import type { Dictionary, PartWords, ScenarioEvidence } from '../evidence.ts';
import { FAULTS, FUNCTIONS } from '../names.ts';
import { named, type Reader } from '../reader.ts';
import { quoted } from '../shell.ts';
import { accountName } from './books.ts';
import { dumpView, EXPLAIN, type Span, spansOf } from './bytes.ts';
import { signed, yuan } from './money.ts';

/** An exchange between terminal and acquirer, masked; the console gives the same. */
export type ExchangeData = ScenarioEvidence['exchanges'][number];
/** Where the view stands: the exchange and the field that are chosen, and the addresses of others. */
export type WirePlace = {
  chosen: number;
  field: string;
  toExchange(place: number): string;
  toField(field: string): string;
};

const HEAD = [
  { en: 'Bytes', zh: '字节' },
  { en: 'Field', zh: '域' },
  { en: 'Request', zh: '请求' },
  { en: 'Answer', zh: '应答' },
  { en: 'In words', zh: '含义' },
];
const REQUEST = { en: 'request', zh: '请求' };
const ANSWER = { en: 'answer', zh: '应答' };
const ECHOED = { en: 'echoed', zh: '已原样返回' };
const DIFFERS = { en: 'the answer says something else', zh: '应答与请求不一致' };
const NO_BYTES = { en: 'no bytes: this wire carries JSON', zh: '无字节：该通信方式传输JSON' };
const COPY_JSON = { en: 'copy JSON', zh: '复制JSON' };
const UNREADABLE = { en: 'unreadable', zh: '无法识别' };
const PLAYED = { en: 'fault played', zh: '模拟故障' };
/** What is said of a MAC: its sign, its colour, and in words. */
const MACS = {
  verified: ['✓', 'v-passed', { en: 'verified by the host', zh: '主机验证通过' }],
  wrong: ['✕', 'v-failed', { en: 'wrong: the host could not verify it', zh: '错误：主机验证未通过' }],
  unchecked: ['?', 'v-inconclusive', { en: 'not looked at', zh: '未验证' }],
  made: ['✓', 'v-passed', { en: 'made by the host', zh: '由主机生成' }],
  spoiled: ['✕', 'v-failed', { en: 'made wrong on purpose', zh: '有意改错' }],
  absent: ['–', 'muted', { en: 'absent', zh: '无' }],
} as const satisfies Record<string, readonly [string, string, Bilingual]>;
const POSTED = { en: 'posted', zh: '入账' };
/** The currency of their amounts is that of the message. */
const AMOUNT_TAGS: readonly string[] = ['9F02', '9F03'];
/** An answer that says something else in one of these answers something else. */
const ECHOES: readonly string[] = ['2', '3', '4', '11', '25', '41', '42', '49'];

export function wireView(
  reader: Reader,
  exchanges: readonly ExchangeData[],
  dictionary: Dictionary,
  place: WirePlace,
): unknown {
  const exchange = exchanges[place.chosen];
  if (exchange === undefined) return nothing;
  const rows = exchanges.map(
    (each, at) =>
      html`<a href=${place.toExchange(at)} aria-current=${at === place.chosen ? 'true' : 'false'}>${headLine(reader, each, dictionary)}</a>`,
  );
  return html`<nav class="exchanges" aria-label=${reader.label({ en: 'Messages', zh: '报文' })}>${rows}</nav>${exchangeView(reader, exchange, dictionary, place)}`;
}

/** `#2 Sale 0200 → 0210 00`. */
function headLine(
  reader: Reader,
  { sequence, transaction, request, answer, code }: ExchangeData,
  dictionary: Dictionary,
): unknown {
  const names = { ...dictionary.transactions, ...FUNCTIONS };
  const title = transaction === null ? reader.say(UNREADABLE) : named(reader, names, transaction);
  const good = answer !== null && dictionary.approvals.includes(code ?? '');
  // Without an answer it is what the acquirer decided, and nobody was told.
  const told = answer === null && code !== null ? `(${code})` : code;
  return html`<span class="seq">#${sequence}</span> ${title} <span class="mti">${request?.mti ?? '—'} → ${answer?.mti ?? '—'}</span> <b class=${good ? 'v-passed' : 'v-inconclusive'}>${told ?? ''}</b>`;
}

export function exchangeView(
  reader: Reader,
  exchange: ExchangeData,
  dictionary: Dictionary,
  place: WirePlace,
): unknown {
  const { request, answer, requestHex, answerHex, error } = exchange;
  const left = spansOf(requestHex, request, dictionary.layout);
  const right = spansOf(answerHex, answer, dictionary.layout);
  const dump = (title: Bilingual, hex: string | null, spans: readonly Span[]) =>
    hex === null ? nothing : dumpView(reader, title, hex, spans, place.field, place.toField);
  const head = HEAD.map((words) => html`<th scope="col">${reader.say(words)}</th>`);
  const bytes =
    requestHex === null && answerHex === null
      ? html`<p class="muted">${reader.say(NO_BYTES)}</p>${[jsonLine(reader, REQUEST, request), jsonLine(reader, ANSWER, answer)]}`
      : [dump(REQUEST, requestHex, left), dump(ANSWER, answerHex, right)];
  return html`<div class="exchange">${became(reader, exchange, dictionary)}${macLine(reader, exchange)}${error === null ? nothing : html`<p>${named(reader, dictionary.reasons, error)}</p>`}
<div class="scroll" tabindex="0" role="region" aria-label=${reader.label({ en: 'Fields', zh: '域' })}><table class="fields ${left.length + right.length === 0 ? 'no-bytes' : ''}" data-arrows><thead><tr>${head}</tr></thead><tbody>${typeRow(reader, exchange, dictionary)}${fieldRows(reader, exchange, dictionary, place, left, right)}</tbody></table></div>
${posted(reader, exchange)}${bytes}</div>`;
}

/** A message of a wire without bytes, to be taken along. */
function jsonLine(reader: Reader, title: Bilingual, message: ExchangeData['request']): unknown {
  if (message === null) return nothing;
  const json = JSON.stringify(message);
  return html`<p class="json">${reader.say(title)} <button type="button" class="copy" data-copy=${json}>${reader.say(COPY_JSON)}</button> <button type="button" class="copy" data-copy=${`npx tillproof explain ${quoted(json)}`}>${reader.say(EXPLAIN)}</button></p>`;
}

/** What became of the answer where it is none, and what the acquirer played. */
function became(reader: Reader, { outcome, fault }: ExchangeData, _: Dictionary): unknown {
  return [
    outcome === null || outcome.kind === 'answered'
      ? nothing
      : html`<p class="v-inconclusive">${reader.say(outcome)}</p>`,
    fault === null ? nothing : html`<p class="v-failed">⚡ ${reader.say(PLAYED)}: ${named(reader, FAULTS, fault)}</p>`,
  ];
}

/** Of either message whether its MAC is right, wrong, or not there. That of an answer is what the acquirer put in. */
function macLine(reader: Reader, { request, answer, macVerified, fault }: ExchangeData): unknown {
  if (request === null) return nothing;
  const sign = (state: keyof typeof MACS) => {
    const [mark, kind, words] = MACS[state];
    return html`<b class=${kind}>${mark} ${reader.say(words)}</b>`;
  };
  const hasMac = (message: ExchangeData['request']) =>
    message !== null && ('64' in message.fields || '128' in message.fields);
  const asked = !hasMac(request)
    ? 'absent'
    : macVerified === undefined
      ? 'unchecked'
      : macVerified
        ? 'verified'
        : 'wrong';
  const told = !hasMac(answer) ? 'absent' : fault === 'wrong-mac' ? 'spoiled' : 'made';
  return html`<p class="macs">MAC: ${reader.say(REQUEST)} ${sign(asked)}${answer === null ? nothing : html` · ${reader.say(ANSWER)} ${sign(told)}`}</p>`;
}

function typeRow(reader: Reader, { request, answer }: ExchangeData, { types }: Dictionary): unknown {
  const say = (mti: string | undefined) => (mti === undefined ? '' : named(reader, types, mti));
  return html`<tr><td></td><th scope="row">MTI</th><td>${request?.mti ?? ''}</td><td>${answer?.mti ?? ''}</td><td class="words">${request === null ? say(answer?.mti) : say(request.mti)}</td></tr>`;
}

function fieldRows(
  reader: Reader,
  exchange: ExchangeData,
  dictionary: Dictionary,
  place: WirePlace,
  left: readonly Span[],
  right: readonly Span[],
): unknown {
  const [asked, told] = [exchange.request?.fields ?? {}, exchange.answer?.fields ?? {}];
  const numbers = [...new Set([...Object.keys(asked), ...Object.keys(told)])].sort((a, b) => Number(a) - Number(b));
  const spanOf = (number: string) => [...left, ...right].find(({ field }) => field === number);
  const linked = numbers.filter((number) => spanOf(number) !== undefined);
  // One stop of the tab key; arrows go on from there.
  const stop = linked.includes(place.field) ? place.field : linked[0];
  return numbers.map((number) => {
    const lit = place.field === number;
    const span = spanOf(number);
    const where = span === undefined ? '' : `${span.from}–${span.to - 1}`;
    const name = html`${number} ${named(reader, dictionary.fields, number)}`;
    const title =
      span === undefined
        ? name
        : html`<a href=${place.toField(lit ? '' : number)} tabindex=${number === stop ? 0 : -1}>${name}</a>`;
    const [request, answer] = [asked[number], told[number]];
    const row = html`<tr class=${lit ? 'lit' : ''} data-field=${number}><td class="where">${where}</td><th scope="row">${title}</th><td>${request ?? ''}</td><td>${answer ?? ''}</td><td class="words">${meaning(reader, exchange, number, dictionary)}${echo(reader, number, request, answer)}</td></tr>`;
    return [row, ...parts(reader, exchange, number, dictionary)];
  });
}

function echo(reader: Reader, number: string, request: string | undefined, answer: string | undefined): unknown {
  if (!ECHOES.includes(number) || request === undefined || answer === undefined) return nothing;
  return request === answer
    ? html` <span class="muted">${reader.say(ECHOED)}</span>`
    : html` <b class="v-failed">${reader.say(DIFFERS)}</b>`;
}

function meaning(
  reader: Reader,
  { request, answer }: ExchangeData,
  number: string,
  { values, codes }: Dictionary,
): unknown {
  const value = request?.fields[number] ?? answer?.fields[number] ?? '';
  const mti = (request?.fields[number] === undefined ? answer?.mti : request?.mti) ?? '';
  const own = plainMeaning(number, value);
  if (own !== null) return own;
  // In a reversal the field says why it is sent.
  if (number === '39' && request?.fields['39'] === undefined && answer?.mti !== undefined)
    return Object.hasOwn(codes, value) ? named(reader, codes, value) : nothing;
  const words = values[`${mti} ${number} ${value}`]?.meaning ?? null;
  return words === null ? nothing : reader.say(words);
}

/** Amounts, times, days, and a MAC whose bytes are characters. */
function plainMeaning(number: string, value: string): string | null {
  if (number === '4' && /^\d+$/.test(value)) return `CNY ${yuan(Number(value))}`;
  if (number === '12' && /^\d{6}$/.test(value)) return value.replace(/(..)(..)(..)/, '$1:$2:$3');
  if (['13', '14', '15'].includes(number) && /^\d{4}$/.test(value)) return `${value.slice(0, 2)}-${value.slice(2)}`;
  if ((number === '64' || number === '128') && /^(3\d|4[1-6]){8}$/.test(value))
    return `"${value.replace(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16)))}"`;
  return null;
}

/** The parts of a field, request beside answer where both have them; of chip data its data objects. */
function parts(reader: Reader, exchange: ExchangeData, number: string, dictionary: Dictionary): unknown[] {
  const row = (name: unknown, request: string, answer: string, words: Bilingual | null) =>
    html`<tr class="part"><td></td><th scope="row">${name}</th><td>${request}</td><td>${answer}</td><td class="words">${words === null ? nothing : reader.say(words)}</td></tr>`;
  if (number === '55') {
    const [asked, told] = [exchange.requestChip ?? {}, exchange.answerChip ?? {}];
    const tags = [...new Set([...Object.keys(asked), ...Object.keys(told)])];
    return tags.map((tag) => {
      const value = asked[tag] ?? told[tag] ?? '';
      const amount = AMOUNT_TAGS.includes(tag) ? plainMeaning('4', value) : null;
      const words =
        amount === null ? (dictionary.values[`${tag} ${value}`]?.meaning ?? null) : { en: amount, zh: amount };
      return row(
        html`<code>${tag}</code> ${named(reader, dictionary.tags, tag)}`,
        asked[tag] ?? '',
        told[tag] ?? '',
        words,
      );
    });
  }
  const inside = (message: ExchangeData['request']): readonly PartWords[] =>
    message === null ? [] : (dictionary.values[`${message.mti} ${number} ${message.fields[number]}`]?.parts ?? []);
  const [asked, told] = [inside(exchange.request), inside(exchange.answer)];
  const most = asked.length >= told.length ? asked : told;
  return most.map(({ name, meaning: words }, at) =>
    row(reader.say(name), asked[at]?.value ?? '', told[at]?.value ?? '', words),
  );
}

function posted(reader: Reader, { postings }: ExchangeData): unknown {
  if (postings.length === 0) return nothing;
  const items = postings.map(
    ({ account, amountMinor }) =>
      html`<span class="posting">${accountName(reader, account)} <b>${signed(amountMinor)}</b></span> `,
  );
  return html`<p class="posted">${reader.say(POSTED)}: ${items}</p>`;
}
