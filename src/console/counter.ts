// The terminal on the counter: switched on, acted upon one act after another, listened to, and shown without secrets.
import { TERMINAL_TIMERS, type TerminalProfileName, terminalDefaults } from '../definitions/terminal-profile.ts';
import { hideCardNumbers } from '../secrets/index.ts';
import type { Capabilities, Command, Configuration, Event, JournalEntry, State, Terminal } from '../terminal/index.ts';
import type { SlipView, TerminalView } from '../views/console/model.ts';

/** People are slower than tests: an answer is waited for three seconds, and an entry for ten minutes. */
const TIMERS = { ...TERMINAL_TIMERS.test, responseTimeoutMs: 3_000, entryTimeoutMs: 600_000 };
const POLL_MS = 10_000;
const BUSY_POLL_MS = 300;
/** How long to leave a terminal alone that could not be spoken to. */
const TROUBLED_MS = 1_000;
const SLIPS_SHOWN = 20;
/** Acts that may wait for one another. */
const MOST_WAITING = 20;

export type CounterOptions = {
  terminal: Terminal;
  host: Configuration['host'];
  identity: Configuration['identity'];
  terminalMasterKey: string;
  profile: TerminalProfileName;
  language: Configuration['language'];
};

/** Told of what happened at the terminal. */
type Listener = { events(events: readonly Event[], state: State): void; changed(): void };

export class Busy extends Error {}

export class Counter {
  readonly #options: CounterOptions;
  readonly #listener: Listener;
  readonly #capabilities: Capabilities;
  readonly configuration: Configuration;
  state: State;
  #journal: readonly JournalEntry[] = [];
  #seen: number;
  #lights: Record<string, string> = {};
  #slips: SlipView[] = [];
  #slipNumber = 0;
  #sound: string | null = null;
  #around = { paper: 'loaded', battery: 'good', link: 'up' } as Pick<TerminalView, 'paper' | 'battery' | 'link'>;
  #trouble: string | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #open = true;
  /** The PIN that was typed last, only to keep it off the page should the terminal show it. */
  #pin = '';
  #listening: Promise<void>;

  private constructor(options: CounterOptions, capabilities: Capabilities, state: State, listener: Listener) {
    this.#options = options;
    this.#listener = listener;
    this.#capabilities = capabilities;
    this.state = state;
    this.#seen = state.sequence;
    this.configuration = {
      host: options.host,
      identity: options.identity,
      keys: { terminalMasterKey: options.terminalMasterKey },
      ...terminalDefaults(options.profile, TIMERS),
      language: capabilities.languages.includes(options.language)
        ? options.language
        : (capabilities.languages[0] ?? options.language),
    };
    this.#listening = this.#listen();
  }

  /** Opens it; it is not switched on yet. */
  static async open(options: CounterOptions, listener: Listener): Promise<Counter> {
    const capabilities = await options.terminal.capabilities();
    return new Counter(options, capabilities, await options.terminal.state(), listener);
  }

  get profile(): TerminalProfileName {
    return this.#options.profile;
  }

  /** One command after those that were given before it. Rejects with a Busy when too many wait. */
  execute(command: Command): Promise<void> {
    if (this.#waiting >= MOST_WAITING)
      return Promise.reject(new Busy('the terminal is still busy with what was asked before'));
    this.#waiting += 1;
    const turn = this.#last.then(async () => {
      if (command.command === 'enter-pin') this.#pin = command.pin;
      await this.#options.terminal.execute(command);
      this.#note(command);
      await this.#pull(0);
    });
    this.#last = turn.catch(() => undefined).finally(() => (this.#waiting -= 1));
    return turn;
  }

  /** Looks at the terminal now. */
  look(): Promise<void> {
    return this.#pull(0);
  }

  /** Switches it on, as new or as it was left. */
  powerOn(erase: boolean): Promise<void> {
    if (erase) this.#slips = [];
    return this.execute({ command: 'power-on', configuration: this.configuration, erase });
  }

  /** Signs the operator in as a cashier would; gives up where the terminal asks something else. */
  async signIn(operator: string): Promise<void> {
    await this.execute({ command: 'choose-function', function: 'sign-in' });
    for (let asked = 0; asked < 6; asked++) {
      await this.quiet();
      const { prompt } = this.state;
      if (prompt !== 'operator' && prompt !== 'operator-password') return;
      const { cashierPassword } = this.configuration.operator;
      await this.execute({ command: 'type', text: prompt === 'operator' ? operator : cashierPassword });
      await this.execute({ command: 'press', key: 'confirm' });
    }
  }

  /** Waits until the terminal is quiet, and no longer than it may take to give up on an answer. */
  async quiet(): Promise<void> {
    const until = performance.now() + 4 * TIMERS.responseTimeoutMs;
    while (!this.state.quiet && performance.now() < until) await this.#pull(200);
  }

  get view(): TerminalView {
    const { vendor, model, languages, interfaces } = this.#capabilities;
    const { menu, screen, ...state } = this.state;
    return this.#clean({
      name: `${vendor} ${model}`,
      languages,
      language: this.configuration.language,
      interfaces: this.configuration.profile.interfaces.filter((each) => interfaces.includes(each)),
      state: { ...state, menu, screen },
      lights: this.#lights,
      ...this.#around,
      slips: this.#slips,
      sound: this.#sound,
      journal: this.#journal
        .slice(-200)
        .map(({ voucher, function: of, status, amountMinor, cardNumber, responseCode, reference }) => ({
          ...{ voucher, function: of, status, amountMinor, cardNumber, responseCode, reference },
        })),
      trouble: this.#trouble,
    });
  }

  async close(): Promise<void> {
    this.#open = false;
    await this.#options.terminal.close();
    await this.#listening;
  }

  /** Whatever the terminal says: nothing that could be a card number, and not the PIN that was entered. */
  #clean<T>(value: T): T {
    const pin = this.#pin.length >= 4 ? new RegExp(`(?<!\\d)${this.#pin}(?!\\d)`, 'g') : null;
    return JSON.parse(JSON.stringify(value), (_, each) => {
      if (typeof each !== 'string') return each;
      const text = hideCardNumbers(each);
      return pin === null ? text : text.replace(pin, '••••');
    }) as T;
  }

  #note(command: Command): void {
    if (command.command === 'environment') {
      const { network, paper, battery } = command;
      this.#around = {
        link: network ?? this.#around.link,
        paper: paper ?? this.#around.paper,
        battery: battery ?? this.#around.battery,
      };
    } else if (command.command === 'power-on' && command.erase)
      this.#around = { paper: 'loaded', battery: 'good', link: 'up' };
    else if (command.command === 'take-slip') this.#slips = [];
  }

  async #listen(): Promise<void> {
    while (this.#open) {
      try {
        await this.#pull(this.state.quiet ? POLL_MS : BUSY_POLL_MS);
        if (this.#trouble !== null) this.#tell(null);
      } catch (error) {
        if (!this.#open) return;
        this.#tell(hideCardNumbers((error as Error).message).slice(0, 300));
        await new Promise((resolve) => setTimeout(resolve, TROUBLED_MS).unref());
      }
    }
  }

  #tell(trouble: string | null): void {
    if (trouble === this.#trouble) return;
    this.#trouble = trouble;
    this.#listener.changed();
  }

  async #pull(waitMs: number): Promise<void> {
    const { terminal } = this.#options;
    const come = await terminal.events(this.#seen, waitMs);
    const [state, journal] = await Promise.all([terminal.state(), terminal.journal()]);
    const moved = JSON.stringify(state) !== JSON.stringify(this.state) || journal.length !== this.#journal.length;
    if (state.sequence >= this.state.sequence) {
      this.state = state;
      this.#journal = journal;
    }
    // The long poll and an act may have seen the same events.
    const events = come.filter(({ sequence }) => sequence > this.#seen);
    this.#seen = Math.max(this.#seen, ...events.map(({ sequence }) => sequence));
    for (const event of events) this.#take(event);
    if (events.length > 0) this.#listener.events(events, state);
    if (events.length > 0 || moved) this.#listener.changed();
  }

  #take(event: Event): void {
    if (event.kind === 'indicator') this.#lights = { ...this.#lights, [event.indicator]: event.value };
    else if (event.kind === 'sound') this.#sound = event.sound;
    else if (event.kind === 'slip') {
      this.#slipNumber += 1;
      const { copy, reprint, signatureLine, lines } = event.slip;
      const slip = { number: this.#slipNumber, copy, reprint, signatureLine, lines: lines.slice(0, 200) };
      this.#slips = [...this.#slips, slip].slice(-SLIPS_SHOWN);
    }
  }
}
