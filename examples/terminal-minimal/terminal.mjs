// The terminal as its users see it: screen, keys, card slot and power. What survives a power cut is in `memory`.
import { momentIn, momentOf, stampOf } from './clock.mjs';
import { Refused } from './commands.mjs';
import { Events } from './events.mjs';
import { sendQuietly } from './owed.mjs';
import { sale } from './sale.mjs';
import { signIn } from './sign-in.mjs';
import { PowerCut, Stop, Turn } from './turn.mjs';

const VERSION = 'minimal 2.0';
const FLOWS = { sale, 'sign-in': signIn };
const FUNCTIONS = Object.keys(FLOWS);
const CAPABILITIES = {
  contractVersion: 2,
  vendor: 'Example',
  model: 'Minimal',
  version: VERSION,
  interfaces: ['insert'],
  functions: FUNCTIONS,
  languages: ['en'],
  profiles: ['classic'],
  receipt: ['paper'],
  transports: ['json-http'],
  observes: ['display', 'prompt', 'indicator', 'sound', 'slip', 'journal', 'log', 'paper'],
  identity: null,
};
/** Commands that need no power. */
const BY_HAND = ['power-on', 'restart', 'environment', 'remove-card', 'take-slip'];
const fresh = () => ({
  signedIn: false,
  operator: null,
  batch: null,
  keys: null,
  voucher: 0,
  journal: [],
  reversals: [],
  notices: [],
  aheadMs: 0,
});

export class Terminal {
  memory = fresh();
  configuration = null;
  network = 'up';
  paper = 'loaded';
  /** The card in the reader: { card, fault, read }. */
  slot = null;
  function = null;
  /** Aborted when the network goes down. */
  link = new AbortController();
  #events = new Events(() => stampOf(Date.now()));
  #log = [];
  #on = false;
  #screen = [];
  #quiet = true;
  /** Who is waited for: { prompt, accepts, resolve }. */
  #waiting = null;
  #powerCut = new AbortController();

  events = (since, waitMs) => this.#events.read(since, waitMs);
  journal = () => this.memory.journal;
  log = (line) => (line === undefined ? this.#log.map((each) => `${each}\n`).join('') : void this.#log.push(line));
  capabilities = () => CAPABILITIES;
  state = () => ({
    power: this.#on ? 'on' : 'off',
    sequence: this.#events.last,
    screen: this.#screen,
    prompt: this.#waiting?.prompt ?? null,
    function: this.function,
    menu: this.#menu(),
    network: this.#on && this.network === 'up' ? 'connected' : 'disconnected',
    signedIn: this.memory.signedIn,
    operator: this.memory.signedIn ? this.memory.operator : null,
    batch: this.memory.batch,
    cardInserted: this.slot !== null,
    quiet: this.#quiet,
    owed: [
      ...this.memory.reversals.map(({ voucher, batch }) => ({ kind: 'reversal', voucher, batch })),
      ...this.memory.notices.map(({ voucher, batch }) => ({ kind: 'script-notice', voucher, batch })),
    ],
    version: VERSION,
  });

  /** Takes a command that was checked before; gives the number of the last event. */
  execute(command) {
    if (!this.#on && !BY_HAND.includes(command.command)) throw new Refused('powered-off', 'The terminal is off.');
    this.#handlers[command.command]?.(command);
    this.#offer(command);
    return { sequence: this.#events.last };
  }

  // What a command does by itself; most only answer what the terminal asks.
  #handlers = {
    'power-on': ({ configuration, erase }) => {
      this.#cutPower();
      if (erase)
        Object.assign(this, {
          memory: fresh(),
          network: 'up',
          paper: 'loaded',
          slot: null,
          link: new AbortController(),
        });
      this.configuration = configuration;
      this.#switchOn();
    },
    'power-off': () => this.#cutPower(),
    restart: () => {
      if (this.configuration === null) throw new Refused('powered-off', 'The terminal was never switched on.');
      this.#cutPower();
      this.#switchOn();
    },
    'choose-function': ({ function: chosen }) => {
      if (!this.#menu().includes(chosen)) throw new Refused('not-offered', `There is no ${chosen} on the menu.`);
      if (this.function !== null || !this.#quiet) return;
      this.function = chosen;
      this.#run(FLOWS[chosen]);
    },
    'present-card': ({ interface: entry, card, fault }) => {
      if (entry !== 'insert') throw new Refused('not-offered', `There is no reader for ${entry}.`);
      const readable = card.chip && (fault === undefined || fault === 'removed-early');
      if (readable) this.slot = { card, fault, read: false };
    },
    'remove-card': () => {
      this.slot = null;
    },
    environment: ({ network = this.network, paper = this.paper }) => {
      const relinked = network !== this.network;
      Object.assign(this, { network, paper });
      if (relinked) this.tell({ kind: 'indicator', indicator: 'network', value: network });
      if (relinked && network === 'down') this.link.abort();
      if (relinked && network === 'up') this.link = new AbortController();
      if (!this.#on || this.function !== null) return;
      this.#idle();
      this.#sendOwed();
    },
  };

  // ---- power and function -----------------------------------------------------------------------------------------

  #switchOn() {
    this.#powerCut = new AbortController();
    this.#on = true;
    this.tell({ kind: 'power', power: 'on' });
    this.show('Self-test', this.paper === 'out' ? 'Paper out' : 'All in order');
    this.#idle();
    this.#sendOwed();
  }

  #cutPower() {
    if (!this.#on) return;
    this.#on = false;
    this.#powerCut.abort();
    Object.assign(this, { function: null });
    this.#screen = [];
    this.#waiting = null;
    this.#setQuiet(true);
    this.tell({ kind: 'power', power: 'off' });
  }

  #menu() {
    return this.#on ? FUNCTIONS.filter((each) => this.configuration.profile.functions.includes(each)) : [];
  }

  /** With the profile `instant` a reversal goes out by itself. */
  #sendOwed() {
    const { signedIn, reversals } = this.memory;
    const due = this.configuration.profile.reversal === 'instant' && reversals.length > 0;
    if (due && signedIn && this.network === 'up' && this.#quiet) this.#run(sendQuietly);
  }

  #run(flow) {
    const cut = this.#powerCut.signal;
    const turn = new Turn(this, cut);
    this.#setQuiet(false);
    const finished = async () => {
      try {
        await flow(turn);
      } catch (error) {
        if (!(error instanceof Stop)) throw error;
        turn.result(error.outcome, error.lines);
      }
      while (this.slot !== null && this.function !== null)
        await turn.ask('remove-card', 'Please remove the card', ['remove-card'], {
          lines: this.#screen,
          patient: true,
        });
    };
    void finished()
      .catch((error) => {
        if (!(error instanceof PowerCut)) this.log(`fault: ${error.name}`);
      })
      .then(() => {
        if (cut.aborted) return;
        this.function = null;
        this.#idle();
        this.#setQuiet(true);
      });
  }

  // ---- what a function uses ---------------------------------------------------------------------------------------

  tell(event) {
    this.#events.append(event);
  }

  show(...lines) {
    this.#screen = lines;
    this.tell({ kind: 'display', lines });
  }

  /** Asks people: the next command of these resolves. */
  await(prompt, accepts, resolve) {
    this.#waiting = { prompt, accepts, resolve };
    this.#setQuiet(true);
  }

  /** Ends the waiting with a command, or with null when nobody came. */
  answer(command) {
    const { resolve } = this.#waiting ?? {};
    this.#waiting = null;
    if (resolve === undefined) return;
    this.#setQuiet(false);
    resolve(command);
  }

  note(entry) {
    const same = ({ voucher, batch }) => voucher === entry.voucher && batch === entry.batch;
    this.memory.journal = [...this.memory.journal.filter((each) => !same(each)), { ...entry }];
    this.tell({ kind: 'journal', entry: { ...entry } });
  }

  now = () => momentOf(Date.now() + this.memory.aheadMs);
  timeOf = (answer) => momentIn(answer, this.now().ms);
  setClock(answer) {
    const moment = this.timeOf(answer);
    if (moment !== null) this.memory.aheadMs = moment.ms - Date.now();
  }

  // ---- what is shown ----------------------------------------------------------------------------------------------

  #offer(command) {
    if (this.#waiting?.accepts.includes(command.command)) this.answer(command);
  }

  #idle() {
    const { signedIn, operator, reversals } = this.memory;
    this.show(
      this.configuration.identity.merchantName,
      'Ready',
      this.network === 'up' ? 'Connected' : 'Not connected',
      signedIn ? `Operator ${operator}` : 'Please sign in',
      ...(this.paper === 'out' ? ['Paper out'] : []),
      ...(reversals.length > 0 ? ['Reversal pending'] : []),
      ...this.#menu().map((name) => name.replace('s', 'S')),
    );
  }

  #setQuiet(quiet) {
    if (quiet === this.#quiet) return;
    this.#quiet = quiet;
    this.tell({ kind: 'quiet', quiet });
  }
}
