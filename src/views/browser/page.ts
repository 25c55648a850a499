// The report in a browser: draws the view that the address names, and goes along when it changes.
import { render } from 'lit-html';
import { terminalName } from '../../compliance/words.ts';
import type { ScenarioDetail } from '../evidence.ts';
import { type Address, addressOf, type Language, readAddress, readerOf } from '../reader.ts';
import { reportOf } from '../report/model.ts';
import { scenarioAt, viewAt, wholeView } from '../report/views.ts';
import { listenToCopy } from './copy.ts';
import { listenToKeys } from './keys.ts';
import { beginList, sightOf } from './list.ts';
import { listenToPointer, showMoment } from './moments.ts';
import { pageData, unpacked } from './packed.ts';

const app = element('app');
const { summary, dictionary } = await pageData();
const report = reportOf(summary);
const places = new Map(report.scenarios.map(({ id }, index) => [id, index]));
/** Where the reader was in each view, for when he comes back to it. */
const scrolled = new Map<string, number>();
const LISTS: readonly string[] = ['/scenarios', '/requirements'];
let shown = '';
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
  render(viewAt(reader, report, address, detail, dictionary, sightOf(app)), app);
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
  if (from.path !== to.path) {
    beginList();
    showMoment(app);
    settle(hash);
  }
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
/** What is typed narrows the list that is shown; from any other view it leads to the scenarios. */
app.addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.id !== 'search') return;
  const { path, parameters } = readAddress(location.hash);
  const { lang = '', verdict = '', level = '', group = '' } = parameters;
  const isList = LISTS.includes(path);
  const kept = isList ? { lang, verdict, level, group } : { lang };
  const to = addressOf({ path: isList ? path : '/scenarios', parameters: { ...kept, q: target.value } });
  if (isList) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  beginList();
  void go();
});
/** Lines of a list are drawn when they come into sight. */
let isDue = false;
addEventListener(
  'scroll',
  () => {
    if (isDue || app.querySelector('.runs') === null) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      draw(null);
    });
  },
  { passive: true },
);
listenToKeys(app, () => void go());
addEventListener('hashchange', () => void go());
listenToPointer(app, () => void go());
listenToCopy(app);
addEventListener('beforeprint', () => render(wholeView(here().reader, report), app));
addEventListener('afterprint', () => void go());

app.replaceChildren();
// The address of a view is also that of a part of the plain page, to which the browser has gone.
void go().then(() => {
  scrollTo(0, 0);
  // Whoever prints the page waits for it.
  document.documentElement.dataset.drawn = 'yes';
});
