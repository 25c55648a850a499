// The console at work: acquirer, terminal, wallet and recorder, and what each act does with them.
import type { AcquirerClient } from '../../simulator/admin/client.ts';
import { keyCheckValue } from '../crypto/index.ts';
import { hideCardNumbers } from '../secrets/index.ts';
import type { Whole } from '../views/console/model.ts';
import type { Act, ActName, Acts } from './acts.ts';
import { sendAgain, type Way } from './again.ts';
import { ruleOf } from './armed.ts';
import type { Attended } from './attended.ts';
import { Busy, Counter, type CounterOptions } from './counter.ts';
import type { Feed } from './feed.ts';
import { Host } from './host.ts';
import { instructionOf } from './instructions.ts';
import { Recorder } from './recorder.ts';
import type { Runs } from './runs.ts';
import { Refusal } from './server.ts';
import { Troubles } from './troubles.ts';
import { Wallet } from './wallet.ts';

type DeskOptions = Omit<CounterOptions, 'language'> & {
  admin: AcquirerClient;
  language: 'en' | 'zh-CN';
  feed: Feed;
  runs: Runs;
  /** The way by which a message is sent again; null where others than this machine may ask for it. */
  way: Way | null;
  /** Through whom acts at the terminal go, where it is a device that only a person can use; else null. */
  attended: Attended | null;
  /** Puts the terminal on the acquirer's register, where it is not. */
  register(): Promise<void>;
};

/** Operator that is signed in when the console starts, so that the till is ready. */
const OPERATOR = '01';
/** Rules that a console may have armed at one time. */
const MOST_ARMED = 50;
const MOST_YOURS = 500;

export class Desk {
  readonly #options: DeskOptions;
  readonly wallet = new Wallet();
  readonly host: Host;
  readonly recorder: Recorder;
  readonly troubles: Troubles;
  counter!: Counter;
  #resetting = false;
  #filling = false;
  /** What the terminal may ask of the sale that is being refunded, by the prompt. */
  #known: Partial<Record<string, string>> = {};
  /** The card that was presented last. */
  #presented = '';
  /** Numbers of the exchanges that a person has sent from here. */
  yours: readonly number[] = [];
  /** The last exchange of before the function that is in progress at a device. */
  #begunAt = 0;
  /** As it was told last. */
  #recorded = '';
  #wallets: Promise<unknown> | null = null;
  #walletStale = false;

  private constructor(options: DeskOptions) {
    this.#options = options;
    const { admin, feed } = options;
    this.troubles = new Troubles((all) => feed.publish('troubles', all));
    this.host = new Host(admin, this.wallet, {
      exchanges: (fresh) => {
        feed.publish('exchanges', fresh);
        if (this.#resetting) return;
        // Other terminals may be at work at the same acquirer; what they do is no part of the story.
        const { terminalId } = options.identity;
        const own = fresh.filter(({ request }) => request?.fields['41'] === terminalId);
        for (const { transaction, request, code } of own)
          if (transaction === 'reversal' && code === '00')
            options.attended?.told?.reversed(request?.fields['11'] ?? '');
        this.recorder.exchanges(own);
        this.#tellRecording();
      },
      ledger: (entries) => {
        feed.publish('ledger', { ...this.host.ledger, entries });
        this.#refreshWalletSoon();
      },
      trouble: (error) => this.troubles.tell('acquirer', error),
      armed: () => feed.publish('armed', this.host.armed),
      rulePacks: () => feed.publish('rulePacks', this.host.rulePacks),
      clock: () => feed.publish('clock', this.host.clock),
      reset: () => {
        this.yours = [];
        feed.publish('reset', null);
      },
    });
    this.recorder = new Recorder({
      card: (kind) => this.wallet.views.find((card) => card.kind === kind),
      rightPin: (kind) => this.wallet.pin(kind),
      responseTimeoutMs: 3_000,
      supervisorPassword: '905173',
    });
  }

  /** Opens terminal and acquirer, and signs the cashier in. */
  static async open(options: DeskOptions): Promise<Desk> {
    const desk = new Desk(options);
    await desk.wallet.refresh(options.admin);
    desk.counter = await Counter.open(options, {
      events: (events, state) => {
        if (desk.#resetting) return;
        desk.recorder.events(events, state);
        // What the host did for it is told with it.
        if (events.some(({ kind }) => kind === 'result')) desk.host.lookSoon();
        desk.#tellRecording();
      },
      changed: () => {
        options.feed.publish('terminal', desk.counter.view);
        desk.#fillIn().catch((error: Error) => desk.troubles.tell('filling', error));
      },
    });
    await desk.#setUp();
    await desk.host.start();
    desk.recorder.begin(desk.counter.state);
    return desk;
  }

  /** Does it, or asks a person to. Rejects with a Refusal that says why it cannot be done. */
  async act(act: Act): Promise<void> {
    const { attended, feed } = this.#options;
    const words = attended === null ? null : instructionOf(act, this.wallet, this.#presented);
    if (attended === null || words === null) return this.#do(act);
    attended.ask(act, words);
    feed.publish('attended', this.attended);
  }

  /** What a person is asked for, and how the device is to be set up; null where an adapter acts. */
  get attended(): Whole['attended'] {
    const { attended, host, identity, terminalMasterKey } = this.#options;
    return attended?.view({ host, identity, keyCheck: keyCheckValue(terminalMasterKey) }) ?? null;
  }

  async #do(act: Act): Promise<void> {
    const handler = this.#handlers[act.do] as (act: Act) => Promise<void>;
    this.recorder.act(act, this.counter.state);
    try {
      await handler(act);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      if (error instanceof Busy) throw new Refusal(429, error.message, '终端仍在处理之前的操作');
      const { name, message } = error as Error;
      if (name === 'ContractError' || name === 'AdminClientError') throw new Refusal(409, message);
      throw error;
    }
    this.#tellRecording();
  }

  async close(): Promise<void> {
    this.host.close();
    this.#options.way?.close?.();
    await this.counter.close();
  }

  readonly #handlers: { [N in ActName]: (act: Acts[N]) => Promise<void> } = {
    choose: ({ function: chosen }) => this.counter.execute({ command: 'choose-function', function: chosen }),
    type: ({ text }) => this.counter.execute({ command: 'type', text }),
    press: ({ key }) => this.counter.execute({ command: 'press', key }),
    present: async ({ interface: by, card: kind, fault }) => {
      const card = this.wallet.presented(kind, by);
      if (card === undefined) throw new Refusal(404, 'there is no such card in the wallet', '卡包中没有此卡');
      this.#presented = kind;
      await this.counter.execute({
        command: 'present-card',
        interface: by,
        card,
        ...(fault === undefined ? {} : { fault }),
      });
    },
    code: async ({ card }) => {
      const { code } = await this.#options.admin.issuePaymentCode({ pan: this.#pan(card) });
      await this.counter.execute({ command: 'present-code', code });
    },
    remove: () => this.counter.execute({ command: 'remove-card' }),
    pin: ({ pin }) => this.counter.execute({ command: 'enter-pin', pin }),
    'right-pin': async () => {
      const pin = this.wallet.pin(this.#presented);
      if (pin === undefined) throw new Refusal(409, 'no card has been presented', '尚未出示卡片');
      await this.counter.execute({ command: 'enter-pin', pin });
    },
    sign: () => this.counter.execute({ command: 'sign' }),
    take: () => this.counter.execute({ command: 'take-slip' }),
    environment: ({ do: _, ...around }) => this.counter.execute({ command: 'environment', ...around }),
    restart: () => this.counter.execute({ command: 'restart' }),
    power: ({ on }) => (on ? this.counter.powerOn(false) : this.counter.execute({ command: 'power-off' })),
    language: async ({ language }) => {
      this.counter.configuration.language = language;
      await this.counter.powerOn(false);
    },
    send: async (act) => {
      const { admin, way, feed } = this.#options;
      if (way === null)
        throw new Refusal(
          403,
          'messages are sent again only from a console that this machine alone can reach',
          '仅本机可访问的控制台才能重发报文',
        );
      const before = this.host.exchanges.at(-1)?.sequence ?? 0;
      const exchange = this.host.exchanges.find(({ sequence }) => sequence === act.sequence);
      await sendAgain(act, { admin, way, exchange });
      await this.host.look();
      const mine = this.host.exchanges.find(
        ({ sequence, request }) =>
          sequence > before && request?.mti === act.mti && request.fields['11'] === act.fields['11'],
      );
      if (mine === undefined) return;
      this.yours = [...this.yours, mine.sequence].slice(-MOST_YOURS);
      feed.publish('yours', this.yours);
    },
    did: async ({ done }) => {
      const { attended, feed } = this.#options;
      const act = attended?.take() ?? null;
      feed.publish('attended', this.attended);
      if (!done || act === null) return;
      if (act.do === 'choose' || act.do === 'refund') this.#begunAt = this.host.exchanges.at(-1)?.sequence ?? 0;
      await this.#do(act);
    },
    seen: async ({ do: _, text, ...more }) => {
      const { attended } = this.#options;
      if (attended === null) throw new Refusal(409, 'nobody need tell what an adapter sees', '适配器能看到的无需告知');
      const shown = hideCardNumbers(text);
      await this.host.look();
      attended.told?.tell({ ...more, text: shown, voucher: this.#voucher() });
      await this.counter.look();
      for (const line of shown.split('\n')) this.recorder.seen(line);
    },
    'start-over': () => this.#startOver(),
    refund: (act) => this.#refund(act),
    arm: async (act) => {
      if (this.host.armed.length >= MOST_ARMED)
        throw new Refusal(409, `at most ${MOST_ARMED} faults are armed at a time`, `同时最多设置${MOST_ARMED}个故障`);
      const rule = ruleOf(act, this.counter.configuration.timers.responseTimeoutMs, (kind) => this.wallet.pan(kind));
      if (rule === null) throw new Refusal(400, 'there is no such fault', '没有此故障');
      await this.#options.admin.addRule(rule);
      await this.host.look();
    },
    disarm: async ({ position }) => {
      if (position === undefined) await this.#options.admin.clearRules();
      else await this.#options.admin.removeRule(position);
      await this.host.look();
    },
    'rule-packs': async ({ on }) => {
      await this.#options.admin.setRulePacks(on);
      await this.host.look();
    },
    card: async ({ do: _, card, ...changes }) => {
      await this.#options.admin.patchCard(this.#pan(card), changes);
      await this.#refreshWallet();
    },
    clock: async ({ advanceMs, real }) => {
      if (real) await this.#options.admin.setClock(null);
      else if (advanceMs !== undefined) await this.#options.admin.advanceClock(advanceMs);
      await this.host.look();
    },
    clear: async () => {
      await this.#options.admin.clear();
      await this.host.look();
    },
    record: async () => this.recorder.begin(this.counter.state),
    run: async ({ chapters, recorded, watch = false }) => {
      if (this.#options.attended !== null)
        throw new Refusal(
          409,
          'a run needs a terminal whose adapter acts; here a person does',
          '认证运行需要由适配器操作终端；此处由人工操作',
        );
      const { en, zh } = this.recorder.recording;
      if (recorded && en === '') throw new Refusal(409, 'nothing has been recorded yet', '尚未录制任何内容');
      this.#options.runs.start(recorded ? { recorded: { en, zh } } : { chapters, watch });
    },
    'stop-run': async () => this.#options.runs.stop(),
  };

  /** The voucher of the payment that the device has sent since its function began. */
  #voucher(): string | null {
    const { terminalId } = this.#options.identity;
    const sent = this.host.exchanges.findLast(
      ({ sequence, transaction, request }) =>
        sequence > this.#begunAt && transaction !== 'reversal' && request?.fields['41'] === terminalId,
    );
    return sent?.request?.fields['11'] ?? null;
  }

  #pan(kind: string): string {
    const pan = this.wallet.pan(kind);
    if (pan === undefined) throw new Refusal(404, 'there is no such card in the wallet', '卡包中没有此卡');
    return pan;
  }

  /** Begins the refund of a sale at the till; what is known of the sale is filled in whenever the terminal asks for it. */
  async #refund({ date, reference }: Acts['refund']): Promise<void> {
    const { amountMinor } = await this.#options.admin.transaction(date, reference);
    const day = date.slice(5).replace('-', '');
    this.recorder.refersTo(reference, day, amountMinor);
    if (this.#options.attended !== null) return this.#do({ do: 'choose', function: 'refund' });
    await this.#step({ do: 'choose', function: 'refund' });
    this.#known = {
      'supervisor-password': this.counter.configuration.operator.supervisorPassword,
      'original-reference': reference,
      'original-date': day,
    };
    await this.#fillIn();
  }

  async #step(act: Act): Promise<void> {
    this.recorder.act(act, this.counter.state);
    await (this.#handlers[act.do] as (act: Act) => Promise<void>)(act);
    await this.counter.quiet();
  }

  /** Answers what the terminal asks of the sale that is refunded, each question once. */
  async #fillIn(): Promise<void> {
    if (this.#filling) return;
    this.#filling = true;
    try {
      for (;;) {
        const { prompt, function: of } = this.counter.state;
        if (of !== 'refund') {
          this.#known = {};
          this.troubles.tell('filling', null);
        }
        const text = this.#known[prompt ?? ''];
        if (text === undefined || prompt === null) return;
        delete this.#known[prompt];
        await this.#step({ do: 'type', text });
        await this.#step({ do: 'press', key: 'confirm' });
        this.troubles.tell('filling', null);
      }
    } finally {
      this.#filling = false;
    }
  }

  /** Acquirer and terminal as on the first day. */
  async #startOver(): Promise<void> {
    this.#resetting = true;
    this.#options.attended?.take();
    this.#options.feed.publish('attended', this.attended);
    try {
      await this.#options.admin.reset();
      this.wallet.forgetCounters();
      await this.host.look();
      await this.#setUp();
      await this.host.look();
      await this.#refreshWallet();
    } finally {
      this.#resetting = false;
    }
    this.recorder.begin(this.counter.state);
  }

  async #setUp(): Promise<void> {
    await this.#options.register();
    await this.counter.powerOn(true);
    await this.counter.quiet();
    if (this.#options.attended === null && !this.counter.state.signedIn && this.counter.state.menu.includes('sign-in'))
      await this.counter.signIn(OPERATOR);
    await this.counter.quiet();
  }

  async #refreshWallet(): Promise<void> {
    await this.wallet.refresh(this.#options.admin);
    this.#options.feed.publish('cards', this.wallet.views);
  }

  /** Once more behind a look at the cards that is under way, however often it is asked for meanwhile. */
  #refreshWalletSoon(): void {
    this.#walletStale = true;
    this.#wallets ??= this.#refreshWhileStale().finally(() => {
      this.#wallets = null;
    });
  }

  async #refreshWhileStale(): Promise<void> {
    while (this.#walletStale) {
      this.#walletStale = false;
      try {
        await this.#refreshWallet();
        this.troubles.tell('cards', null);
      } catch (error) {
        this.troubles.tell('cards', error as Error);
      }
    }
  }

  #tellRecording(): void {
    const { recording } = this.recorder;
    const text = JSON.stringify(recording);
    if (text === this.#recorded) return;
    this.#recorded = text;
    this.#options.feed.publish('recording', recording);
  }
}
