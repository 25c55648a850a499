// The terminal as the contract sees it: takes commands in, one at a time, and answers what is asked about it.
import {
  type Acknowledgement,
  type Capabilities,
  type Command,
  type Configuration,
  ContractError,
  type Event,
  FUNCTIONS,
  type JournalEntry,
  type State,
  type Terminal,
  type TerminalFunction,
} from '../terminal/contract.ts';
import { EventLog } from '../terminal/event-log.ts';
import { assertCommand } from '../terminal/validate.ts';
import { isReady } from './entry/ready.ts';
import { FLOWS } from './flows/index.ts';
import type { LinkFactory } from './host/link.ts';
import { isDue, sendWhatIsDue } from './host/owed.ts';
import { boot } from './machine/boot.ts';
import { Clock, type Now } from './machine/clock.ts';
import { type Device, newRun } from './machine/device.ts';
import { menuOf, showIdle } from './machine/idle.ts';
import { type Input, Inputs } from './machine/inputs.ts';
import { Life } from './machine/life.ts';
import { Log } from './machine/log.ts';
import { perform } from './machine/runner.ts';
import { changeWorld, noticeChange } from './machine/surroundings.ts';
import { newWorld, type World } from './machine/world.ts';
import type { Parts } from './parts.ts';
import { MODEL, VENDOR, VERSION } from './product.ts';
import { Books } from './store/books.ts';
import { owedOf } from './store/owed-list.ts';
import type { Store } from './store/store.ts';
import { openVault } from './store/vault.ts';
import { Ui } from './ui/ui.ts';

export type TerminalParts = { parts: Parts; store: Store; now: Now; openLink: LinkFactory };

/** Commands that are taken while the power is off: they change what is around the terminal, or switch it on. */
const WITHOUT_POWER: readonly string[] = ['power-on', 'restart', 'environment', 'remove-card', 'take-slip'];

export class ReferenceTerminal implements Terminal {
  readonly #parts: Parts;
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #openLink: LinkFactory;
  readonly #events: EventLog;
  readonly #log: Log;
  #world: World = newWorld();
  #configuration: Configuration | null = null;
  #device: Device | null = null;
  #chosenMeanwhile: TerminalFunction | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor({ parts, store, now, openLink }: TerminalParts) {
    this.#parts = parts;
    this.#store = store;
    this.#openLink = openLink;
    this.#clock = new Clock(now);
    this.#events = new EventLog({ now: () => this.#clock.iso() });
    this.#log = new Log(() => this.#clock.stamp(), parts.masking);
  }

  async capabilities(): Promise<Capabilities> {
    return {
      vendor: VENDOR,
      model: MODEL,
      version: VERSION,
      interfaces: ['insert', 'tap', 'swipe', 'key'],
      functions: FUNCTIONS.filter((each) => FLOWS[each] !== undefined),
      languages: ['en', 'zh-CN'],
      profiles: ['classic', 'esign', 'smart'],
      receipt: ['paper', 'electronic'],
      transports: ['json-http'],
      observes: [
        'display',
        'prompt',
        'indicator',
        'sound',
        'slip',
        'journal',
        'log',
        'paper',
        'battery',
        'tamper',
        'update',
      ],
      identity: null,
    };
  }

  /** Commands are taken in one after the other; each is answered when everything that needs no waiting has been done. */
  async execute(command: Command): Promise<Acknowledgement> {
    assertCommand(command);
    const turn = this.#turn.then(async () => {
      this.#take(command);
      await new Promise(setImmediate);
      return { sequence: this.#events.last };
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }

  events(since: number, waitMs: number): Promise<Event[]> {
    return this.#events.read(since, waitMs);
  }

  async state(): Promise<State> {
    const device = this.#device;
    const session = new Books(this.#store, () => false).session();
    return {
      power: device === null ? 'off' : 'on',
      sequence: this.#events.last,
      screen: device?.ui.screen ?? [],
      prompt: device?.ui.prompt ?? null,
      function: device?.ui.function ?? null,
      menu: device === null ? [] : menuOf(device),
      network: device !== null && this.#world.network === 'up' ? 'connected' : 'disconnected',
      signedIn: session.signedIn,
      operator: session.operator,
      batch: session.batch,
      cardInserted: this.#world.slot !== null,
      quiet: device?.ui.quiet ?? true,
      owed: owedOf(new Books(this.#store, () => false)),
      version: VERSION,
    };
  }

  async journal(): Promise<JournalEntry[]> {
    return new Books(this.#store, () => false).journal().map(({ entry }) => entry);
  }

  async log(): Promise<string> {
    return this.#log.text();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#cutPower();
    this.#events.close();
    this.#store.close();
  }

  #take(command: Command) {
    if (this.#closed) throw new ContractError('powered-off', 'The terminal has been closed.');
    if (this.#device === null && !WITHOUT_POWER.includes(command.command))
      throw new ContractError('powered-off', 'The terminal is off.');
    switch (command.command) {
      case 'power-on':
        return this.#powerOn(command.configuration, command.erase);
      case 'power-off':
        return this.#cutPower();
      case 'restart':
        if (this.#configuration === null) throw new ContractError('powered-off', 'The terminal was never switched on.');
        return this.#powerOn(this.#configuration, false);
      case 'choose-function':
        return this.#choose(command.function);
      case 'environment':
        return this.#changeEnvironment(command);
      case 'present-card':
        return this.#presentCard(command);
      case 'remove-card':
        this.#world.slot = null;
        return this.#offer(command);
      case 'type':
        if (this.#idle() && /^[\d.]+$/.test(command.text)) return this.#startWith(command);
        return this.#offer(command);
      case 'press':
      case 'enter-pin':
      case 'sign':
      case 'present-code':
        return this.#offer(command);
      case 'take-slip':
        return;
      default: {
        const never: never = command;
        throw new ContractError('unknown-command', `There is no command ${JSON.stringify(never)}.`);
      }
    }
  }

  // ---- power

  #powerOn(configuration: Configuration, erase: boolean): void {
    const link = this.#openLink(configuration.host);
    this.#cutPower();
    if (erase) {
      this.#store.eraseAll();
      this.#world = newWorld();
    }
    this.#configuration = configuration;
    const life = new Life();
    const inputs = new Inputs(life);
    this.#device = {
      configuration,
      parts: this.#parts,
      life,
      inputs,
      ui: new Ui({ language: configuration.language, events: this.#events, life, inputs }),
      books: new Books(this.#store, () => !life.over),
      vault: openVault(configuration.keys.terminalMasterKey),
      link,
      clock: this.#clock,
      log: this.#log,
      world: this.#world,
      keys: null,
      dropConnection: null,
    };
    boot(this.#device);
    this.#resume(this.#device);
  }

  /** Everything stops where it is. */
  #cutPower(): void {
    const device = this.#device;
    if (device === null) return;
    if (!device.ui.quiet) device.ui.setFunction(null);
    device.ui.power('off');
    device.life.end();
    device.dropConnection?.();
    this.#device = null;
    this.#chosenMeanwhile = null;
    this.#log.write('power off');
  }

  // ---- functions

  #idle(): boolean {
    return this.#device !== null && this.#device.ui.function === null && this.#device.ui.quiet;
  }

  #choose(chosen: TerminalFunction) {
    const device = this.#device as Device;
    if (!menuOf(device).includes(chosen))
      throw new ContractError('not-offered', `The menu has no ${chosen}; it has ${menuOf(device).join(', ')}.`);
    if (this.#idle()) return this.#start(device, chosen);
    if (device.ui.function === null) this.#chosenMeanwhile = chosen;
    else this.#ignore(`the choice of ${chosen}`);
  }

  /** An amount or a card on the idle screen begins a sale. */
  #startWith(input: Input) {
    const device = this.#device as Device;
    if (!menuOf(device).includes('sale')) return this.#ignore(input.command);
    device.inputs.keep(input);
    this.#start(device, 'sale');
  }

  #start(device: Device, chosen: TerminalFunction): void {
    const flow = FLOWS[chosen];
    if (flow === undefined) throw new ContractError('not-offered', `This terminal has no ${chosen}.`);
    this.#log.write(`function ${chosen}`);
    device.ui.setFunction(chosen);
    void perform(newRun(device, chosen), flow);
  }

  /** What the loss of power or of the network interrupted goes on by itself: a batch upload (F-34), messages that are due. */
  #resume(device: Device) {
    if (!this.#idle()) return;
    if (device.books.settlement() !== null && isReady(device) && menuOf(device).includes('settlement'))
      this.#start(device, 'settlement');
    else if (isDue(device)) void this.#sendDue(device);
  }

  /** Sends what is owed while nobody uses the terminal. What does not get through waits for the next occasion. */
  async #sendDue(device: Device): Promise<void> {
    device.ui.setBackground(true);
    try {
      await sendWhatIsDue(device);
    } catch (error) {
      this.#log.write(`fault: ${error instanceof Error ? error.stack : String(error)}`);
    }
    showIdle(device);
    device.ui.setBackground(false);
    this.#startChosen(device);
  }

  /** Begins what was chosen while something was being sent. */
  #startChosen(device: Device): void {
    const chosen = this.#chosenMeanwhile;
    this.#chosenMeanwhile = null;
    if (chosen !== null && !device.life.over) this.#start(device, chosen);
  }

  // ---- people and surroundings

  #presentCard(command: Extract<Command, { command: 'present-card' }>) {
    const { card, fault, interface: entry } = command;
    if (entry === 'insert' && card.chip && fault !== 'unreadable') {
      if (this.#world.slot !== null && this.#device?.ui.prompt === 'remove-card') return this.#ignore('a second card');
      this.#world.slot = { card, pulledEarly: fault === 'removed-early', read: false };
    }
    if (this.#idle() && (entry === 'insert' || entry === 'swipe')) return this.#startWith(command);
    this.#offer(command);
  }

  #changeEnvironment(command: Extract<Command, { command: 'environment' }>): void {
    changeWorld(this.#world, command);
    if (this.#device === null) return;
    noticeChange(this.#device, command);
    this.#device.ui.noteQuiet();
    if (command.network === 'up') this.#resume(this.#device);
  }

  #offer(input: Input): void {
    const device = this.#device;
    if (device === null) return;
    if (device.inputs.offer(input)) device.ui.noteQuiet();
    else this.#log.write(`${input.command} ignored`);
  }

  #ignore(what: string): void {
    this.#device?.ui.sound('attention');
    this.#log.write(`${what} ignored`);
  }
}
