// A terminal reports how it is (F-09, 362). One whose case was opened is switched off here until somebody has looked at it.
import { REGISTERED } from '../checks/session.ts';
import { approved, type Deal, type Family, type Outcome, raise, refused, sure } from '../deal.ts';

const IN_ORDER = '00';
const TAMPERED = '01';

/** It may have no keys any more, so no sign-in and no MAC is asked for; the worst that a forger brings about is a terminal that stands still. */
function perform(deal: Deal): Outcome {
  const { draft, request } = deal;
  const said = request.fields[62];
  if (said === IN_ORDER) return approved(deal);
  if (said !== TAMPERED) return refused({ code: '30', error: 'field 62: expected 00 or 01' });
  const terminal = sure(deal.terminal, 'terminal');
  draft.put('terminals', terminal.terminalId, {
    ...terminal,
    active: false,
    signedIn: false,
    operator: null,
    keys: null,
  });
  raise(deal, 'tamper', 'the terminal reports that it was tampered with; it is switched off');
  return approved(deal);
}

export const terminalState: Family = { gates: REGISTERED, checks: [], recorded: false, perform };
