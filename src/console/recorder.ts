// What was clicked, as a scenario: acts become sentences, and what was seen becomes expectations that are proposed.
import type { Bilingual, EvidenceExchange } from '../definitions/evidence.ts';
import { PAYMENTS } from '../definitions/function-groups.ts';
import { TERMS, termOf } from '../definitions/glossary.ts';
import { yuan } from '../definitions/money.ts';
import { hideCardNumbers } from '../secrets/index.ts';
import type { Event, State } from '../terminal/index.ts';
import type { CardView, Recording } from '../views/console/model.ts';
import type { Act, Acts } from './acts.ts';
import { armedSentence } from './armed.ts';
import { featureText, type Line } from './feature.ts';
import { SAID, WHOLE_FUNCTIONS } from './sentences.ts';

/** What the recorder asks the console when an act is to become a sentence. */
type Scene = {
  card(kind: string): CardView | undefined;
  rightPin(kind: string): string | undefined;
  responseTimeoutMs: number;
  supervisorPassword: string;
};

/** A recording ends by itself when it is longer than anybody reads. */
const MOST_LINES = 400;
const SLIP_COPIES: readonly string[] = ['merchant', 'cardholder', 'electronic'];

export class Recorder {
  readonly #scene: Scene;
  #head: Line[] = [];
  #lines: Line[] = [];
  #unsaid: Bilingual[] = [];
  #requirements = new Set<string>();
  #operator: string | null = null;
  #card: CardView | null = null;
  #presented: string | null = null;
  #typed = '';
  #reference = '';
  #from = 0;
  #pending: Line[] = [];
  #lastSale: string | null = null;
  #slipSaid = true;
  #approvedMinor = 0;
  #chargedMinor = 0;
  #moved = false;
  #owed = false;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** Forgets what was recorded; the scenario begins with the terminal as it is now. */
  begin(state: State): void {
    this.#head = [];
    this.#lines = [];
    this.#unsaid = [];
    this.#requirements = new Set();
    this.#operator = state.signedIn ? (state.operator ?? '01') : null;
    this.#card = null;
    this.#presented = null;
    this.#typed = '';
    this.#from = 0;
    this.#pending = [];
    this.#lastSale = null;
    this.#slipSaid = true;
    this.#chargedMinor = 0;
    this.#moved = false;
    this.#owed = state.owed.some(({ kind }) => kind === 'reversal');
    if (this.#owed || state.function !== null)
      this.#unsaid.push({
        en: 'It began in the middle of something: start over for a scenario that repeats.',
        zh: '录制从业务进行中开始：如需可重复的场景，请先“重新开始”。',
      });
  }

  /** An act that is about to be done, and what the terminal is doing before it. */
  act(act: Act, before: State): void {
    if (this.#lines.length >= MOST_LINES) return;
    const handler = this.#handlers[act.do] as ((act: Act, before: State) => void) | undefined;
    handler?.(act as never, before);
  }

  /** What the terminal did since. */
  events(events: readonly Event[], state: State): void {
    this.#owed = state.owed.some(({ kind }) => kind === 'reversal');
    for (const event of events) {
      if (event.kind === 'result') this.#result(event, this.#owed);
      else if (event.kind === 'slip' && !this.#slipSaid && SLIP_COPIES.includes(event.slip.copy)) {
        this.#slipSaid = true;
        this.#then(SAID.slip(yuan(this.#approvedMinor)));
      }
    }
  }

  /** What a person says that the screen shows, a line at a time; a text that scenarios look for becomes an expectation. */
  seen(line: string): void {
    const text = hideCardNumbers(line).trim().slice(0, 80);
    const term = termOf(text, 'screen');
    if (text === '' || this.#lines.length === 0) return;
    if (term !== null) this.#then(SAID.shows(term));
    else this.#leave({ en: `The screen showed “${text}”.`, zh: `屏幕显示“${text}”。` });
  }

  /** What reached the acquirer since. */
  exchanges(fresh: readonly EvidenceExchange[]): void {
    for (const { transaction, request, postings } of fresh) {
      for (const { account, amountMinor } of postings) {
        if (!account.startsWith('cardholder/') || this.#card === null) continue;
        this.#moved = true;
        if (account.includes(this.#card.number)) this.#chargedMinor -= amountMinor;
      }
      if (transaction !== 'reversal') continue;
      const reason = request?.fields['39'];
      const lines = [...(reason === undefined ? [] : [SAID.reversed(reason)]), SAID.reversalNames];
      if (this.#pending.length < MOST_LINES) for (const said of lines) this.#pending.push({ keyword: 'Then', ...said });
    }
  }

  get recording(): Recording {
    const head: Line[] = [
      { keyword: 'Given', ...(this.#operator === null ? SAID.notSignedIn : SAID.signedIn(this.#operator)) },
      ...this.#cardLines(),
      ...this.#head,
    ];
    const tail: Line[] = [...this.#pending];
    if (this.#lines.length > 0 && !this.#owed) {
      tail.push({ keyword: 'Then', ...SAID.owesNothing });
      if (this.#moved && this.#chargedMinor >= 0)
        tail.push({ keyword: 'Then', ...SAID.charged(yuan(this.#chargedMinor)) });
    }
    const lines = this.#lines.length === 0 ? [] : [...head, ...this.#lines, ...tail];
    const requirements = [...this.#requirements];
    return {
      steps: lines.length,
      unsaid: this.#unsaid,
      en: featureText('en', lines, requirements, this.#unsaid),
      zh: featureText('zh-CN', lines, requirements, this.#unsaid),
    };
  }

  readonly #handlers: { [N in keyof Acts]?: (act: Acts[N], before: State) => void } = {
    choose: ({ function: chosen }) => this.#choose(chosen),
    type: ({ text }, { prompt, function: of }) => {
      if (prompt !== null && of !== 'sign-in') this.#typed = (this.#typed + text).slice(0, 40);
    },
    press: ({ key }, before) => this.#press(key, before),
    present: (act) => this.#present(act),
    code: ({ card }, { prompt }) => {
      if (prompt !== 'payment-code' && prompt !== 'card') return;
      this.#card ??= this.#scene.card(card) ?? null;
      if (!this.#head.some(({ en }) => en === SAID.takesCodes.en))
        this.#head.push({ keyword: 'Given', ...SAID.takesCodes });
      this.#when(SAID.openCode);
      this.#when(SAID.showCode);
    },
    remove: (_, { cardInserted }) => cardInserted && this.#when(SAID.remove),
    pin: ({ pin }, { prompt }) => prompt === 'pin' && this.#pin(pin),
    'right-pin': (_, { prompt }) => prompt === 'pin' && this.#when(SAID.rightPin),
    sign: (_, { prompt }) => prompt === 'signature' && this.#when(SAID.sign),
    restart: () => this.#when(SAID.restart),
    power: ({ on }, { power }) => {
      if (on !== (power === 'on')) this.#when(on ? SAID.restart : SAID.powerFails);
    },
    environment: ({ network, paper, battery, tamper }) => {
      if (network !== undefined) this.#when(network === 'up' ? SAID.linkRestored : SAID.linkCut);
      if (paper !== undefined) this.#when(paper === 'loaded' ? SAID.paperLoaded : SAID.paperOut);
      if (battery === 'low') this.#when(SAID.batteryLow);
      if (tamper) this.#when(SAID.tamper);
    },
    arm: (act) => {
      const said = armedSentence(act, this.#scene.responseTimeoutMs);
      if (act.fault === 'answer-code') this.#card ??= this.#scene.card(act.card ?? 'debit chip') ?? null;
      if (said.sentence === null) this.#leave(said.why);
      else this.#add({ keyword: 'Given', ...said.sentence });
      if (said.requirement !== null) this.#requirements.add(said.requirement);
    },
    clock: ({ advanceMs }) => {
      if (advanceMs !== undefined && advanceMs >= 1000) this.#when(SAID.seconds(Math.round(advanceMs / 1000)));
    },
    'rule-packs': () => this.#leave({ en: 'Rule packs were switched.', zh: '更改了规则包。' }),
    send: () => this.#leave({ en: 'A message was changed and sent again by hand.', zh: '手工修改并重发了一条报文。' }),
    language: () => this.#leave({ en: 'The language of the terminal was changed.', zh: '更改了终端语言。' }),
    clear: () => this.#leave({ en: 'A business day was cut by hand.', zh: '手工日切。' }),
  };

  #choose(chosen: string): void {
    this.#typed = '';
    this.#from = this.#lines.length;
    const whole = WHOLE_FUNCTIONS[chosen];
    const name = TERMS.function[chosen as keyof typeof TERMS.function];
    if (whole !== undefined) this.#when(whole);
    else if (chosen === 'query') this.#leave({ en: 'A query at the terminal.', zh: '在终端上查询。' });
    else if (name !== undefined) this.#when(SAID.choose(name));
  }

  #press(key: string, { prompt, function: of }: State): void {
    if (of !== null && (WHOLE_FUNCTIONS[of] !== undefined || of === 'query')) return;
    const typed = this.#typed;
    if (key === 'clear') this.#typed = '';
    else if (key === 'cancel') {
      this.#typed = '';
      if (prompt === 'pin') this.#when(SAID.cancelPin);
      else if (of !== null) this.#when(SAID.cancel);
    } else {
      this.#typed = '';
      for (const said of this.#confirmed(prompt, typed)) this.#when(said);
    }
  }

  /** What confirming says at that question; more than one sentence, or none. */
  #confirmed(prompt: State['prompt'], typed: string): Bilingual[] {
    switch (prompt) {
      case 'amount':
      case 'confirm-amount':
        // Some terminals ask for the amount and then for its confirmation, some for both at once.
        if (/^\d+(\.\d{0,2})?$/.test(typed)) return [SAID.amount(Number(typed).toFixed(2)), SAID.confirmAmount];
        return this.#lines.at(-1)?.en === SAID.confirmAmount.en ? [] : [SAID.confirmAmount];
      case 'confirm-card':
        return [SAID.confirmCard];
      case 'confirm-original':
        return [SAID.confirmOriginal];
      case 'supervisor-password':
        // The password of the test setting is no secret; what was mistyped may be one of somebody's own.
        return [SAID.password(typed === this.#scene.supervisorPassword ? typed : '000000')];
      case 'original-voucher':
        return [SAID.voucher(typed.padStart(6, '0'))];
      case 'original-reference':
        this.#reference = typed;
        return [];
      case 'original-date':
        return [SAID.reference(this.#reference, typed)];
      case 'verification-code':
        return [SAID.verification(typed)];
      case 'authorisation-code':
        this.#leave({ en: 'An authorisation code was entered.', zh: '输入了授权码。' });
        return [];
      default:
        return [];
    }
  }

  #present({ interface: by, card: kind, fault }: Acts['present']): void {
    const card = this.#scene.card(kind);
    if (card === undefined) return;
    this.#presented = kind;
    this.#card ??= card;
    const name = fault === undefined ? by : `${by} ${fault}`;
    const said = Object.hasOwn(SAID, name) ? (SAID as Readonly<Record<string, unknown>>)[name] : undefined;
    if (kind !== this.#card.kind) {
      if (kind === 'second debit chip' && name === 'insert') this.#when(SAID.otherCard);
      else
        this.#leave({
          en: `A second card, “${card.name.en}”: a scenario deals one card and one “second debit chip”.`,
          zh: `使用了另一张卡“${card.name.zh}”：一个场景只发一张卡，另有一张“另一张借记芯片卡”。`,
        });
    } else if (said !== undefined) this.#when(said as Bilingual);
    else this.#leave({ en: `Card presented: ${name}.`, zh: `出示卡片：${name}。` });
  }

  #pin(pin: string): void {
    if (pin === '') this.#when(SAID.noPin);
    else this.#when(pin === this.#scene.rightPin(this.#presented ?? '') ? SAID.rightPin : SAID.wrongPin);
  }

  #result(event: Extract<Event, { kind: 'result' }>, owes: boolean): void {
    const { outcome, responseCode, amountMinor, voucher, function: of } = event;
    const payment = (PAYMENTS as readonly string[]).includes(of) || of === 'balance-inquiry';
    this.#slipSaid = true;
    if (this.#lines.length === 0) return;
    if (outcome === 'approved') {
      if (of === 'void' && this.#lastSale !== null) this.#collapseVoid();
      this.#then(SAID.approved);
      this.#approvedMinor = amountMinor ?? 0;
      this.#slipSaid = !payment || of === 'balance-inquiry' || amountMinor === null;
      if (of === 'sale') this.#lastSale = voucher;
    } else if (outcome === 'declined' && responseCode !== null) this.#then(SAID.declined(responseCode));
    else if (outcome === 'no-answer' || outcome === 'declined') {
      this.#then(SAID.notApproved);
      if (owes) this.#then(SAID.owes);
    } else if (outcome === 'cancelled') this.#then(SAID.cancelled);
    else if (payment) this.#then(SAID.refused);
    else this.#then(outcome === 'done' ? SAID.done : SAID.failed);
    for (const line of this.#pending.splice(0)) this.#lines.push(line);
  }

  /** Vouchers are numbered anew when it is played again: the last sale is voided by being the last. */
  #collapseVoid(): void {
    const said = this.#lines
      .slice(this.#from)
      .find(({ en }) => en.startsWith('the cashier enters the original voucher'));
    if (said?.en !== SAID.voucher(this.#lastSale ?? '').en) return;
    const givens = this.#lines.slice(this.#from).filter(({ keyword }) => keyword === 'Given');
    this.#lines.splice(this.#from, Infinity, ...givens, { keyword: 'When', ...SAID.voidLast });
  }

  /** A refund names a sale of an earlier batch: the scenario begins with one of its amount. */
  refersTo(reference: string, date: string, amountMinor: number): void {
    const said = SAID.settledSale(yuan(amountMinor), reference, date);
    if (!this.#head.some(({ en }) => en === said.en)) this.#head.push({ keyword: 'Given', ...said });
  }

  #cardLines(): Line[] {
    if (this.#card === null) return [];
    const { name, issuer, availableMinor, limitMinor, status } = this.#card;
    const lines = [SAID.card(name, issuer, yuan(availableMinor ?? 0))];
    const term = TERMS['card-status'][status as keyof (typeof TERMS)['card-status']];
    if (status !== 'active' && term !== undefined) lines.push(SAID.cardStatus(term));
    if (limitMinor !== null) lines.push(SAID.cardLimit(yuan(limitMinor)));
    return lines.map((said) => ({ keyword: 'Given', ...said }));
  }

  #when = (said: Bilingual) => this.#add({ keyword: 'When', ...said });
  #then = (said: Bilingual) => this.#add({ keyword: 'Then', ...said });
  #add(line: Line): void {
    if (this.#lines.length < MOST_LINES) this.#lines.push(line);
  }
  #leave(why: Bilingual): void {
    if (this.#unsaid.length < 50 && !this.#unsaid.some(({ en }) => en === why.en)) this.#unsaid.push(why);
  }
}
