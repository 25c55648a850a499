// What stands packed in the page: what its views are drawn from, and blocks of evidence that are opened when somebody looks.
import { visible } from '../../compliance/visible.ts';
import { type Block, detailsOf } from '../block.ts';
import { type Column, valuesOf } from '../columns.ts';
import type { ScenarioDetail } from '../evidence.ts';
import { type PageData, SCENARIOS_IN_BLOCK } from '../report/model.ts';
import { unpackedText } from './unpack.ts';

const blocks = new Map<number, Promise<ScenarioDetail[]>>();

/** What the page opens first. */
export async function pageData(): Promise<PageData> {
  const [data] = valuesOf((await opened('data')) as Column);
  return data as unknown as PageData;
}

/** The evidence of the scenario at a place in the order of the report; null when the page has none. */
export async function unpacked(place: number): Promise<ScenarioDetail | null> {
  const number = Math.floor(place / SCENARIOS_IN_BLOCK);
  const block = blocks.get(number) ?? opened(`evidence-${number}`).then((value) => detailsOf(value as Block));
  blocks.set(number, block);
  return (await block)[place % SCENARIOS_IN_BLOCK] ?? null;
}

/** The content of an element, unpacked. Texts are shown as they are: what would act on its reader instead of being read is made visible. */
async function opened(id: string): Promise<unknown> {
  return JSON.parse(await unpackedText(id), (_, value) => (typeof value === 'string' ? visible(value) : value));
}
