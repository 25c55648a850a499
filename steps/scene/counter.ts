// The counter in front of the terminal: acts as cashier and cardholder, waits until the terminal is quiet, and keeps what was seen.
import {
  type Command,
  type Event,
  type EventKind,
  type EventOf,
  type PromptKind,
  type State,
  type Terminal,
  untilQuiet,
} from '../../src/terminal/index.ts';
import { watched } from './refusals.ts';

/** One thing that was done, without what was typed or shown. */
type Done = {
  command: Command['command'];
  function?: string;
  network?: string;
  /** The rest of it in the words of the contract: `insert removed-early`, `confirm`. */
  how: string;
  /** How many events had been seen when it was done. */
  before: number;
  /** The adapter did not take it. */
  refused?: true;
};

/** What may be told of how a thing was done. */
function howOf(command: Command): string {
  switch (command.command) {
    case 'choose-function':
      return command.function;
    case 'press':
      return command.key;
    case 'present-card':
      return [command.interface, command.fault].filter(Boolean).join(' ');
    case 'environment': {
      const { network, paper, battery } = command;
      return Object.entries({ network, paper, battery })
        .flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`]))
        .join(' ');
    }
    default:
      return '';
  }
}

export class Counter {
  readonly terminal: Terminal;
  /** Everything that the terminal did in this scenario, in order. */
  readonly events: Event[] = [];
  /** Every state that the terminal came to rest in. */
  readonly states: State[] = [];
  /** What the adapter said when it refused or failed. */
  readonly refusals: string[] = [];
  /** The state after the last action. */
  state: State;
  /** How often somebody has done something. */
  actions = 0;
  /** What was done, without what was typed or shown. */
  readonly done: Done[] = [];
  /** How long the last action kept the terminal busy, from giving the command on, in milliseconds: a terminal may answer it late. */
  busyMs = 0;
  #sentMs = 0;
  #begun = 0;
  readonly #counters: Map<string, number>;
  #seen: number;
  readonly #quietMs: number;

  private constructor(terminal: Terminal, state: State, quietMs: number, counters: Map<string, number>) {
    this.#counters = counters;
    this.terminal = watched(terminal, this.refusals);
    this.#quietMs = quietMs;
    this.state = state;
    this.#seen = state.sequence;
  }

  /** `quietMs`: how long the terminal may stay busy after an action before the harness gives up. */
  static async open(terminal: Terminal, quietMs: number): Promise<Counter> {
    return new Counter(terminal, await terminal.state(), quietMs, new Map());
  }

  /** A counter in front of another terminal, to which the same cards come. */
  async beside(terminal: Terminal): Promise<Counter> {
    return new Counter(terminal, await terminal.state(), this.#quietMs, this.#counters);
  }

  /** From here on "the transaction" is the next one: `recent` and `texts` look at it alone. */
  begin(): void {
    this.#begun = this.events.length;
  }

  /** Does one thing at the terminal and waits until it is quiet again. */
  async act(command: Command): Promise<State> {
    await this.send(command);
    return this.settle();
  }

  /** Does one thing at the terminal and does not wait. */
  async send(command: Command): Promise<void> {
    this.actions += 1;
    const done: Done = {
      command: command.command,
      ...('function' in command ? { function: command.function } : {}),
      ...('network' in command && command.network !== undefined ? { network: command.network } : {}),
      how: howOf(command),
      before: this.events.length,
    };
    this.done.push(done);
    this.#sentMs = performance.now();
    try {
      await this.terminal.execute(this.#awaken(command));
    } catch (error) {
      done.refused = true;
      throw error;
    }
  }

  /** The chip of a card counts every time that a reader wakes it up; a copy of a card brings the counter that it was made with. */
  #awaken(command: Command): Command {
    if (command.command !== 'present-card' || command.card.cryptogramKey === undefined) return command;
    if (command.interface !== 'insert' && command.interface !== 'tap') return command;
    const { pan, transactionCounter } = command.card;
    if (transactionCounter !== undefined) return command;
    const counter = this.chipCounter(pan) + 1;
    this.#counters.set(pan, counter);
    return { ...command, card: { ...command.card, transactionCounter: counter } };
  }

  /** How often the chip of that card was read in this scenario. */
  chipCounter(pan: string): number {
    return this.#counters.get(pan) ?? 0;
  }

  async settle(): Promise<State> {
    this.state = await untilQuiet(this.terminal, this.#quietMs);
    this.states.push(this.state);
    this.busyMs = performance.now() - this.#sentMs;
    await this.pull();
    return this.state;
  }

  /** Does nothing until the terminal goes on by itself, for so long at the most, and then until it is quiet again. */
  async wait(mostMs: number): Promise<State> {
    this.#sentMs = performance.now();
    await this.terminal.events(this.#seen, mostMs);
    return this.settle();
  }

  /** Takes in the events that have come since. */
  async pull(): Promise<void> {
    const fresh = await this.terminal.events(this.#seen, 0);
    this.events.push(...fresh);
    this.#seen = fresh.at(-1)?.sequence ?? this.#seen;
  }

  async type(text: string): Promise<State> {
    return this.act({ command: 'type', text });
  }

  async press(key: 'confirm' | 'cancel' | 'clear'): Promise<State> {
    return this.act({ command: 'press', key });
  }

  /** Types an entry and confirms it. */
  async enter(text: string): Promise<State> {
    await this.type(text);
    return this.press('confirm');
  }

  /** Events of one kind since the transaction began. */
  recent<K extends EventKind>(kind: K): EventOf<K>[] {
    return this.events.slice(this.#begun).filter((event) => event.kind === kind) as EventOf<K>[];
  }

  /** Events of one kind in the whole scenario. */
  all<K extends EventKind>(kind: K): EventOf<K>[] {
    return this.events.filter((event) => event.kind === kind) as EventOf<K>[];
  }

  /** How the transaction ended; undefined while it has not. */
  get result(): EventOf<'result'> | undefined {
    return this.recent('result').at(-1);
  }

  prompted(prompt: PromptKind): EventOf<'prompt'>[] {
    return this.recent('prompt').filter((event) => event.prompt === prompt);
  }

  /** Every line that people could read on the screen since the transaction began. What a result says of itself is on no screen. */
  get texts(): string[] {
    return [...this.recent('display').flatMap(({ lines }) => lines), ...this.recent('prompt').map(({ text }) => text)];
  }
}
