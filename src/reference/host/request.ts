// Builds the request of a transaction from what the steps have gathered (F-11 to F-16).
import { tdesEncrypt } from '../../crypto/des.ts';
import { encodePinBlock0 } from '../../crypto/pin-block.ts';
import { field59 } from '../../definitions/payment-code.ts';
import { FIELD_61, TRANSACTIONS, type TransactionType } from '../../definitions/transactions.ts';
import type { Fields, Message } from '../../iso8583/message.ts';
import { buildPositional } from '../../iso8583/positional.ts';
import type { CardInterface } from '../../terminal/contract.ts';
import { chipData } from '../chip/chip-data.ts';
import type { FirstCryptogram } from '../chip/second-cryptogram.ts';
import { type Draft, entryOf, type ReadCard, type Run } from '../device/device.ts';
import type { ChipFacts } from '../store/records.ts';
import { financialField60 } from './field60.ts';

const ENTRY_MODES: Readonly<Record<CardInterface, string>> = {
  key: '01',
  swipe: '02',
  qr: '03',
  insert: '05',
  tap: '07',
};

type Request = { message: Message; pan: string; chip: ChipFacts | null; first: FirstCryptogram | null };

/** The request without its MAC. Throws when a step that it needs has been left out of the flow. */
export function buildRequest(run: Run, type: TransactionType, voucher: string, batch: string): Request {
  const { device, draft } = run;
  const row = TRANSACTIONS[type];
  const { terminalId, merchantId } = device.configuration.identity;
  const { card } = draft;
  const entry = entryOf(draft);
  if (entry === null) throw new Error(`${type} without a card or a code`);
  const pan = card === null ? '' : cardOf(run, type, card.card.pan);
  const chip = card === null ? null : chipOf(run, card, { voucher, batch });
  const message: Message = {
    mti: row.mti,
    fields: {
      ...(row.processingCode === null ? {} : { 3: row.processingCode }),
      ...(draft.amountMinor === null ? {} : { 4: String(draft.amountMinor).padStart(12, '0') }),
      11: voucher,
      22: ENTRY_MODES[entry] + (draft.pin === null ? '2' : '1'),
      ...(row.conditionCode === null ? {} : { 25: row.conditionCode }),
      41: terminalId,
      42: merchantId,
      49: '156',
      60: financialField60(type, batch, card?.fallback ?? false),
      ...(card === null ? {} : cardFields(card, pan)),
      ...codeFields(draft),
      ...pinFields(run, pan),
      ...originalFields(type, draft),
      ...(chip === null ? {} : { 55: chip.field55 }),
    },
  };
  return { message: device.parts.wire.outgoing(message), pan, chip: chip?.facts ?? null, first: chip?.first ?? null };
}

function cardOf({ device }: Run, type: TransactionType, presented: string): string {
  const others = () =>
    device.books
      .journal()
      .map(({ sealedCard }) => device.vault.open(sealedCard))
      .filter((each) => each !== null && each !== presented) as string[];
  return device.parts.wire.card(type, presented, others);
}

function cardFields({ card, entry }: ReadCard, pan: string): Fields {
  const { expiry, sequenceNumber, serviceCode } = card;
  const chipRead = entry === 'insert' || entry === 'tap';
  return {
    2: pan,
    14: expiry,
    ...(chipRead ? { 23: sequenceNumber } : {}),
    ...(entry === 'swipe' ? { 35: `${pan}D${expiry}${serviceCode}0000000000` } : {}),
  };
}

/** Field 59 in place of a card (F-56): the code that the payer shows, or the voucher of the payment that is given back. */
function codeFields({ code }: Draft): Fields {
  return code === null || code.value === null ? {} : { 59: field59(code.tag, code.value) };
}

/** Fields 26, 52 and 53 (F-14): the PIN leaves the terminal only enciphered. */
function pinFields({ device, draft }: Run, pan: string): Fields {
  if (draft.pin === null) return {};
  if (device.keys === null) throw new Error('PIN without a PIN key');
  const block = encodePinBlock0(draft.pin, device.parts.wire.pinBoundTo(pan));
  const enciphered = tdesEncrypt(Buffer.from(device.keys.pinKey, 'hex'), block);
  return { 26: '12', 52: enciphered.toString('hex').toUpperCase(), 53: '2600000000000000' };
}

/** Fields 37, 38, 61 and 63, which name the original transaction (F-28 to F-30). */
function originalFields(type: TransactionType, draft: Draft): Fields {
  if (!(TRANSACTIONS[type].mandatory as readonly number[]).includes(61)) return {};
  const { original } = draft;
  const reference = original?.entry.reference ?? draft.originalReference;
  const authorisation = original?.entry.authorisationCode ?? draft.authorisationCode;
  return {
    ...(reference === null ? {} : { 37: reference }),
    ...(authorisation === null ? {} : { 38: authorisation }),
    61: buildPositional(FIELD_61, {
      batch: original?.entry.batch ?? '000000',
      voucher: original?.entry.voucher ?? '000000',
      date: original?.date ?? draft.originalDate ?? '0000',
    }),
    ...(type === 'refund' ? { 63: 'CUP' } : {}),
  };
}

function chipOf(
  { device, draft }: Run,
  { card, entry }: ReadCard,
  { voucher, batch }: Record<'voucher' | 'batch', string>,
) {
  if (entry !== 'insert' && entry !== 'tap') return null;
  const { terminalId } = device.configuration.identity;
  return chipData({
    card,
    amountMinor: draft.amountMinor ?? 0,
    date: device.clock.stamp().slice(2, 10).replaceAll('-', ''),
    terminalId,
    voucher,
    unpredictable: device.parts.chip.unpredictable(device.seed, `${terminalId}/${batch}/${voucher}`),
    pin: draft.pin !== null,
  });
}
