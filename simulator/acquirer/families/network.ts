// Sign-in, sign-out and the echo test (F-04, F-05, F-06, F-08).

import type { TerminalKeys } from '../../model/working-keys.ts';
import type { TerminalRow } from '../../state/rows.ts';
import { openBatch } from '../batches.ts';
import { REGISTERED } from '../checks/session.ts';
import { approved, type Deal, type Family, type Outcome, sure } from '../deal.ts';
import { randomHex } from '../random.ts';

/** Hex digits of a working key, and whether there is a track key, by key mode (60.3). */
const KEY_MODES: Record<string, { digits: 16 | 32; track: boolean }> = {
  '001': { digits: 16, track: false },
  '003': { digits: 32, track: false },
  '004': { digits: 32, track: true },
};

function newKeys(deal: Deal, terminal: TerminalRow): TerminalKeys {
  const { digits, track } = sure(KEY_MODES[deal.request.networkCode], 'key mode');
  const make = (purpose: string) =>
    randomHex(deal.settings.seed, `${purpose}/${terminal.terminalId}/${terminal.signIns}`, digits);
  const keys = { pinKey: make('pin'), macKey: make('mac') };
  return track ? { ...keys, trackKey: make('track') } : keys;
}

/** New working keys every time; the open batch goes on, and if there is none the next one opens. Its number is in 60.2. */
function performSignIn(deal: Deal): Outcome {
  const { draft, request, context } = deal;
  const before = sure(deal.terminal, 'terminal');
  const counted = { ...before, signedIn: true, operator: request.fields[63] ?? null, signIns: before.signIns + 1 };
  const terminal = { ...counted, keys: newKeys(deal, counted) };
  if (terminal.batch === null) deal.terminal = openBatch(draft, terminal);
  else {
    deal.terminal = terminal;
    draft.put('terminals', terminal.terminalId, terminal);
  }
  return approved(
    deal,
    {},
    {
      60: `00${deal.terminal.batch}${request.networkCode}`,
      62: context.security.wrapKeys(terminal.terminalMasterKey, terminal.keys),
    },
  );
}

/** The keys are forgotten, the batch stays open. Signing out twice is no fault. */
function performSignOut(deal: Deal): Outcome {
  const terminal = sure(deal.terminal, 'terminal');
  deal.draft.put('terminals', terminal.terminalId, { ...terminal, signedIn: false, operator: null, keys: null });
  return approved(deal);
}

const unrecorded = { gates: REGISTERED, checks: [], recorded: false } as const;

export const signIn: Family = { ...unrecorded, perform: performSignIn };
export const signOut: Family = { ...unrecorded, perform: performSignOut };
/** Says that the host is there; needs no sign-in and changes nothing. */
export const echoTest: Family = { ...unrecorded, perform: (deal) => approved(deal) };
