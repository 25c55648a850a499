// Which lines of a long list are in sight, and which one the keys stand at.
import type { Sight } from '../report/scenarios.ts';

/** Lines above and below the window that are drawn as well, so that a small step draws nothing anew. */
const MARGIN = 12;
const LINE_REM = 2.4;
const LINE_REM_PHONE = 4.2;

let current = 0;

const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** What of the list is in sight, as far as it is drawn; the first lines while it is not. */
export function sightOf(app: HTMLElement): Sight {
  const lineRem = innerWidth < 640 ? LINE_REM_PHONE : LINE_REM;
  const list = app.querySelector('.runs');
  const line = lineRem * rem();
  const hidden = list === null ? 0 : Math.max(0, -list.getBoundingClientRect().top);
  const first = Math.floor(hidden / line);
  return { from: Math.max(0, first - MARGIN), to: first + Math.ceil(innerHeight / line) + MARGIN, lineRem, current };
}

/** Another list begins at its first line. */
export function beginList(): void {
  current = 0;
}

/** Moves to the next line with a scenario in it; `draw` draws what came into sight. False when there is no list. */
export function movedInList(app: HTMLElement, by: number, draw: () => void): boolean {
  const list = app.querySelector<HTMLElement>('.runs');
  const focused = document.activeElement?.closest<HTMLElement>('.run');
  if (list === null) return false;
  const all = Number(list.dataset.lines);
  const from = focused ? Number(focused.dataset.line) : current - by;
  const to = Math.min(all - 1, Math.max(0, from + by));
  reach(list, to, draw);
  const step = Math.sign(by) || 1;
  const found = [to, to + step, to - step].map((place) => link(app, place)).find((each) => each !== null);
  if (found) {
    current = Number(found.closest<HTMLElement>('.run')?.dataset.line);
    draw();
    found.focus({ preventScroll: true });
  }
  return true;
}

const link = (app: HTMLElement, place: number): HTMLElement | null =>
  app.querySelector<HTMLElement>(`.run[data-line="${place}"] a`);

/** Scrolls a line into the window. */
function reach(list: HTMLElement, place: number, draw: () => void): void {
  const line = sightOf(document.body).lineRem * rem();
  const top = list.getBoundingClientRect().top + place * line;
  const head = document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0;
  if (top < head) scrollBy(0, top - head - line);
  else if (top + line > innerHeight) scrollBy(0, top + line * 2 - innerHeight);
  draw();
}
