// Cards for tests, with made-up numbers that pass the check digit test.
import type { CardImage } from '../../terminal/contract.ts';
import { PROBE_CARD } from '../../terminal/probe-setting.ts';

export const CHIP_CARD: CardImage = {
  ...PROBE_CARD,
  aid: 'A000000333010101',
  applicationLabel: 'UnionPay Debit',
};

export const OTHER_CARD: CardImage = { ...CHIP_CARD, label: 'other', pan: '6212345678901265' };

export const STRIPE_CARD: CardImage = {
  label: 'debit stripe',
  pan: '6212345678900085',
  expiry: '3012',
  sequenceNumber: '000',
  serviceCode: '120',
  stripe: true,
  chip: false,
  contactless: false,
};

export const FOREIGN_BRAND: CardImage = { ...CHIP_CARD, label: 'another brand', pan: '4111111111111111' };
