// What is owed to the host, as the contract states it.
import type { State } from '../../terminal/contract.ts';
import type { Books } from './books.ts';

export function owedOf(books: Books): State['owed'] {
  const batch = books.session().batch ?? '';
  return [
    ...books.reversals().map((each) => ({ kind: 'reversal' as const, voucher: each.voucher, batch: each.batch })),
    ...books.queries().map((each) => ({ kind: 'qr-query' as const, voucher: each.voucher, batch: each.batch })),
    ...books.notices().map((each) => ({ kind: 'script-notice' as const, voucher: each.voucher, batch: each.batch })),
    ...books.signatures().map((each) => ({ kind: 'signature' as const, voucher: each.voucher, batch: each.batch })),
    ...(books.settlement() === null ? [] : [{ kind: 'batch-upload' as const, voucher: '', batch }]),
  ];
}
