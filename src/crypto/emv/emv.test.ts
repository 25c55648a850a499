// Card keys, session keys, cryptograms, answers and secure messaging against published vectors.
import { describe, expect, it } from 'vitest';
import { cvc3, cvv, dcvv, ivCvc3 } from '../card-verification.ts';
import { ibm3624Offset, ibm3624Pin, visaPvv } from '../pin-verification.ts';
import { bytes, hex, type Vector, vectorsOf } from '../vectors-fixture.ts';
import { keyCheckValue } from '../work-keys.ts';
import { applicationCryptogram, arpcMethod1, arpcMethod2, cryptogramInput, paddedInput } from './cryptogram.ts';
import { parseIssuerApplicationData } from './issuer-data.ts';
import { type DerivationOption, iccMasterKey } from './keys.ts';
import {
  commandMac,
  commandMacInput,
  encipherPinChange,
  isoPinBlock,
  type PinChangeStyle,
  visPinBlock,
} from './secure-messaging.ts';
import {
  atcAndUnpredictableDiversifier,
  atcDiversifier,
  commonSessionKey,
  emv2000SessionKey,
  visaSessionKey,
} from './session.ts';

const VECTORS = vectorsOf('emv-cryptogram');
const optionOf = (words: string) => words.slice(-1) as DerivationOption;
/** The source of these vectors hashes short numbers too when it says option B. */
const hashingOption = (words: string): DerivationOption => (optionOf(words) === 'B' ? 'B-all' : 'A');
const paddingOf = (words: string): 1 | 2 => (words.includes('method 1') ? 1 : 2);
const kcvIs = (key: Buffer, expected: string) =>
  expect(keyCheckValue(hex(key)).slice(0, expected.length)).toBe(expected);
const number = (hexadecimal: string) => Number.parseInt(hexadecimal, 16);

/** The key that a card makes its cryptograms with, by the words of the vector. */
function cryptogramKey(cardKey: Buffer, words: string, tags: Record<string, string>): Buffer {
  const atc = number(tags['9F36'] ?? '0');
  if (words.startsWith('none')) return cardKey;
  if (words.includes('UN'))
    return commonSessionKey(cardKey, atcAndUnpredictableDiversifier(atc, bytes(tags['9F37'] ?? '')));
  return commonSessionKey(cardKey, atcDiversifier(atc));
}

/** The keys that secure messaging uses. */
function messagingKey(cardKey: Buffer, words: string, atc: number, cryptogram: Buffer): Buffer {
  return words.toLowerCase().startsWith('visa') ? visaSessionKey(cardKey, atc) : commonSessionKey(cardKey, cryptogram);
}

function answers(list: Vector[], cardKey: Buffer, sessionKey: Buffer, cryptogram: Buffer): void {
  for (const { method, key, arc, csu, arcOrCsu, proprietary = '', arpc } of list) {
    const used = /icc/i.test(key) ? cardKey : sessionKey;
    const given = bytes(arc ?? csu ?? arcOrCsu);
    const made =
      method === 1 ? arpcMethod1(used, cryptogram, given) : arpcMethod2(used, cryptogram, given, bytes(proprietary));
    expect(hex(made)).toBe(arpc);
  }
}

function pinBlockOf({ pinBlockFormat, pin, currentPin = null }: Vector, acCardKey: Buffer | null): Buffer {
  return pinBlockFormat === 'VIS' ? visPinBlock(acCardKey!, pin, currentPin) : isoPinBlock(pin);
}

const CHECKS: Record<string, (vector: Vector) => void> = {
  scenario({
    issuerMasterKeys,
    pan,
    psn,
    iccMasterKeyDerivation,
    acSessionKey,
    arqc,
    arpc,
    secureMessaging,
    keyCheckValues,
  }) {
    const cardKey = (issuer: string) => iccMasterKey(bytes(issuer), pan, psn, optionOf(iccMasterKeyDerivation));
    const [ac, smi, smc] = [cardKey(issuerMasterKeys.ac), cardKey(issuerMasterKeys.smi), cardKey(issuerMasterKeys.smc)];
    const sessionKey = cryptogramKey(ac, acSessionKey, arqc.tags);
    const { cvr = '', counters = '', '9F10': whole = '' } = arqc.issuerApplicationData;
    const input = cryptogramInput(arqc.tags, whole + cvr + counters);
    expect(hex(input)).toBe(arqc.dataHex);
    const cryptogram = applicationCryptogram(sessionKey, input, paddingOf(arqc.padding));
    expect(hex(cryptogram)).toBe(arqc.arqc);
    answers([arpc], ac, sessionKey, cryptogram);
    const atc = number(arqc.tags['9F36']);
    const macKey = messagingKey(smi, secureMessaging.sessionKey, atc, cryptogram);
    const coverKey = messagingKey(smc, secureMessaging.sessionKey, atc, cryptogram);
    const covered = (header: Buffer, data?: Buffer) =>
      secureMessaging.macData === 'header || data'
        ? Buffer.concat([header, data ?? Buffer.alloc(0)])
        : commandMacInput(header, atc, cryptogram, data);
    expect(hex(commandMac(macKey, covered(bytes(secureMessaging.command))))).toBe(secureMessaging.mac);
    for (const change of secureMessaging.pinChange) {
      const enciphered = encipherPinChange(coverKey, pinBlockOf(change, ac), change.encryption);
      const header = bytes(change.command.slice(0, 10));
      const mac = commandMac(macKey, covered(header, enciphered));
      expect(change.command).toBe(hex(Buffer.concat([header, enciphered, mac])).slice(0, change.command.length));
    }
    const made: Record<string, Buffer> = {
      iccMkAc: ac,
      iccMkSmi: smi,
      iccMkSmc: smc,
      skAc: sessionKey,
      skSmi: macKey,
      skSmc: coverKey,
    };
    for (const [name, value] of Object.entries<string>(keyCheckValues)) kcvIs(made[name]!, value);
  },
  ac(vector) {
    const { issuerMasterKey, pan, psn = '00', iccMasterKeyDerivation, dataHex, padding, arqc, arpc } = vector;
    const cardKey = iccMasterKey(bytes(issuerMasterKey), pan, psn, optionOf(iccMasterKeyDerivation));
    if (vector.iccMasterKey !== undefined) {
      expect(hex(cardKey)).toBe(vector.iccMasterKey);
      kcvIs(cardKey, vector.iccMasterKeyKcv);
    }
    const sessionKey =
      vector.sessionKeyR === undefined
        ? cryptogramKey(cardKey, vector.sessionKeyMethod, vector.tags)
        : commonSessionKey(cardKey, bytes(vector.sessionKeyR));
    if (vector.sessionKey !== undefined) {
      expect(hex(sessionKey)).toBe(vector.sessionKey);
      kcvIs(sessionKey, vector.sessionKeyKcv);
    }
    if (vector.tags !== undefined) expect(hex(cryptogramInput(vector.tags, vector.cvr))).toBe(dataHex);
    const cryptogram = applicationCryptogram(sessionKey, bytes(dataHex), paddingOf(padding));
    expect(hex(cryptogram)).toBe(arqc);
    answers(arpc, cardKey, sessionKey, cryptogram);
  },
  'session-key'({ iccMasterKey: key, atc, height, branch, iv, sessionKey }) {
    expect(hex(emv2000SessionKey(bytes(key), number(atc), { height, branch, iv: bytes(iv) }))).toBe(sessionKey);
  },
  'secure-messaging'(vector) {
    const { issuerMkSmi, issuerMkSmc, issuerMkAc, pan, psn, sessionKeyMethod, mac, encryption } = vector;
    const cardKey = (issuer: string) => iccMasterKey(bytes(issuer), pan, psn);
    const cryptogram = bytes(vector.arqc ?? vector.sessionKeyR);
    const atc = number(vector.atc ?? vector.sessionKeyR);
    const macKey = messagingKey(cardKey(issuerMkSmi), sessionKeyMethod, atc, cryptogram);
    let enciphered = Buffer.alloc(0) as Buffer;
    if (encryption !== undefined) {
      const coverKey = messagingKey(cardKey(issuerMkSmc), sessionKeyMethod, atc, cryptogram);
      const block = pinBlockOf(vector, issuerMkAc === undefined ? null : cardKey(issuerMkAc));
      if (vector.pinBlock !== undefined) expect(hex(block)).toBe(vector.pinBlock);
      enciphered = encipherPinChange(coverKey, block, encryption as PinChangeStyle);
      expect(hex(enciphered)).toBe(vector.encryptedPin);
      if (vector.keyCheckValues !== undefined) kcvIs(coverKey, vector.keyCheckValues.skSmc);
    }
    const covered =
      vector.macData === undefined ? Buffer.concat([bytes(vector.commandHeader), enciphered]) : bytes(vector.macData);
    expect(hex(commandMac(macKey, covered)).slice(0, mac.length)).toBe(mac);
    if (vector.keyCheckValues !== undefined) kcvIs(macKey, vector.keyCheckValues.skSmi);
  },
  cvc3({
    issuerMkCvc3,
    pan,
    psn,
    iccMasterKeyDerivation,
    iccMasterKeyKcv,
    trackHex,
    ivCvc3: given,
    atc,
    unpredictableNumber,
    cvc3: expected,
  }) {
    const key = iccMasterKey(bytes(issuerMkCvc3), pan, psn, hashingOption(iccMasterKeyDerivation));
    if (iccMasterKeyKcv !== undefined) kcvIs(key, iccMasterKeyKcv);
    const iv = given === undefined ? ivCvc3(key, bytes(trackHex)) : bytes(given);
    expect(cvc3(key, iv, bytes(unpredictableNumber), number(atc)).slice(-expected.length)).toBe(expected);
  },
  dcvv({ issuerMkAc, pan, iccMasterKeyDerivation, atc, expiryYYMM, serviceCode, dcvv: expected }) {
    const key = iccMasterKey(bytes(issuerMkAc), pan, '00', hashingOption(iccMasterKeyDerivation));
    expect(dcvv(key, pan, expiryYYMM, serviceCode, atc)).toBe(expected);
  },
  cvv({ cvk, pan, expiry, serviceCode, cvv: expected }) {
    expect(cvv(bytes(cvk), pan, expiry, serviceCode)).toBe(expected);
  },
  pvv({ pvk, pvki, pin, pan, pvv }) {
    expect(visaPvv(bytes(pvk), pvki, pin, pan)).toBe(pvv);
  },
  ibm3624({ pvk, decimalisationTable, offset, pan, panVerifyOffset, panVerifyLength, padCharacter, pin }) {
    const rule = {
      decimalisation: decimalisationTable,
      from: panVerifyOffset,
      length: panVerifyLength,
      pad: padCharacter,
    };
    expect(ibm3624Pin(bytes(pvk), pan, offset, rule)).toBe(pin);
    expect(ibm3624Offset(bytes(pvk), pan, pin, rule)).toBe(offset);
  },
  'arqc-input'({ tags, tag9F10, dataHex, paddedHex }) {
    const data = parseIssuerApplicationData(tag9F10);
    const cardData = dataHex.endsWith(tag9F10) ? tag9F10 : data?.cardVerificationResults;
    const input = cryptogramInput(tags, cardData ?? '');
    expect(hex(input)).toBe(dataHex);
    const padded = ([1, 2] as const).map((method) => hex(paddedInput(input, method)));
    expect(padded).toContain(paddedHex);
  },
};

describe('published EMV vectors', () => {
  it.each(VECTORS.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    expect(CHECKS).toHaveProperty([vector.kind]);
    CHECKS[vector.kind]?.(vector);
  });
});
