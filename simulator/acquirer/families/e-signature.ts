// Electronic signature (F-38): the image belongs to a transaction, named by its reference; only its size is kept.
import { IN_SESSION } from '../checks/session.ts';
import { approved, type Deal, type Family, type Outcome, refused } from '../deal.ts';

function perform(deal: Deal): Outcome {
  const { draft, request } = deal;
  const image = request.fields[62] ?? '';
  if (!/^(?:[0-9A-Fa-f]{2})+$/.test(image)) return refused({ code: '30', error: 'field 62: expected an image in hex' });
  const key = draft.state.byReference.get(request.fields[37] ?? '');
  const row = key === undefined ? undefined : draft.get('transactions', key);
  if (key === undefined || row?.terminalId !== request.terminalId || row.state === 'declined')
    return refused({ code: '25', error: 'field 37: no transaction of this terminal has this reference' });
  draft.put('transactions', key, { ...row, signatureBytes: row.signatureBytes + image.length / 2 });
  return approved(deal);
}

/** Larger images come in several messages; their sizes add up. */
export const eSignature: Family = { gates: IN_SESSION, checks: [], recorded: false, perform };
