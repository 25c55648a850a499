// Rules: what happens to which messages.
import { type Static, Type } from '../../src/schema.ts';
import { closed, counted, LIMITS, literals, minor, word } from './basics.ts';
import { ISSUER_ANSWERS, IssuerScript } from './chips.ts';
import { FAULTS } from './faults.ts';

export const Rule = Type.Object(
  {
    name: Type.Optional(Type.String({ maxLength: 100 })),
    when: Type.Object(
      {
        mti: Type.Optional(Type.String({ pattern: '^[0-9]{4}$' })),
        transaction: Type.Optional(word('a transaction type, such as sale')),
        pan: Type.Optional(Type.String({ pattern: '^[0-9]{13,19}$' })),
        prefix: Type.Optional(Type.String({ pattern: '^[0-9]{1,12}$', description: 'beginning of the card number' })),
        amountMinor: Type.Optional(minor('exactly this amount')),
        amountEndsWith: Type.Optional(
          Type.String({ pattern: '^[0-9]{1,12}$', description: 'last digits of the amount in fen' }),
        ),
        stan: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })),
        terminalId: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z]{8}$' })),
      },
      closed,
    ),
    skip: Type.Optional(counted(0, 'let this many matching messages pass first')),
    times: Type.Optional(counted(1, 'act on this many messages, then never again; absent = always')),
    then: Type.Object(
      {
        answer: Type.Optional(
          Type.String({ pattern: '^[0-9A-Z]{2}$', description: 'decline with this code; nothing is posted' }),
        ),
        fault: Type.Optional(literals(FAULTS)),
        delayMs: Type.Optional(
          Type.Integer({ minimum: 0, maximum: 600_000, description: 'late-answer, dribble: how late' }),
        ),
        field: Type.Optional(
          Type.Integer({
            minimum: 2,
            maximum: 64,
            description: 'wrong-field, without-field: which one; wrong-check-value: 64 for that of the MAC key',
          }),
        ),
        byte: Type.Optional(
          Type.Integer({
            minimum: 1,
            maximum: 8,
            description: 'wrong-mac: which one of the eight; the last when absent',
          }),
        ),
        partialMinor: Type.Optional(minor('approve only this much, code 10')),
        issuerAnswer: Type.Optional(
          literals(ISSUER_ANSWERS, "the issuer's answer to a chip that proved itself: wrong, or not there at all"),
        ),
        issuerScript: Type.Optional(IssuerScript),
        headerRequirement: Type.Optional(
          Type.String({ pattern: '^[0-9]$', description: 'processing requirement digit of the answer header (F-02)' }),
        ),
      },
      closed,
    ),
  },
  { ...closed, $id: 'Rule' },
);
export type Rule = Static<typeof Rule>;

export const Rules = Type.Array(Rule, { maxItems: LIMITS.rules });

/** A rule as it stands in the list. */
export const RuleEntry = Type.Object(
  {
    position: Type.Integer({ minimum: 1, description: 'its number; rules are tried in this order' }),
    rule: Rule,
    seen: Type.Integer({ description: 'messages that it counted (rules with skip or times count)' }),
    acted: Type.Integer({ description: 'messages that it acted on, of those counted' }),
  },
  { ...closed, $id: 'RuleEntry' },
);
export type RuleEntry = Static<typeof RuleEntry>;
