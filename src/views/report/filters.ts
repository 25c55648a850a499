// Filters of a list, as links: what a list is narrowed to stands in the address of the page.
import { html } from 'lit-html';
import type { Bilingual } from '../../definitions/evidence.ts';
import type { Address, Reader } from '../reader.ts';

const ALL = { en: 'all', zh: '全部' };

/** Choices of one parameter of which one holds; the first, `none`, takes the parameter away. */
export function filterGroup(
  reader: Reader,
  address: Address,
  parameter: string,
  label: Bilingual,
  options: readonly (readonly [string, Bilingual])[],
  none: Bilingual = ALL,
): unknown {
  const chosen = address.parameters[parameter] ?? '';
  const links = [['', none] as const, ...options].map(
    ([value, words]) =>
      html`<a href=${reader.to(address.path, { ...address.parameters, [parameter]: value })} aria-current=${value === chosen ? 'true' : 'false'}>${reader.say(words)}</a>`,
  );
  return html`<div class="group" role="group" aria-label=${reader.label(label)}><span>${reader.say(label)}</span>${links}</div>`;
}

/** How much a filter has left. */
export function shownCount(reader: Reader, shown: number, of: number): unknown {
  return html`<p class="muted" role="status">${reader.say({ en: 'shown:', zh: '显示：' })} <span class="shown-count">${shown}</span> / ${of}</p>`;
}
