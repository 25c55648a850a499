// The terminal as its users see it: screen, keys, card slot and power. What survives a restart is in `stored`.
import { Refused } from './commands.mjs';
import { Events } from './events.mjs';
import { functionsOf } from './functions.mjs';
import { reversedBy } from './messages.mjs';
import { yuan } from './papers.mjs';

const VERSION = 'minimal 1.0';
const FUNCTIONS = ['sale', 'sign-in'];
const FACTORY = { configuration: null, keys: null, batch: null, lastVoucher: 0, journal: [], owed: null, attempts: 0 };
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
  observes: ['display', 'prompt', 'indicator', 'sound', 'slip', 'journal', 'log'],
  identity: null,
};

export class Terminal {
  #events = new Events();
  #log = [];
  #stored = structuredClone(FACTORY);
  #power = 'off';
  #network = 'up';
  #screen = [];
  /** The function in progress: { function, prompt, typed, amountMinor, card, reads }; null when idle. */
  #work = null;
  #busy = false;
  #cardInserted = false;
  #powerCut = new AbortController();

  /** Takes a command that was checked before; gives the number of the last event. */
  execute({ command, ...members }) {
    if (this.#power === 'off' && !['power-on', 'environment'].includes(command))
      throw new Refused('powered-off', 'The terminal is off.');
    this.#handlers[command]?.(members);
    return { sequence: this.#events.last };
  }

  events = (since, waitMs) => this.#events.read(since, waitMs);
  journal = () => this.#stored.journal;
  log = () => this.#log.map((line) => `${line}\n`).join('');
  capabilities = () => CAPABILITIES;
  state = () => ({
    power: this.#power,
    sequence: this.#events.last,
    screen: this.#screen,
    prompt: this.#work?.prompt ?? null,
    function: this.#work?.function ?? null,
    menu: this.#menu(),
    network: this.#power === 'on' && this.#network === 'up' ? 'connected' : 'disconnected',
    signedIn: this.#stored.keys !== null,
    operator: this.#stored.keys === null ? null : '01',
    batch: this.#stored.batch,
    cardInserted: this.#cardInserted,
    quiet: !this.#busy,
    owed: this.#stored.owed ? [{ kind: 'reversal', ...reversedBy(this.#stored.owed) }] : [],
    version: VERSION,
  });

  // A command without a row here (sign, take-slip, present-code) changes nothing at this terminal.
  #handlers = {
    'power-on': ({ configuration, erase }) => {
      if (this.#power === 'on') this.#switchOff();
      if (erase) this.#reset();
      this.#stored.configuration = configuration;
      this.#switchOn();
    },
    'power-off': () => this.#switchOff(),
    restart: () => {
      this.#switchOff();
      this.#switchOn();
    },
    'choose-function': (members) => this.#choose(members.function),
    type: ({ text }) => {
      if (this.#work?.prompt === 'amount') this.#work.typed += text;
    },
    press: ({ key }) => {
      if (key === 'confirm') this.#confirm();
      else if (key === 'cancel') this.#cancel();
      else if (this.#work) this.#work.typed = '';
    },
    'present-card': (members) => this.#readCard(members),
    'remove-card': () => {
      this.#cardInserted = false;
      if (this.#work?.prompt === 'remove-card') this.#idle();
    },
    'enter-pin': ({ pin }) => {
      if (this.#work?.prompt !== 'pin') return;
      const { card, amountMinor } = this.#work;
      if (pin.length > 0 && pin.length < 4) this.#ask('pin', 'A PIN has 4 digits or more', { amountMinor });
      else this.#run(({ sale }) => sale({ card, amountMinor, pin }));
    },
    environment: ({ network = this.#network }) => {
      if (network === this.#network) return;
      this.#network = network;
      if (this.#power === 'off') return;
      this.#tell({ kind: 'indicator', indicator: 'network', value: network });
      if (this.#work === null) this.#idle();
    },
  };

  // ---- power and function -----------------------------------------------------------------------------------------

  #reset() {
    this.#stored = structuredClone(FACTORY);
    this.#network = 'up';
    this.#cardInserted = false;
  }

  #switchOn() {
    this.#powerCut = new AbortController();
    this.#power = 'on';
    this.#tell({ kind: 'power', power: 'on' });
    this.#idle();
  }

  #switchOff() {
    this.#powerCut.abort();
    this.#power = 'off';
    this.#screen = [];
    this.#work = null;
    this.#setBusy(false);
    this.#tell({ kind: 'power', power: 'off' });
  }

  #menu() {
    if (this.#power === 'off') return [];
    return FUNCTIONS.filter((each) => this.#stored.configuration.profile.functions.includes(each));
  }

  #choose(name) {
    if (!this.#menu().includes(name)) throw new Refused('not-offered', `There is no ${name} on the menu.`);
    if (this.#work !== null) return;
    this.#work = { function: name, prompt: null, typed: '', amountMinor: null, card: null, reads: 0 };
    if (name === 'sign-in') this.#run(({ signIn }) => signIn());
    else if (this.#stored.keys === null) this.#finish('refused', ['Please sign in first']);
    else this.#ask('amount', 'Enter the amount');
  }

  /** Does what needs the host; the power may be cut at any moment, then nothing of it counts any more. */
  #run(job) {
    const cut = this.#powerCut.signal;
    const device = {
      stored: this.#stored,
      tell: (event) => this.#tell(event),
      note: (entry) => this.#note(entry),
      log: (line) => this.#log.push(line),
      online: () => this.#network === 'up',
    };
    this.#work.prompt = null;
    this.#setBusy(true);
    this.#show('Processing, please wait');
    job(functionsOf(device, cut))
      .catch((error) => ['failed', ['Internal error', error.name]])
      .then((ending) => {
        if (cut.aborted) return;
        this.#finish(...ending);
        this.#setBusy(false);
      });
  }

  #finish(outcome, lines, { responseCode = null, voucher = null } = {}) {
    const { function: name, amountMinor } = this.#work;
    this.#show(...lines);
    this.#tell({ kind: 'result', function: name, outcome, responseCode, amountMinor, voucher, lines });
    this.#tell({ kind: 'sound', sound: outcome === 'approved' || outcome === 'done' ? 'success' : 'failure' });
    if (this.#cardInserted) this.#ask('remove-card', 'Please remove the card');
    else this.#idle();
  }

  // ---- entries ----------------------------------------------------------------------------------------------------

  #confirm() {
    if (this.#work?.prompt !== 'amount') return;
    const { typed } = this.#work;
    const amountMinor = /^\d{1,8}\.\d{2}$/.test(typed) ? Number(typed.replace('.', '')) : 0;
    if (amountMinor === 0) return this.#ask('amount', 'Enter an amount above zero');
    this.#work.amountMinor = amountMinor;
    this.#ask('card', `Insert the card, ${yuan(amountMinor)}`, { amountMinor, interfaces: ['insert'] });
  }

  #cancel() {
    if (this.#work === null || this.#busy || this.#work.prompt === 'remove-card') return;
    this.#finish('cancelled', ['Cancelled']);
  }

  #readCard({ interface: entry, card, fault }) {
    if (entry !== 'insert') throw new Refused('not-offered', `There is no reader for ${entry}.`);
    if (this.#work?.prompt !== 'card') return;
    const { amountMinor } = this.#work;
    this.#cardInserted = fault !== 'removed-early';
    if (fault === undefined && card.chip) {
      this.#work.card = card;
      return this.#ask('pin', `Enter the PIN, ${yuan(amountMinor)}`, { amountMinor });
    }
    this.#work.reads++;
    if (this.#work.reads >= this.#stored.configuration.attempts.cardReads)
      return this.#finish('failed', ['The card cannot be read']);
    this.#ask('card', 'The card cannot be read, try again', { amountMinor, interfaces: ['insert'] });
  }

  // ---- what is shown ----------------------------------------------------------------------------------------------

  #tell(event) {
    this.#events.append(event);
  }

  #show(...lines) {
    this.#screen = lines;
    this.#tell({ kind: 'display', lines });
  }

  #ask(prompt, text, more = {}) {
    Object.assign(this.#work, { prompt, typed: '' });
    this.#screen = [text];
    this.#tell({ kind: 'prompt', prompt, text, ...more });
  }

  #idle() {
    this.#work = null;
    const ready = this.#stored.keys ? 'Ready' : 'Please sign in';
    this.#show(ready, this.#network === 'up' ? 'Connected' : 'Not connected');
  }

  #setBusy(busy) {
    if (busy === this.#busy) return;
    this.#busy = busy;
    this.#tell({ kind: 'quiet', quiet: !busy });
  }

  #note(entry) {
    const others = this.#stored.journal.filter(({ voucher }) => voucher !== entry.voucher);
    this.#stored.journal = [...others, entry];
    this.#tell({ kind: 'journal', entry });
  }
}
