// What stands packed in the page: JSON, and blocks of evidence that are opened when somebody looks.
import { visible } from '../../compliance/visible.ts';
import type { ScenarioDetail } from '../evidence.ts';
import { SCENARIOS_IN_BLOCK } from '../report/model.ts';

const blocks = new Map<number, Promise<ScenarioDetail[]>>();

/** JSON whose texts are shown as they are: what would act on its reader instead of being read is made visible. */
export function parsed(json: string | null): unknown {
  return JSON.parse(json ?? 'null', (_, value) => (typeof value === 'string' ? visible(value) : value));
}

/** The evidence of the scenario at a place in the order of the report; null when the page has none. */
export async function unpacked(place: number): Promise<ScenarioDetail | null> {
  const number = Math.floor(place / SCENARIOS_IN_BLOCK);
  const block = blocks.get(number) ?? opened(document.getElementById(`evidence-${number}`)?.textContent ?? '');
  blocks.set(number, block);
  return (await block)[place % SCENARIOS_IN_BLOCK] ?? null;
}

async function opened(base64: string): Promise<ScenarioDetail[]> {
  if (base64 === '') return [];
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return parsed(await new Response(stream).text()) as ScenarioDetail[];
}
