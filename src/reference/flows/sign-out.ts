// Sign-out: the host is told, the keys are forgotten.

import { announce } from '../device/announce.ts';
import type { Flow, Step } from '../device/flow.ts';
import { Stop } from '../device/stop.ts';
import { requireSignIn } from '../entry/ready.ts';
import { refusalTexts } from '../host/conclude.ts';
import { manage } from '../host/management.ts';
import { TEXTS } from '../ui/texts.ts';

const signOut: Step = async (run) => {
  const { device } = run;
  const { books } = device;
  device.ui.show({ words: TEXTS.processing });
  const operator = books.session().operator ?? '';
  const outcome = await manage(device, 'sign-out', { 11: books.nextVoucher(), 63: operator.padEnd(3) });
  if (outcome.kind === 'failed') throw new Stop('failed', { words: TEXTS.signOutFailed }, { words: outcome.text });
  if (outcome.code !== '00')
    throw new Stop('failed', { words: TEXTS.signOutFailed }, ...refusalTexts(run, outcome.code ?? ''));
  device.keys = null;
  books.changeSession({ signedIn: false, operator: null, wrappedKeys: null });
  announce(run, { outcome: 'done', responseCode: outcome.code, lines: [{ words: TEXTS.signedOut }] });
};

export const signOutFlow: Flow = { function: 'sign-out', steps: [requireSignIn, signOut] };
