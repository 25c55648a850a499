// The default set-up of a run fits the contracts of terminal and acquirer, so that nobody finds out at power-on.
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { AJV_OPTIONS } from '../../simulator/model/ajv-options.ts';
import { Card, Merchant, TerminalRecord } from '../../simulator/model/index.ts';
import { CardImage, Configuration, FUNCTIONS } from '../terminal/contract.ts';
import {
  ACQUIRER_PROFILES,
  SMALL_PAYMENT_LIMITS,
  TEST_MERCHANT,
  TEST_TERMINAL,
  terminalIdentity,
} from './acquirer-profile.ts';
import { CARD_STATUSES } from './card.ts';
import { cardAccount, TEST_CARDS } from './cards.ts';
import { FUNCTION_TERMS } from './glossary/functions.ts';
import { TERMINAL_PROFILES, TERMINAL_TIMERS, type TerminalProfileName, terminalDefaults } from './terminal-profile.ts';

const ajv = new Ajv(AJV_OPTIONS);
const errors = (schema: object, value: unknown) => {
  const validate = ajv.compile(schema);
  validate(value);
  return validate.errors ?? [];
};
const NAMES = Object.keys(TERMINAL_PROFILES) as TerminalProfileName[];

describe('the default set-up', () => {
  test.each(NAMES)('of a %s terminal is a valid configuration in both timings', (name) => {
    for (const timers of ['test', 'product'] as const) {
      const configuration = {
        ...terminalDefaults(name, TERMINAL_TIMERS[timers]),
        host: { transport: 'json-http', url: 'http://127.0.0.1:8080', dialect: 'json' },
        identity: terminalIdentity(),
        keys: { terminalMasterKey: TEST_TERMINAL.terminalMasterKey },
        language: 'zh-CN',
      };
      expect(errors(Configuration, configuration)).toEqual([]);
    }
  });

  test('is handed out fresh, so that one scenario cannot change the next', () => {
    const first = terminalDefaults('classic');
    first.limits.pinFreeMinor = SMALL_PAYMENT_LIMITS.upgraded;
    first.profile.functions.length = 0;
    expect(terminalDefaults('classic').limits.pinFreeMinor).toBeNull();
    expect(terminalDefaults('classic').profile.functions).toContain('sale');
  });

  test('offers every function of the contract in some profile, and QR only where a code can be read', () => {
    expect(new Set(NAMES.flatMap((name) => [...TERMINAL_PROFILES[name].functions]))).toEqual(new Set(FUNCTIONS));
    for (const name of NAMES) {
      const { functions, interfaces } = terminalDefaults(name).profile;
      expect([name, functions.includes('qr-sale')]).toEqual([name, (interfaces as string[]).includes('qr')]);
    }
  });

  test('of merchant and terminal is what the acquirer takes', () => {
    const merchant = {
      ...TEST_MERCHANT,
      active: true,
      pinFree: true,
      pinFreeLimitMinor: SMALL_PAYMENT_LIMITS.upgraded,
      signatureFreeLimitMinor: SMALL_PAYMENT_LIMITS.upgraded,
    };
    const terminal = {
      terminalId: TEST_TERMINAL.terminalId,
      merchantId: TEST_MERCHANT.merchantId,
      terminalMasterKey: TEST_TERMINAL.terminalMasterKey,
      active: true,
      nextBatch: TEST_TERMINAL.firstBatch,
    };
    expect(errors(Merchant, merchant)).toEqual([]);
    expect(errors(TerminalRecord, terminal)).toEqual([]);
    expect(TEST_MERCHANT.merchantId).toMatch(/^[0-9]{15}$/);
    expect(Object.values(ACQUIRER_PROFILES).filter(({ id }) => !/^[0-9]{8,11}$/.test(id))).toEqual([]);
  });

  test.each(Object.values(TEST_CARDS).map((card) => [card.kind, card] as const))(
    'of the card "%s" fits the reader and the issuer’s book',
    (_, card) => {
      expect(errors(CardImage, card.image)).toEqual([]);
      expect(errors(Card, cardAccount(card, 'en'))).toEqual([]);
    },
  );

  test('accepts every brand of the test cards but the unsupported one', () => {
    const { acceptedPrefixes } = terminalDefaults('classic').profile;
    const refused = Object.values(TEST_CARDS).filter(
      ({ pan }) => !acceptedPrefixes.some((prefix) => pan.startsWith(prefix)),
    );
    expect(refused.map(({ kind }) => kind)).toEqual(['unsupported brand']);
  });

  test('speaks of card statuses and functions in the words of the contracts', () => {
    expect(Object.keys(FUNCTION_TERMS).sort()).toEqual([...FUNCTIONS].sort());
    for (const status of CARD_STATUSES) {
      expect(errors(Card, { ...cardAccount(TEST_CARDS['debit chip'], 'en'), status })).toEqual([]);
    }
  });
});
