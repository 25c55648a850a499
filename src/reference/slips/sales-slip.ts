// A sales slip out of a journal record: the elements for a reader's program, the lines for a reader's eye (F-40).
import { yuan } from '../../definitions/money.ts';
import type { Slip } from '../../terminal/contract.ts';
import type { Device } from '../device/device.ts';
import type { Copy } from '../policies/receipt.ts';
import type { JournalRecord } from '../store/records.ts';
import { FUNCTION_NAMES } from '../ui/names.ts';
import type { Bilingual } from '../ui/text.ts';
import { ENTRY_LETTERS, LABELS } from './labels.ts';

type Elements = NonNullable<Slip['elements']>;

/** @param again the slip has been issued before */
export function salesSlip(device: Device, record: JournalRecord, copy: Copy, again: boolean): Slip {
  const { parts } = device;
  const signatureLine = parts.receipt.signatureLine(copy, record.receipt.signatureRequired);
  const reprint = again && parts.receipt.marksReprint;
  const elements = elementsOf(device, record, copy);
  return {
    copy,
    reprint,
    signatureLine,
    elements,
    lines: parts.receipt.paper(linesOf(device, record, { copy, reprint, signatureLine, elements }), copy),
  };
}

function elementsOf(device: Device, record: JournalRecord, copy: Copy): Elements {
  const { parts, configuration, vault, ui } = device;
  const { entry, receipt } = record;
  const { original } = entry;
  const pan = vault.open(record.sealedCard);
  return {
    title:
      copy === 'electronic'
        ? ui.say({ words: LABELS.electronicTitle })
        : (configuration.identity.slipTitle ?? ui.say({ words: LABELS.title })),
    merchantName: configuration.identity.merchantName,
    merchantId: configuration.identity.merchantId,
    terminalId: configuration.identity.terminalId,
    operator: receipt.operator,
    issuer: receipt.issuer,
    acquirer: receipt.acquirer,
    cardNumber: pan === null ? entry.cardNumber : parts.masking.slip(pan),
    entryLetter: entry.entry === null ? 'N' : ENTRY_LETTERS[entry.entry],
    transaction: ui.say({ words: FUNCTION_NAMES[entry.function] }),
    batch: entry.batch,
    voucher: entry.voucher,
    authorisationCode: entry.authorisationCode ?? '',
    reference: entry.reference ?? '',
    dateTime: entry.dateTime,
    amountMinor: parts.receipt.amountMinor(entry.amountMinor),
    ...(original?.voucher ? { originalVoucher: original.voucher } : {}),
    ...(original?.reference ? { originalReference: original.reference } : {}),
    ...(original?.date ? { originalDate: original.date } : {}),
    ...(receipt.chip === null ? {} : { applicationId: receipt.chip.aid }),
    ...(receipt.featureCode === null ? {} : { featureCode: receipt.featureCode }),
  };
}

function linesOf(device: Device, record: JournalRecord, slip: Omit<Slip, 'lines'> & { elements: Elements }): string[] {
  const { ui, configuration } = device;
  const { elements, copy } = slip;
  const line = (words: Bilingual, value: string) => ui.say({ words, values: { value } });
  const lines = [elements.title, ui.say({ words: copyName(copy) })];
  if (slip.reprint) lines.push(ui.say({ words: LABELS.reprint }));
  lines.push(
    line(LABELS.merchantName, elements.merchantName),
    line(LABELS.merchantId, elements.merchantId),
    line(LABELS.terminalId, elements.terminalId),
    line(LABELS.operator, elements.operator),
    line(LABELS.issuer, elements.issuer),
    line(LABELS.acquirer, elements.acquirer),
    line(
      record.entry.entry === 'qr' ? LABELS.paymentCode : LABELS.cardNumber,
      `${elements.cardNumber} /${elements.entryLetter}`,
    ),
    line(LABELS.transaction, elements.transaction),
    line(LABELS.batch, elements.batch),
    line(LABELS.voucher, elements.voucher),
    line(LABELS.authorisationCode, elements.authorisationCode),
    line(LABELS.reference, elements.reference),
    line(LABELS.dateTime, elements.dateTime),
    line(LABELS.amount, yuan(elements.amountMinor)),
  );
  if (elements.originalVoucher) lines.push(line(LABELS.originalVoucher, elements.originalVoucher));
  if (elements.originalReference) lines.push(line(LABELS.originalReference, elements.originalReference));
  if (elements.originalDate) lines.push(line(LABELS.originalDate, elements.originalDate));
  lines.push(
    ...codeLines(device, record),
    ...chipLines(device, record),
    ...waiverLines(device, record),
    ...signatureLines(device, record, slip),
  );
  lines.push(ui.say({ words: LABELS.check }));
  const service = configuration.identity.serviceLine;
  if (service !== undefined) lines.push(line(LABELS.service, service));
  return lines;
}

function copyName(copy: Copy): Bilingual {
  if (copy === 'merchant') return LABELS.merchantCopy;
  return copy === 'cardholder' ? LABELS.cardholderCopy : LABELS.electronicCopy;
}

/** What a payment by code is known by at the host, and why nobody signs (F-56). */
function codeLines({ ui }: Device, { entry, paymentVoucher }: JournalRecord): string[] {
  if (entry.entry !== 'qr') return [];
  const free = ui.say({ words: LABELS.byCode });
  if (paymentVoucher === null) return [free];
  return [ui.say({ words: LABELS.paymentVoucher, values: { value: paymentVoucher } }), free];
}

function chipLines({ ui }: Device, { receipt: { chip } }: JournalRecord): string[] {
  if (chip === null) return [];
  const { cryptogram: code, aid, tvr, tsi, counter, label } = chip;
  const first = ui.say({ words: LABELS.chip, values: { code, aid, tvr, tsi, counter, label } });
  return chip.certificate === undefined ? [first] : [first, `TC ${chip.certificate}`];
}

/** The phrase of a waiver that was used, with its limit (F-43). */
function waiverLines({ ui }: Device, { receipt }: JournalRecord): string[] {
  const { pinFreeMinor, signatureFreeMinor } = receipt;
  const phrase = (words: Bilingual, limitMinor: number) => [ui.say({ words, values: { limit: yuan(limitMinor) } })];
  if (pinFreeMinor !== null && signatureFreeMinor !== null)
    return phrase(LABELS.pinAndSignatureFree, Math.min(pinFreeMinor, signatureFreeMinor));
  if (signatureFreeMinor !== null) return phrase(LABELS.signatureFree, signatureFreeMinor);
  return pinFreeMinor === null ? [] : phrase(LABELS.pinFree, pinFreeMinor);
}

function signatureLines(
  { ui }: Device,
  { receipt }: JournalRecord,
  { signatureLine }: Pick<Slip, 'signatureLine'>,
): string[] {
  if (!signatureLine) return [];
  const lines = [ui.say({ words: receipt.signedOnScreen ? LABELS.signedOnScreen : LABELS.signature })];
  if (receipt.featureCode !== null)
    lines.push(ui.say({ words: LABELS.featureCode, values: { value: receipt.featureCode } }));
  return [...lines, ui.say({ words: LABELS.acknowledgement })];
}
