// One reading of secrets for judge and reports: finds card numbers, tracks, PINs and PIN blocks however they are written.
export { findSecrets } from './find.ts';
export { knownNumbers } from './known-numbers.ts';
export { numberBeginners } from './line-ends.ts';
export { clearPinBlocks } from './pin-blocks.ts';
export type * from './secrets.ts';
export { howMuch, inWhichWriting, lineOf, maskedPan, replaced, replacementsFor } from './show.ts';
export { hideCardNumbers } from './unknown-cards.ts';
export { cleanValue, textOf } from './value.ts';
