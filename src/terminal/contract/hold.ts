// Having a terminal for oneself.
import { type Static, Type } from '../../schema.ts';

/** Who wants to have the terminal for itself, and how long the hold outlives the holder's last request. */
export const HoldRequest = Type.Object(
  {
    holder: Type.String({ minLength: 1, maxLength: 200, description: 'who holds it, for people who come too late' }),
    leaseMs: Type.Optional(
      Type.Integer({
        minimum: 100,
        maximum: 600_000,
        description: 'how long the hold lasts after the last request of its holder; 30 000 when not given',
      }),
    ),
  },
  { $id: 'HoldRequest' },
);
export type HoldRequest = Static<typeof HoldRequest>;

/** The hold: its token goes with every request of the holder. */
export const HoldGrant = Type.Object(
  { hold: Type.String({ minLength: 1, description: 'goes into the header Tillproof-Hold' }) },
  { $id: 'HoldGrant' },
);
export type HoldGrant = Static<typeof HoldGrant>;
