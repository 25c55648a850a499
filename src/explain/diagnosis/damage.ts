// One thing that is wrong with a message: where, what was expected, what was found, and why, in both languages.
import type { Words } from '../../definitions/message-words.ts';
import type { CodecErrorCode } from '../../iso8583/errors.ts';
import type { Field } from '../../iso8583/field.ts';
import { CAUSES, type CauseId } from './causes.ts';
import { brokenCharacter } from './characters.ts';
import type { End, Step } from './path.ts';
import { bytesOf, rowWords, unitWords } from './tell.ts';

/** `offset` counts bytes of the message from 0 until somebody adds where the message begins. */
export type Damage = {
  cause: CauseId;
  code: CodecErrorCode;
  field: number | null;
  offset: number;
  expected: Words;
  found: Words;
  /** The likely cause, and what to do about it. */
  words: Words;
  hint: Words;
};

type Facts = { field?: number; offset: number; expected: Words; found: Words };

/** A damage of that cause. */
export function damageOf(cause: CauseId, { field, offset, expected, found }: Facts): Damage {
  const { code, words, hint } = CAUSES[cause];
  return { cause, code, field: field ?? null, offset, expected, found, words, hint };
}

const A_VALUE: Words = { en: 'a value of its type', zh: '符合其类型的值' };

/** What a step that went wrong means; `own` is the field as the dialect has it, if it has. */
export function damageOfStep(step: Step, own: Field | null, bytes: Buffer): Damage | null {
  const { cause, field, at, next, value } = step;
  if (cause === null) return null;
  const size = bytesOf(next - at);
  const expected = own === null ? { en: 'no such field', zh: '没有该域' } : rowWords(own.resolved);
  const facts = (wanted: Words, found: Words, offset = at): Damage =>
    damageOf(cause, { field, offset, expected: wanted, found });
  switch (cause) {
    case 'no-row': {
      const read = step.option === null ? size : rowWords(step.option.field.resolved);
      return facts(
        { en: 'a field of the dialect', zh: '方言中有定义的域' },
        {
          en: `field ${field}, which has no row; it reads as ${read.en}`,
          zh: `域${field}没有定义；可按${read.zh}读取`,
        },
      );
    }
    case 'field-absent':
      return facts(expected, { en: 'the next field', zh: '下一个域' });
    case 'field-unannounced':
    case 'mac-unannounced':
      return facts(
        { en: 'a set bit for every field that is there', zh: '报文中的每个域都置位' },
        { en: `field ${field} in ${size.en}`, zh: `域${field}，${size.zh}` },
      );
    case 'odd-length': {
      const digits = digitsOf(step, own, bytes);
      const bytesWanted = bytesOf(Math.ceil(digits / 2));
      const bytesFound = bytesOf(next - at - prefixBytes(own));
      return facts(
        { en: `${digits} packed digits in ${bytesWanted.en}`, zh: `${digits}位BCD占${bytesWanted.zh}` },
        { en: `${bytesFound.en}`, zh: bytesFound.zh },
      );
    }
    case 'field-length':
      return facts(expected, {
        en: `${size.en} up to the field after it, length prefix included`,
        zh: `到下一个域为止共${size.zh}（含长度前缀）`,
      });
    case 'longer-than-row': {
      const most = own?.resolved.row.length ?? 0;
      const said = saidBy(step, bytes);
      const unit = unitWords(own);
      return facts(
        { en: `at most ${most} ${unit.en}`, zh: `至多${most}${unit.zh}` },
        { en: `a length of ${said ?? 'more'}`, zh: `长度为${said ?? '更多'}` },
      );
    }
    case 'value-damaged': {
      const broken = own === null ? null : brokenIn(own, step, bytes);
      if (broken !== null) return facts(expected, broken.found, broken.offset);
      return facts(
        { en: `${expected.en}, ${A_VALUE.en}`, zh: `${expected.zh}，${A_VALUE.zh}` },
        { en: 'other characters', zh: '其他字符' },
      );
    }
    default: {
      const resolved = step.option?.field.resolved;
      const found = resolved === undefined ? size : rowWords(resolved, saidBy(step, bytes));
      return facts(expected, countedWords(cause, value, step, bytes) ?? found);
    }
  }
}

/** The character of several bytes at which a value goes wrong; null where it has none. */
function brokenIn(own: Field, { at, next }: Step, bytes: Buffer): { offset: number; found: Words } | null {
  const from = at + prefixBytes(own);
  const broken = brokenCharacter(own.resolved.encoding, bytes.subarray(from, next));
  if (broken === null) return null;
  const rest = bytesOf(next - from - broken.at);
  const found: Words = broken.isCut
    ? { en: `a character cut off after ${rest.en}, at the end of the field`, zh: `域末尾的字符只有前${rest.zh}` }
    : { en: 'bytes that are no character', zh: '不构成字符的字节' };
  return { offset: from + broken.at, found };
}

/** A length counted in the wrong unit is told with both numbers. */
function countedWords(cause: CauseId, value: string | null, step: Step, bytes: Buffer): Words | null {
  const said = saidBy(step, bytes);
  if (said === null || value === null) return null;
  if (cause === 'counted-in-bytes')
    return {
      en: `a length of ${said}, which is the bytes of its ${value.length} digits, filler included`,
      zh: `长度为${said}，即其${value.length}位数字（含填充）所占的字节数`,
    };
  if (cause === 'counted-in-digits')
    return {
      en: `a length of ${said}, which is the hexadecimal digits of its ${said / 2} bytes`,
      zh: `长度为${said}，即其${said / 2}字节的十六进制位数`,
    };
  return null;
}

const prefixBytes = (own: Field | null): number => {
  const prefix = own?.resolved.prefix ?? null;
  if (prefix === null) return 0;
  return prefix.family === 'bcd' ? (prefix.width + 1) >> 1 : prefix.width;
};

/** What the length prefix of a step says, read as the step reads it; null when it has none. */
function saidBy({ option, at }: Step, bytes: Buffer): number | null {
  const prefix = option?.field.resolved.prefix ?? null;
  if (prefix === null) return null;
  const width = prefix.family === 'bcd' ? (prefix.width + 1) >> 1 : prefix.width;
  if (prefix.family === 'binary') return width <= 6 ? bytes.readUIntBE(at, width) : null;
  const text =
    prefix.family === 'bcd'
      ? bytes.toString('hex', at, at + width)
      : [...bytes.subarray(at, at + width)].map((byte) => String.fromCharCode((byte & 15) + 48)).join('');
  return /^\d+$/.test(text) ? Number(text) : null;
}

function digitsOf(step: Step, own: Field | null, bytes: Buffer): number {
  const said = saidBy(step, bytes);
  return said ?? own?.resolved.row.length ?? 0;
}

/** True for a field of which every character is a byte. */
const isText = (own: Field | null): boolean =>
  own !== null && own.resolved.prefix === null && /^(ascii|ebcdic)/.test(own.resolved.encoding);

/** What it means that the fields end too early or too late. `wanted` is the bytes of the field where it ends, where that is known. */
export function damageOfEnd(end: End, bytes: Buffer, wanted: number | null, own: Field | null): Damage | null {
  if (end.kind === 'exact') return null;
  if (end.kind === 'cut-off') {
    const left = bytes.length - end.at;
    const unit: Words = isText(own) ? { en: 'characters', zh: '个字符' } : { en: 'bytes', zh: '字节' };
    const size = bytesOf(left);
    return damageOf('cut-off', {
      field: end.field,
      offset: end.at,
      expected:
        wanted === null
          ? { en: 'the whole field', zh: '完整的域' }
          : { en: `${wanted} ${unit.en}`, zh: `${wanted}${unit.zh}` },
      found:
        wanted === null
          ? { en: `${size.en}, then the end`, zh: `${size.zh}后结束` }
          : {
              en: `${left} of ${wanted} ${unit.en}, then the end`,
              zh: `只有${wanted}${unit.zh}中的${left}个，然后结束`,
            },
    });
  }
  const rest = bytes.subarray(end.at);
  const cause: CauseId = rest.every((byte) => byte === 0)
    ? 'trailing-zeros'
    : /^[\r\n]+$/.test(rest.toString('latin1'))
      ? 'trailing-newline'
      : 'trailing-bytes';
  const more = bytesOf(rest.length);
  return damageOf(cause, {
    offset: end.at,
    expected: { en: 'the end of the message', zh: '报文结束' },
    found: { en: `${more.en} more`, zh: `多出${more.zh}` },
  });
}
