// The report in a browser: draws the view that the address names, and goes along when it changes.
import { render } from 'lit-html';
import { terminalName } from '../../compliance/words.ts';
import type { ScenarioDetail } from '../evidence.ts';
import { type Address, addressOf, type Language, readAddress, readerOf } from '../reader.ts';
import { reportOf } from '../report/model.ts';
import { scenarioAt, viewAt, wholeView } from '../report/views.ts';
import { listenToPointer, movedByKey } from './moments.ts';
import { pageData, unpacked } from './packed.ts';

const app = element('app');
const { summary, dictionary } = await pageData();
const report = reportOf(summary);
const places = new Map(report.scenarios.map(({ id }, index) => [id, index]));
/** Where the reader was in each view, for when he comes back to it. */
const scrolled = new Map<string, number>();
let shown = location.hash;
let byLink = false;

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}.`);
  return found;
}

/** The language that the address names, else that of the browser. */
function languageOf({ parameters }: Address): Language {
  const wanted = parameters.lang ?? (location.hash === '#zh' ? 'zh' : navigator.language);
  return wanted.startsWith('zh') ? 'zh-CN' : 'en';
}

function here() {
  const address = readAddress(location.hash);
  const { lang } = address.parameters;
  return { address, reader: readerOf(languageOf(address), lang === undefined ? {} : { lang }) };
}

function draw(detail: ScenarioDetail | null): void {
  const { address, reader } = here();
  document.documentElement.lang = languageOf(address);
  document.title = `${reader.label(report.title)} · ${terminalName(report.terminal)} · Tillproof`;
  render(viewAt(reader, report, address, detail, dictionary), app);
}

/** Draws where the address leads. What a scenario has left behind comes when it is unpacked, if the reader is still there. */
async function go(): Promise<void> {
  const { hash } = location;
  const place = places.get(scenarioAt(readAddress(hash)) ?? '');
  if (place === undefined) draw(null);
  else {
    const detail = await unpacked(place);
    if (location.hash !== hash) return;
    draw(detail);
  }
  const [from, to] = [readAddress(shown), readAddress(hash)];
  shown = hash;
  if (from.path !== to.path) settle(hash);
  byLink = false;
}

/** A new view is read from its top; one that the reader comes back to, from where he was. */
function settle(hash: string): void {
  scrollTo(0, byLink ? 0 : (scrolled.get(hash) ?? 0));
  if (!byLink) return;
  const heading = app.querySelector('h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}

app.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link?.getAttribute('href') === '#content') {
    event.preventDefault();
    element('content').focus();
  } else if (link?.getAttribute('href')?.startsWith('#/')) {
    scrolled.set(location.hash, scrollY);
    byLink = true;
  }
});
app.addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.id !== 'search') return;
  const { path, parameters } = readAddress(location.hash);
  history.replaceState(null, '', addressOf({ path, parameters: { ...parameters, q: target.value } }));
  shown = location.hash;
  draw(null);
});
/** Within a group of links that is one stop of the tab key. */
app.addEventListener('keydown', (event) => {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const group = event.target instanceof Element ? event.target.closest('[data-arrows]') : null;
  if (step === undefined || group === null) return;
  event.preventDefault();
  const links = [...group.querySelectorAll<HTMLElement>('a')];
  const from = links.indexOf(event.target as HTMLElement);
  const next = links[(from + step + links.length) % links.length];
  links[from]?.setAttribute('tabindex', '-1');
  next?.setAttribute('tabindex', '0');
  next?.focus();
});
/** `/` searches, `j` and `k` go through the scenarios of a cause, `l` changes the language. */
const KEYS: Readonly<Record<string, string>> = {
  '/': '#search',
  j: '[rel="next"]',
  k: '[rel="prev"]',
  l: '.language[aria-current="false"]',
};
addEventListener('keydown', (event) => {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  if (event.defaultPrevented || ctrlKey || metaKey || altKey || target instanceof HTMLInputElement) return;
  if (movedByKey(app, key, () => void go())) return event.preventDefault();
  const wanted = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  if (wanted === undefined) return;
  const found = app.querySelector<HTMLElement>(wanted);
  if (found === null) return;
  event.preventDefault();
  if (key === '/') found.focus();
  else found.click();
});
addEventListener('hashchange', () => void go());
listenToPointer(app, () => void go());
addEventListener('beforeprint', () => render(wholeView(here().reader, report), app));
addEventListener('afterprint', () => void go());

app.replaceChildren();
void go();
