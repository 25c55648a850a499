// Sign-in, sale and reversal: what is sent, and what the answers (or their absence) mean.
import { belongs, exchange, mac, unwrapKeys } from './host.mjs';
import { reversedBy, saleMessages, signInMessage } from './messages.mjs';
import { entryOf, slipOf, yuan } from './papers.mjs';

const APPROVED = ['00', '11', 'A2', 'A4', 'A5', 'A6'];
const REVERSED = ['00', '12', '25', '40'];
const SIGN_IN_AGAIN = ['77', '99', 'A0'];

/**
 * @param device `stored` (kept over a restart), `tell` (an event), `note` (a journal entry), `log` and `online()`
 * @param cut aborts when the power is cut; from then on nothing may change
 * @returns functions that resolve with how they ended: [outcome, lines, {responseCode, voucher}], or null after a power cut
 */
export function functionsOf({ stored, tell, note, log, online }, cut) {
  const nextVoucher = () => {
    stored.lastVoucher = (stored.lastVoucher % 999_999) + 1;
    return String(stored.lastVoucher).padStart(6, '0');
  };

  const send = async (message) => {
    const { host, timers } = stored.configuration;
    if (!online()) return { trouble: 'unsent' };
    const reply = await exchange(host.url, message, timers.responseTimeoutMs, cut);
    log(`${message.mti} ${message.fields[11]}: ${reply.answer ? `code ${reply.answer.fields[39]}` : reply.trouble}`);
    return reply;
  };

  /** The answer to a request with a MAC, or why it cannot be trusted; `reason` is field 39 of the reversal. */
  const sendSigned = async (message) => {
    const signed = { ...message, fields: { ...message.fields, 64: mac(stored.keys.mac, message) } };
    const { answer, trouble } = await send(signed);
    if (trouble) return { trouble, reason: '98' };
    if (!belongs(answer, message)) return { trouble: 'no-answer', reason: '98' };
    const unsigned = answer.fields[64] === undefined && !APPROVED.includes(answer.fields[39]);
    if (!unsigned && mac(stored.keys.mac, answer) !== answer.fields[64]) return { trouble: 'no-answer', reason: 'A0' };
    return { answer };
  };

  /** Sends the reversal that is owed; resolves with false when it is owed still. */
  const settleOwed = async () => {
    if (stored.owed === null) return true;
    const { attempts, profile } = stored.configuration;
    if (stored.attempts >= attempts.reversals && profile.reversalExhausted === 'keep') return false;
    if (stored.attempts < attempts.reversals) {
      const { answer, trouble } = await sendSigned(stored.owed);
      if (cut.aborted) return false;
      if (trouble !== 'unsent') stored.attempts++;
      if (!REVERSED.includes(answer?.fields[39])) return false;
      const { voucher } = reversedBy(stored.owed);
      note({ ...stored.journal.find((entry) => entry.voucher === voucher), status: 'reversed' });
    }
    stored.owed = null;
    return true;
  };

  const signIn = async () => {
    const request = signInMessage(nextVoucher(), stored.batch, stored.configuration);
    const { answer } = await send(request);
    if (cut.aborted) return null;
    if (answer === undefined || !belongs(answer, request)) return ['failed', ['No answer', 'Check the network']];
    const { 39: responseCode, 60: control = '', 62: wrapped = '' } = answer.fields;
    if (responseCode !== '00') return ['failed', [`Sign-in failed [${responseCode}]`], { responseCode }];
    stored.keys = unwrapKeys(stored.configuration.keys.terminalMasterKey, wrapped);
    if (stored.keys === null) return ['failed', ['Sign-in failed', 'Working keys do not check'], { responseCode }];
    stored.batch = control.slice(2, 8);
    return ['done', ['Signed in'], { responseCode }];
  };

  const sale = async (wish) => {
    if (!(await settleOwed())) return cut.aborted ? null : ['refused', ['Reversal not accepted', 'Check the network']];
    const { configuration, batch, keys } = stored;
    const voucher = nextVoucher();
    const { request, reversal } = saleMessages(voucher, batch, configuration, keys, wish);
    const entry = entryOf(voucher, batch, wish);
    stored.owed = reversal('98'); // kept before the request leaves: whatever happens now, the money can be put back
    stored.attempts = 0;
    note(entry);
    const { answer, trouble, reason = '06' } = await sendSigned(request);
    if (cut.aborted) return null;
    if (trouble === 'unsent') {
      stored.owed = null;
      note({ ...entry, status: 'cancelled' });
      return ['refused', ['Not connected', 'Nothing was charged'], { voucher }];
    }
    if (trouble || answer.fields[39] === '10') {
      stored.owed = reversal(reason);
      if (configuration.profile.reversal === 'instant') await settleOwed();
      if (reason === 'A0') stored.keys = null;
      return cut.aborted ? null : ['no-answer', ['No answer in time', 'The sale is taken back'], { voucher }];
    }
    stored.owed = null;
    const { 37: reference = null, 38: authorisationCode = null, 39: responseCode, 63: texts = '' } = answer.fields;
    const approved = APPROVED.includes(responseCode);
    if (SIGN_IN_AGAIN.includes(responseCode)) stored.keys = null;
    const answered = { ...entry, responseCode, reference, authorisationCode };
    note({ ...answered, status: approved ? 'approved' : 'declined' });
    if (!approved) {
      const text = responseCode === '51' ? 'Insufficient funds' : 'Declined';
      return ['declined', [text, `Code ${responseCode}`], { responseCode, voucher }];
    }
    for (const copy of ['merchant', 'cardholder'])
      tell({ kind: 'slip', slip: slipOf(copy, configuration, answered, texts.slice(3, 23).trim()) });
    return ['approved', ['Approved', yuan(wish.amountMinor)], { responseCode, voucher }];
  };

  return { signIn, sale };
}
