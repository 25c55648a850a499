// A secret of the scenario put into each channel, in each of the writings.
import type { Event, EventOf } from '../../terminal/index.ts';
import type { Mutant } from '../mutant.ts';
import { type Pane, SECRET_NAMES, type SecretName, type View } from '../pane.ts';

const WRITINGS: Record<string, (secret: string) => string> = {
  plain: (secret) => secret,
  spaces: (secret) => secret.match(/.{1,4}/g)?.join(' ') ?? secret,
  hex: (secret) => Buffer.from(secret, 'latin1').toString('hex'),
  base64: (secret) => Buffer.from(secret, 'latin1').toString('base64'),
};

/** A PIN of a few digits is hidden in any longer run, so that only writings that name it are leaks. */
const WRITINGS_OF: Record<SecretName, readonly string[]> = {
  pan: Object.keys(WRITINGS),
  track: Object.keys(WRITINGS),
  pin: ['plain'],
  'pin-block': ['plain', 'base64'],
  code: ['plain', 'spaces', 'hex'],
};

type Write = (view: View) => string | null;

const events =
  <K extends Event['kind']>(kind: K, put: (event: EventOf<K>, text: string) => EventOf<K>) =>
  (write: Write): Pane => ({
    event(event, view) {
      const text = event.kind === kind ? write(view) : null;
      return [text === null ? event : put(event as EventOf<K>, text)];
    },
  });

/** The channels of docs/security.md that a terminal fills. */
const CHANNELS: Record<string, (write: Write) => Pane> = {
  display: events('display', (event, text) => ({ ...event, lines: [...event.lines, text] })),
  prompt: events('prompt', (event, text) => ({ ...event, text: `${event.text} ${text}` })),
  result: events('result', (event, text) => ({ ...event, lines: [...event.lines, text] })),
  light: events('indicator', (event, text) => ({ ...event, value: text })),
  slip: events('slip', (event, text) => ({ ...event, slip: { ...event.slip, lines: [...event.slip.lines, text] } })),
  'slip-elements': events('slip', (event, text) => {
    const { elements } = event.slip;
    return elements === undefined
      ? event
      : { ...event, slip: { ...event.slip, elements: { ...elements, reference: text } } };
  }),
  'journal-event': events('journal', (event, text) => ({ ...event, entry: { ...event.entry, reference: text } })),
  'journal-rows': (write) => ({
    journal(rows, view) {
      const text = write(view);
      return text === null || rows.length === 0 ? rows : rows.map((row) => ({ ...row, reference: text }));
    },
  }),
  screen: (write) => ({
    state(state, view) {
      const text = write(view);
      return text === null ? state : { ...state, screen: [...state.screen, text] };
    },
  }),
  version: (write) => ({
    state(state, view) {
      const text = write(view);
      return text === null ? state : { ...state, version: text };
    },
  }),
  log: (write) => ({
    log(log, view) {
      const text = write(view);
      return text === null ? log : `${log}\n${text}`;
    },
  }),
  'request-field': (write) => ({
    request({ request }, view) {
      const text = write(view);
      return [text === null ? request : { ...request, fields: { ...request.fields, 63: `01 ${text}` } }];
    },
  }),
};

export const secretMutants: Mutant[] = SECRET_NAMES.flatMap((secret) =>
  Object.entries(CHANNELS).flatMap(([channel, pane]) =>
    WRITINGS_OF[secret].map(
      (writing): Mutant => ({
        id: `secret/${secret}/${channel}/${writing}`,
        kind: 'secret',
        shows: [`secret/${secret}`],
        pane: () => ({
          // A PIN block is seen on the wire alone.
          ...(secret === 'pin-block' ? { request: ({ request }) => [request] } : {}),
          ...pane(({ secrets }) => {
            const found = secrets.get(secret);
            return found === undefined ? null : (WRITINGS[writing]?.(found) ?? null);
          }),
        }),
      }),
    ),
  ),
);
