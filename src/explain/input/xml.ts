// Messages in the XML of message logs: <isomsg> with <field id="3" value="000000"/>, or other names of the same.
import type { Fields, Message } from '../../iso8583/message.ts';
import { InputError } from './source.ts';

const TAG = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>([^<]*)/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const NUMBER_NAMES = ['id', 'num', 'number', 'no', 'key'];
const MESSAGE_NAMES = /^(isomsg|iso8583|isomessage|message)$/i;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const decoded = (text: string) =>
  text
    .replace(/&#x([\dA-Fa-f]+);/g, (_, code: string) =>
      String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0xffff)),
    )
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0xffff)))
    .replace(/&(\w+);/g, (whole, name: string) => (Object.hasOwn(ENTITIES, name) ? ENTITIES[name]! : whole));

function attributesOf(text: string): Record<string, string> {
  const found = [...text.matchAll(ATTRIBUTE)];
  return Object.fromEntries(
    found.map(([, name = '', double, single]) => [name.toLowerCase(), decoded(double ?? single ?? '')]),
  );
}

/** The messages of an XML text; null when the text is no XML. InputError when it is XML, but of something else. */
export function parseXml(text: string): Message[] | null {
  if (!/^\s*<[?!\w]/.test(text)) return null;
  const messages: Message[] = [];
  // A message inside a field has fields of its own, which are not those of the message around it.
  const open: { mti: string; fields: Fields }[] = [];
  for (const [, closing, name = '', attributes = '', empty, content = ''] of text.matchAll(TAG)) {
    const said = attributesOf(attributes);
    if (MESSAGE_NAMES.test(name)) {
      if (closing === '/') {
        const message = open.pop();
        if (message !== undefined && open.length === 0) messages.push(message);
      } else if (empty !== '/') open.push({ mti: said.mti ?? said.type ?? '', fields: {} });
      continue;
    }
    const message = open.length === 1 ? open[0] : undefined;
    if (closing === '/' || message === undefined || !/^(field|f|de|isofield)$/i.test(name)) continue;
    const number = NUMBER_NAMES.map((key) => said[key]).find((value) => value !== undefined);
    const value = said.value ?? decoded(content).trim();
    if (number === undefined || !/^\d{1,3}$/.test(number)) continue;
    if (Number(number) === 0) message.mti = value;
    else message.fields[Number(number)] = said.type === 'binary' ? value.toUpperCase() : value;
  }
  const whole = messages.filter(({ mti, fields }) => mti !== '' || Object.keys(fields).length > 0);
  if (whole.length > 0) return whole;
  throw new InputError({
    en: 'this XML has no message: <isomsg> with <field id="0" value="0200"/> and so on is wanted',
    zh: '此XML中没有报文：应为<isomsg>，内含<field id="0" value="0200"/>等',
  });
}
