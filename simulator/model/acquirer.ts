// The configuration of an acquirer.
import { type Static, Type } from '../../src/schema.ts';
import { closed, instant, LIMITS, literals, name } from './basics.ts';
import { Card } from './cards.ts';
import { ACQUIRER_TERMS } from './contracts.ts';
import { Merchant } from './merchants.ts';
import { Rule } from './rules.ts';
import { TerminalRecord } from './terminals.ts';

/** Configuration of an acquirer: the file of `tillproof simulate --config` and the body of PUT /admin/configuration. */
export const AcquirerConfiguration = Type.Object(
  {
    acquirer: Type.Object(
      {
        id: Type.String({ pattern: '^[0-9]{8,11}$' }),
        name: name(),
        profile: name(),
        strict: Type.Optional(
          Type.Boolean({
            description:
              'a request with a field that its transaction does not list is answered 30, one in another currency than 156 is answered 12; absent = both are taken and noted. A certification is always strict',
          }),
        ),
        ...ACQUIRER_TERMS,
      },
      closed,
    ),
    clock: Type.Optional(
      instant('ISO 8601 with offset: the host clock stands at this time until it is moved; absent = real time'),
    ),
    seed: Type.Integer({ minimum: 0, maximum: 0xffffffff, description: 'seed of everything random' }),
    mac: Type.Boolean({ description: 'financial requests must carry a right MAC' }),
    merchants: Type.Array(Merchant, { maxItems: LIMITS.merchants }),
    terminals: Type.Array(TerminalRecord, { maxItems: LIMITS.terminals }),
    cards: Type.Array(Card, { maxItems: LIMITS.cards }),
    rules: Type.Array(Rule, { maxItems: LIMITS.rules }),
    rulePacks: Type.Array(literals(['cents-are-codes', 'stripe-endings', 'adyen-endings'] as const), {
      maxItems: 100,
      description: 'magic amounts',
    }),
  },
  { ...closed, $id: 'AcquirerConfiguration' },
);
export type AcquirerConfiguration = Static<typeof AcquirerConfiguration>;

export const RulePacks = Type.Array(AcquirerConfiguration.properties.rulePacks.items, {
  $id: 'RulePacks',
  maxItems: 100,
});
export type RulePacks = AcquirerConfiguration['rulePacks'];
