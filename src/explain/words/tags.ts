// Chip data in words: every data object by its name, masked tag by tag; an unknown tag shows only how long it is.
import { parseIssuerApplicationData } from '../../crypto/emv/issuer-data.ts';
import { emvTag, weighEmvTag } from '../../definitions/emv-tags.ts';
import type { Words } from '../../definitions/message-words.ts';
import { maskPan } from '../../iso8583/mask.ts';
import type { Tlv } from '../../iso8583/tlv.ts';
import { type BadTlv, salvageTlv } from '../../iso8583/tlv-salvage.ts';
import { bytesOf } from '../diagnosis/tell.ts';
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
export function tagMeaning(tag: string, value: string, values: Readonly<Record<string, string>>): Words | null {
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

const IAD_WORDS = {
  derivationKeyIndex: { en: 'Derivation key index', zh: '密钥索引' },
  cryptogramVersion: { en: 'Cryptogram version', zh: '密文版本号' },
  cardVerificationResults: { en: 'Card verification results', zh: '卡片验证结果（CVR）' },
  algorithm: { en: 'Algorithm', zh: '算法标识' },
  issuerData: { en: 'Issuer discretionary data', zh: '发卡行自定义数据' },
} as const satisfies Record<string, Words>;
const ALGORITHMS: Readonly<Record<string, Words>> = {
  '01': { en: 'triple DES', zh: '3DES' },
  '04': { en: 'SM4', zh: 'SM4' },
};

/** The parts of issuer application data, where they are of a known form. */
function issuerParts(value: string, hider: Hider, depth: number): Part[] {
  const data = parseIssuerApplicationData(value);
  if (data === null) return [];
  return (Object.keys(IAD_WORDS) as (keyof typeof IAD_WORDS)[]).flatMap((key) => {
    const part = data[key];
    if (part === undefined) return [];
    const meaning = key === 'algorithm' ? (ALGORITHMS[part] ?? null) : null;
    return [{ name: IAD_WORDS[key], tag: null, value: hider.text(part), meaning, depth }];
  });
}

type Values = Readonly<Record<string, string>>;
const valuesOf = (objects: readonly Tlv[]): Values => Object.fromEntries(objects.map(({ tag, value }) => [tag, value]));

/** A data object, and what is in it. */
function objectParts({ tag, value, children }: Tlv, neighbours: Values, hider: Hider, depth: number): Part[] {
  const { en, zh } = emvTag(tag);
  const own: Part = {
    name: { en, zh },
    tag,
    value: children === undefined ? shown(tag, value, hider) : '',
    meaning: tagMeaning(tag, value, neighbours),
    depth,
  };
  if (tag === '9F10') return [own, ...issuerParts(value, hider, depth + 1)];
  const inside = children ?? [];
  return [own, ...inside.flatMap((child) => objectParts(child, valuesOf(inside), hider, depth + 1))];
}

/** What is wrong with a bad data object, with both lengths where it says one. */
function badPart({ at, bytes, tag, said, found }: BadTlv): Part {
  const name = tag === null ? null : emvTag(tag);
  const size = bytesOf(bytes);
  const meaning: Words =
    said === null
      ? { en: `byte ${at}: ${size.en} that are no data object`, zh: `第${at}字节：${size.zh}不是数据对象` }
      : {
          en: `byte ${at}: its length says ${bytesOf(said).en}, ${bytesOf(found).en} follow up to the next data object`,
          zh: `第${at}字节：长度为${said}，到下一个数据对象为止有${bytesOf(found).zh}`,
        };
  return {
    name: { en: `damaged: ${name?.en ?? 'no tag'}`, zh: `损坏：${name?.zh ?? '无标签'}` },
    tag,
    value: `[${bytes} bytes]`,
    meaning,
    depth: 0,
  };
}

/** Data objects of chip data in hexadecimal, in their order; what is none becomes a part that says what is wrong, and where. */
export function tagParts(value: string, hider: Hider): Part[] {
  const salvaged = salvageTlv(value, weighEmvTag);
  if (salvaged === null) {
    const meaning = bytesOf(value.length / 2);
    return [{ name: { en: 'not BER-TLV', zh: '不是BER-TLV' }, tag: null, value: '', meaning, depth: 0 }];
  }
  const values = valuesOf(salvaged.objects);
  return salvaged.parts.flatMap((part) =>
    'object' in part ? objectParts(part.object, values, hider, 0) : [badPart(part)],
  );
}
