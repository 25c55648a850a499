// Chip data in words: every data object by its name, masked tag by tag; an unknown tag shows only how long it is.
import { emvTag } from '../../definitions/emv-tags.ts';
import type { Words } from '../../definitions/message-words.ts';
import { CodecError } from '../../iso8583/errors.ts';
import { maskPan } from '../../iso8583/mask.ts';
import { parseTlv, type Tlv } from '../../iso8583/tlv.ts';
import { codecWords } from '../diagnosis/codec-words.ts';
import { type Hider, hidden } from '../show/hide.ts';
import { amountWords, meaningOf } from './values.ts';

/** One named part of a field. `depth` is how deep it lies in others. */
export type Part = { name: Words; tag: string | null; value: string; meaning: Words | null; depth: number };

const CRYPTOGRAMS: Readonly<Record<string, Words>> = {
  0: { en: 'AAC: declined', zh: 'AAC：拒绝' },
  4: { en: 'TC: approved offline', zh: 'TC：脱机批准' },
  8: { en: 'ARQC: asks the issuer', zh: 'ARQC：请求联机' },
};

/** What the value of a tag means; `values` are its neighbours. */
function tagMeaning(tag: string, value: string, values: Readonly<Record<string, string>>): Words | null {
  if (tag === '9F27') return CRYPTOGRAMS[Number.parseInt(value[0] ?? '', 16) & 12] ?? null;
  if (tag === '9F02' || tag === '9F03') return amountWords(value, values['5F2A']?.slice(-3));
  if (tag === '5F2A') return meaningOf(49, value.slice(-3), { mti: '', fields: {}, actions: null });
  if (tag === '8A')
    return meaningOf(39, Buffer.from(value, 'hex').toString('latin1'), { mti: '0210', fields: {}, actions: null });
  return null;
}

function shown(tag: string, value: string, hider: Hider): string {
  const { format, sensitivity } = emvTag(tag);
  if (!hider.showsAll && sensitivity === 'secret') return hidden(value);
  const text = format === 'cn' ? value.replace(/F+$/, '') : value;
  if (sensitivity === 'pan' && !hider.showsAll) return maskPan(text);
  if (format !== 'text') return hider.text(text);
  const readable = Buffer.from(value, 'hex').toString('latin1');
  return /^[\x20-\x7e]*$/.test(readable) ? hider.text(`"${readable}"`) : text;
}

function flatten(objects: readonly Tlv[], hider: Hider, depth: number): Part[] {
  const values = Object.fromEntries(objects.map(({ tag, value }) => [tag, value]));
  return objects.flatMap(({ tag, value, children }) => {
    const { en, zh } = emvTag(tag);
    const own: Part = {
      name: { en, zh },
      tag,
      value: children === undefined ? shown(tag, value, hider) : '',
      meaning: tagMeaning(tag, value, values),
      depth,
    };
    return children === undefined ? [own] : [own, ...flatten(children, hider, depth + 1)];
  });
}

/** Data objects of chip data in hexadecimal; what is no BER-TLV becomes one part that says so. */
export function tagParts(value: string, hider: Hider): Part[] {
  try {
    return flatten(parseTlv(value, { padding: 'skip' }), hider, 0);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    const expected = codecWords(error.expected);
    const found = codecWords(error.found);
    const reason: Words = {
      en: `byte ${error.offset ?? 0}: expected ${expected.en}, found ${found.en}`,
      zh: `第${error.offset ?? 0}字节：应为${expected.zh}，实为${found.zh}`,
    };
    const name: Words = { en: 'not BER-TLV', zh: '不是BER-TLV' };
    return [{ name, tag: null, value: '', meaning: reason, depth: 0 }];
  }
}
