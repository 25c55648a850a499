// Alerts for the operator and the back office.
import { type Static, Type } from '../../src/schema.ts';
import { closed, literals } from './basics.ts';
import { PageQuery, pageSchema } from './pages.ts';

export const ALERT_KINDS = [
  'card-to-keep',
  'pin-tries',
  'repeated-declines',
  'repeated-reversals',
  'failed-reversal',
  'chip-swiped',
  'chip-cryptogram',
  'batch-difference',
  'tamper',
] as const;

export type AlertKind = (typeof ALERT_KINDS)[number];

/** Something that somebody should look at (GUIDE-A-FAQ-5e). */
export const Alert = Type.Object(
  {
    at: Type.String(),
    terminalId: Type.String(),
    stan: Type.String({ description: 'of the request that raised it; empty when it had none' }),
    kind: literals(ALERT_KINDS),
    reason: Type.String({ description: 'in words without card data' }),
  },
  { ...closed, $id: 'Alert' },
);
export type Alert = Static<typeof Alert>;

export const AlertPage = pageSchema(Alert, 'AlertPage');

export const AlertFilter = Type.Object(
  {
    terminalId: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z]{8}$' })),
    kind: Type.Optional(literals(ALERT_KINDS)),
    ...PageQuery.properties,
  },
  { ...closed, $id: 'AlertFilter' },
);
export type AlertFilter = Static<typeof AlertFilter>;
