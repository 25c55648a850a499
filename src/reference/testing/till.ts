// A terminal on a counter with a fake host behind it, for tests: does what people do and looks at what they see.
import type {
  CardImage,
  CardInterface,
  Command,
  Configuration,
  Event,
  EventKind,
  EventOf,
  JournalEntry,
  State,
  Terminal,
  TerminalFunction,
} from '../../terminal/contract.ts';
import { FUNCTIONS, INTERFACES } from '../../terminal/contract.ts';
import { probeConfiguration } from '../../terminal/probe-setting.ts';
import { untilEvent, untilQuiet } from '../../terminal/until.ts';
import { createTerminal, type TerminalOptions } from '../index.ts';
import { CHIP_CARD } from './cards.ts';
import { FakeHost, TERMINAL_MASTER_KEY } from './fake-host.ts';

/** A code that a payer shows. */
export const PAYMENT_CODE = '621234567890123450';
/** Longest wait for the terminal to come to rest, in milliseconds. */
const BOUND_MS = 5000;
/** 2026-07-18 10:00:00 in China. */
const NOON = Date.UTC(2026, 6, 18, 2, 0, 0);

type Change = {
  [K in keyof Configuration]?: Configuration[K] extends object ? Partial<Configuration[K]> : Configuration[K];
};

/** What the probe sets a terminal up with, for the fake host and at its pace. */
export function configuration(change: Change = {}): Configuration {
  const probed = probeConfiguration({
    transports: ['json-http'],
    identity: null,
    profiles: ['classic'],
    functions: [...FUNCTIONS],
    interfaces: [...INTERFACES],
    receipt: ['paper'],
    languages: ['en'],
  });
  const base: Configuration = {
    ...probed,
    host: { transport: 'json-http', url: 'http://host.invalid/iso8583', dialect: 'json' },
    identity: { ...probed.identity, acquirerName: 'Example Acquirer', serviceLine: '95516' },
    keys: { terminalMasterKey: TERMINAL_MASTER_KEY },
    limits: { ...probed.limits, refundMinor: 500_000 },
    timers: { ...probed.timers, responseTimeoutMs: 200 },
  };
  const changed = Object.entries(change).map(([name, value]) => [
    name,
    typeof value === 'object' ? { ...(base[name as keyof Configuration] as object), ...value } : value,
  ]);
  return { ...base, ...Object.fromEntries(changed) };
}

export class Till {
  readonly host = new FakeHost();
  readonly terminal: Terminal;
  state!: State;
  #from = 0;

  constructor(options: TerminalOptions = {}) {
    this.terminal = createTerminal({ now: () => NOON, openLink: () => this.host, ...options });
  }

  /** A terminal that is on and signed in. */
  static async signedIn(change: Change = {}, options: TerminalOptions = {}): Promise<Till> {
    const till = await Till.poweredOn(change, options);
    await till.signIn();
    return till;
  }

  static async poweredOn(change: Change = {}, options: TerminalOptions = {}): Promise<Till> {
    const till = new Till(options);
    await till.act({ command: 'power-on', configuration: configuration(change), erase: true });
    return till;
  }

  async act(command: Command): Promise<State> {
    await this.terminal.execute(command);
    this.state = await untilQuiet(this.terminal, BOUND_MS);
    return this.state;
  }

  async choose(chosen: TerminalFunction): Promise<void> {
    this.#from = (await this.terminal.state()).sequence;
    await this.act({ command: 'choose-function', function: chosen });
  }

  async type(text: string): Promise<void> {
    await this.act({ command: 'type', text });
  }

  async press(key: 'confirm' | 'cancel' | 'clear'): Promise<void> {
    await this.act({ command: 'press', key });
  }

  /** Types and confirms. */
  async enter(text: string): Promise<void> {
    await this.type(text);
    await this.press('confirm');
  }

  async present(
    entry: CardInterface,
    card: CardImage = CHIP_CARD,
    fault?: 'unreadable' | 'torn' | 'two-cards' | 'removed-early',
  ): Promise<void> {
    await this.act({ command: 'present-card', interface: entry, card, ...(fault === undefined ? {} : { fault }) });
  }

  async pin(pin = '123456'): Promise<void> {
    await this.act({ command: 'enter-pin', pin });
  }

  async takeCard(): Promise<void> {
    await this.act({ command: 'remove-card' });
  }

  async signIn(operator = '01', password = '0000'): Promise<void> {
    await this.choose('sign-in');
    await this.enter(operator);
    await this.enter(password);
  }

  /** A sale by insert with PIN, or by tap without; the card is taken afterwards. */
  async sale(amount = '128.50', entry: CardInterface = 'insert', card: CardImage = CHIP_CARD): Promise<void> {
    await this.choose('sale');
    await this.enter(amount);
    await this.present(entry, card);
    await this.finish();
  }

  /** A payment by code up to its result. */
  async qrSale(amount = '25.00', code = PAYMENT_CODE): Promise<void> {
    await this.choose('qr-sale');
    if (this.state.prompt === 'confirm-original') await this.press('confirm');
    if (this.state.prompt !== 'amount') return;
    await this.enter(amount);
    await this.scan(code);
  }

  async scan(code: string): Promise<void> {
    await this.act({ command: 'present-code', code });
  }

  /** Goes through what a money function asks after the card: PIN, signature, taking the card. */
  async finish(pin = '123456'): Promise<void> {
    if (this.state.prompt === 'pin') await this.pin(pin);
    if (this.state.prompt === 'signature') await this.act({ command: 'sign' });
    if (this.state.prompt === 'remove-card') await this.takeCard();
  }

  /** Void up to the card, which is still to be presented. */
  async startVoid(voucher: string, chosen: TerminalFunction = 'void'): Promise<void> {
    await this.choose(chosen);
    await this.enter('123456');
    await this.enter(voucher);
    if (this.state.prompt === 'confirm-original') await this.press('confirm');
  }

  /** Refund as a whole. */
  async refund(amount: string, reference = '000000000001', date = '0718', card: CardImage = CHIP_CARD): Promise<void> {
    await this.choose('refund');
    await this.enter('123456');
    await this.present('insert', card);
    await this.enter(reference);
    await this.enter(date);
    await this.enter(amount);
    await this.press('confirm');
    await this.finish();
  }

  // ---- what was seen since the function was chosen

  async events(): Promise<Event[]> {
    return this.terminal.events(this.#from, 0);
  }

  async of<K extends EventKind>(kind: K): Promise<EventOf<K>[]> {
    return (await this.events()).filter((event) => event.kind === kind) as EventOf<K>[];
  }

  async result(): Promise<EventOf<'result'> | undefined> {
    return (await this.of('result')).at(-1);
  }

  /** Waits for the result of the function in progress. */
  async untilResult(): Promise<void> {
    await untilEvent(this.terminal, this.#from, ({ kind }) => kind === 'result', BOUND_MS);
    this.state = await untilQuiet(this.terminal, BOUND_MS);
  }

  async slips(): Promise<EventOf<'slip'>['slip'][]> {
    return (await this.of('slip')).map(({ slip }) => slip);
  }

  /** Every line shown, as one text. */
  async shown(): Promise<string> {
    const lines = (await this.of('display')).flatMap((event) => event.lines);
    const results = (await this.of('result')).flatMap((event) => event.lines);
    return [...lines, ...results].join('\n');
  }

  async prompts(): Promise<string[]> {
    return (await this.of('prompt')).map(({ prompt }) => prompt);
  }

  async entry(): Promise<JournalEntry | undefined> {
    return (await this.terminal.journal()).at(-1);
  }
}
