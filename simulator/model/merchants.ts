// Merchants as the acquirer has them.
import { type Static, Type } from '../../src/schema.ts';
import { closed, minor, name } from './basics.ts';
import { MERCHANT_TERMS } from './contracts.ts';

export const Merchant = Type.Object(
  {
    merchantId: Type.String({ pattern: '^[0-9A-Za-z]{15}$' }),
    name: name(),
    active: Type.Boolean(),
    pinFree: Type.Boolean({ description: 'PIN-free taps are allowed at this merchant' }),
    pinFreeLimitMinor: minor('PIN-free limit, inclusive'),
    signatureFreeLimitMinor: minor('signature-free limit, inclusive'),
    ...MERCHANT_TERMS,
  },
  { ...closed, $id: 'Merchant' },
);
export type Merchant = Static<typeof Merchant>;

export const MerchantPatch = Type.Partial(Type.Omit(Merchant, ['merchantId']), { ...closed, $id: 'MerchantPatch' });
export type MerchantPatch = Static<typeof MerchantPatch>;
