// The acquirer as request handlers of Mock Service Worker: a terminal's own unit tests, in Node or a browser, get a real acquirer without a port.
import { Ajv } from 'ajv';
import { type HttpHandler, HttpResponse, http } from 'msw';
import { viewCard, viewLedger, viewTransactions } from '../acquirer/views.ts';
import { ConfigurationError, checkConfiguration, ruleErrors, unplayable } from '../configuration/check.ts';
import { defaultConfiguration } from '../configuration/default.ts';
import { type Answering, createEngine, type Engine } from '../engine/engine.ts';
import type { Frame } from '../faults/fault.ts';
import { compileBy } from '../model/compile.ts';
import type {
  AcquirerConfiguration,
  Card,
  CardPatch,
  Exchange,
  HostTransaction,
  Ledger,
  Rule,
} from '../model/index.ts';
import { softSecurity } from '../security/soft-security.ts';
import { addRules, clearRules, putCard, settingsOf } from '../state/configure.ts';
import type { State } from '../state/rows.ts';
import { BODY_LIMIT, type RefusalBody, readJsonMessage, refusal } from './json-message.ts';
import { pause, playSteps } from './player.ts';

compileBy((schema, making) => new Ajv(making).compile(schema));

/** Longest wait of a request that gets no answer; the terminal's own timer is to end it long before. */
const SILENCE_MS = 120_000;

export type AcquirerHandlersOptions = {
  /** Default: one example merchant and terminal, and every test card. */
  configuration?: AcquirerConfiguration;
  /** Address that terminals send messages to, as Mock Service Worker matches it; default: `/iso8583` of any host. */
  url?: string;
};

/** The handlers, and the books behind them. */
export type AcquirerHandlers = {
  /** For `setupServer(...handlers)` or `setupWorker(...handlers)`. */
  handlers: HttpHandler[];
  ledger(): Ledger;
  transactions(): HostTransaction[];
  exchanges(): Exchange[];
  /** What a card is and has now; undefined when there is none of that number. */
  card(pan: string): Card | undefined;
  /** Changes a card, such as its status or balance. */
  patchCard(pan: string, patch: CardPatch): void;
  /** Adds a rule; a ConfigurationError says what is wrong with one that makes no sense or cannot be played here. */
  addRule(rule: Rule): void;
  clearRules(): void;
  /** Stands the clock at a time (ISO 8601 with offset), or lets it run (null). */
  setClock(now: string | null): void;
  /** Forgets everything that happened; for `afterEach`. */
  reset(configuration?: AcquirerConfiguration): void;
};

/** An acquirer of its own behind handlers. Throws ConfigurationError. */
export function acquirerHandlers(options: AcquirerHandlersOptions = {}): AcquirerHandlers {
  const configuration = checkConfiguration(options.configuration ?? defaultConfiguration());
  const engine = createEngine({
    configuration,
    books: null,
    schedule: queueMicrotask,
    onFault: (error) => console.error('acquirer:', error),
  });
  const url = options.url ?? '*/iso8583';
  const find = (state: State, pan: string) => {
    const row = state.cards.get(pan);
    return row === undefined ? undefined : viewCard(state, row);
  };
  return {
    handlers: [http.post(url, ({ request }) => answer(engine, request))],
    ledger: () => viewLedger(engine.library),
    transactions: () => viewTransactions(engine.library),
    exchanges: () => engine.trace.since(0),
    card: (pan) => find(engine.state, pan),
    patchCard(pan, patch) {
      const card = find(engine.state, pan);
      if (card === undefined) throw new RangeError('there is no such card');
      engine.change(putCard(engine.state, { ...card, ...patch }, engine.clock.now()));
    },
    addRule(rule) {
      const errors = [...ruleErrors(rule), ...unplayable(rule, ['msw'])];
      if (errors.length > 0) throw new ConfigurationError(errors, 'the rule');
      engine.change(addRules(engine.state, [rule]));
    },
    clearRules: () => engine.change(clearRules(engine.state)),
    setClock: (now) => engine.setClock(now),
    reset: (next) => engine.reset(next === undefined ? undefined : checkConfiguration(next)),
  };
}

async function answer(engine: Engine, request: Request): Promise<Response> {
  const refuse = (status: number, body: RefusalBody, readable: Exchange['request'] = null): Response => {
    const { error, ...message } = body;
    engine.refuse({ transport: 'msw', request: readable, answer: message, error: error.message });
    return HttpResponse.json(body, { status });
  };
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    return refuse(415, refusal('unsupported-media-type', 'send the message as Content-Type: application/json', []));
  }
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.length > BODY_LIMIT) {
    return refuse(413, refusal('body-too-large', `a message has at most ${BODY_LIMIT} bytes`, []));
  }
  const reading = readJsonMessage(bytes, settingsOf(engine.state).acquirer.strict);
  if (!reading.ok) return refuse(400, reading.body, reading.readable);
  return deliver(await engine.submit({ message: reading.message, transport: 'msw', security: softSecurity }), request);
}

/** Carries a plan out as far as there is no socket: what would be written becomes a body, a reset becomes a network error. */
async function deliver({ plan, signal }: Answering, request: Request): Promise<Response> {
  const { answers, play, ending } = plan;
  const over = AbortSignal.any([signal, request.signal]);
  const [first] = answers;
  if (first === undefined) {
    if (ending !== 'reset') await pause(SILENCE_MS, over);
    return HttpResponse.error();
  }
  await pause(first.delayMs, over);
  if (over.aborted) return HttpResponse.error();
  if (play === null) return HttpResponse.json(first.message);
  const body = new TextEncoder().encode(JSON.stringify(first.message));
  const frame: Frame = { body, idle: new Uint8Array(), head: () => new Uint8Array() };
  const steps = play(frame);
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (bytes: Uint8Array) => {
        controller.enqueue(bytes);
        return true;
      };
      await playSteps(steps, write, over);
      if (ending === 'reset' || over.aborted) controller.error(new TypeError('network error'));
      else controller.close();
    },
  });
  return new HttpResponse(stream, { headers: { 'Content-Type': 'application/json' } });
}
