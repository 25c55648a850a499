// What is owed to the acquirer before the next sale: notices of chips, and reversals.
import { NoAnswer, NotSent } from './host.mjs';
import { callAcquirer, REVERSED, SIGN_IN_AGAIN } from './texts.mjs';
import { Stop } from './turn.mjs';

/** What chips made of commands; one without an answer stays owed and stops nothing. */
export async function sendNotices(turn) {
  const { memory } = turn;
  for (const notice of [...memory.notices]) {
    let answer;
    try {
      answer = await turn.host('0620', { ...notice.fields, 11: turn.nextVoucher(), 60: `00${memory.batch}951` });
    } catch (error) {
      if (error instanceof NotSent || error instanceof NoAnswer) return;
      throw error;
    }
    memory.notices.splice(memory.notices.indexOf(notice), 1);
    heedSignInAgain(memory, answer[39]);
  }
}

/** A code that asks for a new sign-in takes the keys away, whatever was asked; what was to follow does not. */
function heedSignInAgain(memory, code) {
  if (!SIGN_IN_AGAIN.includes(code)) return;
  memory.signedIn = false;
  throw new Stop('refused', 'Please sign in again');
}

/** All attempts in a row; a Stop when the next sale may not follow. */
export async function sendReversals(turn) {
  const { memory, configuration } = turn;
  for (const owed of [...memory.reversals]) {
    const reversed = await attempts(turn, owed);
    if (!reversed && configuration.profile.reversalExhausted === 'keep')
      throw new Stop('refused', 'Reversal failed', callAcquirer(configuration));
    memory.reversals.splice(memory.reversals.indexOf(owed), 1);
    const entry = memory.journal.find(({ voucher, batch }) => voucher === owed.voucher && batch === owed.batch);
    if (reversed && entry !== undefined) turn.device.note({ ...entry, status: 'reversed' });
  }
}

/** True when the host has taken the transaction back; the operator is told when it has not. */
async function attempts(turn, owed) {
  const { memory, configuration } = turn;
  for (let tried = 0; tried < configuration.attempts.reversals; tried++) {
    turn.show('Reversing', `Voucher ${owed.voucher}`);
    let code = null;
    try {
      code = (await turn.host('0400', owed.fields))[39];
    } catch (error) {
      if (error instanceof NotSent) throw new Stop('refused', 'Connection failed', 'Nothing was charged');
      if (!(error instanceof NoAnswer)) throw error;
    }
    heedSignInAgain(memory, code);
    if (REVERSED.includes(code)) return true;
  }
  turn.show('Reversal failed', callAcquirer(configuration));
  return false;
}

/** Without a function, so nothing is announced: what does not get through is sent before the next sale. */
export async function sendQuietly(turn) {
  try {
    await sendReversals(turn);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  }
}
