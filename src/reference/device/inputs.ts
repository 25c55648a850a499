// Where people's actions wait for the step that asked for them; one step asks at a time.
import type { Command } from '../../terminal/contract.ts';
import type { Life } from './life.ts';

type PersonCommand =
  | 'type'
  | 'press'
  | 'present-card'
  | 'remove-card'
  | 'enter-pin'
  | 'sign'
  | 'present-code'
  | 'environment';

/** What a step can be given: a person's action, or the news that nobody acted in time. */
export type Input = Extract<Command, { command: PersonCommand }> | { command: 'time-out' };
export type InputName = Input['command'];
export type InputOf<N extends InputName> = Extract<Input, { command: N }>;

type Waiting = { accepts: readonly InputName[]; give: (input: Input) => void };

export class Inputs {
  readonly #life: Life;
  #waiting: Waiting | null = null;
  #ahead: Input | null = null;

  constructor(life: Life) {
    this.#life = life;
  }

  /** A step waits for a person now. */
  get awaited(): boolean {
    return this.#waiting !== null;
  }

  /** Waits for one of the accepted inputs; gives `time-out` after `timeoutMs`, or never when it is null. */
  next(accepts: readonly InputName[], timeoutMs: number | null): Promise<Input> {
    const ahead = this.#ahead;
    this.#ahead = null;
    if (ahead !== null && accepts.includes(ahead.command)) return Promise.resolve(ahead);
    return this.#life.hold(
      new Promise<Input>((resolve) => {
        const forget =
          timeoutMs === null ? () => {} : this.#life.after(timeoutMs, () => this.#give({ command: 'time-out' }));
        this.#waiting = {
          accepts,
          give: (input) => {
            forget();
            resolve(input);
          },
        };
      }),
    );
  }

  /** Gives the input to the step that waits for it; false when none does. */
  offer(input: Input): boolean {
    if (this.#waiting === null || !this.#waiting.accepts.includes(input.command)) return false;
    this.#give(input);
    return true;
  }

  /** The kind of input that is kept for the next step, if any. */
  get ahead(): InputName | null {
    return this.#ahead?.command ?? null;
  }

  /** Keeps an input for the next step that asks, for an action that itself started the function. */
  keep(input: Input): void {
    this.#ahead = input;
  }

  /** Forgets a kept input that no step asked for. */
  forget(): void {
    this.#ahead = null;
  }

  #give(input: Input): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.give(input);
  }
}
