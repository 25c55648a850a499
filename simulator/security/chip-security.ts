// The issuer's side of chip cryptography: is a cryptogram right, the answer to it, commands that a chip believes (EMV Book 2, 8 and 9).
import {
  applicationCryptogram,
  arpcMethod1,
  CRYPTOGRAM_TAGS,
  cryptogramInput,
} from '../../src/crypto/emv/cryptogram.ts';
import { iccMasterKey } from '../../src/crypto/emv/keys.ts';
import { commandMac, commandMacInput } from '../../src/crypto/emv/secure-messaging.ts';
import { atcDiversifier, commonSessionKey } from '../../src/crypto/emv/session.ts';
import { weighEmvTag } from '../../src/definitions/emv-tags.ts';
import { tlvValues } from '../../src/iso8583/tlv.ts';
import { salvageTlv } from '../../src/iso8583/tlv-salvage.ts';
import type { ChipCard, ChipSecurity, ChipValues } from './types.ts';

const bytes = (hex: string) => Buffer.from(hex, 'hex');
const hex = (data: Uint8Array) => Buffer.from(data).toString('hex').toUpperCase();

/** Card verification results: four bytes of 9F10 behind its length, the key index and the cryptogram version. */
const verificationResults = (values: ChipValues) => values['9F10']?.slice(6, 14) ?? '';

function cardKey({ pan, sequenceNumber, chipKeys }: ChipCard): Buffer {
  return iccMasterKey(bytes(chipKeys.issuerMasterKey), pan, sequenceNumber.slice(-2), chipKeys.derivation);
}

const counterOf = (values: ChipValues) => Number.parseInt(values['9F36'] ?? '0', 16);

const cryptogramKey = (card: ChipCard, values: ChipValues) =>
  commonSessionKey(cardKey(card), atcDiversifier(counterOf(values)));

/** What the chip would have to have sent in 9F26. */
function expected(card: ChipCard, values: ChipValues): string {
  return hex(applicationCryptogram(cryptogramKey(card, values), cryptogramInput(values, verificationResults(values))));
}

export const chipSecurity: ChipSecurity = {
  read(field55) {
    const salvaged = salvageTlv(field55, weighEmvTag);
    return salvaged === null || salvaged.objects.length === 0 ? null : tlvValues(salvaged.objects);
  },
  isComplete: (values) =>
    /^[\dA-F]{16}$/.test(values['9F26'] ?? '') &&
    /^[\dA-F]{4}$/.test(values['9F36'] ?? '') &&
    verificationResults(values).length === 8 &&
    CRYPTOGRAM_TAGS.every((tag) => values[tag] !== undefined),
  isRight: (card, values) => values['9F26'] === expected(card, values),
  answer(card, values, code) {
    const responseCode = Buffer.from(code, 'latin1');
    const arpc = arpcMethod1(cryptogramKey(card, values), bytes(values['9F26'] ?? ''), responseCode);
    return hex(Buffer.concat([arpc, responseCode]));
  },
  command(card, values, header) {
    const cryptogram = bytes(values['9F26'] ?? '');
    const key = commonSessionKey(cardKey(card), cryptogram);
    const mac = commandMac(key, commandMacInput(bytes(header), counterOf(values), cryptogram));
    return header + hex(mac.subarray(0, 4));
  },
};
