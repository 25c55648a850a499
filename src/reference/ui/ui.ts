// The screen, the lights and the loudspeaker: everything that a person at the terminal sees and hears becomes an event.
import type {
  CardInterface,
  EventOf,
  JournalEntry,
  Language,
  PromptKind,
  Slip,
  TerminalFunction,
} from '../../terminal/contract.ts';
import type { EventLog, NewEvent } from '../../terminal/event-log.ts';
import type { Inputs } from '../device/inputs.ts';
import type { Life } from '../device/life.ts';
import { say, type Text } from './text.ts';

/** A line of the screen: words to be said in the screen's language, or finished text such as a name. */
export type Line = Text | string;

type Result = Omit<EventOf<'result'>, 'sequence' | 'at' | 'kind'>;

export class Ui {
  readonly language: Language;
  readonly #events: EventLog;
  readonly #life: Life;
  readonly #inputs: Inputs;
  #screen: string[] = [];
  #prompt: PromptKind | null = null;
  #function: TerminalFunction | null = null;
  #background = false;
  #quiet = true;

  constructor(options: { language: Language; events: EventLog; life: Life; inputs: Inputs }) {
    this.language = options.language;
    this.#events = options.events;
    this.#life = options.life;
    this.#inputs = options.inputs;
  }

  get screen(): string[] {
    return [...this.#screen];
  }

  /** What is waited for now; null while nobody is asked. */
  get prompt(): PromptKind | null {
    return this.#inputs.awaited ? this.#prompt : null;
  }

  /** The function in progress. */
  get function(): TerminalFunction | null {
    return this.#function;
  }

  get quiet(): boolean {
    return (this.#function === null && !this.#background) || this.#inputs.awaited;
  }

  /** A function begins, or none is in progress any more. */
  setFunction(chosen: TerminalFunction | null): void {
    this.#function = chosen;
    this.noteQuiet();
  }

  /** Something is sent while no function is in progress. */
  setBackground(working: boolean): void {
    this.#background = working;
    this.noteQuiet();
  }

  /** Tells when `quiet` changed since it was told last. */
  noteQuiet(): void {
    if (this.quiet === this.#quiet) return;
    this.#quiet = this.quiet;
    this.#emit({ kind: 'quiet', quiet: this.quiet });
  }

  say(line: Line): string {
    return typeof line === 'string' ? line : say(line, this.language);
  }

  show(...lines: Line[]): string[] {
    const said = lines.map((line) => this.say(line));
    if (said.join('\n') !== this.#screen.join('\n')) {
      this.#screen = said;
      this.#emit({ kind: 'display', lines: said });
    }
    return said;
  }

  showPrompt(
    prompt: PromptKind,
    text: Text,
    extra: { amountMinor?: number | undefined; interfaces?: readonly CardInterface[] | undefined },
  ): void {
    this.#prompt = prompt;
    this.#emit({
      kind: 'prompt',
      prompt,
      text: this.say(text),
      ...(extra.amountMinor === undefined ? {} : { amountMinor: extra.amountMinor }),
      ...(extra.interfaces === undefined ? {} : { interfaces: [...extra.interfaces] }),
    });
  }

  sound(sound: EventOf<'sound'>['sound']): void {
    this.#emit({ kind: 'sound', sound });
  }

  light(indicator: EventOf<'indicator'>['indicator'], value: string): void {
    this.#emit({ kind: 'indicator', indicator, value });
  }

  result(result: Result): void {
    this.#emit({ kind: 'result', ...result });
  }

  slip(slip: Slip): void {
    this.#emit({ kind: 'slip', slip });
  }

  journal(entry: JournalEntry): void {
    this.#emit({ kind: 'journal', entry });
  }

  power(power: 'on' | 'off'): void {
    this.#emit({ kind: 'power', power });
  }

  #emit(event: NewEvent): void {
    if (!this.#life.over) this.#events.append(event);
  }
}
