// What the reader and the simulated chip exchange for one transaction, as field 55 and as facts for the slip (F-16).
import { randomBytes } from 'node:crypto';
import type { CardImage } from '../../terminal/contract.ts';
import type { ChipFacts } from '../store/records.ts';
import { cryptogram } from './cryptogram.ts';
import { tlv } from './tlv.ts';

const AID = 'A000000333010101';
const COUNTRY_AND_CURRENCY = '0156';
const PROFILE = '7C00';
const TVR = '0000008000';
const TSI = 'E800';
const CAPABILITIES = 'E0E9C8';

export type ChipTransaction = {
  card: CardImage;
  amountMinor: number;
  /** YYMMDD of the terminal. */
  date: string;
  /** Serial number of the terminal, eight characters. */
  terminalId: string;
  voucher: string;
};

export function chipData({ card, amountMinor, date, terminalId, voucher }: ChipTransaction): {
  field55: string;
  facts: ChipFacts;
} {
  const amount = String(amountMinor).padStart(12, '0');
  const unpredictable = randomBytes(4).toString('hex').toUpperCase();
  const counter = (card.transactionCounter ?? 1).toString(16).padStart(4, '0').toUpperCase();
  const other = '0'.repeat(12);
  const covered = [amount, other, COUNTRY_AND_CURRENCY, TVR, COUNTRY_AND_CURRENCY, date, '00', unpredictable, PROFILE];
  const aid = card.aid ?? AID;
  const code = cryptogram(card.cryptogramKey, counter, covered.join('') + counter);
  const objects: readonly [string, string][] = [
    ['9F26', code],
    ['9F27', '80'],
    ['9F10', '07010103A00000'],
    ['9F37', unpredictable],
    ['9F36', counter],
    ['95', TVR],
    ['9A', date],
    ['9C', '00'],
    ['9F02', amount],
    ['5F2A', COUNTRY_AND_CURRENCY],
    ['82', PROFILE],
    ['9F1A', COUNTRY_AND_CURRENCY],
    ['9F03', other],
    ['9F33', CAPABILITIES],
    ['9F34', '420300'],
    ['9F35', '22'],
    ['9F1E', Buffer.from(terminalId, 'latin1').toString('hex')],
    ['84', aid],
    ['9F09', '0030'],
    ['9F41', voucher.padStart(8, '0')],
  ];
  const label = card.applicationLabel ?? 'UnionPay';
  return {
    field55: objects.map(([tag, value]) => tlv(tag, value)).join(''),
    facts: { aid, label, cryptogram: code, tvr: TVR, tsi: TSI, counter },
  };
}
