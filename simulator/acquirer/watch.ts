// What is only suspicious because it goes on: declines one after the other.
import { isApproval } from '../../src/definitions/response-codes.ts';

import { batchKey } from '../state/keys.ts';
import { type Deal, raise } from './deal.ts';

/** Declines in a row at one terminal from which on somebody should look. */
const MANY = 3;

/** Counts the declines of a terminal since its last approval in the batch; the alert comes once in a row of them. */
export function watchDeclines(deal: Deal, code: string): void {
  const { draft, request } = deal;
  const key = batchKey(request.terminalId, request.batch);
  const batch = draft.get('batches', key);
  if (batch === undefined) return;
  const declines = isApproval(code) ? 0 : batch.declines + 1;
  if (declines === batch.declines) return;
  draft.put('batches', key, { ...batch, declines });
  if (declines === MANY) raise(deal, 'repeated-declines', `${MANY} declines in a row, the last with ${code}`);
}
