// One exchange between terminal and acquirer, as a report has it.
import { ANSWER_OUTCOMES } from '../definitions/evidence.ts';
import { Type } from '../schema.ts';
import { closed, count, literals, nullable, text } from './schema-parts.ts';

const Message = Type.Object({ mti: text(), fields: Type.Record(Type.String(), Type.String()) }, closed);
export const Posting = Type.Object(
  { account: text(), amountMinor: Type.Integer({ description: 'signed fen; a set of postings sums to zero' }) },
  closed,
);

const ChipData = Type.Record(Type.String(), Type.String(), {
  description: 'data objects of field 55 by tag, in hexadecimal; secret ones by how long they are',
});

const BatchItem = Type.Object(
  {
    type: text('00 of a domestic card, 01 of one from abroad'),
    voucher: text(),
    cardNumber: text('masked; empty where there is no card'),
    amountMinor: count('fen'),
  },
  closed,
);

export const Exchange = Type.Object(
  {
    sequence: count(),
    at: text('ISO 8601 with offset'),
    transport: text(),
    transaction: nullable(text()),
    request: nullable(Message, 'masked; null when it could not be read as a message'),
    answer: nullable(Message, 'masked; what was put on the wire, null when no answer was sent'),
    outcome: nullable(
      Type.Object({ kind: literals(ANSWER_OUTCOMES), en: text(), zh: text() }, closed),
      'what became of the answer: none came, one that cannot be parsed, one to something else, or one that is an answer',
    ),
    code: nullable(text('field 39 as decided')),
    error: nullable(text()),
    fault: nullable(text('the fault that the acquirer played')),
    committed: Type.Boolean(),
    postings: Type.Array(Posting),
    requestHex: nullable(text()),
    answerHex: nullable(text()),
    requestChip: Type.Optional(ChipData),
    answerChip: Type.Optional(ChipData),
    requestItems: Type.Optional(Type.Array(BatchItem, { description: 'items of a batch upload' })),
    macVerified: Type.Optional(
      Type.Boolean({
        description: 'whether the acquirer could verify the MAC of the request; left out where it had none',
      }),
    ),
    ownMs: Type.Optional(count('how long the acquirer itself took, in milliseconds')),
  },
  closed,
);
