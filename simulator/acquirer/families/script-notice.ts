// Script result notice (F-32): the issuer is told what its script did; a repeated notice is taken again.

import { transactionKey } from '../../state/keys.ts';
import { IN_SESSION } from '../checks/session.ts';
import { approved, type Deal, type Family, type Outcome } from '../deal.ts';

function perform(deal: Deal): Outcome {
  const { draft, request, context } = deal;
  const { terminalId, batch, stan, original } = request;
  const key = transactionKey(terminalId, original.batch || batch, original.voucher);
  const known = draft.get('transactions', key) !== undefined;
  const originalKey = known ? key : null;
  const results = context.security.chip?.read(request.fields[55] ?? '')?.DF31 ?? '';
  draft.put('notices', request.key, { terminalId, batch, stan, at: context.now, originalKey, results });
  return approved(deal);
}

export const scriptNotice: Family = { gates: IN_SESSION, checks: [], recorded: false, perform };
