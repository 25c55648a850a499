// One reading of secrets for judge and reports: finds card numbers, tracks, PINs and PIN blocks however they are written.
export { findSecrets, type Look } from './find.ts';
export { knownNumbers } from './known-numbers.ts';
export { clearPinBlocks } from './pin-blocks.ts';
export type * from './secrets.ts';
export { howMuch, inWhichWriting, lineOf, maskedPan, replaced, replacementsFor, type ShowLanguage } from './show.ts';
export { trackTail } from './strings.ts';
export { hideCardNumbers } from './unknown-cards.ts';
export { cleanValue, textOf } from './value.ts';
export { needlesOf } from './writings.ts';
