// What the page carries, read back as a browser reads it.
import { gunzipSync } from 'node:zlib';
import { fromAscii85 } from '../../../views/ascii85.ts';
import { detailsOf } from '../../../views/block.ts';
import { type Column, valuesOf } from '../../../views/columns.ts';
import type { ScenarioDetail } from '../../../views/evidence.ts';
import type { PageData, Summary } from '../../../views/report/model.ts';

const PACKED = /<script type="text\/plain" id="([a-z]+)(?:-\d+)?">([^<]*)<\/script>/g;
const unzipped = (text: string) => gunzipSync(fromAscii85(text)).toString();
const texts = (html: string, name: string) =>
  [...html.matchAll(PACKED)].flatMap(([, id, text = '']) => (id === name ? [unzipped(text)] : []));
const packs = (html: string, name: string) => texts(html, name).map((text) => JSON.parse(text));

/** The script that draws it. */
export const scriptIn = (html: string): string => texts(html, 'page').join('');

/** The evidence of every scenario, in the order of the report. */
export function evidenceIn(html: string): ScenarioDetail[] {
  return packs(html, 'evidence').flatMap(detailsOf);
}

/** What its views are drawn from. */
export function summaryIn(html: string): Summary {
  const [{ summary }] = valuesOf(packs(html, 'data')[0] as Column) as unknown as [PageData];
  return summary;
}

/** The page with everything in it that it carries packed. */
export function unpackedHtml(html: string): string {
  return html.replace(PACKED, (_, _id, text: string) => unzipped(text));
}

/** What is there before anything runs, with the quotes and the ends of cells that it does without. */
export function plainPartOf(html: string): string {
  const lean = /<div id="app">([\s\S]*?)<\/div>\n<script/.exec(html)?.[1] ?? '';
  return lean
    .replace(/<[^>]*>/g, (tag) => tag.replace(/=([^\s">]+)(?=[\s>])/g, '="$1"'))
    .replace(/(?=<tr|<tbody)/g, '</tr>');
}
