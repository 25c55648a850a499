// The words that the page needs of the tables of the house: those alone that occur in the run, so that the page stays small.
import { ownDialect } from '../../../definitions/dialects/index.ts';
import { unionPayPos } from '../../../definitions/dialects/unionpay-pos.ts';
import type { Bilingual } from '../../../definitions/evidence.ts';
import { FIELDS } from '../../../definitions/fields.ts';
import { reasonWords } from '../../../definitions/reason.ts';
import { APPROVED_CODES, RESPONSE_CODES } from '../../../definitions/response-codes.ts';
import { TRANSACTIONS } from '../../../definitions/transactions.ts';
import { tagName, toldOfField, toldOfTag, toldOfType } from '../../../explain/show/told.ts';
import type { Dictionary, FieldLayout, ValueWords } from '../../../views/evidence.ts';
import type { ComplianceReport } from '../../model.ts';

/** A view says these itself: amounts, times, days, codes, and the characters of a MAC. */
const SAID_BY_VIEWS = new Set([4, 7, 12, 13, 14, 15, 39, 64, 128]);
const AMOUNT_TAGS: readonly string[] = ['9F02', '9F03'];

export function dictionaryOf({ scenarios }: ComplianceReport): Dictionary {
  const exchanges = scenarios.flatMap(({ evidence }) => evidence?.exchanges ?? []);
  const messages = exchanges.flatMap(({ request, answer }) => [request, answer]).filter((each) => each !== null);
  const chips = exchanges.flatMap(({ requestChip, answerChip }) => [requestChip, answerChip]).filter((each) => !!each);
  const numbers = new Set<string>();
  const values: Record<string, ValueWords> = {};
  const types: Record<string, Bilingual> = {};
  for (const message of messages) {
    types[message.mti] ??= toldOfType(message.mti) ?? { en: message.mti, zh: message.mti };
    for (const [number, value] of Object.entries(message.fields)) {
      numbers.add(number);
      const key = `${message.mti} ${number} ${value}`;
      const isReason = number === '39' && message.mti.startsWith('04');
      if ((SAID_BY_VIEWS.has(Number(number)) && !isReason) || key in values) continue;
      const told = toldOfField(message, Number(number));
      if (told !== null) values[key] = told;
    }
  }
  const reasons = [...new Set(exchanges.flatMap(({ error }) => error ?? []))];
  const tags: Record<string, Bilingual> = {};
  for (const chip of chips)
    for (const [tag, value] of Object.entries(chip)) {
      tags[tag] ??= tagName(tag);
      if (AMOUNT_TAGS.includes(tag)) continue;
      const meaning = toldOfTag(tag, chip);
      if (meaning !== null) values[`${tag} ${value}`] ??= { meaning, parts: [] };
    }
  return {
    fields: words(FIELDS, numbers),
    codes: words(RESPONSE_CODES),
    transactions: words(TRANSACTIONS),
    approvals: APPROVED_CODES,
    ...{ types, tags, values },
    reasons: Object.fromEntries(reasons.map((reason) => [reason, reasonWords(reason)])),
    layout: exchanges.some(({ requestHex }) => requestHex !== null) ? layoutOf(numbers) : null,
  };
}

const words = (rows: Readonly<Record<string, Bilingual>>, used?: ReadonlySet<string>) =>
  Object.fromEntries(
    Object.entries(rows).flatMap(([key, { en, zh }]) => (!used || used.has(key) ? [[key, { en, zh }]] : [])),
  );

const FRONT: Readonly<Record<string, Bilingual>> = {
  tpdu: { en: 'TPDU', zh: 'TPDU' },
  application: { en: 'application header', zh: '应用报文头' },
};

/** How the dialect of UnionPay-style terminals lies in its bytes (F-01 to F-05): packed digits, lengths in packed digits. Another lies otherwise. */
function layoutOf(numbers: ReadonlySet<string>): Dictionary['layout'] {
  if (ownDialect() !== undefined) return null;
  const fields = [...numbers].flatMap((number): [string, FieldLayout][] => {
    const row = unionPayPos.fields[number];
    if (row === undefined) return [];
    const { type, encoding, prefix = '', variants } = row;
    const digits = (prefix.match(/L+$/)?.[0] ?? '').length;
    const isPacked = encoding === undefined ? ['n', 'z', 'b'].includes(type) : encoding.startsWith('bcd');
    const unit = variants !== undefined ? 'either' : encoding === 'gbk' ? 'gbk' : isPacked ? 'half' : 'whole';
    return [[number, { prefix: Math.ceil(digits / 2), unit }]];
  });
  const front = (unionPayPos.header ?? []).map(
    ({ name, bytes }) => [FRONT[name] ?? { en: name, zh: name }, bytes] as const,
  );
  return { front, fields: Object.fromEntries(fields) };
}
