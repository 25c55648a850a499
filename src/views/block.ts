// The evidence of some scenarios as it stands packed in a page.
import { type Column, columnOf, valuesOf } from './columns.ts';
import type { ScenarioDetail, ScenarioEvidence } from './evidence.ts';

export type Block = Column;

/** A slip is told by the event that it came with, so its lines are packed once. */
export function blockOf(details: readonly ScenarioDetail[]): Block {
  const packed = details.map((detail) => ({ ...detail, evidence: detail.evidence && withoutLines(detail.evidence) }));
  return columnOf(packed as unknown as Parameters<typeof columnOf>[0]);
}

export function detailsOf(block: Block): ScenarioDetail[] {
  const details = valuesOf(block) as unknown as ScenarioDetail[];
  return details.map((detail) => ({ ...detail, evidence: detail.evidence && withLines(detail.evidence) }));
}

const issued = ({ timeline }: ScenarioEvidence) => timeline.filter(({ kind }) => kind === 'slip');

function withoutLines(evidence: ScenarioEvidence) {
  const events = issued(evidence);
  return {
    ...evidence,
    slips: evidence.slips.map((slip, at) => {
      const { lines, ...rest } = slip;
      return lines.join('\n') === events[at]?.lines.join('\n') ? rest : slip;
    }),
  };
}

function withLines(evidence: ScenarioEvidence): ScenarioEvidence {
  const events = issued(evidence);
  return {
    ...evidence,
    slips: evidence.slips.map((slip, at) => ({ ...slip, lines: slip.lines ?? events[at]?.lines ?? [] })),
  };
}
