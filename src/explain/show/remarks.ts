// What should be known of a message though it decodes: values that contradict each other, and digits that nobody counted.
import { currencyOf } from '../../definitions/currencies.ts';
import { weighEmvTag } from '../../definitions/emv-tags.ts';
import type { Words } from '../../definitions/message-words.ts';
import type { Dialect } from '../../iso8583/dialect.ts';
import type { Fields } from '../../iso8583/message.ts';
import { resolveRow } from '../../iso8583/row.ts';
import { salvageTlv } from '../../iso8583/tlv-salvage.ts';

/** Tags that may be given more than once: the templates of issuer scripts, and the commands in them. */
const REPEATABLE = new Set(['71', '72', '86']);

/** Values that the message says twice, and differently. Card numbers are not quoted. */
export function contradictions(fields: Fields): Words[] {
  return [...cards(fields), ...(fields[55] === undefined ? [] : chipData(fields, fields[55]))];
}

const panOf = (track: string | undefined) => /^%?B?(\d{12,19})[=D^]/.exec(track ?? '')?.[1];

function cards(fields: Fields): Words[] {
  const card = fields[2];
  if (card === undefined) return [];
  return [35, 45]
    .filter((field) => panOf(fields[field]) !== undefined && panOf(fields[field]) !== card)
    .map((field) => ({
      en: `field ${field} has another card number than field 2`,
      zh: `域${field}的卡号与域2不同`,
    }));
}

function chipData(fields: Fields, value: string): Words[] {
  const objects = salvageTlv(value, weighEmvTag)?.objects ?? [];
  const values = Object.fromEntries(objects.map(({ tag, value: of }) => [tag, of]));
  const remarks: Words[] = [];
  const differ = (field: number, tag: string, own: string, other: string) =>
    remarks.push({
      en: `field ${field} says ${own}, tag ${tag} of field 55 says ${other}`,
      zh: `域${field}为${own}，域55的标签${tag}为${other}`,
    });
  const { 4: amount, 49: currency } = fields;
  const { '9F02': authorised, '5F2A': code, '5A': card } = values;
  if (amount !== undefined && authorised !== undefined && Number(amount) !== Number(authorised))
    differ(4, '9F02', amount, authorised);
  if (currency !== undefined && code !== undefined && !isSameCurrency(currency, code))
    differ(49, '5F2A', currency, code);
  if (card !== undefined && fields[2] !== undefined && card.replace(/F+$/, '') !== fields[2])
    remarks.push({ en: 'tag 5A of field 55 has another card number than field 2', zh: '域55标签5A的卡号与域2不同' });
  const tags = objects.map(({ tag }) => tag);
  for (const tag of new Set(tags.filter((each, at) => tags.indexOf(each) !== at && !REPEATABLE.has(each))))
    remarks.push({ en: `tag ${tag} is given twice in field 55`, zh: `域55中标签${tag}出现两次` });
  return remarks;
}

const isSameCurrency = (field: string, tag: string) =>
  field.padStart(4, '0') === tag || (currencyOf(field) !== null && currencyOf(field) === currencyOf(tag));

type Lying = { field: number; at: number; bytes: number; value: string | null };

/** Packed values of an odd count whose filler is another nibble than their row's: there a digit may be lost. */
export function strangeFillers(payload: Buffer, values: readonly Lying[], dialect: Dialect): Words[] {
  return values.flatMap(({ field, at, bytes, value }) => {
    const row = dialect.fields[field];
    if (row === undefined || row.variants !== undefined || value === null || value.length % 2 === 0) return [];
    const { encoding, prefix } = resolveRow(dialect, field, row);
    if (!/^(bcd|track-bcd|nibbles)/.test(encoding)) return [];
    const isBefore = encoding.endsWith('right');
    const front = prefix === null ? 0 : prefix.family === 'bcd' ? (prefix.width + 1) >> 1 : prefix.width;
    const byte = isBefore ? at + front : at + bytes - 1;
    const filler = isBefore ? payload[byte]! >> 4 : payload[byte]! & 15;
    // Rows write 0; F behind digits is as usual.
    if (filler === 0 || (filler === 15 && !isBefore)) return [];
    const isDigit = filler < 10;
    const place: Words = isBefore ? { en: 'in front of', zh: '之前' } : { en: 'behind', zh: '之后' };
    return [
      {
        en: `field ${field}: ${isDigit ? 'a digit' : 'another nibble'} instead of the filler stands ${place.en} the ${value.length} that are counted${isDigit ? '; is one lost?' : ''}`,
        zh: `域${field}：所计${value.length}位${place.zh}的填充半字节${isDigit ? '是一个数字，可能丢失了一位' : '不符'}`,
      },
    ];
  });
}
