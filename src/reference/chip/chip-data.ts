// What the reader and the simulated chip exchange for one transaction, as field 55 and as facts for the slip (F-16).
import type { CardImage } from '../../terminal/contract.ts';
import type { ChipFacts } from '../store/records.ts';
import { chipSessionKey, cryptogram } from './cryptogram.ts';
import type { FirstCryptogram } from './second-cryptogram.ts';
import { tlv } from './tlv.ts';

const AID = 'A000000333010101';
const COUNTRY_AND_CURRENCY = '0156';
const PROFILE = '7C00';
const TVR = '0000008000';
const TSI = 'E800';
const CAPABILITIES = 'E0E9C8';
/** 9F34: the method, when it applies (where the terminal can), and how it ended: not known here, or well. */
const ONLINE_PIN = '420300';
const NO_METHOD = '1F0302';
/** Card verification results: what the card says of itself; a cryptogram for the issuer was asked for. */
const CVR = '03A00000';
/** 9F10: length, key index, cryptogram version, verification results, algorithm. */
const ISSUER_APPLICATION_DATA = `070101${CVR}01`;

type ChipTransaction = {
  card: CardImage;
  amountMinor: number;
  /** YYMMDD of the terminal. */
  date: string;
  /** Serial number of the terminal, eight characters. */
  terminalId: string;
  voucher: string;
  /** Four bytes, hex. */
  unpredictable: string;
  /** A PIN goes to the issuer along with it. */
  pin: boolean;
};

export function chipData({ card, amountMinor, date, terminalId, voucher, unpredictable, pin }: ChipTransaction): {
  field55: string;
  first: FirstCryptogram;
  facts: ChipFacts;
} {
  const amount = String(amountMinor).padStart(12, '0');
  const transactionCounter = card.transactionCounter ?? 1;
  const counter = transactionCounter.toString(16).padStart(4, '0').toUpperCase();
  const aid = card.aid ?? AID;
  const covered = {
    '9F37': unpredictable,
    '9F36': counter,
    '95': TVR,
    '9A': date,
    '9C': '00',
    '9F02': amount,
    '5F2A': COUNTRY_AND_CURRENCY,
    '82': PROFILE,
    '9F1A': COUNTRY_AND_CURRENCY,
    '9F03': '0'.repeat(12),
  };
  const code = cryptogram(chipSessionKey(card.cryptogramKey, transactionCounter), covered, CVR);
  const objects: Record<string, string> = {
    '9F26': code,
    '9F27': '80',
    '9F10': ISSUER_APPLICATION_DATA,
    ...covered,
    '9F33': CAPABILITIES,
    '9F34': pin ? ONLINE_PIN : NO_METHOD,
    '9F35': '22',
    '9F1E': Buffer.from(terminalId, 'latin1').toString('hex'),
    '84': aid,
    '9F09': '0030',
    '9F41': voucher.padStart(8, '0'),
  };
  const label = card.applicationLabel ?? 'UnionPay';
  return {
    field55: Object.entries(objects)
      .map(([tag, value]) => tlv(tag, value))
      .join(''),
    first: { card, cryptogram: code, counter: transactionCounter, covered },
    facts: { aid, label, cryptogram: code, tvr: TVR, tsi: TSI, counter },
  };
}
