// One scenario: its plan, its terminal, its POS centre, its cards, and the words in which it complains.

import { type IWorldOptions, World } from '@cucumber/cucumber';
import type { Exchange, LaunchedAddresses } from '../../simulator/admin/client.ts';
import type { AcquirerProfileName } from '../../src/definitions/acquirer-profile.ts';
import type { OwnCardRow } from '../../src/definitions/cards.ts';
import type { Dialect } from '../../src/definitions/dialects/index.ts';
import { type Bilingual, FINDING_MEDIA_TYPE, type Finding } from '../../src/definitions/evidence.ts';
import { TERMS, type Term } from '../../src/definitions/glossary.ts';
import { yuan } from '../../src/definitions/money.ts';
import type { OwnWords } from '../../src/definitions/own-words.ts';
import {
  TERMINAL_TIMERS,
  type TerminalProfileName,
  type TerminalTimers,
  terminalDefaults,
} from '../../src/definitions/terminal-profile.ts';
import { TRANSACTIONS } from '../../src/definitions/transactions.ts';
import type { WireName } from '../../src/definitions/wires.ts';
import { exchangeOutcome } from '../../src/explain/answers/exchange.ts';
import { refusalWords } from '../../src/explain/answers/refusal.ts';
import type { FalseHost } from '../../src/fuzz/index.ts';
import { isSecrecy, type Violation } from '../../src/oracle/index.ts';
import type { Glass } from '../../src/proof/index.ts';
import type { StallMeter } from '../../src/stalls.ts';
import {
  BoundExceeded,
  type Capabilities,
  type CardImage,
  type CardInterface,
  type Command,
  type PromptKind,
  type TerminalSpec,
} from '../../src/terminal/index.ts';
import { type Bounds, boundsFor, within } from '../bounds.ts';
import type { Counter } from './counter.ts';
import { ExpectationFailed, FeatureFault, type FeatureLanguage, inLanguage, NotConcerned } from './expectation.ts';
import type { Plan } from './plan.ts';
import { NothingCame, type PosCentre } from './pos-centre.ts';
import { OWED_WORDS, PROMPT_WORDS } from './quoted-words.ts';
import { blocksOf, cleaned, cleanedError } from './secrets.ts';
import type { DealtCard, Wallet } from './wallet.ts';

/** Settings of a run, from cucumber.js or the command line. */
export type WorldParameters = {
  terminal: TerminalSpec;
  /** Several devices, one for each worker, in the place of `terminal`. */
  terminals?: readonly TerminalSpec[];
  /** The run holds its terminals; else each worker takes hold of its own. */
  held?: boolean;
  profile: TerminalProfileName;
  /** Whose name, licence and contract the acquirer has; generic-unionpay when not given. */
  acquirerProfile?: AcquirerProfileName;
  wire: WireName;
  seed?: number;
  /** Path of a fuzz counterexample to play again. */
  fuzzPath?: string;
  /** The terminal's own wordings for texts that scenarios look for; they come before those that it declares. */
  words?: OwnWords;
  /** Running acquirers, one for each worker; without them each worker launches its own. */
  acquirers?: readonly LaunchedAddresses[];
  /** How the terminal's timers are set, from which every bound of the harness follows; those of the test profile when not given. */
  timers?: TerminalTimers;
  /** What the project brings of its own; checked already. */
  own?: { cards: readonly OwnCardRow[]; dialect?: Dialect };
  /** Name of the run, when it is to end at its first failure. */
  haltedAs?: string;
  /** A glass between the terminal and everything around it: the id of a mutant, or `clear` to note what the scenario shows. */
  glass?: string;
};

/** What stands at one of the terminals of a scenario; `from` counts events of that terminal. */
export type Desk = { counter: Counter; host: PosCentre; plan: Plan; episodes: { from: number; step: number }[] };

export type Keyword = 'Given' | 'When' | 'Then';
type CardFault = NonNullable<Extract<Command, { command: 'present-card' }>['fault']>;
type Words = string | Bilingual;

/** Answers that a finding tells of at most, the latest. */
const MOST_ANSWERS = 3;
/** Codes by which the acquirer says that a message is wrong; a finding tells the reason of every one. */
const WRONG_MESSAGE: readonly (string | null)[] = ['30', 'A0', '96'];

/** What is to be told of these exchanges, each once: every message that the acquirer calls wrong, and the latest of the others. */
function told(exchanges: readonly Exchange[], words: (exchange: Exchange) => string | null): string[] {
  const all = exchanges.flatMap((exchange) => {
    const text = words(exchange);
    return text === null ? [] : [{ text, wrong: WRONG_MESSAGE.includes(exchange.code) }];
  });
  const latest = new Set([...new Set(all.map(({ text }) => text))].slice(-MOST_ANSWERS));
  return [...new Set(all.filter(({ text, wrong }) => wrong || latest.has(text)).map(({ text }) => text))];
}

export class TillWorld extends World<WorldParameters> {
  // Given by the hook before the first step.
  language!: FeatureLanguage;
  plan!: Plan;
  counter!: Counter;
  host!: PosCentre;
  wallet!: Wallet;
  capabilities!: Capabilities;
  /** The terminal's own wordings, those of the run and those that it declares. */
  ownWords: OwnWords = {};
  /** Whether the terminal lives in this very thread, and needs no time for what it is told. */
  isInside = false;
  /** How a second terminal of the merchant is reached, where there is one. */
  second?: TerminalSpec | undefined;
  /** What stands at each terminal, where there are two; `counter`, `host` and `plan` are those of the one that sentences are about now. */
  desks: readonly Desk[] = [];
  /** What the terminal is looked at through; none in a run that judges. */
  glass?: Glass;
  /** Sees when this thread stands still. */
  stalls!: StallMeter;
  /** Carries the plan out, and then what was prepared. */
  setScene!: (preparations: readonly (() => Promise<unknown>)[]) => Promise<void>;

  /** From when on a standstill may have kept the terminal waiting, on the clock of `stalls`. */
  measuredFrom = 0;

  readonly timers: TerminalTimers;
  readonly bounds: Bounds;
  /** Where each step stands, `file:line`; given by the hook before the first step. */
  places: readonly string[] = [];
  /** Which step what happened belongs to, from an event on: what sets the scene to the Given that wanted it. */
  episodes: Desk['episodes'] = [];
  /** The Givens that wanted the power on and somebody signed in. */
  readonly sceneSteps = { powered: 0, operator: 0 };
  /** Index of the step that runs, or ran last. */
  step = -1;
  /** A batch that differs is what the scenario is about. */
  toleratesImbalance = false;
  /** Messages pass through a relay that damages or holds them. */
  relayed = false;
  /** Who can take the place of the POS centre on the line, where a scenario lets somebody. */
  falseHost?: FalseHost;
  /** PIN blocks that have travelled, as far as the books were looked at. */
  pinBlocks: readonly string[] = [];
  /** Clear working keys that the POS centre has given, as far as the books were looked at. */
  workingKeys: readonly string[] = [];
  /** Expectations that its Thens checked. */
  checks = 0;
  /** A Then is at work: what is checked now counts as the scenario's own. */
  #judging = false;
  readonly #names = new Map<string, string>();
  readonly #preparations: (() => Promise<unknown>)[] = [];
  readonly #endings: (() => Promise<void>)[] = [];
  #ready = false;

  constructor(options: IWorldOptions<WorldParameters>) {
    super(options);
    this.timers = this.parameters.timers ?? TERMINAL_TIMERS.test;
    this.bounds = boundsFor(this.timers);
  }

  // ---- setting the scene ----

  /** Runs a step: sets the scene before the first When or Then, and tells the report what went wrong. It may last `times` as long as one. */
  async run(keyword: Keyword, action: () => unknown, times = 1): Promise<'skipped' | undefined> {
    this.step += 1;
    this.belongsTo(this.step);
    const { powered, operator } = this.plan;
    try {
      await within(times * this.bounds.stepMs, 'The step', async () => {
        if (keyword !== 'Given') await this.ready();
        this.host.lookOn(keyword === 'Then');
        if (keyword === 'Then') await this.#judge(action);
        else await action();
        if (this.plan.powered !== powered) this.sceneSteps.powered = this.step;
        if (this.plan.operator !== operator) this.sceneSteps.operator = this.step;
      });
      return undefined;
    } catch (error) {
      const told = this.#asFinding(error);
      await this.#learnBlocks();
      if (told instanceof ExpectationFailed) this.tell(await this.#withAnswers(told.finding));
      else if (told instanceof NotConcerned) this.tell(told.finding);
      else if (told instanceof FeatureFault) this.tell(told.at(this.places[this.step]).finding);
      if (told instanceof NotConcerned) return 'skipped';
      throw cleanedError(this, told);
    }
  }

  /** A Then that checks nothing proves nothing; it is the harness's own fault. */
  async #judge(action: () => unknown): Promise<void> {
    const before = this.checks;
    this.#judging = true;
    try {
      await action();
    } finally {
      this.#judging = false;
    }
    if (this.checks > before) return;
    this.tell({
      verdict: 'inconclusive',
      text: { en: 'Nothing was there to be checked by this sentence.', zh: '没有可供该句核对的内容。' },
    });
    throw new Error('The sentence checked nothing.');
  }

  /** Does it now, or with the scene when that is not set yet; in the order in which it was said. */
  async prepare(action: () => Promise<unknown>): Promise<void> {
    if (this.#ready) return void (await action());
    const step = this.step;
    this.#preparations.push(() => {
      this.belongsTo(step);
      return action();
    });
  }

  /** Files what happens from here on under a step. */
  belongsTo(step: number): void {
    this.episodes.push({ from: this.counter.events.length, step });
  }

  /** Sets the scene once: acquirer, power, sign-in, then what was prepared. From here on everything counts. */
  async ready(): Promise<void> {
    if (this.#ready) return;
    this.#ready = true;
    this.measuredFrom = this.stalls.mark();
    await this.setScene(this.#preparations);
    this.belongsTo(this.step);
  }

  /** Something to let go of when the scenario is over. */
  atEnd(ending: () => Promise<void>): void {
    this.#endings.push(ending);
  }

  async end(): Promise<void> {
    for (const ending of this.#endings) await ending();
  }

  useProfile(name: TerminalProfileName): void {
    if (!this.capabilities.profiles.includes(name))
      throw new NotConcerned({
        verdict: 'not-applicable',
        text: { en: `The terminal is no ${name} terminal.`, zh: `该终端不是${name}类型。` },
      });
    this.plan.change(({ configuration }) => {
      configuration.profile = terminalDefaults(name).profile;
    });
  }

  /** The scenario's card. */
  get card(): DealtCard {
    return this.wallet.current;
  }

  async present(by: CardInterface, fault?: CardFault, card: CardImage = this.card.image): Promise<void> {
    await this.counter.act({ command: 'present-card', interface: by, card, ...(fault === undefined ? {} : { fault }) });
  }

  // ---- names that the scenario gives to what terminal and acquirer number themselves ----

  name(called: string, real: string): void {
    this.#names.set(called, real);
  }

  named(called: string): string {
    return this.#names.get(called) ?? called;
  }

  // ---- judging ----

  /** Stops the scenario when the terminal (or the acquirer) is not as expected; `timeless`: no lateness of ours can be the cause. */
  check(met: boolean, text: Bilingual, expected: Words, actual: Words, more: Pick<Finding, 'timeless'> = {}): void {
    if (this.#judging) this.checks += 1;
    if (met) return;
    const said = { expected: this.say(expected), actual: this.say(actual) };
    const finding = { verdict: 'failed', text, ...said, ...more } as const;
    throw new ExpectationFailed(finding, this.language);
  }

  tell(finding: Finding): void {
    this.attach(JSON.stringify(cleaned(this, finding)), FINDING_MEDIA_TYPE);
  }

  /** What the error tells may hold a PIN block that was only just sent. An acquirer that is gone has told of none. */
  async #learnBlocks(): Promise<void> {
    const { unmasked = [] } = await this.host.books({ unmasked: true }).catch(() => ({ unmasked: [] }));
    if (unmasked.length > 0) this.pinBlocks = blocksOf(unmasked);
  }

  /** A finding also says what became of answers that were none (nothing came, not parsable, to something else), and why the acquirer refused. */
  async #withAnswers(finding: Finding): Promise<Finding> {
    await this.host.refresh();
    const became = told(this.host.exchanges, (exchange) => this.#answerWords(exchange));
    if (became.length === 0) return finding;
    return { ...finding, actual: [finding.actual, ...became].filter(Boolean).join(' | ') };
  }

  /** Breaches of money with the acquirer's reasons for what it refused. */
  explained(violations: readonly Violation[]): Violation[] {
    const refusals = told(this.host.allExchanges, (exchange) => {
      const words = refusalWords(exchange);
      return words && this.say(words);
    });
    return violations.map((violation) =>
      isSecrecy(violation.rule) || refusals.length === 0
        ? violation
        : { ...violation, actual: [violation.actual, ...refusals].join(' | ') },
    );
  }

  /** What became of the answer, or why it refuses; null when it is one that does not. */
  #answerWords(exchange: Exchange): string | null {
    const outcome = exchangeOutcome(exchange, this.plan.configuration.timers.responseTimeoutMs);
    if (outcome !== null && outcome.kind !== 'answered') return this.say(outcome);
    const refusal = refusalWords(exchange);
    return refusal && this.say(refusal);
  }

  /** What the terminal does not do in its time is its own fault, and no other error is. */
  #asFinding(error: unknown): unknown {
    if (error instanceof BoundExceeded) return this.#neverQuiet(error);
    if (!(error instanceof NothingCame)) return error;
    const { kind, waitedMs } = error;
    const { en, zh } = kind === null ? { en: 'request', zh: '请求' } : TRANSACTIONS[kind];
    const finding = {
      verdict: 'failed',
      text: { en: 'The terminal does not send what it has to send now.', zh: '终端没有发送此时应发的报文。' },
      expected: this.say({ en: `${en} within ${waitedMs / 1000} s`, zh: `${waitedMs / 1000}秒内发送${zh}` }),
      actual: this.say({ en: 'nothing of the kind, or it was refused', zh: '没有发送，或被拒绝' }),
    } as const;
    return new ExpectationFailed(finding, this.language);
  }

  #neverQuiet(error: BoundExceeded): ExpectationFailed {
    const finding = {
      verdict: 'failed',
      text: { en: 'The terminal does not come to rest.', zh: '终端一直未结束处理。' },
      expected: this.say({ en: `at rest within ${error.boundMs / 1000} s`, zh: `${error.boundMs / 1000}秒内结束处理` }),
      actual: error.message,
    } as const;
    return new ExpectationFailed(finding, this.language);
  }

  // ---- words ----

  say(words: Words): string {
    return typeof words === 'string' ? words : inLanguage(words, this.language);
  }

  figures(minor: number): string {
    return yuan(minor);
  }

  money(minor: number): string {
    return this.say({ en: `CNY ${yuan(minor)}`, zh: `${yuan(minor)}元` });
  }

  promptWords(prompt: PromptKind): string {
    const [en, zh] = PROMPT_WORDS[prompt];
    return this.say({ en, zh });
  }

  /** What the terminal is doing, for the "actual" of an expectation. */
  stateWords(): string {
    const { prompt, screen, owed } = this.counter.state;
    const waits = prompt === null ? [] : [this.promptWords(prompt)];
    return [
      ...waits,
      withoutMenu(this, screen),
      ...owed.map(({ kind, voucher }) => `${this.say(OWED_WORDS[kind])} ${voucher}`),
    ]
      .filter(Boolean)
      .join(' | ');
  }

  shownWords(): string {
    return withoutMenu(this, this.counter.texts);
  }

  receivedWords(): string {
    const received = this.host.exchanges.map((exchange) => {
      const remark = this.#answerWords(exchange) ?? exchange.fault;
      return `${exchange.transaction ?? '?'}${remark === null ? '' : ` (${remark})`}`;
    });
    return received.join(', ') || this.say({ en: 'nothing', zh: '无' });
  }
}

/** Lines of a screen without those of the menu, which nobody looks for who reads what went wrong. */
function withoutMenu({ counter }: Pick<TillWorld, 'counter'>, lines: readonly string[]): string {
  const menu = counter.state.menu.map((each): Term => TERMS.function[each]);
  const isOfMenu = (line: string) => menu.some(({ accept }) => accept.some((wording) => wording.test(line.trim())));
  return lines.filter((line) => !isOfMenu(line)).join(' / ');
}
