// A terminal without a host, for tests of this room: every sale is approved as soon as a card is presented.
import { type Command, ContractError, type JournalEntry, type State, type Terminal } from '../contract.ts';
import { EventLog, type NewEvent } from '../event-log.ts';

const AT = '2026-07-18T12:00:00+08:00';

const OFF: State = {
  power: 'off',
  sequence: 0,
  screen: [],
  prompt: null,
  function: null,
  menu: [],
  network: 'disconnected',
  signedIn: false,
  operator: null,
  batch: null,
  cardInserted: false,
  quiet: true,
  owed: [],
  version: 'fake 1',
};

export class FakeTerminal implements Terminal {
  readonly eventLog = new EventLog({ now: () => AT });
  #state: State = OFF;
  #journal: JournalEntry[] = [];
  #amountMinor = 0;
  #configured = false;

  capabilities: Terminal['capabilities'] = async () => ({
    contractVersion: 2,
    vendor: 'Tillproof',
    model: 'Fake',
    version: 'fake 1',
    interfaces: ['insert', 'tap'],
    functions: ['sale'],
    languages: ['en'],
    profiles: ['classic'],
    receipt: ['paper'],
    transports: ['json-http'],
    observes: ['display', 'prompt', 'journal', 'log'],
    identity: null,
  });
  state: Terminal['state'] = async () => ({ ...this.#state, sequence: this.eventLog.last });
  journal: Terminal['journal'] = async () => structuredClone(this.#journal);
  log: Terminal['log'] = async () => 'fake log\n';
  events: Terminal['events'] = (since, waitMs) => this.eventLog.read(since, waitMs);
  close: Terminal['close'] = async () => this.eventLog.close();

  async execute(command: Command) {
    const withoutPower = ['power-on', 'environment', ...(this.#configured ? ['restart'] : [])];
    if (this.#state.power === 'off' && !withoutPower.includes(command.command))
      throw new ContractError('powered-off', 'The terminal is off.');
    this.#take(command);
    return { sequence: this.eventLog.last };
  }

  #take(command: Command): void {
    switch (command.command) {
      case 'power-on':
        if (command.erase) this.#journal = [];
        this.#configured = true;
        this.#powerOn();
        break;
      case 'restart':
        this.#powerOff();
        this.#powerOn();
        break;
      case 'power-off':
        this.#powerOff();
        break;
      case 'choose-function':
        if (command.function !== 'sale') throw new ContractError('not-offered', `There is no ${command.function}.`);
        this.#state = { ...this.#state, function: 'sale', prompt: 'amount' };
        this.#tell({ kind: 'prompt', prompt: 'amount', text: 'Enter the amount' });
        break;
      case 'type':
        this.#amountMinor = Math.round(Number(command.text) * 100);
        break;
      case 'press':
        if (command.key === 'confirm') this.#askForCard();
        else this.#finish('cancelled');
        break;
      case 'present-card':
        if (!['insert', 'tap'].includes(command.interface))
          throw new ContractError('not-offered', `There is no reader for ${command.interface}.`);
        this.#state = { ...this.#state, prompt: null, quiet: false };
        this.#tell({ kind: 'quiet', quiet: false });
        setImmediate(() => this.#finish('approved'));
    }
  }

  #powerOn(): void {
    this.#state = { ...OFF, power: 'on', network: 'connected', menu: ['sale'], screen: ['Ready'] };
    this.#tell({ kind: 'power', power: 'on' }, { kind: 'display', lines: ['Ready'] });
  }

  #powerOff(): void {
    this.#state = OFF;
    this.#tell({ kind: 'power', power: 'off' });
  }

  #askForCard(): void {
    if (this.#state.prompt !== 'amount') return;
    this.#state = { ...this.#state, prompt: 'card' };
    this.#tell({ kind: 'prompt', prompt: 'card', text: 'Insert or tap the card', amountMinor: this.#amountMinor });
  }

  #finish(outcome: 'approved' | 'cancelled'): void {
    if (this.#state.function === null) return;
    const voucher = String(this.#journal.length + 1).padStart(6, '0');
    const responseCode = outcome === 'approved' ? '00' : null;
    if (outcome === 'approved') {
      const entry = entryOf(voucher, this.#amountMinor);
      this.#journal.push(entry);
      this.#tell({ kind: 'journal', entry });
    }
    const amountMinor = this.#amountMinor;
    this.#tell({ kind: 'result', function: 'sale', outcome, responseCode, amountMinor, voucher, lines: [outcome] });
    const wasQuiet = this.#state.quiet;
    this.#state = { ...this.#state, function: null, prompt: null, quiet: true };
    if (!wasQuiet) this.#tell({ kind: 'quiet', quiet: true });
  }

  #tell(...events: NewEvent[]): void {
    for (const event of events) this.eventLog.append(event);
  }
}

function entryOf(voucher: string, amountMinor: number): JournalEntry {
  return {
    voucher,
    batch: '000001',
    function: 'sale',
    status: 'approved',
    amountMinor,
    cardNumber: '621234******1232',
    entry: 'insert',
    responseCode: '00',
    reference: '071800000001',
    authorisationCode: null,
    dateTime: '2026-07-18 12:00:00',
    original: null,
  };
}

/** What a module terminal exports. */
export const createTerminal = () => new FakeTerminal();
