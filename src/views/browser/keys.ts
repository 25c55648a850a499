// The keys of the page, and what two buttons of the head do.
import { movedInList } from './list.ts';
import { movedByKey } from './moments.ts';
import { chooseTheme, showRememberedTheme, themeNow } from './theme.ts';

/** Keys that press a link of the view. */
const LINKS: Readonly<Record<string, string>> = {
  j: '[rel="next"]',
  k: '[rel="prev"]',
  l: '.language[aria-current="false"]',
};

/** Within a group of links that is one stop of the tab key. */
function movedInGroup(target: EventTarget | null, step: number): boolean {
  const group = target instanceof Element ? target.closest('[data-arrows]') : null;
  if (group === null) return false;
  const links = [...group.querySelectorAll<HTMLElement>('a')];
  const from = links.indexOf(target as HTMLElement);
  const next = links[(from + step + links.length) % links.length];
  links[from]?.setAttribute('tabindex', '-1');
  next?.setAttribute('tabindex', '0');
  next?.focus();
  return true;
}

function pressed(app: HTMLElement, selector: string): boolean {
  const found = app.querySelector<HTMLElement>(selector);
  found?.click();
  return found !== null;
}

/** The tab of a scenario before or behind the one that is shown. */
function movedInTabs(app: HTMLElement, step: number): boolean {
  const tabs = [...app.querySelectorAll<HTMLElement>('.tabs a')];
  const now = tabs.findIndex((tab) => tab.getAttribute('aria-current') === 'true');
  tabs[(now + step + tabs.length) % tabs.length]?.click();
  return tabs.length > 0;
}

const help = () => document.querySelector<HTMLDialogElement>('#help');

/** What a key does; false when it does nothing here. */
function did(app: HTMLElement, key: string, target: EventTarget | null, draw: () => void): boolean {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, j: 1, k: -1 }[key];
  if (step !== undefined && movedInGroup(target, step)) return true;
  const isDown = key === 'ArrowDown' || key === 'ArrowUp';
  if (movedByKey(app, key, draw)) return true;
  const inList = target instanceof Element && target.closest('.runs') !== null;
  if (step !== undefined && (key === 'j' || key === 'k' || (isDown && inList)) && movedInList(app, step, draw))
    return true;
  if ((key === 'PageDown' || key === 'PageUp') && inList) return movedInList(app, key === 'PageDown' ? 10 : -10, draw);
  if (key === '[' || key === ']') return movedInTabs(app, key === ']' ? 1 : -1);
  if (key === '?') help()?.showModal();
  else if (key === '/') app.querySelector<HTMLElement>('#search')?.focus();
  else if (key === 'Escape') return pressed(app, '[rel="up"]');
  else return Object.hasOwn(LINKS, key) && pressed(app, LINKS[key] ?? '');
  return true;
}

export function listenToKeys(app: HTMLElement, draw: () => void): void {
  addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || help()?.open) return;
    if (target instanceof HTMLInputElement) {
      if (key === 'Escape') target.blur();
      return;
    }
    if (did(app, key, target, draw)) event.preventDefault();
  });
  app.addEventListener('click', ({ target }) => {
    const { id } = target instanceof HTMLElement ? target : { id: '' };
    if (id === 'theme') otherTheme();
    if (id === 'keys') help()?.showModal();
  });
  showRememberedTheme();
}

/** Light, dark, as the system has it, and again. */
function otherTheme(): void {
  const now = themeNow();
  chooseTheme(now === 'system' ? 'light' : now === 'light' ? 'dark' : 'system');
}
