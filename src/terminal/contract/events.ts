// What a terminal shows, sounds, prints and writes down, one event at a time.
import { type Static, type TSchema, Type } from '../../schema.ts';
import { JournalEntry } from './journal.ts';
import { literals, minor } from './schema-parts.ts';
import { Slip } from './slip.ts';
import { FUNCTIONS, INTERFACES, PROMPTS } from './vocabulary.ts';

export const OUTCOMES = ['approved', 'declined', 'no-answer', 'cancelled', 'refused', 'done', 'failed'] as const;

const event = <K extends string, P extends Record<string, TSchema>>(kind: K, description: string, properties: P) =>
  Type.Object(
    {
      sequence: Type.Integer({ minimum: 1 }),
      at: Type.String({ description: 'ISO 8601 with offset' }),
      kind: Type.Literal(kind),
      ...properties,
    },
    { title: kind, description },
  );

/**
 * One schema per kind of event. `sequence` starts with 1 and goes up by one with every event as long as the adapter lives:
 * neither a restart nor `erase` starts it again.
 */
export const EVENTS = {
  display: event('display', 'The screen shows these lines now.', { lines: Type.Array(Type.String()) }),
  prompt: event('prompt', 'The terminal waits for somebody to act.', {
    prompt: literals(PROMPTS),
    text: Type.String(),
    amountMinor: Type.Optional(minor('the amount that this prompt shows')),
    interfaces: Type.Optional(Type.Array(literals(INTERFACES))),
  }),
  indicator: event('indicator', 'A light or icon changed.', {
    indicator: literals(['network', 'result', 'reader', 'power'] as const),
    value: Type.String(),
  }),
  sound: event('sound', 'The terminal made a sound.', {
    sound: literals(['success', 'failure', 'read', 'attention'] as const),
  }),
  result: event('result', 'A function ended, in one of the closed set of ways.', {
    function: literals(FUNCTIONS),
    outcome: literals(
      OUTCOMES,
      'approved or declined: the host said so; no-answer: the outcome is not known; cancelled: somebody stopped it; refused: the terminal did not start or send it; done or failed: functions without money',
    ),
    responseCode: Type.Union([Type.String(), Type.Null()]),
    amountMinor: Type.Union([minor('amount in fen'), Type.Null()]),
    voucher: Type.Union([Type.String(), Type.Null()]),
    lines: Type.Array(Type.String(), {
      description: 'the text that the operator reads; it stands on the screen, too, and scenarios read it there',
    }),
  }),
  slip: event('slip', 'A slip was printed or issued.', { slip: Slip }),
  journal: event('journal', 'The journal got this entry, or the entry changed to this.', { entry: JournalEntry }),
  power: event('power', 'The power went on or off.', { power: literals(['on', 'off'] as const) }),
  quiet: event('quiet', '`quiet` of the state changed.', { quiet: Type.Boolean() }),
} as const;

export const Event = Type.Union(Object.values(EVENTS), { $id: 'Event' });
export type EventKind = keyof typeof EVENTS;
export type Event = { [K in EventKind]: Static<(typeof EVENTS)[K]> }[EventKind];
export type EventOf<K extends EventKind> = Extract<Event, { kind: K }>;
