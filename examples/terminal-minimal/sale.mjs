// The sale: amount, card, PIN, host, slip. A sale whose outcome is not known is taken back.
import { Chip } from './chip.mjs';
import { NoAnswer, NotSent } from './host.mjs';
import { pinBlock } from './keys.mjs';
import { sendNotices, sendQuietly, sendReversals } from './owed.mjs';
import { entryOf, slipsOf } from './papers.mjs';
import { APPROVED, callAcquirer, declinedWords, masked, SIGN_IN_AGAIN, yuan } from './texts.mjs';
import { Stop } from './turn.mjs';

const REVERSED_FIELDS = [2, 3, 4, 11, 14, 22, 23, 25, 41, 42, 49, 60];
const NOTICED_FIELDS = [2, 3, 4, 22, 23, 25, 41, 42, 49];
const pick = (fields, numbers) => Object.fromEntries(numbers.map((number) => [number, fields[number]]));

export async function sale(turn) {
  const { device, memory, configuration } = turn;
  const { profile } = configuration;
  if (device.network === 'down') throw new Stop('refused', 'Not connected');
  if (!memory.signedIn || memory.keys === null) throw new Stop('refused', 'Please sign in');
  const early = profile.entryOrder === 'card-first' ? await readCard(turn, null) : null;
  const amountMinor = await enterAmount(turn);
  const card = early ?? (await readCard(turn, amountMinor));
  if (profile.verificationCode) {
    const code = await turn.entry('verification-code', 'Verification code', { hidden: true });
    if (!/^\d{3,8}$/.test(code)) throw new Stop('refused', 'Verification code is not right', 'Nothing was charged');
  }
  const pin = await enterPin(turn, amountMinor);
  if (device.slot === null) throw new Stop('cancelled', 'The card was removed');
  await sendNotices(turn);
  await sendReversals(turn);
  await pay(turn, card, amountMinor, pin);
  if (profile.reversal === 'instant') await sendQuietly(turn);
}

async function enterAmount(turn) {
  for (let lines = []; ; lines = ['Invalid amount']) {
    const [, whole, cents = '00'] =
      /^(\d{1,10})(?:\.(\d{2}))?$/.exec(await turn.entry('amount', 'Enter the amount', { lines })) ?? [];
    const amountMinor = Number(`${whole ?? 0}${cents}`);
    if (amountMinor > 0) return amountMinor;
    turn.tell({ kind: 'sound', sound: 'attention' });
  }
}

async function readCard(turn, amountMinor) {
  const { device, configuration } = turn;
  const members = amountMinor === null ? {} : { amountMinor };
  const shown = amountMinor === null ? [] : [yuan(amountMinor)];
  let note = [];
  for (let failed = 0; device.slot === null || device.slot.read; ) {
    const options = { lines: [...note, ...shown], interfaces: ['insert'], ...members };
    await turn.answer('card', 'Present the card: insert it', ['present-card'], options);
    if (device.slot !== null && !device.slot.read) break;
    failed += 1;
    turn.tell({ kind: 'sound', sound: 'attention' });
    if (failed >= configuration.attempts.cardReads) throw new Stop('refused', 'Read error', 'Nothing was charged');
    note = ['Read error. Present the card again'];
  }
  device.slot.read = true;
  const { card } = device.slot;
  if (!configuration.profile.acceptedPrefixes.some((prefix) => card.pan.startsWith(prefix)))
    throw new Stop('refused', 'Card not supported', 'Nothing was charged');
  turn.tell({ kind: 'sound', sound: 'read' });
  turn.show('Card read');
  if (configuration.profile.confirmCard)
    await turn.answer('confirm-card', 'Confirm the card number', [], { lines: [masked(card.pan)] });
  return card;
}

async function enterPin(turn, amountMinor) {
  let lines = [];
  for (let failed = 0; failed < turn.configuration.attempts.pinEntries; failed++) {
    const options = { lines, amountMinor };
    const text = `${yuan(amountMinor)}: enter the PIN`;
    const { pin } = await turn.answer('pin', text, ['enter-pin', 'remove-card'], options);
    if (pin === undefined) throw new Stop('cancelled', 'The card was removed');
    if (pin === '' || pin.length >= 4) return pin;
    lines = ['The PIN is too short'];
  }
  throw new Stop('refused', 'The PIN is too short', 'Nothing was charged');
}

/** Sends the sale. Its reversal is kept before it leaves: whatever happens now, the money can be put back. */
async function pay(turn, card, amountMinor, pin) {
  const { device, memory } = turn;
  const chip = new Chip(card, amountMinor, device.now().date);
  const voucher = turn.nextVoucher();
  const { batch } = memory;
  const fields = {
    ...turn.own(),
    2: card.pan,
    3: '000000',
    4: String(amountMinor).padStart(12, '0'),
    11: voucher,
    14: card.expiry,
    22: pin === '' ? '052' : '051',
    23: card.sequenceNumber,
    25: '00',
    49: '156',
    55: chip.field55(),
    60: `22${batch}00050`,
  };
  const secret = pin === '' ? {} : { 26: '12', 52: pinBlock(memory.keys.pin, pin, card.pan), 53: '2600000000000000' };
  const owed = { voucher, batch, fields: { ...pick(fields, REVERSED_FIELDS), 39: '98' } };
  memory.reversals.push(owed);
  const entry = entryOf(voucher, batch, card, amountMinor, device.now().dateTime);
  device.note(entry);
  turn.show('Processing, please wait', yuan(amountMinor));
  if (device.slot?.fault === 'removed-early') device.slot = null;
  const payment = { turn, chip, card, fields, owed, entry };
  let answer;
  try {
    answer = await turn.host('0200', { ...fields, ...secret });
  } catch (error) {
    return unanswered(payment, error);
  }
  return conclude(payment, answer);
}

const tell = ({ turn, entry }, outcome, lines, responseCode = null) =>
  turn.result(outcome, lines, { responseCode, amountMinor: entry.amountMinor, voucher: entry.voucher });

/** The outcome is known: nothing is owed any more. */
function close({ turn, owed, entry }, status, members = {}) {
  const { reversals } = turn.memory;
  reversals.splice(reversals.indexOf(owed), 1);
  Object.assign(entry, { status, ...members });
  turn.device.note(entry);
}

/** What the host approved, or may have approved, is reversed before the next sale. */
function takeBack(payment, reason, outcome, ...lines) {
  payment.owed.fields[39] = reason;
  tell(payment, outcome, [...lines, 'It will be reversed automatically', callAcquirer(payment.turn.configuration)]);
}

function unanswered(payment, error) {
  if (error instanceof NotSent) {
    close(payment, 'cancelled');
    return tell(payment, 'refused', ['Connection failed', 'Nothing was charged']);
  }
  if (!(error instanceof NoAnswer)) throw error;
  const again = error.reason === 'A0' ? ['Please sign in again'] : [];
  if (error.reason === 'A0') payment.turn.memory.signedIn = false;
  return takeBack(payment, error.reason, 'no-answer', error.message, 'Outcome not known', ...again);
}

async function conclude(payment, answer) {
  const { turn, chip, fields, entry } = payment;
  const { device, memory, configuration } = turn;
  const code = answer[39];
  const approved = APPROVED.includes(code);
  if (code === '10') return takeBack(payment, '06', 'cancelled', 'Approved for a part of the amount only');
  if (device.slot === null && approved) return takeBack(payment, '96', 'cancelled', 'The card was removed too early');
  const notice = device.slot === null ? null : chip.noticeOf(answer[55]);
  if (notice !== null) {
    const { voucher, batch } = entry;
    const told = { 55: notice, 61: batch + voucher + (answer[13] ?? '0000') };
    const given = Object.fromEntries([37, 38].flatMap((number) => (answer[number] ? [[number, answer[number]]] : [])));
    memory.notices.push({ voucher, batch, fields: { ...pick(fields, NOTICED_FIELDS), ...given, ...told } });
  }
  if (approved && !chip.approves(answer[55], code))
    return takeBack(payment, '06', 'cancelled', 'The card declined the payment');
  if (!approved) {
    close(payment, 'declined', { responseCode: code });
    if (SIGN_IN_AGAIN.includes(code)) memory.signedIn = false;
    return tell(payment, 'declined', declinedWords(code, configuration), code);
  }
  const dated = device.timeOf(answer);
  const { 37: reference = null, 38: authorisationCode = null, 63: texts = '' } = answer;
  const known = { responseCode: code, reference, authorisationCode };
  close(payment, 'approved', dated === null ? known : { ...known, dateTime: dated.dateTime });
  tell(payment, 'approved', ['Approved', `Voucher ${entry.voucher}`, 'Please check the slip'], code);
  for (const slip of slipsOf(configuration, entry, payment.card, texts.slice(3, 23).trim(), memory.operator)) {
    while (device.paper === 'out') await turn.ask('paper', 'Paper out', ['environment', 'press'], { patient: true });
    turn.tell({ kind: 'slip', slip });
  }
}
