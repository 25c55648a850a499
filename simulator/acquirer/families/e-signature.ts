// Electronic signature (F-38): the picture belongs to a transaction, named by its reference; a large one comes in parts and is joined here.

import type { SignatureRow, TransactionRow } from '../../state/rows.ts';
import { batchCurrent, genuine, REGISTERED, signedIn } from '../checks/session.ts';
import { approved, type Check, type Deal, type Family, type Outcome, refused } from '../deal.ts';

/** Where a message stands in its picture, by 60.3: 800 is all of it, 801 the first of several, 802 … more, 9nn the last (number nn). */
function placeOf({ request }: Deal): { number: number; last: boolean } {
  const number = Number(request.networkCode.slice(1));
  if (request.type === 'e-signature') return { number: Math.max(1, number), last: number === 0 };
  return { number, last: request.networkCode.startsWith('9') };
}

/** The transaction of this terminal that the signature is for. */
function signedBy(deal: Deal): { key: string; row: TransactionRow } | null {
  const { draft, request } = deal;
  const key = draft.state.byReference.get(request.fields[37] ?? '') ?? '';
  const row = draft.get('transactions', key);
  if (row === undefined || row.terminalId !== request.terminalId || row.state === 'declined') return null;
  return { key, row };
}

/** The picture with this part in its place; a first part begins it anew, a part that came before is replaced. */
function withPart(deal: Deal, reference: string, image: string): SignatureRow {
  const { draft, request, context } = deal;
  const { number, last } = placeOf(deal);
  const known = number === 1 ? undefined : draft.get('signatures', reference);
  const others = (known?.parts ?? []).filter((part) => part.number !== number);
  const parts = [...others, { number, image }].sort((a, b) => a.number - b.number);
  const end = last ? number : (known?.last ?? null);
  const complete = end === parts.length && end === Math.max(...parts.map((part) => part.number));
  return { reference, terminalId: request.terminalId, at: context.now, parts, last: end, complete };
}

/** The parts joined in their order, hex. */
export function imageOf({ parts }: SignatureRow): string {
  return parts.map(({ image }) => image).join('');
}

/** 25: no transaction of this terminal has that reference; 22: the last part came and one before it did not, so the terminal begins again. */
function perform(deal: Deal): Outcome {
  const { draft, request } = deal;
  const image = request.fields[62] ?? '';
  if (!/^(?:[0-9A-Fa-f]{2})+$/.test(image)) return refused({ code: '30', error: 'field 62: expected an image in hex' });
  const { number, last } = placeOf(deal);
  if (request.type === 'e-signature-part' && number < 2)
    return refused({ code: '30', error: 'field 60: a further part has a number from 02' });
  const signed = signedBy(deal);
  if (signed === null)
    return refused({ code: '25', error: 'field 37: no transaction of this terminal has this reference' });
  const { key, row } = signed;
  const signature = withPart(deal, row.reference, image.toUpperCase());
  draft.put('signatures', row.reference, signature);
  if (last && !signature.complete) return refused({ code: '22', error: 'parts of the signature are missing' });
  if (signature.complete) draft.put('transactions', key, { ...row, signatureBytes: imageOf(signature).length / 2 });
  return approved(deal);
}

/** A signature that stayed owed comes also after the batch of its transaction was closed, and names that batch. */
const batchFits: Check = (deal) => (signedBy(deal)?.row.batch === deal.request.batch ? null : batchCurrent(deal));

/** In one message, or the first of several. */
export const eSignature: Family = {
  gates: [...REGISTERED, signedIn, batchFits, genuine],
  checks: [],
  recorded: false,
  perform,
};
/** The messages after the first. */
export const eSignaturePart: Family = eSignature;
