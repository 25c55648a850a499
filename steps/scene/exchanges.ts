// The messages of the scenario, as the POS centre received them.

import type { Exchange } from '../../simulator/admin/client.ts';
import { batchNumberOf } from '../../src/definitions/field-60.ts';
import { TRANSACTIONS, type TransactionDefinition, type TransactionType } from '../../src/definitions/transactions.ts';
import { functionOf } from './quoted-words.ts';
import type { TillWorld } from './till.ts';

export const definitionOf = (exchange: Exchange): TransactionDefinition | undefined =>
  exchange.transaction === null ? undefined : TRANSACTIONS[exchange.transaction as TransactionType];

/** The upload of a signature, whole or a part of it. */
export const isOfSignature = ({ transaction }: Pick<Exchange, 'transaction'>): boolean =>
  transaction?.startsWith('e-signature') === true;

/** The last request of the scenario that is a transaction of a card, and no reversal. */
export async function lastRequest(till: TillWorld): Promise<Exchange> {
  await till.host.refresh();
  const found = till.host.exchanges.findLast(
    (each) => definitionOf(each)?.mac && each.transaction !== 'reversal' && !isOfSignature(each),
  );
  till.check(
    found?.request != null,
    { en: 'The POS centre received no request.', zh: 'POS中心没有收到请求。' },
    { en: 'a request', zh: '一笔请求' },
    till.receivedWords(),
  );
  return found!;
}

export async function reversals(till: TillWorld): Promise<Exchange[]> {
  await till.host.refresh();
  return till.host.exchanges.filter(({ transaction }) => transaction === 'reversal');
}

export async function countRequests(till: TillWorld, type: string, wanted: number): Promise<void> {
  await till.host.refresh();
  const found = till.host.exchanges.filter(({ transaction }) => transaction === type);
  till.check(
    found.length === wanted,
    { en: 'The POS centre received another number of requests.', zh: 'POS中心收到的请求笔数不符。' },
    `${type}: ${wanted}`,
    till.receivedWords(),
  );
}

/** Messages that follow a transaction and are no function of the menu. */
const FOLLOWING: readonly TransactionType[] = [
  'reversal',
  'script-notice',
  'qr-query',
  'e-signature',
  'batch-upload',
  'batch-upload-end',
];
export const FOLLOWING_WORDS = FOLLOWING.map((type) => ({ type, ...TRANSACTIONS[type] }));

/** The transaction type of a function of the menu, or of a message that follows one. */
export const typeOf = (name: string) => {
  const following = FOLLOWING_WORDS.find(({ en, zh }) => en === name || zh === name);
  if (following !== undefined) return following.type;
  const id = functionOf(name);
  return id === 'force-pin-sale' ? 'sale' : id;
};

export const batchOf = (exchange: Exchange | undefined) => batchNumberOf(exchange?.request?.fields['60']) ?? '';
