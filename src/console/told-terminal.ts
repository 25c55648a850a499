// A device on a desk that no program sees: it is what a person says of it, and what they were asked to do at it. What it asks next is
// guessed from the usual order, until the person says otherwise.
import { PAYMENTS } from '../definitions/function-groups.ts';
import { maskPan } from '../secrets/index.ts';
import {
  type Acknowledgement,
  type Capabilities,
  type Command,
  EventLog,
  type EventOf,
  type JournalEntry,
  type State,
  type Terminal,
} from '../terminal/index.ts';

type Prompt = State['prompt'];
type Function_ = NonNullable<State['function']>;
type Outcome = EventOf<'result'>['outcome'];
type CommandOf<N extends Command['command']> = Extract<Command, { command: N }>;

/** What a person says: the screen in words, what it asks for, and how a function ended, each if they say it. */
type Told = {
  text: string;
  /** `none` = it asks for nothing. */
  prompt?: NonNullable<Prompt> | 'none';
  outcome?: Outcome;
  code?: string;
  /** Of the payment that ended, where one is known. */
  voucher: string | null;
};

/** Lines that a screen may have at most. */
const MOST_LINES = 20;
const FIRST: Readonly<Record<string, Prompt>> = {
  ...{ sale: 'amount', 'force-pin-sale': 'amount', 'pre-authorisation': 'amount' },
  ...{ void: 'supervisor-password', refund: 'supervisor-password', 'balance-inquiry': 'card', 'sign-in': 'operator' },
};
const NEXT: Readonly<Record<string, Prompt>> = {
  ...{ operator: 'operator-password', amount: 'card', 'confirm-amount': 'card', 'confirm-card': 'pin' },
  ...{ 'original-voucher': 'confirm-original', 'confirm-original': 'card', 'original-reference': 'original-date' },
  'original-date': 'card',
};
const STATUSES: Partial<Record<Outcome, JournalEntry['status']>> = {
  ...{ approved: 'approved', declined: 'declined', 'no-answer': 'unknown' },
};

/** Of a device nothing is declared; it is taken to have everything but a scanner, which no page can show a code to. */
const CAPABILITIES: Capabilities = {
  ...{ contractVersion: 2, vendor: 'Device', model: 'on the desk', version: '' },
  interfaces: ['insert', 'tap', 'swipe'],
  functions: [
    ...([
      'sale',
      'void',
      'refund',
      'balance-inquiry',
      'query',
      'reprint',
      'settlement',
      'sign-in',
      'sign-out',
    ] as const),
    ...(['pre-authorisation', 'completion'] as const),
  ],
  ...{ languages: ['en', 'zh-CN'], profiles: ['classic', 'esign', 'smart'], receipt: ['paper', 'electronic'] },
  transports: ['json-http', 'iso-http', 'iso-tcp', 'iso-tls'],
  ...{ observes: [], identity: null },
};

export class ToldTerminal implements Terminal {
  readonly #log = new EventLog({ now: () => new Date().toISOString().replace('Z', '+00:00') });
  #on = false;
  #screen: string[] = [];
  #prompt: Prompt = null;
  #function: Function_ | null = null;
  #operator: string | null = null;
  #signedIn = false;
  #network: State['network'] = 'connected';
  #card: Pick<CommandOf<'present-card'>, 'interface' | 'card'> | null = null;
  #isInserted = false;
  #typed = '';
  #amountMinor: number | null = null;
  #owed: State['owed'] = [];
  #journal: JournalEntry[] = [];

  capabilities = async (): Promise<Capabilities> => CAPABILITIES;
  events = (since: number, waitMs: number) => this.#log.read(since, waitMs);
  journal = async (): Promise<JournalEntry[]> => this.#journal;
  log = async (): Promise<string> => '';
  close = async (): Promise<void> => this.#log.close();

  async state(): Promise<State> {
    return {
      ...{ power: this.#on ? 'on' : 'off', sequence: this.#log.last, screen: this.#screen, prompt: this.#prompt },
      ...{ function: this.#function, menu: this.#on && this.#function === null ? CAPABILITIES.functions : [] },
      ...{ network: this.#network, signedIn: this.#signedIn, operator: this.#operator, batch: null },
      ...{ cardInserted: this.#isInserted, quiet: true, owed: this.#owed, version: '' },
    };
  }

  /** Takes down that it was done. */
  async execute(command: Command): Promise<Acknowledgement> {
    this.#did(command);
    return { sequence: this.#log.last };
  }

  /** Takes down what a person says that it shows, asks, and came to. */
  tell({ text, prompt, outcome, code = '', voucher }: Told): void {
    if (text !== '') {
      this.#screen = text.split('\n').slice(0, MOST_LINES);
      this.#log.append({ kind: 'display', lines: this.#screen });
    }
    if (prompt !== undefined) this.#prompt = prompt === 'none' ? null : prompt;
    const ended = this.#function;
    if (outcome === undefined || ended === null) return;
    const amountMinor = (PAYMENTS as readonly string[]).includes(ended) ? this.#amountMinor : null;
    const responseCode = code === '' ? null : code;
    this.#function = null;
    this.#prompt = this.#isInserted ? 'remove-card' : null;
    if (ended === 'sign-in') this.#signedIn = outcome === 'done' || outcome === 'approved';
    if (ended === 'sign-out' && outcome === 'done') this.#signedIn = false;
    const status = STATUSES[outcome];
    if (amountMinor !== null && voucher !== null && status !== undefined)
      this.#enter({ voucher, function: ended, status, amountMinor, responseCode });
    this.#log.append({
      kind: 'result',
      function: ended,
      outcome,
      responseCode,
      amountMinor,
      voucher,
      lines: this.#screen,
    });
  }

  /** The terminal has sent a reversal of that voucher, and was told that it holds. */
  reversed(voucher: string): void {
    this.#owed = this.#owed.filter((each) => each.voucher !== voucher);
    const entry = this.#journal.find((each) => each.voucher === voucher && each.status === 'unknown');
    if (entry === undefined) return;
    const now: JournalEntry = { ...entry, status: 'reversed' };
    this.#journal = this.#journal.map((each) => (each === entry ? now : each));
    this.#log.append({ kind: 'journal', entry: now });
  }

  #enter(given: Pick<JournalEntry, 'voucher' | 'function' | 'status' | 'amountMinor' | 'responseCode'>): void {
    const entry: JournalEntry = {
      ...{ ...given, batch: '000000', reference: null, authorisationCode: null, original: null },
      cardNumber: this.#card === null ? '' : maskPan(this.#card.card.pan),
      entry: this.#card?.interface ?? null,
      dateTime: new Date().toISOString().replace('Z', '+00:00'),
    };
    this.#journal = [...this.#journal, entry];
    if (entry.status === 'unknown')
      this.#owed = [...this.#owed, { kind: 'reversal', voucher: entry.voucher, batch: entry.batch }];
    this.#log.append({ kind: 'journal', entry });
  }

  #did(command: Command): void {
    switch (command.command) {
      case 'power-on':
        this.#switchOn(command.erase);
        return;
      case 'restart':
        this.#switchOn(false);
        return;
      case 'power-off':
        this.#switchOn(false);
        this.#on = false;
        return;
      case 'choose-function':
        this.#function = command.function;
        this.#prompt = FIRST[command.function] ?? null;
        this.#amountMinor = null;
        this.#typed = '';
        return;
      case 'type':
        this.#typed += command.text;
        return;
      case 'press':
        this.#pressed(command.key);
        return;
      case 'present-card':
        this.#card = command;
        if (command.fault !== undefined) return;
        this.#isInserted ||= command.interface === 'insert';
        if (this.#prompt === 'card') this.#prompt = 'pin';
        return;
      case 'remove-card':
        this.#isInserted = false;
        if (this.#prompt === 'remove-card') this.#prompt = null;
        return;
      case 'enter-pin':
      case 'sign':
        this.#prompt = null;
        return;
      case 'environment':
        if (command.network !== undefined) this.#network = command.network === 'up' ? 'connected' : 'disconnected';
        return;
      default:
        return;
    }
  }

  #pressed(key: CommandOf<'press'>['key']): void {
    const typed = this.#typed;
    this.#typed = '';
    if (key !== 'confirm') return;
    const prompt = this.#prompt;
    if (prompt === 'operator') this.#operator = typed === '' ? null : typed;
    if (prompt === 'amount' && /^\d{1,9}(\.\d{1,2})?$/.test(typed)) this.#amountMinor = Math.round(Number(typed) * 100);
    if (prompt === 'supervisor-password')
      this.#prompt = this.#function === 'refund' ? 'original-reference' : 'original-voucher';
    else this.#prompt = NEXT[prompt ?? ''] ?? null;
  }

  /** What it keeps over a cut of the power is as it was, or nothing. */
  #switchOn(erase: boolean): void {
    this.#on = true;
    this.#screen = [];
    this.#prompt = null;
    this.#function = null;
    this.#typed = '';
    if (!erase) return;
    this.#signedIn = false;
    this.#operator = null;
    this.#isInserted = false;
    this.#owed = [];
    this.#journal = [];
  }
}
