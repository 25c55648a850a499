// The console in a browser: one store that the server's events keep up to date, drawn once a frame; keys, and what only a browser does.
import { render } from 'lit-html';
import type { Chosen, Line, Page } from '../console/context.ts';
import type { Whole } from '../console/model.ts';
import { consoleView } from '../console/views.ts';
import type { Dictionary } from '../evidence.ts';
import { type Address, addressOf, type Language, readAddress, readerOf } from '../reader.ts';
import { keysOf } from './console-keys.ts';
import { officeOf } from './console-office.ts';
import { serverFor } from './console-server.ts';
import { listenToCopy } from './copy.ts';
import { chooseTheme, showRememberedTheme, themeNow } from './theme.ts';

const TOKEN = 'tillproof-token';
const EXCHANGES_KEPT = 5_000;
const ENTRIES_KEPT = 2_000;
const REFUSAL_MS = 6_000;

const app = document.getElementById('app') as HTMLElement;
let whole: Whole | null = null;
const line: Line = { up: false, mayAct: false, refusal: null };
const chosen: Chosen = {
  card: 'debit chip',
  pinDigits: 0,
  exchange: null,
  words: null,
  filter: '',
  rows: 100,
  pausedAt: null,
  held: [],
  edit: null,
  drawer: false,
  dump: '',
  explained: null,
  scope: { scope: 'next', nth: '2', target: '', card: '', amount: '', delayMs: '' },
  armedLast: null,
  office: null,
  officeAsked: {},
  batches: [],
  clearing: null,
  alerts: [],
  refunds: [],
  statement: null,
  dialect: '',
  dialectSaid: null,
  chapters: [],
  watch: false,
  featureLanguage: 'en',
  recordingOpen: false,
  slip: null,
  copied: null,
  theme: 'system',
};
let drawn = false;

// ---- the address ----

/** The token stands in the address that was printed; it is taken out of it, so that nobody reads it over a shoulder. */
function takeToken(): void {
  const { path, parameters } = readAddress(location.hash);
  const { token, ...others } = parameters;
  if (token === undefined) return;
  try {
    localStorage.setItem(TOKEN, token);
  } catch {
    // A browser that keeps nothing can still look on.
  }
  kept = token;
  history.replaceState(null, '', addressOf({ path, parameters: others }));
}
let kept = '';
try {
  kept = localStorage.getItem(TOKEN) ?? '';
} catch {
  // As above.
}

function languageOf({ parameters }: Address): Language {
  return (parameters.lang ?? navigator.language).startsWith('zh') ? 'zh-CN' : 'en';
}

// ---- drawing ----

/** However fast events come, the page is drawn so seldom at most for them, in milliseconds; what the reader does is drawn at once. */
const EVENTS_MS = 80;
let waiting = false;
function drawSoon(): void {
  if (waiting) return;
  waiting = true;
  setTimeout(() => {
    waiting = false;
    draw();
  }, EVENTS_MS);
}

function draw(): void {
  if (drawn) return;
  drawn = true;
  requestAnimationFrame(() => {
    drawn = false;
    if (whole !== null) render(consoleView(pageOf(whole)), app);
  });
}

function pageOf(known: Whole): Page {
  const address = readAddress(location.hash);
  const language = languageOf(address);
  const { lang } = address.parameters;
  document.documentElement.lang = language;
  document.documentElement.classList.add('console');
  return {
    reader: readerOf(language, lang === undefined ? {} : { lang }),
    path: address.path,
    parameters: address.parameters,
    whole: known,
    chosen,
    line,
    act: (act) => void send(act),
    choose,
    go,
  };
}

function choose(change: Partial<Chosen>): void {
  Object.assign(chosen, change);
  draw();
  void learnWords();
}

/** What the chosen exchange says in words comes from the server, once for each that is chosen. */
async function learnWords(): Promise<void> {
  const { exchange: sequence } = chosen;
  if (sequence === null || sequence === chosen.words?.sequence) return;
  const dictionary = await server.get<Dictionary>(`/console/words?${sequence}`);
  if (dictionary === null || chosen.exchange !== sequence) return;
  chosen.words = { sequence, dictionary };
  draw();
}

// ---- asking the server ----

const server = serverFor(() => kept, {
  refused: (message) => {
    // A line that is down is said by itself.
    if (line.up) refuse(message);
  },
  unknown: () => {
    line.mayAct = false;
  },
});

let refusalTimer: ReturnType<typeof setTimeout> | undefined;
function refuse(message: string): void {
  line.refusal = message;
  clearTimeout(refusalTimer);
  refusalTimer = setTimeout(() => {
    line.refusal = null;
    draw();
  }, REFUSAL_MS);
  draw();
}

/** What the terminal is asked goes on at its keys. */
const AT_THE_DEVICE = new Set(['choose', 'present', 'code', 'press', 'type']);
function atTheDevice({ do: what }: Readonly<Record<string, unknown>>): void {
  if (AT_THE_DEVICE.has(String(what))) app.querySelector<HTMLElement>('[data-device]')?.focus({ preventScroll: true });
}

/** Acts in the order in which they were asked for. */
let acting: Promise<unknown> = Promise.resolve();
function send(act: Readonly<Record<string, unknown>>): Promise<unknown> {
  atTheDevice(act);
  acting = acting
    .then(() => server.post('/console/act', act))
    .then(() => (path() === '/office' ? office.refresh() : undefined));
  return acting;
}

const path = () => readAddress(location.hash).path;
const office = officeOf(
  server,
  () => chosen,
  choose,
  () => readAddress(location.hash).parameters.id,
);

const go: Page['go'] = {
  copy(name, text) {
    void navigator.clipboard?.writeText(text).then(() => {
      choose({ copied: name });
      setTimeout(() => choose({ copied: null }), 1_500);
    });
  },
  save(name, text) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
  },
  key: (key) => keys.press(key),
  explain(text) {
    choose({ drawer: true, dump: text });
    void server.post('/console/explain', { text, language: document.documentElement.lang }).then(({ ok, body }) => {
      if (ok) choose({ explained: body as NonNullable<Chosen['explained']> });
    });
  },
  dialect(text) {
    choose({ dialect: text });
    void server.post('/console/dialect', { text, language: document.documentElement.lang }).then(({ ok, body }) => {
      if (ok) choose({ dialectSaid: body as NonNullable<Chosen['dialectSaid']> });
    });
  },
  office(asked) {
    chosen.officeAsked = asked;
    office.refresh();
  },
  statement(merchant) {
    const period = Object.entries(chosen.officeAsked).filter(
      ([name, value]) => /^(from|to)$/.test(name) && value !== '',
    );
    const query = new URLSearchParams(period);
    void server
      .get<NonNullable<Chosen['statement']>>(`/console/statement/${merchant}?${query}`)
      .then((statement) => choose({ statement }));
  },
  theme(theme) {
    chooseTheme(theme);
    choose({ theme });
  },
};

const keys = keysOf({ app, chosen, whole: () => whole, choose, send: (act) => void send(act) });

// ---- events of the server ----

function listen(): void {
  const source = new EventSource('/admin/stream');
  const on = <T>(kind: string, take: (data: T, known: Whole) => Partial<Whole>) =>
    source.addEventListener(kind, (event) => {
      const data = JSON.parse((event as MessageEvent<string>).data) as T;
      if (whole === null) return;
      whole = { ...whole, ...take(data, whole) };
      drawSoon();
    });
  source.addEventListener('open', () => {
    line.up = true;
    draw();
  });
  source.addEventListener('error', () => {
    line.up = false;
    draw();
  });
  source.addEventListener('whole', (event) => {
    whole = JSON.parse((event as MessageEvent<string>).data) as Whole;
    line.mayAct = kept !== '' && !whole.about.readOnly;
    draw();
    go_();
  });
  on<Whole['terminal']>('terminal', (terminal, known) => {
    if (terminal.state.prompt !== 'pin') keys.forgetPin();
    if (terminal.slips.length !== known.terminal.slips.length) chosen.slip = null;
    return { terminal };
  });
  on<Whole['exchanges']>('exchanges', (fresh, { exchanges }) => ({
    exchanges: [...exchanges, ...fresh].slice(-EXCHANGES_KEPT),
  }));
  on<Whole['ledger']>('ledger', ({ entries, ...others }, { ledger }) => {
    if (path() === '/office') office.refreshSoon();
    return { ledger: { ...others, entries: [...ledger.entries, ...entries].slice(-ENTRIES_KEPT) } };
  });
  on<Whole['armed']>('armed', (armed) => ({ armed }));
  on<Whole['clock']>('clock', (clock) => ({ clock }));
  on<Whole['cards']>('cards', (cards) => ({ cards }));
  on<Whole['recording']>('recording', (recording) => ({ recording }));
  on<Whole['runs']>('runs', (runs) => ({ runs }));
  on<Whole['troubles']>('troubles', (troubles) => ({ troubles }));
  on<Whole['rulePacks']>('rulePacks', (rulePacks) => ({ rulePacks }));
  on<Whole['yours']>('yours', (yours) => ({ yours }));
  on<null>('reset', () => {
    Object.assign(chosen, { exchange: null, pausedAt: null, held: [], edit: null, slip: null, office: null });
    Object.assign(chosen, { alerts: [], statement: null });
    office.forget();
    return { exchanges: [], yours: [], ledger: { sumMinor: 0, balances: {}, entries: [], knownFrom: 0 } };
  });
}

/** What a view needs beyond what the events tell. */
function go_(): void {
  const { path: at, parameters } = readAddress(location.hash);
  if (at === '/wire' && /^\d+$/.test(parameters.x ?? '')) choose({ exchange: Number(parameters.x) });
  if (at === '/office') office.refresh();
  draw();
}

addEventListener('hashchange', () => {
  takeToken();
  line.mayAct = kept !== '' && whole?.about.readOnly === false;
  go_();
});
app.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link?.getAttribute('href') !== '#content') return;
  event.preventDefault();
  document.getElementById('content')?.focus();
});

listenToCopy(app);
takeToken();
showRememberedTheme();
chosen.theme = themeNow();
chosen.featureLanguage = languageOf(readAddress(location.hash));
listen();
