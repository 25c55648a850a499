// Every text of a scenario that a person or a program can read, by the channel in which it stood.

import type { UnmaskedExchange } from '../../simulator/admin/client.ts';
import type { SeenText } from '../../src/oracle/index.ts';
import { textOf } from '../../src/secrets/index.ts';
import type { Event, JournalEntry, State } from '../../src/terminal/index.ts';
import type { TillWorld } from './till.ts';

/** Each text once for each channel: screens come back again and again. */
export function seenTexts(
  { counter, capabilities }: TillWorld,
  log: string,
  journal: readonly JournalEntry[],
  unmasked: readonly UnmaskedExchange[],
): SeenText[] {
  return distinct([
    ...counter.events.flatMap(textsOf),
    ...[...counter.states, counter.state].flatMap(stateTexts),
    ...journal.map((row): SeenText => ({ where: 'journal', text: textOf(row) })),
    { where: 'log', text: log },
    { where: 'capabilities', text: textOf(capabilities) },
    ...counter.refusals.map((text): SeenText => ({ where: 'refusal', text })),
    ...unmasked.flatMap(({ head, fields, cardFields, body }): SeenText[] => [
      ...(head === null ? [] : [{ where: 'request', text: head } as const]),
      { where: 'field', text: textOf(fields) },
      { where: 'card-field', text: textOf(cardFields) },
      ...(body === null ? [] : [{ where: 'body', text: body } as const]),
    ]),
  ]);
}

function distinct(texts: SeenText[]): SeenText[] {
  const seen = new Map<SeenText['where'], Set<string>>();
  return texts.filter(({ where, text }) => {
    const known = seen.get(where) ?? new Set();
    seen.set(where, known);
    return text !== '' && known.size !== known.add(text).size;
  });
}

/** The contract lets these members hold words of its own only. */
function stateTexts({
  screen,
  sequence: _s,
  menu: _m,
  power: _p,
  prompt: _r,
  function: _f,
  network: _n,
  ...state
}: State): SeenText[] {
  return [
    { where: 'display', text: screen.join('\n') },
    { where: 'state', text: textOf(state) },
  ];
}

/** What people read of an event, and then whatever else an adapter has put into it. */
function textsOf({ at: _a, sequence: _s, ...event }: Event): SeenText[] {
  switch (event.kind) {
    case 'slip': {
      const { slip, ...rest } = event;
      const { lines, ...members } = slip;
      return [
        { where: 'slip', text: lines.join('\n') },
        { where: 'slip', text: textOf(members) },
        { where: 'event', text: textOf(rest) },
      ];
    }
    case 'journal': {
      const { entry, ...rest } = event;
      return [
        { where: 'journal', text: textOf(entry) },
        { where: 'event', text: textOf(rest) },
      ];
    }
    case 'display':
    case 'result': {
      const { lines, ...rest } = event;
      return [
        { where: 'display', text: lines.join('\n') },
        { where: 'event', text: event.kind === 'display' && isBare(rest) ? '' : textOf(rest) },
      ];
    }
    case 'prompt': {
      const { text, ...rest } = event;
      return [
        { where: 'display', text },
        { where: 'event', text: textOf(rest) },
      ];
    }
    case 'quiet':
      return isBare(event, 2) ? [] : [{ where: 'event', text: textOf(event) }];
    default:
      return [{ where: 'event', text: textOf(event) }];
  }
}

/** No member but its kind, or so many that the contract binds. */
const isBare = (event: object, members = 1): boolean => Object.keys(event).length <= members;
