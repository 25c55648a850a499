// Slips that are no sales slips: the totals of a settlement, and the report of a failed reversal (F-35, F-42).
import { yuan } from '../../definitions/money.ts';
import type { Slip } from '../../terminal/contract.ts';
import type { Device } from '../device/device.ts';
import type { Totals } from '../policies/totals.ts';
import type { Bilingual, Text } from '../ui/text.ts';
import { TEXTS } from '../ui/texts.ts';
import { LABELS } from './labels.ts';

/** @param verdict the words for what the host said of the totals */
export function settlementSlip(device: Device, batch: string, totals: Totals, verdict: Text): Slip {
  const { ui, clock, books } = device;
  const lines = [
    ui.say({ words: LABELS.settlementTitle }),
    ...identityLines(device),
    labelled(device, LABELS.operator, books.session().operator ?? ''),
    labelled(device, LABELS.batch, batch),
    labelled(device, LABELS.dateTime, clock.stamp()),
    ...totalLines(totals).map((text) => ui.say(text)),
    ui.say(verdict),
  ];
  return { copy: 'settlement', reprint: false, signatureLine: false, lines };
}

export function faultReport(device: Device, owed: { voucher: string; batch: string }): Slip {
  const { ui, books, clock } = device;
  const entry = books.record(owed)?.entry;
  const lines = [
    ui.say({ words: LABELS.faultTitle }),
    ...identityLines(device),
    labelled(device, LABELS.batch, owed.batch),
    labelled(device, LABELS.voucher, owed.voucher),
    ...(entry === undefined ? [] : [labelled(device, LABELS.amount, yuan(entry.amountMinor))]),
    labelled(device, LABELS.dateTime, clock.stamp()),
    ui.say({ words: LABELS.faultText }),
  ];
  return { copy: 'fault-report', reprint: false, signatureLine: false, lines };
}

/** Debit and credit as two lines, for slip and screen. */
export function totalLines({ debit, credit }: Totals): Text[] {
  const line = (words: Bilingual, total: Totals['debit']): Text => ({
    words,
    values: { count: String(total.count), amount: yuan(total.amountMinor) },
  });
  return [line(TEXTS.debitTotal, debit), line(TEXTS.creditTotal, credit)];
}

function identityLines(device: Device): string[] {
  const { merchantName, merchantId, terminalId } = device.configuration.identity;
  return [
    labelled(device, LABELS.merchantName, merchantName),
    labelled(device, LABELS.merchantId, merchantId),
    labelled(device, LABELS.terminalId, terminalId),
  ];
}

function labelled({ ui }: Device, words: Bilingual, value: string): string {
  return ui.say({ words, values: { value } });
}
