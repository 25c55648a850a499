// Acquirer profiles differ in data alone, say in both languages what they are, and are complete enough to settle by.
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { AcquirerConfiguration, Merchant } from '../../simulator/model/index.ts';
import { FUNCTIONS } from '../terminal/contract.ts';
import {
  ACQUIRER_PROFILES,
  type AcquirerProfile,
  type AcquirerProfileName,
  acquirerTerms,
  merchantTerms,
  SMALL_PAYMENT_LIMITS,
  TEST_MERCHANT,
  terminalIdentity,
} from './acquirer-profile.ts';
import { SETTLEMENT_CYCLES } from './acquirer-rows.ts';
import { PROFILE_TERMS } from './glossary/names.ts';

const PROFILES = Object.entries(ACQUIRER_PROFILES) as [AcquirerProfileName, AcquirerProfile][];
const han = /\p{Script=Han}/u;

function errors(schema: object, value: unknown) {
  const validate = new Ajv({ allErrors: true, strict: false, validateSchema: false }).compile(schema);
  validate(value);
  return validate.errors ?? [];
}

describe('every acquirer profile', () => {
  test.each(PROFILES)('%s is named in both languages, and a scenario finds it by its name', (name, row) => {
    expect([row.en, row.zh]).toEqual([PROFILE_TERMS[name].en, PROFILE_TERMS[name].zh]);
    expect(row.zh).toMatch(han);
    expect(row.title.zh).toMatch(han);
  });

  test.each(PROFILES)('%s says that it is nobody’s specification', (_name, { statement }) => {
    expect(statement.en).toMatch(/not a specification of/);
    expect(statement.zh).toMatch(/并非.*规范/);
  });

  test.each(PROFILES)(
    '%s has a TPDU, a header, functions of the contract and a contract of known form',
    (_name, row) => {
      expect(row.tpdu).toMatch(/^60[0-9]{8}$/);
      expect(row.header).toMatch(/^6[01][0-9]{10}$/);
      expect(row.functions.filter((each) => !(FUNCTIONS as readonly string[]).includes(each))).toEqual([]);
      expect(SETTLEMENT_CYCLES).toContain(row.contract.cycle);
    },
  );

  test.each(PROFILES)('%s is configured with its licence, whose holder is the name on slips', (name) => {
    const { acquirer } = AcquirerConfiguration.properties;
    expect(errors(acquirer, acquirerTerms(name))).toEqual([]);
    expect(acquirerTerms(name).licence.holder).toBe(terminalIdentity(name).acquirerName);
  });

  test.each(PROFILES)('%s gives a merchant terms that the acquirer takes', (name) => {
    const merchant = {
      ...TEST_MERCHANT,
      active: true,
      pinFree: true,
      pinFreeLimitMinor: SMALL_PAYMENT_LIMITS.upgraded,
      signatureFreeLimitMinor: SMALL_PAYMENT_LIMITS.upgraded,
      ...merchantTerms(name),
    };
    expect(errors(Merchant, merchant)).toEqual([]);
  });
});

test('profiles can be told apart on the wire, by number, name and TPDU', () => {
  for (const member of ['id', 'name', 'tpdu', 'header', 'serviceLine'] as const)
    expect(new Set(PROFILES.map(([, row]) => row[member])).size, member).toBe(PROFILES.length);
});

test('all settlement cycles occur among the profiles', () => {
  expect(new Set(PROFILES.map(([, { contract }]) => contract.cycle))).toEqual(new Set(SETTLEMENT_CYCLES));
});

test('terms are handed out fresh, so that one scenario cannot change the next', () => {
  const terms = merchantTerms();
  for (const version of terms.contract) version.signed.by = 'somebody else';
  const acquirer = acquirerTerms();
  acquirer.licence.scope.length = 0;
  expect(merchantTerms().contract[0]?.signed.by).toBe(TEST_MERCHANT.name);
  expect(acquirerTerms().licence.scope).not.toEqual([]);
});
