// The words of a diagnosis: what was expected at a place and what was found there, in both languages and without values.
import type { Words } from '../../definitions/message-words.ts';
import type { EncodingName } from '../../iso8583/encodings/index.ts';
import type { ResolvedRow } from '../../iso8583/field.ts';
import type { PrefixName } from '../../iso8583/prefixes/index.ts';

const ENCODING_WORDS: Readonly<Record<EncodingName, Words>> = {
  ascii: { en: 'in ASCII', zh: 'ASCII' },
  ebcdic: { en: 'in EBCDIC', zh: 'EBCDIC' },
  'ebcdic-1047': { en: 'in EBCDIC', zh: 'EBCDIC' },
  'bcd-left': { en: 'packed', zh: 'BCD（左对齐）' },
  'bcd-right': { en: 'packed', zh: 'BCD（右对齐）' },
  'track-bcd': { en: 'packed', zh: 'BCD磁道' },
  'nibbles-left': { en: 'packed hexadecimal', zh: '压缩十六进制' },
  'nibbles-right': { en: 'packed hexadecimal', zh: '压缩十六进制' },
  'signed-bcd': { en: 'a sign and packed digits', zh: '符号加BCD' },
  binary: { en: 'as bytes', zh: '二进制' },
  hex: { en: 'in hexadecimal characters', zh: '十六进制字符' },
  'hex-ebcdic': { en: 'in EBCDIC hexadecimal characters', zh: 'EBCDIC十六进制字符' },
  gbk: { en: 'in GBK', zh: 'GBK' },
  utf8: { en: 'in UTF-8', zh: 'UTF-8' },
  'utf8-characters': { en: 'in UTF-8', zh: 'UTF-8' },
};
const PREFIX_WORDS: Readonly<Record<PrefixName, Words>> = {
  ascii: { en: 'in ASCII', zh: 'ASCII' },
  ebcdic: { en: 'in EBCDIC', zh: 'EBCDIC' },
  bcd: { en: 'in packed digits', zh: 'BCD' },
  binary: { en: 'as a binary number', zh: '二进制' },
};
const UNITS: Readonly<Record<string, Words>> = {
  digits: { en: 'digits', zh: '位数字' },
  nibbles: { en: 'nibbles', zh: '个半字节' },
  bytes: { en: 'bytes', zh: '字节' },
  characters: { en: 'characters', zh: '个字符' },
};

/** The unit that the length of a row counts. */
function unitOf({ row, encoding }: ResolvedRow): Words {
  if (row.counts !== undefined) return UNITS[row.counts]!;
  if (/^(bcd|track-bcd)/.test(encoding)) return UNITS['digits']!;
  if (encoding.startsWith('nibbles')) return UNITS['nibbles']!;
  return UNITS[/^(binary|hex|gbk|utf8$)/.test(encoding) ? 'bytes' : 'characters']!;
}

/** A row in words: how its length and its value are written. `length` is what its prefix says, where that is known. */
export function rowWords(resolved: ResolvedRow, length: number | null = null): Words {
  const unit = unitOf(resolved);
  const value = ENCODING_WORDS[resolved.encoding];
  if (resolved.prefix === null) {
    const count = resolved.row.length;
    return { en: `${count} ${unit.en} ${value.en}, without a length prefix`, zh: `定长${count}${unit.zh}，${value.zh}` };
  }
  const { family, width } = resolved.prefix;
  const prefix = PREFIX_WORDS[family];
  const size = family === 'binary' ? { en: `${width} byte${width === 1 ? '' : 's'}`, zh: `${width}字节` } : { en: 'L'.repeat(width), zh: 'L'.repeat(width) };
  const said = length === null ? { en: '', zh: '' } : { en: `, which says ${length}`, zh: `，其值为${length}` };
  return {
    en: `a length of ${size.en} ${prefix.en} that counts ${unit.en}${said.en}, and a value ${value.en}`,
    zh: `${size.zh}${prefix.zh}长度（按${unit.zh.replace(/^[位个]/, '')}计）${said.zh}，值为${value.zh}`,
  };
}

export const bytesOf = (count: number): Words => ({ en: `${count} ${count === 1 ? 'byte' : 'bytes'}`, zh: `${count}字节` });
