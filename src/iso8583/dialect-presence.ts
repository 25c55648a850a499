// The part of a dialect that says which fields a transaction has: conditions on fields, and presence rules.
import { type Static, Type } from '../schema.ts';

const closed = { additionalProperties: false };
const text = (description: string) => Type.String({ description });

const FieldNumber = Type.Integer({ minimum: 2, maximum: 192 });

export const Condition = Type.Object(
  {
    field: Type.Integer({ minimum: 0, maximum: 192, description: 'Field number; 0 is the MTI.' }),
    from: Type.Optional(Type.Integer({ minimum: 1, description: 'First character looked at, from 1. Default 1.' })),
    length: Type.Optional(Type.Integer({ minimum: 1, description: 'Characters looked at. Default: to the end.' })),
    in: Type.Optional(
      Type.Array(Type.String(), { description: 'One of these; without it the field need only be there.' }),
    ),
    absent: Type.Optional(Type.Boolean({ description: 'The field is not there.' })),
  },
  { ...closed, description: 'A condition on one field of the message.' },
);
export type Condition = Static<typeof Condition>;

const Presence = Type.Object(
  {
    mandatory: Type.Optional(Type.Array(FieldNumber)),
    optional: Type.Optional(Type.Array(FieldNumber, { description: 'With this list, a field in no list is refused.' })),
    conditional: Type.Optional(
      Type.Array(
        Type.Object(
          { field: FieldNumber, when: Type.Array(Condition), anyOf: Type.Optional(Type.Array(FieldNumber)) },
          closed,
        ),
        { description: 'A field that must be there when all conditions hold; anyOf: one of these does as well.' },
      ),
    ),
    echoed: Type.Optional(
      Type.Array(Type.Union([FieldNumber, Type.Object({ field: FieldNumber, when: Type.Array(Condition) }, closed)]), {
        description: 'Fields of an answer that must be as in the request, where it has them; always, or when all hold.',
      }),
    ),
  },
  closed,
);
export type Presence = Static<typeof Presence>;

export const PresenceRule = Type.Object(
  {
    transaction: text('Name of the transaction.'),
    mti: Type.String({ pattern: '^[0-9]{4}$', description: 'MTI of the request.' }),
    match: Type.Optional(
      Type.Array(Condition, { description: 'What tells the request apart from others of its MTI.' }),
    ),
    request: Presence,
    response: Presence,
  },
  closed,
);
export type PresenceRule = Static<typeof PresenceRule>;
