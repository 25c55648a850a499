// Sign-in (F-04 to F-07): operator and password, then work keys, batch number and time from the host.
import { batchNumberOf } from '../../definitions/field-60.ts';
import type { Fields } from '../../iso8583/message.ts';
import { announce } from '../device/announce.ts';
import type { Run } from '../device/device.ts';
import type { Flow, Step } from '../device/flow.ts';
import { Stop } from '../device/stop.ts';
import { requireNetwork } from '../entry/ready.ts';
import { enterText } from '../entry/text.ts';
import { refusalTexts } from '../host/conclude.ts';
import { manage } from '../host/management.ts';
import { TEXTS } from '../ui/texts.ts';

const SUPERVISOR = '00';

const signIn: Step = async (run) => {
  const operator = await operatorOf(run);
  const { device } = run;
  device.ui.show({ words: TEXTS.signingIn });
  const outcome = await manage(device, 'sign-in', { 11: device.books.nextVoucher(), 63: operator.padEnd(3) });
  if (outcome.kind === 'failed') throw new Stop('failed', { words: TEXTS.signInFailed }, { words: outcome.text });
  if (outcome.code !== '00')
    throw new Stop('failed', { words: TEXTS.signInFailed }, ...refusalTexts(run, outcome.code ?? ''));
  takeSession(run, operator, outcome.fields);
  announce(run, {
    outcome: 'done',
    responseCode: outcome.code,
    lines: [{ words: TEXTS.signedIn }, { words: TEXTS.signedInAs, values: { operator } }],
  });
};

async function operatorOf(run: Run): Promise<string> {
  const { configuration, parts } = run.device;
  const operator = await enterText(run, {
    prompt: 'operator',
    text: { words: TEXTS.enterOperator },
    pattern: /^\d{2}$/,
  });
  if (operator === '99') throw new Stop('refused', { words: TEXTS.operatorUnknown });
  const password = await enterText(run, {
    prompt: 'operator-password',
    text: { words: TEXTS.enterOperatorPassword },
    pattern: /./,
    hidden: true,
  });
  const { supervisorPassword, cashierPassword } = configuration.operator;
  if (!parts.access.passwordRight(password, operator === SUPERVISOR ? supervisorPassword : cashierPassword))
    throw new Stop('refused', { words: TEXTS.passwordWrong });
  return operator;
}

/** Stores keys, batch number and time, but only when every check value is right. */
function takeSession(run: Run, operator: string, fields: Fields): void {
  const { device } = run;
  const wrappedKeys = fields[62] ?? '';
  const { keys } = device.parts;
  const unwrapped = keys.unwrap(device.configuration.keys.terminalMasterKey, wrappedKeys);
  if ('bad' in unwrapped)
    throw new Stop(
      'failed',
      { words: TEXTS.signInFailed },
      { words: TEXTS.keyCheckFailed, values: { key: unwrapped.bad } },
    );
  const batch = batchNumberOf(fields[60]);
  if (!/^\d{6}$/.test(batch ?? ''))
    throw new Stop('failed', { words: TEXTS.signInFailed }, { words: TEXTS.answerForeign });
  if (device.parts.access.setsClock) device.clock.set(fields[13], fields[12]);
  device.keys = keys.replace(device.keys, unwrapped.keys);
  device.books.changeSession({
    signedIn: true,
    operator,
    batch: batch ?? null,
    wrappedKeys,
    clockAheadMs: device.clock.aheadMs,
  });
}

export const signInFlow: Flow = { function: 'sign-in', steps: [requireNetwork, signIn] };
