// Every way in which a secret may be written, as rows: the tests of finding, of the reports, and docs/security.md use them all.
type Row = { en: string; zh: string; write: (secret: string) => string };

const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
const grouped = (separator: string) => (text: string) => text.match(/.{1,4}/g)!.join(separator);
const hexOf = (text: string) => Buffer.from(text, 'latin1').toString('hex');
const pairs = (text: string, separator: string) => text.match(/../g)!.join(separator);
const even = (text: string) => (text.length % 2 === 0 ? text : `${text}F`);
const dump = (hex: string) =>
  hex
    .match(/.{1,16}/g)!
    .map((line, i) => `${(i * 8).toString(16).padStart(4, '0')}: ${pairs(line, ' ')}`)
    .join('\n');
const half = (text: string) => Math.ceil(text.length / 2);

/** Encodings of a card number (and of a payment code or PIN block). */
export const ENCODINGS = {
  plain: { en: 'plain', zh: '原样', write: (text) => text },
  spaces: { en: 'spaces', zh: '空格', write: grouped(' ') },
  dashes: { en: 'dashes', zh: '短横', write: grouped('-') },
  dots: { en: 'dots', zh: '句点', write: grouped('.') },
  underscores: { en: 'underscores', zh: '下划线', write: grouped('_') },
  commas: { en: 'commas', zh: '逗号', write: grouped(',') },
  colons: { en: 'colons', zh: '冒号', write: grouped(':') },
  bars: { en: 'bars', zh: '竖线', write: grouped('|') },
  'zero-width': { en: 'zero-width spaces', zh: '零宽空格', write: grouped('\u200b') },
  'soft-hyphen': { en: 'soft hyphens', zh: '软连字符', write: grouped('\u00ad') },
  'unicode-dash': { en: 'Unicode dashes', zh: 'Unicode 破折号', write: grouped('\u2013') },
  'unicode-space': { en: 'Unicode spaces', zh: 'Unicode 空格', write: grouped('\u2003') },
  'full-width': { en: 'full-width digits', zh: '全角数字', write: wide },
  hex: { en: 'hex', zh: '十六进制', write: hexOf },
  'hex-dump': { en: 'hex dump', zh: '十六进制转储', write: (text) => dump(hexOf(text)) },
  'colon-dump': { en: 'hex with colons', zh: '冒号分隔的十六进制', write: (text) => pairs(hexOf(text), ':') },
  bcd: { en: 'BCD dump', zh: 'BCD 转储', write: (text) => dump(even(text)) },
  base64: { en: 'base64', zh: 'base64', write: (text) => Buffer.from(text, 'latin1').toString('base64') },
  'base64-bcd': {
    en: 'base64 of BCD',
    zh: 'BCD 的 base64',
    write: (text) => Buffer.from(even(text), 'hex').toString('base64'),
  },
  'two-lines': {
    en: 'two labelled lines',
    zh: '两行带标签',
    write: (text) => `first: ${text.slice(0, half(text))}\nsecond: ${text.slice(half(text))}`,
  },
} as const satisfies Record<string, Row>;

/** Masks of a card number that leave too much. */
export const MASKS = {
  'head-of-ten': {
    en: 'ten first digits',
    zh: '前十位',
    write: (pan) => pan.slice(0, 10) + '*'.repeat(pan.length - 10),
  },
  'tail-of-five': { en: 'five last digits', zh: '后五位', write: (pan) => '*'.repeat(pan.length - 5) + pan.slice(-5) },
  'tail-of-six': { en: 'six last digits', zh: '后六位', write: (pan) => '*'.repeat(pan.length - 6) + pan.slice(-6) },
  'tail-of-seven': {
    en: 'seven last digits',
    zh: '后七位',
    write: (pan) => '*'.repeat(pan.length - 7) + pan.slice(-7),
  },
} as const satisfies Record<string, Row>;

/** Encodings of a PIN. */
export const PIN_ENCODINGS = {
  plain: { en: 'plain', zh: '原样', write: (pin) => pin },
  blanks: { en: 'blanks', zh: '空格', write: (pin) => [...pin].join(' ') },
  lines: { en: 'one digit a line', zh: '每行一位', write: (pin) => [...pin].join('\n') },
  presses: {
    en: 'a log of key presses',
    zh: '逐键日志',
    write: (pin) => [...pin].map((digit, i) => `12:00:0${i} pressed ${digit}`).join('\n'),
  },
  dashes: { en: 'dashes', zh: '短横', write: (pin) => [...pin].join('-') },
  'zero-width': { en: 'zero-width spaces', zh: '零宽空格', write: (pin) => [...pin].join('\u200b') },
  'full-width': { en: 'full-width digits', zh: '全角数字', write: wide },
  hex: { en: 'hex', zh: '十六进制', write: hexOf },
  base64: { en: 'base64', zh: 'base64', write: (pin) => Buffer.from(pin, 'latin1').toString('base64') },
} as const satisfies Record<string, Row>;
