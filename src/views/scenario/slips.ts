// The slips of a scenario as paper, both copies of one payment side by side with what they do not have in common marked.
import { html, nothing } from 'lit-html';
import { DETAILS } from '../names.ts';
import { named, type Reader } from '../reader.ts';
import { differences, paperOf } from './paper.ts';

/** A slip as the terminal issued it; the console gives the same. */
type SlipData = { copy: string; reprint: boolean; lines: readonly string[] };
const NOBODY: ReadonlySet<number> = new Set();
const ANY = { en: 'Sales slip', zh: '签购单' };
const NEVER = { en: 'was due and never came', zh: '应出具而未出具' };
const AGAIN = { en: 'reprint', zh: '重打印' };
const DIFFERS = { en: 'only on this copy', zh: '仅本联有' };

/** @param missing copies that were due and never came; they are drawn as what they were to be */
export function slipsView(reader: Reader, slips: readonly SlipData[], missing: readonly string[] = []): unknown {
  if (slips.length + missing.length === 0) return nothing;
  const pairs = pairsOf(slips).map(([first, second]) => {
    if (second === undefined) return html`<div class="copies">${slipView(reader, first)}</div>`;
    const [left, right] = differences(first.lines, second.lines);
    return html`<div class="copies">${slipView(reader, first, left)}${slipView(reader, second, right)}</div>`;
  });
  const ghosts = missing.map((copy) => {
    const name = copy === 'any' ? reader.say(ANY) : named(reader, DETAILS, copy);
    return html`<div class="copies"><figure class="slip ghost"><figcaption>${name}</figcaption><p>${reader.say(NEVER)}</p></figure></div>`;
  });
  return html`<div class="slips">${pairs}${ghosts}</div>`;
}

/** One slip; `marked` are the places of lines that something is said about. */
export function slipView(reader: Reader, { copy, reprint, lines }: SlipData, marked = NOBODY): unknown {
  const again = reprint ? html` · ${reader.say(AGAIN)}` : nothing;
  const paper = paperOf(lines).map(({ kind, text, source }) => {
    const differs = source !== null && marked.has(source);
    const words = differs ? html`<mark title=${reader.label(DIFFERS)}>${text}</mark>` : text;
    return html`<span class="p-${kind}">${words}</span>`;
  });
  return html`<figure class="slip"><figcaption>${named(reader, DETAILS, copy)}${again}</figcaption><div class="torn"><pre>${paper}</pre></div></figure>`;
}

/** Copies that come one behind the other belong together. */
function pairsOf(slips: readonly SlipData[]): [SlipData, SlipData?][] {
  const pairs: [SlipData, SlipData?][] = [];
  for (const slip of slips) {
    const last = pairs.at(-1);
    if (last !== undefined && last.length === 1 && last[0].copy !== slip.copy && last[0].reprint === slip.reprint)
      last.push(slip);
    else pairs.push([slip]);
  }
  return pairs;
}
