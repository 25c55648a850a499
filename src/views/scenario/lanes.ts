// Four lanes on one clock, and the line that says at which moment the rest of the page stands.
import { html, nothing } from 'lit-html';
import type { Bilingual } from '../../definitions/evidence.ts';
import { DETAILS } from '../names.ts';
import type { Reader } from '../reader.ts';
import { LANES, type Lane, type Moment } from './clock.ts';

const NAMES: Readonly<Record<Lane, Bilingual>> = {
  person: { en: 'Cashier, cardholder', zh: '收银员、持卡人' },
  terminal: { en: 'Terminal', zh: '终端' },
  wire: { en: 'Wire', zh: '报文' },
  ledger: { en: 'Host ledger', zh: '主机账务' },
};
const NEVER = { en: 'never came', zh: '未出现' };
const CLOCK = { en: 'Moment', zh: '时刻' };
const SQUEEZED = { en: 'idle time squeezed', zh: '空闲时间已压缩' };
const BY_KEYS = { en: '← → moment', zh: '← → 时刻' };
/** Wide enough to read the beginning of a word. */
const NARROWEST_PX = 22;
/** A box of these lanes ends by itself; the screen stands until the next one. */
const LONGEST = 5;

/**
 * The lanes with the moment that is chosen. `to` is the address of a moment; boxes are placed by properties, because a page may forbid
 * attributes of style.
 */
export function lanesView(
  reader: Reader,
  moments: readonly Moment[],
  chosen: number,
  to: (at: number) => string,
): unknown {
  const places = placesOf(moments);
  const whole = places.at(-1) ?? 1;
  const share = (units: number) => `${((units / whole) * 100).toFixed(3)}%`;
  const lanes = LANES.map((lane) => {
    const boxes = moments.flatMap((moment, at) => {
      if (moment.lane !== lane) return [];
      const from = places[at] ?? 0;
      const next = moments.findIndex((other, index) => index > at && other.lane === lane);
      const end = next < 0 ? whole : (places[next] ?? whole);
      const until = lane === 'terminal' ? end : Math.min(end, from + LONGEST, whole);
      const style = `left:${share(from)};width:${share(until - from)}`;
      return html`<a class="box t-${moment.tone}" href=${to(at)} data-at=${at} aria-current=${at === chosen ? 'true' : 'false'} tabindex="-1" title=${reader.label(moment.words)} .style=${style}>${reader.say(moment.words)}${(moment.marks ?? []).map((mark) => markView(reader, mark))}${moment.tone === 'missing' ? html`<span class="vh"> (${reader.say(NEVER)})</span>` : nothing}</a>`;
    });
    return html`<div class="lane"><span class="lane-name">${reader.say(NAMES[lane])}</span><div class="track">${boxes}</div></div>`;
  });
  const { ms = 0, words } = moments[chosen] ?? {};
  const now = words === undefined ? '' : `+${ms} ms, ${reader.label(words)}`;
  const cursor = html`<div class="cursor" role="slider" tabindex="0" aria-label=${reader.label(CLOCK)} aria-valuemin="1" aria-valuemax=${moments.length} aria-valuenow=${chosen + 1} aria-valuetext=${now} .style=${`left:${share(places[chosen] ?? 0)}`}></div>`;
  return html`<section class="lanes" aria-label=${reader.label(CLOCK)}><div class="lanes-in" .style=${`min-width:${moments.length * NARROWEST_PX}px`}>${lanes}<div class="rail">${cursor}</div></div><p class="clock"><b>t = +${ms} ms</b> <span>${chosen + 1} / ${moments.length}</span> <span>${reader.say(BY_KEYS)}</span> <span>${reader.say(SQUEEZED)}</span></p></section>`;
}

/** A sound or a light, small beside what was shown with it. */
function markView(reader: Reader, mark: string): unknown {
  const words: Readonly<Record<string, Bilingual>> = DETAILS;
  const [sign, name] = [mark.startsWith('result ') ? '●' : '♪', words[mark] ?? { en: mark, zh: mark }];
  return html` <span class="lane-mark m-${mark.replace(' ', '-')}" title=${reader.label(name)}><span aria-hidden="true">${sign}</span><span class="vh">${reader.say(name)}</span></span>`;
}

/** Where each moment begins, and where the last one ends: one unit each, and more where something took long. */
function placesOf(moments: readonly Moment[]): number[] {
  const places: number[] = [];
  let place = 0;
  for (const [at, { ms }] of moments.entries()) {
    const waited = Math.max(0, ms - (moments[at - 1]?.ms ?? ms));
    place += at === 0 ? 0 : 1 + Math.min(3, waited / 40);
    places.push(place);
  }
  return [...places, place + 3];
}
