// What the value of a field means, in words: codes, amounts, dates.
import { currencyOf } from '../../definitions/currencies.ts';
import {
  ACCOUNT_TYPES,
  ACTION_CODE_CLASSES,
  ACTION_WORDS,
  CONDITION_CODES,
  ENTRY_MODES,
  MANAGEMENT_CODES,
  MTI_CLASSES,
  MTI_FUNCTIONS,
  MTI_ORIGINS,
  MTI_VERSIONS,
  PIN_CAPABILITIES,
  PROCESSING_CODES,
  REVERSAL_REASONS,
  type Words,
} from '../../definitions/message-words.ts';
import { RESPONSE_CODES } from '../../definitions/response-codes.ts';
import type { Fields } from '../../iso8583/message.ts';
import { joined, same } from './language.ts';

/** What a meaning may depend on: the rest of the message, and what its dialect says about answer codes. */
export type Setting = { mti: string; fields: Fields; actions: Readonly<Record<string, string>> | null };

type Meaning = (value: string, setting: Setting) => Words | null;
type Table = Readonly<Record<string, Words>>;

/** The words of a code; null when the table does not have it. */
export const lookUp = (table: Table, code: string): Words | null =>
  Object.hasOwn(table, code) ? (table[code] ?? null) : null;

/** A message type in words; null when it is none. */
export function mtiWords(mti: string): Words | null {
  const [version, kind, use, origin] = [
    lookUp(MTI_VERSIONS, mti[0] ?? ''),
    lookUp(MTI_CLASSES, mti[1] ?? ''),
    lookUp(MTI_FUNCTIONS, mti[2] ?? ''),
    lookUp(MTI_ORIGINS, mti[3] ?? ''),
  ];
  if (version === null || kind === null || use === null || origin === null) return null;
  return {
    en: `${kind.en}, ${use.en}, from the ${origin.en} (${version.en})`,
    zh: `${kind.zh}${use.zh}，${origin.zh}发起（${version.zh}）`,
  };
}

/** An amount in minor units as people write it; a currency that is not known has no decimals. */
export function amountWords(digits: string, currency: string | undefined): Words | null {
  if (!/^\d+$/.test(digits)) return null;
  const known = currencyOf(currency ?? '');
  if (known === null) return null;
  const padded = digits.padStart(known.decimals + 1, '0');
  const whole = padded.slice(0, padded.length - known.decimals).replace(/^0+(?=\d)/, '');
  const minor = known.decimals === 0 ? '' : `.${padded.slice(-known.decimals)}`;
  return same(`${known.letters} ${whole}${minor}`);
}

const currency: Meaning = (value) => {
  const known = currencyOf(value);
  return known === null ? null : same(known.letters);
};
const amount =
  (currencyField: number): Meaning =>
  (value, { fields }) =>
    amountWords(value, fields[currencyField] ?? (currencyField === 49 ? undefined : fields[49]));

const clock = (value: string) => (/^\d{6}$/.test(value) ? same(value.match(/../g)!.join(':')) : null);
const day = (value: string) => (/^\d{4}$/.test(value) ? same(`${value.slice(0, 2)}-${value.slice(2)}`) : null);
const is1993 = (mti: string) => mti.startsWith('1');

const processing: Meaning = (value) => {
  const kind = lookUp(PROCESSING_CODES, value.slice(0, 2));
  if (kind === null) return null;
  const from = lookUp(ACCOUNT_TYPES, value.slice(2, 4));
  const to = lookUp(ACCOUNT_TYPES, value.slice(4, 6));
  const accounts = [from, to].every((account) => account?.en === ACCOUNT_TYPES['00']?.en)
    ? []
    : [
        { en: `from ${from?.en ?? value.slice(2, 4)}`, zh: `从${from?.zh ?? value.slice(2, 4)}` },
        { en: `to ${to?.en ?? value.slice(4, 6)}`, zh: `到${to?.zh ?? value.slice(4, 6)}` },
      ];
  return joined([kind, ...accounts]);
};

const entryMode: Meaning = (value, { mti }) => {
  if (is1993(mti)) return null;
  const mode = lookUp(ENTRY_MODES, value.slice(0, 2));
  const pin = lookUp(PIN_CAPABILITIES, value.slice(2, 3));
  if (mode === null) return null;
  return pin === null ? mode : joined([mode, pin]);
};

const answer: Meaning = (value, { mti, actions }) => {
  if (/^\d{3}$/.test(value)) return lookUp(ACTION_CODE_CLASSES, value[0] ?? '');
  if (/^.4[0246]/.test(mti)) return lookUp(REVERSAL_REASONS, value);
  const known = Object.hasOwn(RESPONSE_CODES, value) ? RESPONSE_CODES[value] : undefined;
  const action =
    (actions === null ? known?.action : Object.hasOwn(actions, value) ? actions[value] : undefined) ?? null;
  const doing = action === null ? null : (lookUp(ACTION_WORDS, action) ?? same(action));
  if (known === undefined && doing === null) return null;
  const meaning = known === undefined ? [] : [{ en: known.en, zh: known.zh }];
  const does = doing === null ? [] : [{ en: `terminal: ${doing.en}`, zh: `终端：${doing.zh}` }];
  return joined([...meaning, ...does], '; ', '；');
};

/** A MAC whose bytes are characters, as UnionPay-style messages carry it (F-15). */
const mac: Meaning = (value) =>
  /^(3\d|4[1-6]){8}$/.test(value) ? same(`"${Buffer.from(value, 'hex').toString('latin1')}"`) : null;

const MEANINGS: Readonly<Record<number, Meaning>> = {
  3: processing,
  4: amount(49),
  5: amount(50),
  6: amount(51),
  7: (value) =>
    /^\d{10}$/.test(value) ? same(`${value.slice(0, 2)}-${value.slice(2, 4)} ${clock(value.slice(4))?.en}`) : null,
  12: (value, { mti }) => (is1993(mti) && value.length === 12 ? clock(value.slice(6)) : clock(value)),
  13: (value, { mti }) => (is1993(mti) ? null : day(value)),
  14: (value) => (/^\d{4}$/.test(value) ? same(`20${value.slice(0, 2)}-${value.slice(2)}`) : null),
  15: (value) => day(value),
  17: (value) => day(value),
  22: entryMode,
  25: (value, { mti }) => (is1993(mti) ? null : lookUp(CONDITION_CODES, value)),
  26: (value, { mti }) =>
    is1993(mti) || !/^\d\d$/.test(value)
      ? null
      : { en: `PIN of at most ${Number(value)} digits`, zh: `密码最长${Number(value)}位` },
  39: answer,
  49: currency,
  50: currency,
  51: currency,
  64: mac,
  70: (value) => lookUp(MANAGEMENT_CODES, value),
};

/** What the value of that field means; null when there is nothing to say. */
export function meaningOf(field: number, value: string, setting: Setting): Words | null {
  return MEANINGS[field]?.(value, setting) ?? null;
}
