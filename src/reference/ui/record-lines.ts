// A transaction of the journal on the screen: as one line of a list, and in detail.

import { yuan } from '../../definitions/money.ts';
import type { Device } from '../device/device.ts';
import type { JournalRecord } from '../store/records.ts';
import { FUNCTION_NAMES, statusName } from './names.ts';
import { TEXTS } from './texts.ts';
import type { Line } from './ui.ts';

export function listLine(device: Device, record: JournalRecord): Line {
  const { entry } = record;
  return {
    words: TEXTS.queryLine,
    values: {
      voucher: entry.voucher,
      function: device.ui.say({ words: FUNCTION_NAMES[entry.function] }),
      amount: yuan(entry.amountMinor),
      card: shownCard(device, record),
      status: device.ui.say({ words: statusName(entry) }),
    },
  };
}

export function recordLines(device: Device, record: JournalRecord): Line[] {
  const { ui } = device;
  const { entry } = record;
  return [
    { words: TEXTS.functionLine, values: { function: ui.say({ words: FUNCTION_NAMES[entry.function] }) } },
    { words: TEXTS.voucherLine, values: { voucher: entry.voucher } },
    { words: TEXTS.amountLine, values: { amount: yuan(entry.amountMinor) } },
    entry.entry === 'qr'
      ? { words: TEXTS.codeLine, values: { code: entry.cardNumber } }
      : { words: TEXTS.cardLine, values: { card: shownCard(device, record) } },
    { words: TEXTS.dateTimeLine, values: { dateTime: entry.dateTime } },
    ...(entry.reference === null ? [] : [{ words: TEXTS.referenceLine, values: { reference: entry.reference } }]),
    ...(entry.authorisationCode === null
      ? []
      : [{ words: TEXTS.authorisationLine, values: { code: entry.authorisationCode } }]),
    { words: TEXTS.statusLine, values: { status: ui.say({ words: statusName(entry) }) } },
  ];
}

function shownCard({ parts, vault }: Device, { entry, sealedCard }: JournalRecord): string {
  const pan = vault.open(sealedCard);
  return pan === null ? entry.cardNumber : parts.masking.query(pan);
}
