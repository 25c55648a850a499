// The door of the crypto room: PIN blocks, MACs, check values, DUKPT, and the cryptograms of chip cards.
export { aesDecrypt, aesEncrypt } from './aes.ts';
export { cvc3, cvv, dcvv, ivCvc3 } from './card-verification.ts';
export { aesCmac, tdesCmac } from './cmac.ts';
export { oddParity, tdesCbcEncrypt, tdesDecrypt, tdesEncrypt, xor } from './des.ts';
export {
  AES_DUKPT_KEY,
  AES_DUKPT_USE,
  type AesDukptKey,
  type AesDukptUse,
  aesDukptHostKey,
  aesDukptInitialKey,
  aesDukptSerial,
  aesDukptTransactionKey,
  aesDukptWorkingKey,
} from './dukpt-aes.ts';
export { singleDukptDecipher, singleDukptEncipher } from './dukpt-des.ts';
export {
  type DukptUse,
  dukptHostKey,
  dukptInitialKey,
  dukptNextSerial,
  dukptTransactionKey,
  dukptWorkingKey,
} from './dukpt-tdes.ts';
export { type ChipValues, chipCryptogram, chipCryptogramMatches, chipSessionKey } from './emv/chip.ts';
export {
  applicationCryptogram,
  arpcMethod1,
  arpcMethod2,
  CRYPTOGRAM_TAGS,
  CRYPTOGRAM_TYPES,
  type CryptogramType,
  cryptogramInput,
  cryptogramType,
} from './emv/cryptogram.ts';
export { type IssuerApplicationData, parseIssuerApplicationData } from './emv/issuer-data.ts';
export { type DerivationOption, iccMasterKey } from './emv/keys.ts';
export {
  commandMac,
  commandMacInput,
  encipherPinChange,
  type PinChangeStyle,
  visPinBlock,
} from './emv/secure-messaging.ts';
export {
  atcAndUnpredictableDiversifier,
  atcDiversifier,
  commonSessionKey,
  emv2000SessionKey,
  visaSessionKey,
} from './emv/session.ts';
export { cbcMac, hmacSha256, retailMac, sameMac, unionPayMac } from './mac.ts';
export {
  MESSAGE_MACS,
  type MessageMacAlgorithm,
  type MessageMacRule,
  messageMac,
  messageMacMatches,
} from './message-mac.ts';
export { type PaddingMethod, padBlocks } from './padding.ts';
export {
  decipherPin4,
  decodePinBlock,
  decodePinBlock0,
  encipherPin4,
  encodePinBlock0,
  encodePinBlock1,
  encodePinBlock2,
  encodePinBlock3,
  type PinBlockFormat,
  type Random,
} from './pin-block.ts';
export { decipherPin, encipherPin, type PinCover, pinMatches, translatePin } from './pin-translation.ts';
export { type Ibm3624, ibm3624Offset, ibm3624Pin, visaPvv } from './pin-verification.ts';
export { sm4Decrypt, sm4Encrypt } from './sm4.ts';
export { type KeyCipher, keyCheckValue, unwrapWorkKeys, type WorkKeys, wrapWorkKeys } from './work-keys.ts';
