// What the page carries, read back as a browser reads it.
import { gunzipSync } from 'node:zlib';
import type { ScenarioDetail } from '../../../views/evidence.ts';
import type { Summary } from '../../../views/report/model.ts';

const BLOCK = /<script type="text\/plain" id="evidence-\d+">([^<]*)<\/script>/g;
const unzipped = (base64: string) => gunzipSync(Buffer.from(base64, 'base64')).toString();

/** The evidence of every scenario, in the order of the report. */
export function evidenceIn(html: string): ScenarioDetail[] {
  return [...html.matchAll(BLOCK)].flatMap(([, base64 = '']) => JSON.parse(unzipped(base64)));
}

/** The page with everything in it that it carries packed. */
export function unpackedHtml(html: string): string {
  return html.replace(BLOCK, (_, base64: string) => unzipped(base64));
}

/** What its views are drawn from. */
export function summaryIn(html: string): Summary {
  const [, json = ''] = /<script type="application\/json" id="summary">([^<]*)<\/script>/.exec(html) ?? [];
  return JSON.parse(json);
}

/** What is there before anything runs. */
export function plainPartOf(html: string): string {
  return /<div id="app">([\s\S]*?)<\/div>\n<script/.exec(html)?.[1] ?? '';
}
