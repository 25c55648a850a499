// The words of a diagnosis: what was expected at a place and what was found there, in both languages and without values.
import type { Words } from '../../definitions/message-words.ts';
import type { EncodingName } from '../../iso8583/encodings/index.ts';
import type { Field } from '../../iso8583/field.ts';
import type { PrefixName } from '../../iso8583/prefixes/index.ts';
import type { ResolvedRow } from '../../iso8583/row.ts';

const ENCODING_WORDS: Readonly<Record<EncodingName, Words>> = {
  ascii: { en: 'in ASCII', zh: 'ASCII' },
  ebcdic: { en: 'in EBCDIC', zh: 'EBCDIC' },
  'ebcdic-1047': { en: 'in EBCDIC', zh: 'EBCDIC' },
  'bcd-left': { en: 'packed to the left', zh: 'BCD左对齐' },
  'bcd-right': { en: 'packed to the right', zh: 'BCD右对齐' },
  'track-bcd': { en: 'packed', zh: 'BCD' },
  'nibbles-left': { en: 'two to a byte', zh: '每字节两位' },
  'nibbles-right': { en: 'two to a byte', zh: '每字节两位' },
  'signed-bcd': { en: 'a sign and packed digits', zh: '符号加BCD' },
  binary: { en: 'as they are', zh: '二进制' },
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
type Unit = 'digits' | 'nibbles' | 'bytes' | 'characters';
const UNIT_WORDS: Readonly<Record<Unit, Words>> = {
  digits: { en: 'digits', zh: '位数字' },
  nibbles: { en: 'hexadecimal digits', zh: '位十六进制数字' },
  bytes: { en: 'bytes', zh: '个字节' },
  characters: { en: 'characters', zh: '个字符' },
};
/** What a length counts, after 按. */
const COUNTED: Readonly<Record<Unit, string>> = {
  digits: '数字位数',
  nibbles: '十六进制位数',
  bytes: '字节数',
  characters: '字符数',
};

/** The unit that a value is made of, whatever its length counts. */
function unitOf(encoding: EncodingName): Unit {
  if (/^(bcd|track-bcd)/.test(encoding)) return 'digits';
  if (encoding.startsWith('nibbles')) return 'nibbles';
  return /^(binary|hex|gbk|utf8$)/.test(encoding) ? 'bytes' : 'characters';
}

/** What a field is counted in. */
export const unitWords = (own: Field | null): Words =>
  UNIT_WORDS[own === null ? 'bytes' : (own.resolved.row.counts ?? unitOf(own.resolved.encoding))];

/** A row in words: how its length and its value are written. `length` is what its prefix says, where that is known. */
export function rowWords({ row, encoding, prefix }: ResolvedRow, length: number | null = null): Words {
  const own = unitOf(encoding);
  const value = ENCODING_WORDS[encoding];
  const unit = UNIT_WORDS[own];
  if (prefix === null) {
    const count = row.length + (row.type === 'x+n' ? 1 : 0);
    return {
      en: `${count} ${unit.en} ${value.en}, without a length prefix`,
      zh: `定长${count}${unit.zh}（${value.zh}），无长度前缀`,
    };
  }
  const counted = row.counts ?? own;
  const { family, width } = prefix;
  const written = PREFIX_WORDS[family];
  const binary = family === 'binary';
  const size: Words = binary
    ? { en: `a length of ${width} byte${width === 1 ? '' : 's'}`, zh: `${width}字节` }
    : { en: `an ${'L'.repeat(width)} length`, zh: 'L'.repeat(width) };
  const said: Words = length === null ? { en: '', zh: '' } : { en: `, which says ${length}`, zh: `，其值为${length}` };
  return {
    en: `${size.en} ${written.en} that counts ${UNIT_WORDS[counted].en}${said.en}, then ${unit.en} ${value.en}`,
    zh: `${size.zh}长度（${written.zh}，按${COUNTED[counted]}计）${said.zh}，其后为${unit.zh.replace(/^[位个]/, '')}（${value.zh}）`,
  };
}

export const bytesOf = (count: number): Words => ({
  en: `${count} ${count === 1 ? 'byte' : 'bytes'}`,
  zh: `${count}字节`,
});
