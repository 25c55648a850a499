// Sign-in: working keys, batch and clock come from the host.
import { NoAnswer, NotSent } from './host.mjs';
import { unwrapKeys } from './keys.mjs';
import { sendQuietly } from './owed.mjs';
import { declinedWords } from './texts.mjs';
import { Stop } from './turn.mjs';

export async function signIn(turn) {
  const { device, memory, configuration } = turn;
  if (device.network === 'down') throw new Stop('refused', 'Not connected');
  const operator = await turn.entry('operator', 'Operator number');
  turn.show('Processing, please wait');
  const control = `00${memory.batch ?? '000000'}003`;
  const fields = { ...turn.own(), 11: turn.nextVoucher(), 60: control, 63: operator.padEnd(3) };
  let answer;
  try {
    answer = await turn.host('0800', fields, { plain: true });
  } catch (error) {
    if (error instanceof NotSent) throw new Stop('failed', 'Sign-in failed', 'Connection failed');
    if (error instanceof NoAnswer) throw new Stop('failed', 'Sign-in failed', error.message);
    throw error;
  }
  const code = answer[39];
  const keys = code === '00' ? unwrapKeys(configuration.keys.terminalMasterKey, answer[62] ?? '') : null;
  if (keys === null) {
    Object.assign(memory, { signedIn: false, keys: null });
    throw new Stop(
      'failed',
      'Sign-in failed',
      ...(code === '00' ? ['Work keys are wrong'] : declinedWords(code, configuration)),
    );
  }
  const batch = /^\d{2}(\d{6})/.exec(answer[60] ?? '')?.[1];
  if (batch === undefined) throw new Stop('failed', 'Sign-in failed', 'The answer of the host is not valid');
  Object.assign(memory, { signedIn: true, operator, keys, batch });
  device.setClock(answer);
  turn.result('done', ['Signed in'], { responseCode: code });
  if (configuration.profile.reversal === 'instant') await sendQuietly(turn);
}
