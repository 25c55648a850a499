// The console in a browser: one store that the server's events keep up to date, drawn once a frame; keys, and what only a browser does.
import { render } from 'lit-html';
import type { Chosen, Line, OfficePage, Page } from '../console/context.ts';
import type { Whole } from '../console/model.ts';
import { queryOf } from '../console/office.ts';
import { consoleView } from '../console/views.ts';
import type { Dictionary } from '../evidence.ts';
import { type Address, addressOf, type Language, readAddress, readerOf } from '../reader.ts';

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
  drawer: false,
  dump: '',
  explained: null,
  scope: { scope: 'next', nth: '2', target: '', card: '', amount: '', delayMs: '' },
  armedLast: null,
  office: null,
  officeAsked: {},
  batches: [],
  clearing: null,
  chapters: [],
  featureLanguage: 'en',
  recordingOpen: false,
  slip: null,
  copied: null,
};
/** Digits of the PIN that is being entered; they go to the terminal and nowhere else. */
let pin = '';
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
  const dictionary = await get<Dictionary>(`/console/words?${sequence}`);
  if (dictionary === null || chosen.exchange !== sequence) return;
  chosen.words = { sequence, dictionary };
  draw();
}

// ---- asking the server ----

async function post(path: string, body: unknown): Promise<{ ok: boolean; body: Record<string, unknown> }> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tillproof-token': kept },
      body: JSON.stringify(body),
    });
    const told = (await answer.json()) as Record<string, unknown>;
    if (answer.status === 401) line.mayAct = false;
    if (!answer.ok) refuse(String((told.error as { message?: string } | undefined)?.message ?? answer.status));
    return { ok: answer.ok, body: told };
  } catch {
    refuse(document.documentElement.lang === 'en' ? 'The console does not answer.' : '控制台没有应答。');
    return { ok: false, body: {} };
  }
}

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
    .then(() => post('/console/act', act))
    .then(() => (path() === '/office' ? refreshOffice() : undefined));
  return acting;
}

async function get<T>(path_: string): Promise<T | null> {
  const answer = await fetch(path_).catch(() => null);
  return answer?.ok ? ((await answer.json()) as T) : null;
}

const path = () => readAddress(location.hash).path;

let officeAsked = 0;
async function refreshOffice(): Promise<void> {
  officeAsked += 1;
  const number = officeAsked;
  const [office, batches, clearing] = await Promise.all([
    get<OfficePage>(`/admin/transactions?${queryOf(chosen.officeAsked)}`),
    get<{ rows: Chosen['batches'] }>('/admin/batches'),
    get<{ rows: NonNullable<Chosen['clearing']>['settlements'] }>('/admin/settlements'),
  ]);
  // Somebody has asked for something else since.
  if (number !== officeAsked) return;
  choose({ office, batches: batches?.rows ?? [], clearing: { settlements: clearing?.rows ?? [] } });
}

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
  key: (key) => pressed(key),
  explain(text) {
    choose({ drawer: true, dump: text });
    void post('/console/explain', { text, language: document.documentElement.lang }).then(({ ok, body }) => {
      if (ok) choose({ explained: body as NonNullable<Chosen['explained']> });
    });
  },
  office(asked) {
    chosen.officeAsked = asked;
    void refreshOffice();
  },
};

// ---- the keys of the terminal ----

function pressed(key: string): void {
  const prompt = whole?.terminal.state.prompt;
  if (prompt === 'pin') {
    if (/^[0-9]{1,2}$/.test(key)) pin = (pin + key).slice(0, 12);
    else if (key === 'Backspace') pin = '';
    else if (key === 'Enter') {
      void send({ do: 'pin', pin });
      pin = '';
    } else if (key === 'Escape') {
      pin = '';
      void send({ do: 'press', key: 'cancel' });
    }
    choose({ pinDigits: pin.length });
    return;
  }
  if (/^[0-9.]{1,2}$/.test(key)) void send({ do: 'type', text: key });
  else if (key === 'Enter') void send({ do: 'press', key: 'confirm' });
  else if (key === 'Escape') void send({ do: 'press', key: 'cancel' });
  else if (key === 'Backspace') void send({ do: 'press', key: 'clear' });
}

/** Letters at the till: ways to show the card, the sale, the card taken. */
const LETTERS: Readonly<Record<string, () => Readonly<Record<string, unknown>>>> = {
  i: () => ({ do: 'present', interface: 'insert', card: chosen.card }),
  t: () => ({ do: 'present', interface: 'tap', card: chosen.card }),
  s: () => ({ do: 'present', interface: 'swipe', card: chosen.card }),
  q: () => ({ do: 'code', card: chosen.card }),
  r: () => ({ do: 'remove' }),
  f: () => ({ do: 'choose', function: 'sale' }),
};
const PLACES = ['/', '/wire', '/office', '/faults', '/runs', '/cards'];
let leading = false;

addEventListener('keydown', (event) => {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey || whole === null) return;
  const element = target instanceof Element ? target : null;
  const typing = element?.matches('input, textarea, select') ?? false;
  if (key === 'Escape' && (chosen.drawer || chosen.recordingOpen) && element?.closest('[data-device]') === null) {
    choose({ drawer: false, recordingOpen: false });
    return;
  }
  if (typing) return;
  if (key === '~' || key === '`') {
    event.preventDefault();
    choose({ drawer: !chosen.drawer });
    if (chosen.drawer) setTimeout(() => app.querySelector<HTMLElement>('[data-dump]')?.focus(), 50);
    return;
  }
  if (leading) {
    leading = false;
    const to = PLACES[Number(key) - 1];
    if (to !== undefined) location.hash = addressOf({ path: to, parameters: langOf() });
    return;
  }
  if (key === 'g') {
    leading = true;
    return;
  }
  if (key === '/' && app.querySelector('[data-find]') !== null) {
    event.preventDefault();
    app.querySelector<HTMLElement>('[data-find]')?.focus();
    return;
  }
  const onButton = element?.matches('button, a, summary, [role="switch"]') ?? false;
  if (key === ' ' && !onButton && (path() === '/' || path() === '/wire')) {
    event.preventDefault();
    choose({ pausedAt: chosen.pausedAt === null ? (whole.exchanges.at(-1)?.sequence ?? 0) : null });
    return;
  }
  if (path() !== '/') return;
  const inDevice = element?.closest('[data-device]') !== null && element !== null;
  const free = element === null || element === document.body || element.id === 'content' || inDevice;
  if (/^[0-9.]$/.test(key) || ((key === 'Enter' || key === 'Escape' || key === 'Backspace') && free && !onButton)) {
    event.preventDefault();
    pressed(key);
    return;
  }
  const letter = Object.hasOwn(LETTERS, key) ? LETTERS[key] : undefined;
  if (letter !== undefined) {
    event.preventDefault();
    void send(letter());
  }
});

/** Arrows go along a group that is one stop of the tab key. */
app.addEventListener('keydown', (event) => {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const group = event.target instanceof Element ? event.target.closest('[data-arrows], [role="radiogroup"]') : null;
  if (step === undefined || group === null) return;
  event.preventDefault();
  const items = [...group.querySelectorAll<HTMLElement>('a, button')];
  const next = items[(items.indexOf(event.target as HTMLElement) + step + items.length) % items.length];
  next?.focus();
  if (group.getAttribute('role') === 'radiogroup') next?.click();
});

const langOf = (): Record<string, string> => {
  const { lang } = readAddress(location.hash).parameters;
  return lang === undefined ? {} : { lang };
};

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
    if (terminal.state.prompt !== 'pin') {
      pin = '';
      chosen.pinDigits = 0;
    }
    if (terminal.slips.length !== known.terminal.slips.length) chosen.slip = null;
    return { terminal };
  });
  on<Whole['exchanges']>('exchanges', (fresh, { exchanges }) => ({
    exchanges: [...exchanges, ...fresh].slice(-EXCHANGES_KEPT),
  }));
  on<Whole['ledger']>('ledger', ({ entries, ...others }, { ledger }) => {
    if (path() === '/office') void refreshOffice();
    return { ledger: { ...others, entries: [...ledger.entries, ...entries].slice(-ENTRIES_KEPT) } };
  });
  on<Whole['armed']>('armed', (armed) => ({ armed }));
  on<Whole['clock']>('clock', (clock) => ({ clock }));
  on<Whole['cards']>('cards', (cards) => ({ cards }));
  on<Whole['recording']>('recording', (recording) => ({ recording }));
  on<Whole['runs']>('runs', (runs) => ({ runs }));
  on<null>('reset', () => {
    Object.assign(chosen, { exchange: null, pausedAt: null, slip: null, office: null });
    return { exchanges: [], ledger: { sumMinor: 0, balances: {}, entries: [], knownFrom: 0 } };
  });
}

/** What a view needs beyond what the events tell. */
function go_(): void {
  const { path: at, parameters } = readAddress(location.hash);
  if (at === '/wire' && /^\d+$/.test(parameters.x ?? '')) choose({ exchange: Number(parameters.x) });
  if (at === '/office') void refreshOffice();
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

takeToken();
chosen.featureLanguage = languageOf(readAddress(location.hash));
listen();
