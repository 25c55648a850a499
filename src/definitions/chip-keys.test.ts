// The keys of the test chips are those that their issuer derives.
import { describe, expect, it } from 'vitest';
import { iccMasterKey } from '../crypto/emv/keys.ts';
import { cardAccount, TEST_CARDS } from './cards.ts';
import { CHIP_MASTER_KEYS, TEST_CHIP_KEYS } from './chip-keys.ts';

const chips = Object.values(TEST_CARDS).filter(({ image }) => image.aid !== undefined);

describe('the chips of the test cards', () => {
  it.each(chips.map((card) => [card.kind, card] as const))('%s has the key that its issuer derives', (kind, card) => {
    const issuerKey = Buffer.from(TEST_CHIP_KEYS.issuerMasterKey, 'hex');
    const sequence = card.image.sequenceNumber.slice(1);
    const derived = iccMasterKey(issuerKey, card.pan, sequence, TEST_CHIP_KEYS.derivation);
    expect(CHIP_MASTER_KEYS[kind]).toBe(derived.toString('hex').toUpperCase());
    expect(card.image.cryptogramKey).toBe(CHIP_MASTER_KEYS[kind]);
    expect(cardAccount(card, 'en').chipKeys).toEqual(TEST_CHIP_KEYS);
  });

  it('have keys, and cards without a chip have none', () => {
    expect(Object.keys(CHIP_MASTER_KEYS)).toEqual(chips.map(({ kind }) => kind));
    const stripe = TEST_CARDS['debit stripe-only'];
    expect(stripe.image.cryptogramKey).toBeUndefined();
    expect(cardAccount(stripe, 'en').chipKeys).toBeUndefined();
  });
});
