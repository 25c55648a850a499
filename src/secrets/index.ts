// One reading of secrets for judge and reports: finds card numbers, tracks, PINs and PIN blocks however they are written.
export { maskPan } from '../iso8583/mask.ts';
export { findSecrets } from './find.ts';
export { knownNumbers } from './known-numbers.ts';
export { numberBeginners } from './line-ends.ts';
export { clearPinBlocks } from './pin-blocks.ts';
export type * from './secrets.ts';
export { howMuch, inWhichWriting, lineOf, replaced, replacementsFor } from './show.ts';
export { hideCardNumbers } from './unknown-cards.ts';
export { cleanValue, textOf } from './value.ts';
