// Filters of a list, as links: what a list is narrowed to stands in the address of the page.
import { html } from 'lit-html';
import type { Bilingual } from '../../definitions/evidence.ts';
import type { Address, Reader } from '../reader.ts';

const ALL = { en: 'all', zh: '全部' };

/** Choices of one parameter of which one holds; the first takes the parameter away. */
export function filterGroup(
  reader: Reader,
  address: Address,
  parameter: string,
  label: Bilingual,
  options: readonly (readonly [string, Bilingual])[],
): unknown {
  const chosen = address.parameters[parameter] ?? '';
  const links = [['', ALL] as const, ...options].map(
    ([value, words]) =>
      html`<a href=${reader.to(address.path, { ...address.parameters, [parameter]: value })} aria-current=${value === chosen ? 'true' : 'false'}>${reader.say(words)}</a>`,
  );
  return html`<div class="group" role="group" aria-label=${reader.label(label)}><span>${reader.say(label)}</span>${links}</div>`;
}

/** The field for words to look for; the page puts them into the address as `q`. */
export function searchField(reader: Reader, { parameters }: Address): unknown {
  return html`<label>${reader.say({ en: 'Search', zh: '搜索' })} <input id="search" type="search" autocomplete="off" .value=${parameters.q ?? ''}></label>`;
}

/** How much a filter has left. */
export function shownCount(reader: Reader, shown: number, of: number): unknown {
  return html`<p class="muted" role="status">${reader.say({ en: 'shown:', zh: '显示：' })} <span class="shown-count">${shown}</span> / ${of}</p>`;
}

/** True when every word of the search stands in the text. */
export function found(search: string | undefined, text: string): boolean {
  const within = text.toLowerCase();
  return (search ?? '')
    .toLowerCase()
    .split(/\s+/)
    .every((word) => within.includes(word));
}
