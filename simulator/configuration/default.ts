// The acquirer when nobody configured it: one example merchant, one terminal, and every test card that an issuer knows.
import { acquirerTerms, merchantTerms } from '../../src/definitions/acquirer-profile.ts';
import { cardAccount, TEST_CARDS } from '../../src/definitions/cards.ts';
import type { AcquirerConfiguration } from '../model/index.ts';

/** A fresh copy; `language` chooses the names of the issuers that slips show. */
export function defaultConfiguration(language: 'en' | 'zh-CN' = 'en'): AcquirerConfiguration {
  return {
    acquirer: acquirerTerms(),
    seed: 1,
    mac: true,
    merchants: [
      {
        merchantId: '898310058120001',
        name: '示例商店 Example Shop',
        active: true,
        pinFree: true,
        pinFreeLimitMinor: 100_000,
        signatureFreeLimitMinor: 100_000,
        ...merchantTerms(),
      },
    ],
    terminals: [
      {
        terminalId: 'TP000001',
        merchantId: '898310058120001',
        terminalMasterKey: '0123456789ABCDEFFEDCBA9876543210',
        active: true,
        nextBatch: '000001',
      },
    ],
    cards: Object.values(TEST_CARDS)
      .filter(({ known, issuerConnected }) => known && issuerConnected)
      .map((card) => cardAccount(card, language)),
    rules: [],
    rulePacks: [],
  };
}
