// The terminal as the contract sees it: takes commands in, one at a time, and answers what is asked about it.
import {
  type Acknowledgement,
  type Capabilities,
  CONTRACT_VERSION,
  type Command,
  type Configuration,
  ContractError,
  type Event,
  FUNCTIONS,
  INTERFACES,
  type JournalEntry,
  LANGUAGES,
  OBSERVES,
  PROFILES,
  RECEIPTS,
  type State,
  type Terminal,
  TRANSPORTS,
} from '../terminal/contract.ts';
import { EventLog } from '../terminal/event-log.ts';
import { assertCommand } from '../terminal/validate.ts';
import { Clock, type Now } from './device/clock.ts';
import { Inputs } from './device/inputs.ts';
import { Life } from './device/life.ts';
import { Log } from './device/log.ts';
import { newWorld, type World } from './device/world.ts';
import { FLOWS } from './flows/index.ts';
import type { LinkFactory } from './host/link.ts';
import { menuOf } from './machine/idle.ts';
import { Session } from './machine/session.ts';
import { changeWorld } from './machine/surroundings.ts';
import type { Parts } from './parts.ts';
import { MODEL, VENDOR, VERSION } from './product.ts';
import { Books } from './store/books.ts';
import { owedOf } from './store/owed-list.ts';
import type { Store } from './store/store.ts';
import { openVault } from './store/vault.ts';
import { Ui } from './ui/ui.ts';

type TerminalParts = { parts: Parts; seed: number; store: Store; now: Now; openLink: LinkFactory };

/** Commands that are taken while the power is off: they change what is around the terminal, or switch it on. */
const WITHOUT_POWER: readonly string[] = ['power-on', 'restart', 'environment', 'remove-card', 'take-slip'];

export class ReferenceTerminal implements Terminal {
  readonly #parts: Parts;
  readonly #seed: number;
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #openLink: LinkFactory;
  readonly #events: EventLog;
  readonly #log: Log;
  /** What is stored, for reading whether there is power or not. */
  readonly #stored: Books;
  #world: World = newWorld();
  #configuration: Configuration | null = null;
  #session: Session | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor({ parts, seed, store, now, openLink }: TerminalParts) {
    this.#parts = parts;
    this.#seed = seed;
    this.#store = store;
    this.#openLink = openLink;
    this.#clock = new Clock(now);
    this.#events = new EventLog({ now: () => this.#clock.iso() });
    this.#log = new Log(() => this.#clock.stamp(), parts.masking);
    this.#stored = new Books(store, () => false);
  }

  /** Everything that the contract has words for, as far as there is a flow for it. */
  async capabilities(): Promise<Capabilities> {
    return {
      contractVersion: CONTRACT_VERSION,
      vendor: VENDOR,
      model: MODEL,
      version: VERSION,
      interfaces: [...INTERFACES],
      functions: FUNCTIONS.filter((each) => FLOWS[each] !== undefined),
      languages: [...LANGUAGES],
      profiles: [...PROFILES],
      receipt: [...RECEIPTS],
      transports: [...TRANSPORTS],
      observes: [...OBSERVES],
      identity: null,
    };
  }

  /** Commands are taken in one after the other; each is answered when everything that needs no waiting has been done. */
  async execute(command: Command): Promise<Acknowledgement> {
    assertCommand(command);
    const turn = this.#turn.then(async () => {
      await this.#take(command);
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
    const device = this.#session?.device;
    const { signedIn, operator, batch } = this.#stored.session();
    return {
      power: device === undefined ? 'off' : 'on',
      sequence: this.#events.last,
      screen: device?.ui.screen ?? [],
      prompt: device?.ui.prompt ?? null,
      function: device?.ui.function ?? null,
      menu: device === undefined ? [] : menuOf(device),
      network: device !== undefined && this.#world.network === 'up' ? 'connected' : 'disconnected',
      signedIn,
      operator,
      batch,
      cardInserted: this.#world.slot !== null,
      quiet: device?.ui.quiet ?? true,
      owed: owedOf(this.#stored),
      version: VERSION,
    };
  }

  async journal(): Promise<JournalEntry[]> {
    return this.#stored.journal().map(({ entry }) => entry);
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

  async #take(command: Command): Promise<void> {
    this.#demandOpen();
    if (this.#session === null && !WITHOUT_POWER.includes(command.command))
      throw new ContractError('powered-off', 'The terminal is off.');
    switch (command.command) {
      case 'power-on':
        await this.#powerOn(command.configuration, command.erase);
        break;
      case 'power-off':
        this.#cutPower();
        break;
      case 'restart':
        if (this.#configuration === null) throw new ContractError('powered-off', 'The terminal was never switched on.');
        await this.#powerOn(this.#configuration, false);
        break;
      case 'environment':
        changeWorld(this.#world, command);
        this.#session?.noticeChange(command);
        break;
      case 'choose-function':
        this.#session?.choose(command.function);
        break;
      case 'present-card':
        this.#insert(command);
        this.#session?.offer(command);
        break;
      case 'remove-card':
        this.#world.slot = null;
        this.#session?.offer(command);
        break;
      case 'type':
      case 'press':
      case 'enter-pin':
      case 'sign':
      case 'present-code':
        this.#session?.offer(command);
        break;
      case 'take-slip':
        break;
      default: {
        const never: never = command;
        throw new ContractError('unknown-command', `There is no command ${JSON.stringify(never)}.`);
      }
    }
  }

  /** A chip that can be read stays in the slot; while the terminal waits for one card to be taken no other goes in. */
  #insert({ card, fault, interface: entry }: Extract<Command, { command: 'present-card' }>): void {
    const blocked = this.#world.slot !== null && this.#session?.device.ui.prompt === 'remove-card';
    if (entry === 'insert' && card.chip && fault !== 'unreadable' && !blocked)
      this.#world.slot = { card, pulledEarly: fault === 'removed-early', read: false };
  }

  async #powerOn(configuration: Configuration, erase: boolean): Promise<void> {
    const link = await this.#openLink(configuration.host);
    this.#demandOpen();
    this.#cutPower();
    if (erase) {
      this.#store.eraseAll();
      this.#world = newWorld();
    }
    this.#configuration = configuration;
    const life = new Life();
    const inputs = new Inputs(life);
    this.#session = new Session({
      configuration,
      parts: this.#parts,
      seed: this.#seed,
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
    });
  }

  #demandOpen(): void {
    if (this.#closed) throw new ContractError('powered-off', 'The terminal has been closed.');
  }

  #cutPower(): void {
    this.#session?.device.link.close?.();
    this.#session?.end();
    this.#session = null;
  }
}
