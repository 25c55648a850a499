// Entry of digits and words on the keypad: typed characters add up, Clear empties, Confirm is explicit.
import type { PromptKind } from '../../terminal/contract.ts';
import type { Run } from '../device/device.ts';
import type { Text } from '../ui/text.ts';
import { TEXTS } from '../ui/texts.ts';
import type { Line } from '../ui/ui.ts';
import { ask } from './ask.ts';

type TextEntry = {
  prompt: PromptKind;
  text: Text;
  /** What the confirmed text must look like; anything else is entered again. */
  pattern: RegExp;
  /** The screen shows `*` for each character. */
  hidden?: boolean;
  lines?: readonly Line[];
};

/** Longest text that is collected, in characters. */
const LONGEST = 64;

export async function enterText(run: Run, { prompt, text, pattern, hidden, lines = [] }: TextEntry): Promise<string> {
  let typed = '';
  let note: Line[] = [];
  for (;;) {
    const shown = hidden ? '*'.repeat(typed.length) : typed;
    const above = [...lines, ...note, ...(shown === '' ? [] : [shown])];
    const input = await ask(run, { prompt, text, lines: above, accepts: ['type', 'press'] });
    note = [];
    if (input.command === 'type') {
      typed = (typed + input.text).slice(0, LONGEST);
    } else if (input.key === 'clear') {
      typed = '';
    } else if (pattern.test(typed)) {
      return typed;
    } else {
      typed = '';
      note = [{ words: TEXTS.entryBad }];
      run.device.ui.sound('attention');
    }
  }
}
