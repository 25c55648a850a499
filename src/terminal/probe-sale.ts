// Plays one sale by answering whatever the terminal asks, so that the probe finds something in the journal.
import type { CardImage, Command, Configuration, PromptKind, State, Terminal } from './contract.ts';
import { PROBE_CARD } from './probe-setting.ts';
import { untilQuiet } from './until.ts';

/** A card that the acquirer knows, and its PIN. */
export type SaleCard = { card: CardImage; pin: string };

/** More answers than any sale needs. */
const MOST_ANSWERS = 40;

/** Signs in where needed and makes a sale of one yuan; resolves when no function is in progress any more. */
export async function playSale(
  terminal: Terminal,
  configuration: Configuration,
  card: SaleCard,
  boundMs: number,
): Promise<void> {
  const answers = answersWith(configuration, card);
  const state = await untilQuiet(terminal, boundMs);
  if (!state.signedIn && state.menu.includes('sign-in')) await play(terminal, 'sign-in', answers, boundMs);
  await play(terminal, 'sale', answers, boundMs);
}

/** Plays an errand that needs no card; what nobody foresaw is cancelled. */
export const playFunction = (
  terminal: Terminal,
  chosen: 'sign-in' | 'echo-test',
  configuration: Configuration,
  boundMs: number,
): Promise<void> => play(terminal, chosen, answersWith(configuration, { card: PROBE_CARD, pin: '' }), boundMs);

type Answers = (prompt: PromptKind) => Command[];

async function play(terminal: Terminal, chosen: 'sign-in' | 'echo-test' | 'sale', answers: Answers, boundMs: number) {
  await terminal.execute({ command: 'choose-function', function: chosen });
  for (let answered = 0; answered < MOST_ANSWERS; answered++) {
    const state: State = await untilQuiet(terminal, boundMs);
    if (state.prompt === null) return;
    for (const command of answers(state.prompt)) await terminal.execute(command);
  }
  throw new Error(`The ${chosen} did not end after ${MOST_ANSWERS} answers to its prompts.`);
}

function answersWith({ profile, operator }: Configuration, { card, pin }: SaleCard): Answers {
  const typed = (text: string): Command[] => [
    { command: 'type', text },
    { command: 'press', key: 'confirm' },
  ];
  const entry = profile.interfaces.includes('insert') ? 'insert' : (profile.interfaces[0] ?? 'insert');
  const known: Partial<Record<PromptKind, Command[]>> = {
    operator: typed('01'),
    'operator-password': typed(operator.cashierPassword),
    amount: typed('1.00'),
    'confirm-amount': [{ command: 'press', key: 'confirm' }],
    card: [{ command: 'present-card', interface: entry, card }],
    'confirm-card': [{ command: 'press', key: 'confirm' }],
    pin: [{ command: 'enter-pin', pin }],
    signature: [{ command: 'sign' }],
    'remove-card': [{ command: 'remove-card' }],
    paper: [
      { command: 'environment', paper: 'loaded' },
      { command: 'press', key: 'confirm' },
    ],
  };
  return (prompt) => known[prompt] ?? [{ command: 'press', key: 'cancel' }];
}
