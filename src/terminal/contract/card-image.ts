// What a card shows to a reader.
import { type Static, Type } from '../../schema.ts';

/** What a physical card shows to a reader. Test cards only; a device on a desk is given the card of that label. */
export const CardImage = Type.Object(
  {
    label: Type.String({ description: 'name of the card in the test set' }),
    pan: Type.String({ pattern: '^[0-9]{13,19}$' }),
    expiry: Type.String({ pattern: '^[0-9]{4}$', description: 'YYMM' }),
    sequenceNumber: Type.String({ pattern: '^[0-9]{3}$', description: 'field 23' }),
    serviceCode: Type.String({ pattern: '^[0-9]{3}$' }),
    stripe: Type.Boolean(),
    chip: Type.Boolean(),
    contactless: Type.Boolean(),
    aid: Type.Optional(Type.String({ pattern: '^[0-9A-F]{10,32}$', description: 'application of the chip' })),
    applicationLabel: Type.Optional(Type.String()),
    cryptogramKey: Type.Optional(
      Type.String({ pattern: '^[0-9A-F]{32}$', description: 'ICC master key of the simulated chip, a test key' }),
    ),
    transactionCounter: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 65535, description: 'ATC at the time of presentation' }),
    ),
  },
  { $id: 'CardImage' },
);
export type CardImage = Static<typeof CardImage>;
