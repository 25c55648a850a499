// The evidence of the scenarios as the page carries it, packed.
import { gzipSync } from 'node:zlib';
import { toAscii85 } from '../../../views/ascii85.ts';
import { blockOf } from '../../../views/block.ts';
import { onOneClock, type ScenarioDetail } from '../../../views/evidence.ts';
import { SCENARIOS_IN_BLOCK } from '../../../views/report/model.ts';
import type { ComplianceReport, ScenarioResult } from '../../model.ts';

/** Text as a script element can hold it and a browser opens it. */
export function packed(text: string): string {
  return toAscii85(gzipSync(text, { level: 9 }));
}

/** The evidence in the order of the report. An error that the findings already tell is left out. */
export function evidenceBlocks({ scenarios }: Pick<ComplianceReport, 'scenarios'>): string[] {
  const blocks: string[] = [];
  for (let from = 0; from < scenarios.length; from += SCENARIOS_IN_BLOCK)
    blocks.push(packed(JSON.stringify(blockOf(scenarios.slice(from, from + SCENARIOS_IN_BLOCK).map(detailOf)))));
  return blocks;
}

function detailOf({ verdict, error, steps, evidence }: ScenarioResult): ScenarioDetail {
  const told = verdict === 'failed' || verdict === 'known-failure';
  return { error: told ? null : error, steps, evidence: evidence && onOneClock(evidence) };
}
