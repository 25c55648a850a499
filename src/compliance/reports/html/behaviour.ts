// What the page does: language, jumping to a scenario, drawing it when it is opened, filters, printing. Runs in the browser.
import type { Dictionary, RunDetail } from './detail.ts';
import type { Packed } from './pack.ts';

/** The little of the browser's document that the page needs. */
type PageElement = {
  id: string;
  hidden: boolean;
  open: boolean;
  lang: string;
  innerHTML: string;
  textContent: string | null;
  value: string;
  dataset: Record<string, string | undefined>;
  classList: { add(name: string): void; toggle(name: string, on: boolean): void };
  setAttribute(name: string, value: string): void;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  closest(selector: string): PageElement | null;
  scrollIntoView(): void;
  focus(): void;
  addEventListener(
    type: string,
    listener: (event: { target: PageElement; preventDefault(): void }) => void,
    capture?: boolean,
  ): void;
};
type PageWindow = {
  document: PageElement & {
    documentElement: PageElement;
    title: string;
    getElementById(id: string): PageElement | null;
  };
  location: { hash: string };
  navigator: { languages: readonly string[] };
  history: { replaceState(state: null, unused: string, url: string): void };
  addEventListener(type: string, listener: () => void): void;
};

/** Starts the page. `draw` is `renderDetail`, `open` is `unpack`; data come from the script elements of type application/json. */
export function startPage(
  window: PageWindow,
  draw: (run: RunDetail, dictionary: Dictionary) => string,
  open: (packed: Packed, place: number) => unknown,
): void {
  const { document } = window;
  const read = (id: string) => JSON.parse(document.getElementById(id)?.textContent ?? 'null');
  const dictionary = read('dictionary') as Dictionary;
  const runs = read('runs') as Packed;
  const state = new URLSearchParams(window.location.hash.slice(1));

  const remember = (name: string, value: string) => {
    state.set(name, value);
    window.history.replaceState(null, '', `#${state.toString().replaceAll('%2F', '/')}`);
  };
  const speak = (language: string) => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = document.documentElement.dataset[language === 'zh' ? 'titleZh' : 'titleEn'] ?? '';
    for (const button of document.querySelectorAll('[data-speak]')) {
      button.setAttribute('aria-pressed', String(button.dataset.speak === language));
    }
  };
  const fill = (details: PageElement) => {
    const body = details.querySelector('.detail');
    const place = runs.roots[Number(details.dataset.run)];
    if (body && place !== undefined && body.innerHTML === '')
      body.innerHTML = draw(open(runs, place) as RunDetail, dictionary);
  };
  const goTo = (id: string) => {
    const target = document.getElementById(id);
    if (!target) return;
    target.classList.add('wanted');
    const details = target.closest('details');
    if (details) {
      fill(details);
      details.open = true;
    }
    target.scrollIntoView();
    (target.querySelector('summary') ?? target).focus();
  };

  const chosen = state.get('lang');
  const own = (window.navigator.languages[0] ?? 'en').startsWith('zh') ? 'zh' : 'en';
  speak(chosen === 'zh' || chosen === 'en' ? chosen : own);

  document.addEventListener('click', (event) => {
    const speaker = event.target.closest('[data-speak]');
    if (speaker?.dataset.speak) {
      speak(speaker.dataset.speak);
      remember('lang', speaker.dataset.speak);
    }
    const id = event.target.closest('a[href^="#"]')?.getAttribute('href')?.slice(1);
    if (id) {
      event.preventDefault();
      goTo(id);
      remember('to', id);
    }
    const chip = event.target.closest('[data-filter]');
    const group = chip?.closest('[data-filters]');
    if (chip && group) {
      for (const other of group.querySelectorAll('[data-filter]')) {
        other.setAttribute('aria-pressed', String(other === chip));
      }
      sift();
    }
  });
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (target.open && target.dataset?.run !== undefined) fill(target);
    },
    true,
  );
  document.getElementById('search')?.addEventListener('input', () => sift());

  /** Shows the rows that meet every filter, and says how many. */
  function sift(): void {
    const pressed = (group: string) =>
      document.querySelector(`[data-filters="${group}"] [aria-pressed="true"]`)?.dataset.filter ?? '';
    const wanted = (document.getElementById('search')?.value ?? '').trim().toLowerCase();
    let shown = 0;
    for (const row of document.querySelectorAll('#requirement-rows > tr')) {
      const { level, verdict } = row.dataset;
      row.hidden =
        (pressed('level') !== '' && pressed('level') !== level) ||
        (pressed('verdict') !== '' && pressed('verdict') !== verdict) ||
        !(row.textContent ?? '').toLowerCase().includes(wanted);
      if (!row.hidden) shown += 1;
    }
    for (const place of document.querySelectorAll('.shown-count')) place.textContent = String(shown);
    const only = pressed('scenario');
    for (const details of document.querySelectorAll('details[data-run]')) {
      details.classList.toggle('sifted', only !== '' && details.dataset.verdict === 'passed');
    }
    for (const chapter of document.querySelectorAll('.chapter')) {
      chapter.classList.toggle('sifted', !chapter.querySelector('details[data-run]:not(.sifted)'));
    }
  }

  const openedForPaper: PageElement[] = [];
  window.addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('details[data-run]:not([open])')) {
      if (details.dataset.verdict !== 'failed') continue;
      fill(details);
      details.open = true;
      openedForPaper.push(details);
    }
  });
  window.addEventListener('afterprint', () => {
    for (const details of openedForPaper.splice(0)) details.open = false;
  });

  const to = state.get('to');
  if (to) goTo(to);
}
