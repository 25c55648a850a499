// What a terminal is doing at this moment.
import { type Static, Type } from '../../schema.ts';
import { literals } from './schema-parts.ts';
import { FUNCTIONS, PROMPTS } from './vocabulary.ts';

export const State = Type.Object(
  {
    power: literals(['on', 'off'] as const),
    sequence: Type.Integer({ minimum: 0, description: 'number of the last event' }),
    screen: Type.Array(Type.String(), { description: 'lines on the screen' }),
    prompt: Type.Union([literals(PROMPTS), Type.Null()], { description: 'what is waited for; null when idle or busy' }),
    function: Type.Union([literals(FUNCTIONS), Type.Null()], {
      description: 'the function in progress; null when idle',
    }),
    menu: Type.Array(literals(FUNCTIONS)),
    network: literals(['connected', 'disconnected'] as const),
    signedIn: Type.Boolean(),
    operator: Type.Union([Type.String(), Type.Null()]),
    batch: Type.Union([Type.String(), Type.Null()]),
    cardInserted: Type.Boolean(),
    quiet: Type.Boolean({
      description:
        'no request in flight, nothing owed that could be sent now, nothing in progress but waiting for a person',
    }),
    owed: Type.Array(
      Type.Object({
        kind: literals(['reversal', 'qr-query', 'script-notice', 'signature', 'batch-upload'] as const),
        voucher: Type.String(),
        batch: Type.String(),
      }),
      { description: 'messages that are still to be sent' },
    ),
    version: Type.String({ description: 'software version' }),
  },
  { $id: 'State' },
);
export type State = Static<typeof State>;
