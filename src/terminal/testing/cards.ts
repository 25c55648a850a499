// A made-up card for tests of this room.
import type { CardImage } from '../contract.ts';

export const CARD: CardImage = {
  label: 'debit chip',
  pan: '6212345678901232',
  expiry: '3012',
  sequenceNumber: '001',
  serviceCode: '220',
  stripe: true,
  chip: true,
  contactless: true,
};
