// What a terminal says and how it signals: texts, prompts, sounds, lights, results.
import { OPPOSITES } from '../../definitions/glossary/opposites.ts';
import { TERMS, type Term } from '../../definitions/glossary.ts';
import { type Event, type EventOf, FUNCTIONS, OUTCOMES, PROMPTS } from '../../terminal/index.ts';
import type { Mutant } from '../mutant.ts';
import type { Pane } from '../pane.ts';
import { inOtherLanguage, linesOf, onScreen, SCREEN_TERMS, says, withLines, without } from '../texts.ts';
import { another } from '../values.ts';

type Change = (lines: readonly string[]) => string[];

/** Another text of the screen: one that the term excludes, or a text that says nothing of it. */
function otherText(key: string): string {
  const opposite = (OPPOSITES as Record<string, readonly string[]>)[key]?.find((each) =>
    Object.hasOwn(TERMS.screen, each),
  );
  const { en } = (TERMS.screen as Record<string, Term>)[opposite ?? ''] ?? { en: 'Good morning' };
  return en;
}

/** What a result says of itself stays as it is when only the screen is to change. */
const saying = (term: Term, change: Change, inResults: boolean) => (): Pane => ({
  event: (event) => [
    says(term, linesOf(event)) && (inResults || event.kind !== 'result') ? withLines(event, change) : event,
  ],
  state: (state) => (says(term, state.screen) ? onScreen(state, change) : state),
});

export const displayMutants: Mutant[] = SCREEN_TERMS.flatMap(([key, term]) => {
  const mutant = (how: string, change: Change, inResults: boolean): Mutant => ({
    id: `display/${key}/${how}`,
    kind: 'display',
    shows: [`display/${key}`],
    text: key,
    pane: saying(term, change, inResults),
  });
  return [
    mutant('left-out', without(term, null), false),
    mutant('exchanged', without(term, otherText(key)), true),
    mutant('in-the-other-language', inOtherLanguage(term), true),
  ];
});

const AMOUNT = /\d+\.\d\d/g;
/** Whether amounts stand there. */
export const tellsAmount = (lines: readonly string[]): boolean => lines.some((line) => line.search(AMOUNT) >= 0);
const otherAmounts: Change = (lines) => lines.map((line) => line.replace(AMOUNT, another));

export const amountMutants: Mutant[] = [
  {
    id: 'display/amount/altered',
    kind: 'display',
    shows: ['display/amount'],
    near: ['prompt/query-voucher'],
    pane: () => ({
      event: (event) => [tellsAmount(linesOf(event)) ? withLines(event, otherAmounts) : event],
      state: (state) => (tellsAmount(state.screen) ? onScreen(state, otherAmounts) : state),
    }),
  },
];

const events =
  <K extends Event['kind']>(kind: K, change: (event: EventOf<K>) => readonly Event[] | null) =>
  (): Pane => ({
    event: (event) => (event.kind === kind ? (change(event as EventOf<K>) ?? [event]) : [event]),
  });

export const promptMutants: Mutant[] = PROMPTS.flatMap((prompt): Mutant[] => [
  {
    id: `prompt/${prompt}/left-out`,
    kind: 'prompt',
    shows: [`prompt/${prompt}`],
    pane: () => ({
      ...events('prompt', (event) => (event.prompt === prompt ? [] : null))(),
      state: (state) => (state.prompt === prompt ? { ...state, prompt: null } : state),
    }),
  },
  {
    id: `prompt/${prompt}/amount-altered`,
    kind: 'prompt',
    shows: [`prompt/${prompt}/amount`],
    pane: events('prompt', ({ amountMinor, ...event }) =>
      event.prompt === prompt && amountMinor !== undefined ? [{ ...event, amountMinor: amountMinor + 1 }] : null,
    ),
  },
]);

/** What nobody has to be asked for before the card is known, and what scenarios show that look for it. */
const UNASKED = {
  pin: ['interface/tap'],
  'verification-code': ['step/the terminal does not ask for a verification code'],
} as const;
export const unaskedMutants: Mutant[] = (Object.keys(UNASKED) as (keyof typeof UNASKED)[]).map((prompt) => ({
  id: `prompt/${prompt}/unasked`,
  kind: 'prompt',
  shows: ['prompt/card'],
  near: UNASKED[prompt],
  pane: events('prompt', (event) => (event.prompt === 'card' ? [{ ...event, prompt }, event] : null)),
}));

const SOUNDS = ['success', 'failure', 'read', 'attention'] as const;
const LIGHTS = ['network', 'result', 'reader', 'power'] as const;
export const signalMutants: Mutant[] = [
  ...SOUNDS.flatMap((sound, at): Mutant[] => {
    const mutant = (how: string, change: (event: EventOf<'sound'>) => Event[]): Mutant => ({
      id: `signal/sound-${sound}/${how}`,
      kind: 'signal',
      shows: [`sound/${sound}`],
      pane: events('sound', (event) => (event.sound === sound ? change(event) : null)),
    });
    return [
      mutant('left-out', () => []),
      mutant('exchanged', (event) => [
        { ...event, sound: SOUNDS[(at + 1) % 2 === 0 ? 0 : 1] as 'success' | 'failure' },
      ]),
    ];
  }),
  ...LIGHTS.flatMap((indicator): Mutant[] => {
    const mutant = (how: string, change: (event: EventOf<'indicator'>) => Event[]): Mutant => ({
      id: `signal/light-${indicator}/${how}`,
      kind: 'signal',
      shows: [`light/${indicator}`],
      pane: events('indicator', (event) => (event.indicator === indicator ? change(event) : null)),
    });
    return [
      mutant('left-out', () => []),
      // The same light whatever happens, which is what somebody sees who looks for the difference.
      mutant('always-the-same', (event) => [{ ...event, value: 'on' }]),
    ];
  }),
];

type Result = EventOf<'result'>;
const RESULT_CHANGES: Record<string, (event: Result) => readonly Event[] | null> = {
  'left-out': () => [],
  doubled: (event) => [event, event],
  'code-altered': (event) =>
    event.responseCode === null ? null : [{ ...event, responseCode: event.responseCode === '96' ? '05' : '96' }],
  'code-lost': (event) => (event.responseCode === null ? null : [{ ...event, responseCode: null }]),
  'amount-altered': (event) => (event.amountMinor === null ? null : [{ ...event, amountMinor: event.amountMinor + 1 }]),
  'amount-lost': (event) => (event.amountMinor === null ? null : [{ ...event, amountMinor: null }]),
  'voucher-altered': (event) => (event.voucher === null ? null : [{ ...event, voucher: another(event.voucher) }]),
};

/** What each outcome is likeliest taken for. */
const MISTAKEN: Record<(typeof OUTCOMES)[number], (typeof OUTCOMES)[number][]> = {
  approved: ['declined', 'no-answer'],
  declined: ['approved', 'refused'],
  'no-answer': ['approved', 'declined'],
  cancelled: ['approved', 'declined'],
  refused: ['approved', 'declined'],
  done: ['failed'],
  failed: ['done'],
};

/** One for each function, and of what a function has no outcome of there is none. */
export const resultMutants: Mutant[] = FUNCTIONS.flatMap((chosen) => [
  ...Object.entries(RESULT_CHANGES).map(
    ([how, change]): Mutant => ({
      id: `result/${chosen}/${how}`,
      kind: 'result',
      shows: [`result/${chosen}`],
      pane: events('result', (event) => (event.function === chosen ? change(event) : null)),
    }),
  ),
  ...OUTCOMES.flatMap((outcome) =>
    MISTAKEN[outcome].map(
      (other): Mutant => ({
        id: `result/${chosen}/${outcome}/taken-for/${other}`,
        kind: 'result',
        shows: [`result/${chosen}/${outcome}`],
        pane: events('result', (event) =>
          event.function === chosen && event.outcome === outcome ? [{ ...event, outcome: other }] : null,
        ),
      }),
    ),
  ),
]);
