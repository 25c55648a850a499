// Gates that every request of a terminal passes: is it one of ours, is it signed in, is the batch right, is it new, is it genuine?

import { batchKey } from '../../state/keys.ts';
import { type Check, keysOf, sure } from '../deal.ts';

/** 97: the terminal is unknown or switched off, or fields 41 and 42 do not belong together. */
const terminalKnown: Check = ({ terminal, merchant, request }) => {
  if (terminal === undefined || !terminal.active) return { code: '97', error: 'the terminal is not registered' };
  if (terminal.merchantId !== request.merchantId || merchant === undefined)
    return { code: '97', error: 'the terminal does not belong to this merchant' };
  return null;
};

/** 03: the merchant's contract is not active. */
const merchantActive: Check = ({ merchant }) =>
  sure(merchant, 'merchant').active ? null : { code: '03', error: 'the merchant is not active' };

/** 77: without a sign-in there is no batch and there are no keys; the code tells the terminal to sign in (F-23). */
export const signedIn: Check = ({ terminal }) =>
  sure(terminal, 'terminal').signedIn ? null : { code: '77', error: 'the terminal is not signed in' };

/** 77: the batch in 60.2 is not the one that is open, such as a late message for a batch that was settled. */
export const batchCurrent: Check = ({ terminal, request }) =>
  sure(terminal, 'terminal').batch === request.batch ? null : { code: '77', error: 'another batch is open' };

/** 22: while a disputed batch is uploaded it takes nothing new; only reversals and the upload itself go on. */
const batchOpen: Check = ({ draft, request }) =>
  sure(draft.get('batches', batchKey(request.terminalId, request.batch)), 'batch').state === 'open'
    ? null
    : { code: '22', error: 'the batch is being uploaded' };

/** 94: terminal, batch and STAN were used before; also by a reversal that came before the request it reverses, which is too late now. */
export const isNew: Check = ({ draft, request }) => {
  if (draft.get('transactions', request.key) !== undefined)
    return { code: '94', error: 'this STAN was used in this batch' };
  if (draft.get('reversals', request.key) !== undefined)
    return { code: '94', error: 'the request arrived after its reversal' };
  return null;
};

/** A0: field 64 is wrong, or missing where the configuration asks for it. */
export const genuine: Check = (deal) => {
  const { request, settings, context } = deal;
  const given = request.fields[64];
  if (given === undefined) return settings.mac ? { code: 'A0', error: 'field 64: missing' } : null;
  deal.macVerified = context.security.mac(keysOf(deal), request.message) === given;
  return deal.macVerified || !settings.mac ? null : { code: 'A0', error: 'field 64: the MAC is wrong' };
};

/** Of any terminal of ours. */
export const REGISTERED = [terminalKnown, merchantActive] as const;
/** Of a signed-in terminal, about its open batch. */
export const IN_SESSION = [...REGISTERED, signedIn, batchCurrent, genuine] as const;
/** A new transaction in the open batch. */
export const NEW_IN_SESSION = [...REGISTERED, signedIn, batchCurrent, batchOpen, isNew, genuine] as const;
