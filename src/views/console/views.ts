// The views of the console by their addresses.
import { cardsPage } from './cards.ts';
import type { Page } from './context.ts';
import { faultsPage } from './faults.ts';
import { frameView } from './frame.ts';
import { officePage } from './office.ts';
import { runsPage } from './runs.ts';
import { searchPage } from './search.ts';
import { tillPage } from './till.ts';
import { wirePage } from './wire.ts';

const PAGES: Readonly<Record<string, (page: Page) => unknown>> = {
  '/': tillPage,
  '/wire': wirePage,
  '/office': officePage,
  '/faults': faultsPage,
  '/runs': runsPage,
  '/cards': cardsPage,
  '/search': searchPage,
};

/** The whole page at its address; an address that is none leads to the till. */
export function consoleView(page: Page): unknown {
  const known = Object.hasOwn(PAGES, page.path) ? page : { ...page, path: '/' };
  return frameView(known, PAGES[known.path]?.(known));
}
