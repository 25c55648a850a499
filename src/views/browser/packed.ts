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
  const [data] = valuesOf(JSON.parse(await unpackedText('data')) as Column);
  return readable(data) as unknown as PageData;
}

/** The evidence of the scenario at a place in the order of the report; null when the page has none. */
export async function unpacked(place: number): Promise<ScenarioDetail | null> {
  const number = Math.floor(place / SCENARIOS_IN_BLOCK);
  const block = blocks.get(number) ?? opened(number);
  blocks.set(number, block);
  const detail = (await block)[place % SCENARIOS_IN_BLOCK];
  return detail === undefined ? null : (readable(detail) as ScenarioDetail);
}

async function opened(number: number): Promise<ScenarioDetail[]> {
  const text = await unpackedText(`evidence-${number}`);
  return text === '' ? [] : detailsOf(JSON.parse(text) as Block);
}

/** Texts are shown as they are: what would act on its reader instead of being read is made visible. */
function readable(value: unknown): unknown {
  if (typeof value === 'string') return visible(value);
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, readable(member)]));
}
