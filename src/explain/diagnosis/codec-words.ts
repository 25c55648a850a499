// The codec's own words about an error, in Chinese: its phrases are few, and each is a pattern here.
import type { Words } from '../../definitions/message-words.ts';

type Phrase = readonly [pattern: RegExp, zh: string];

const UNITS: Readonly<Record<string, string>> = {
  byte: '字节',
  bytes: '字节',
  digits: '位数字',
  characters: '个字符',
  nibbles: '个半字节',
};
const unit = '(bytes?|digits|characters|nibbles)';

/** `$1`, `$2` are what the pattern caught; a caught unit is translated. */
const PHRASES: readonly Phrase[] = [
  [new RegExp(`^(\\d+) ${unit}$`), '$1$2'],
  [new RegExp(`^(\\d+) ${unit} left$`), '只剩$1$2'],
  [new RegExp(`^(\\d+) ${unit} more$`), '多出$1$2'],
  [new RegExp(`^at most (\\d+) ${unit}$`), '至多$1$2'],
  [/^a length of (\d+(?:\.\d+)?)$/, '长度为$1'],
  [/^a length of (\d+) packed digits$/, '$1位BCD长度'],
  [/^a length of (\d+) digits$/, '$1位数字长度'],
  [/^a length of at least (-?\d+)$/, '长度至少为$1'],
  [/^an even length$/, '偶数长度'],
  [/^a nibble that is no digit$/, '不是数字的半字节'],
  [/^a byte that is no digit$/, '不是数字的字节'],
  [/^digits$/, '数字'],
  [/^decimal digits$/, '十进制数字'],
  [/^hexadecimal digits$/, '十六进制数字'],
  [/^nibble ([\dA-F]) at nibble (\d+) of (\d+)$/, '第$2个半字节（共$3个）为$1'],
  [/^another character at position (\d+)$/, '第$1个字符不符'],
  [/^track data: digits and =$/, '磁道数据：数字和='],
  [/^C or D and digits$/, 'C或D加数字'],
  [/^something else$/, '其他内容'],
  [/^a message type such as 0200$/, '消息类型，如0200'],
  [/^a field of the dialect$/, '方言中有定义的域'],
  [/^one without a row$/, '没有定义的域'],
  [/^the end of the message$/, '报文结束'],
  [/^bit 1 free$/, '第1位未置位'],
  [/^bit 1 set$/, '第1位已置位'],
  [/^a frame length \((.+)\)$/, '帧长度（$1）'],
  [/^bytes that are none$/, '不符合的字节'],
  [/^GBK text$/, 'GBK文本'],
  [/^UTF-8 text$/, 'UTF-8文本'],
  [/^(-?\d+)$/, '$1'],
];

/** A phrase of the codec in both languages; one that is not known stays English in both. */
export function codecWords(en: string): Words {
  for (const [pattern, zh] of PHRASES) {
    const match = pattern.exec(en);
    if (match === null) continue;
    return { en, zh: zh.replace(/\$(\d)/g, (_, group: string) => translated(match[Number(group)] ?? '')) };
  }
  return { en, zh: en };
}

const translated = (caught: string): string => (Object.hasOwn(UNITS, caught) ? UNITS[caught]! : caught);

/** True when the phrase has a translation. */
export const isKnownPhrase = (en: string): boolean => PHRASES.some(([pattern]) => pattern.test(en));
