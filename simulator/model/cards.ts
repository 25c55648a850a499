// Cards as their issuers have them.
import { CARD_STATUSES } from '../../src/definitions/card.ts';
import { type Static, Type } from '../../src/schema.ts';
import { closed, literals, minor } from './basics.ts';
import { ChipKeys } from './chips.ts';

export const Card = Type.Object(
  {
    pan: Type.String({ pattern: '^[0-9]{13,19}$' }),
    issuer: Type.String({ maxLength: 200, description: 'name of the issuer as printed' }),
    product: literals(['debit', 'credit', 'quasi-credit', 'prepaid'] as const),
    foreign: Type.Boolean(),
    chip: Type.Boolean(),
    expiry: Type.String({ pattern: '^[0-9]{4}$', description: 'YYMM' }),
    sequenceNumber: Type.String({ pattern: '^[0-9]{3}$' }),
    status: literals(CARD_STATUSES),
    pin: Type.String({ pattern: '^[0-9]{4,12}$' }),
    pinTriesLeft: Type.Integer({ minimum: 0, maximum: 9 }),
    availableMinor: minor('balance (debit, prepaid) or credit left (credit, quasi-credit), in fen'),
    pinFree: Type.Boolean({ description: 'the cardholder has PIN-free small payment switched on' }),
    limitMinor: Type.Union([Type.Null(), minor('largest single amount; above it the answer is 61')]),
    chipKeys: Type.Optional(ChipKeys),
  },
  { ...closed, $id: 'Card' },
);
export type Card = Static<typeof Card>;

export const CardPatch = Type.Partial(Type.Omit(Card, ['pan']), { ...closed, $id: 'CardPatch' });
export type CardPatch = Static<typeof CardPatch>;
