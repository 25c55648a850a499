// Asking a person: shows the prompt and waits for an action, a cancellation or the entry timer.
import type { CardInterface, PromptKind } from '../../terminal/contract.ts';
import type { Run } from '../device/device.ts';
import type { Input, InputName, InputOf } from '../device/inputs.ts';
import { Stop } from '../device/stop.ts';
import type { Text } from '../ui/text.ts';
import { TEXTS } from '../ui/texts.ts';
import type { Line } from '../ui/ui.ts';

type Question<N extends InputName> = {
  prompt: PromptKind;
  text: Text;
  /** Lines above the prompt text. */
  lines?: readonly Line[];
  amountMinor?: number | undefined;
  interfaces?: readonly CardInterface[];
  accepts: readonly N[];
  /** Defaults to the entry timer of the configuration; null = waits for ever. */
  timeoutMs?: number | null;
};

/**
 * The answer to the question. Cancel, the entry timer, and taking the inserted card out end the function with a Stop, unless
 * the question has no timer.
 */
export async function ask<N extends InputName>(run: Run, question: Question<N>): Promise<InputOf<N>> {
  const { ui, inputs, configuration, parts } = run.device;
  const timeoutMs = question.timeoutMs === undefined ? configuration.timers.entryTimeoutMs : question.timeoutMs;
  const also: InputName[] = timeoutMs === null ? [] : ['time-out', 'remove-card'];
  ui.show(...(question.lines ?? []), question.text);
  ui.showPrompt(question.prompt, question.text, question);
  for (;;) {
    const answer = inputs.next([...question.accepts, ...also], timeoutMs);
    ui.noteQuiet();
    const input = await answer;
    ui.noteQuiet();
    if (question.accepts.includes(input.command as N) && !isCancel(input)) return input as InputOf<N>;
    if (input.command === 'time-out') throw new Stop('cancelled', { words: TEXTS.entryTimedOut });
    if (isCancel(input)) {
      if (parts.access.cancel === 'confirms') return { command: 'press', key: 'confirm' } as InputOf<N>;
      throw new Stop('cancelled', { words: TEXTS.cancelled });
    }
    if (run.draft.card?.entry === 'insert' && run.result === null)
      throw new Stop('cancelled', { words: TEXTS.cardPulled });
  }
}

/** Waits for Confirm; Clear gives false. */
export async function confirm(run: Run, question: Omit<Question<'press'>, 'accepts'>): Promise<boolean> {
  const input = await ask(run, { ...question, accepts: ['press'] });
  return input.key === 'confirm';
}

function isCancel(input: Input): boolean {
  return input.command === 'press' && input.key === 'cancel';
}
