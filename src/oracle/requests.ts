// What the terminal sent, each request beside the row of its transaction.
import type { Bilingual } from '../definitions/evidence.ts';
import { batchNumberOf } from '../definitions/field-60.ts';
import { FIELDS } from '../definitions/fields.ts';
import {
  TRANSACTIONS,
  type TransactionDefinition,
  type TransactionType,
  transactionTypeOf,
} from '../definitions/transactions.ts';
import type { Books, Exchange, WireMessage } from './books.ts';
import { transactionName } from './words.ts';

/** A request of the terminal; `type` is null where no row of the table fits it. */
export type Sent = {
  exchange: Exchange;
  message: WireMessage;
  fields: Readonly<Record<string, string | undefined>>;
  type: TransactionType | null;
  row: TransactionDefinition | null;
  stan: string | undefined;
  batch: string | undefined;
};

const sent = new WeakMap<Books, readonly Sent[]>();

/** Every request of the terminal that could be read, in the order in which they came; made once for all rules. */
export function requestsOf(books: Books): readonly Sent[] {
  const known = sent.get(books);
  if (known !== undefined) return known;
  const requests = books.exchanges.flatMap((exchange) => {
    const { request: message, ours } = exchange;
    if (message === null || ours === true) return [];
    const type = transactionTypeOf(message);
    const row = type === null ? null : TRANSACTIONS[type];
    return [
      {
        exchange,
        message,
        fields: message.fields,
        type,
        row,
        stan: message.fields['11'],
        batch: batchNumberOf(message.fields['60']),
      },
    ];
  });
  sent.set(books, requests);
  return requests;
}

/** True for a message that carries money, or asks for it: it has the parts of field 60 that tell how a card was read. */
export const isOfCard = ({ type, row }: Sent): boolean =>
  type !== 'reversal' && row !== null && row.networkCode === undefined;

/** `the sale 000007` and its Chinese. */
export function sentWords({ type, message, stan = '' }: Sent): Bilingual {
  const name = type === null ? { en: message.mti, zh: message.mti } : transactionName(type);
  return { en: `the ${name.en} ${stan}`.trim(), zh: `${name.zh}${stan === '' ? '' : ` ${stan}`}` };
}

/** `field 49 (currency)` and its Chinese. */
export function fieldWords(field: number): Bilingual {
  const row = FIELDS[field];
  return row === undefined
    ? { en: `field ${field}`, zh: `第 ${field} 域` }
    : { en: `field ${field} (${row.en})`, zh: `第 ${field} 域（${row.zh}）` };
}

/** A figure that looks like a card number by chance is masked, so that a part of it cannot be read. */
export const isHidden = (value: string | undefined): boolean => value?.includes('*') === true;

/** Two values are the same as far as both can be read. */
export const sameAsShown = (left: string, right: string): boolean =>
  left.length === right.length &&
  [...left].every((each, at) => each === right[at] || each === '*' || right[at] === '*');
