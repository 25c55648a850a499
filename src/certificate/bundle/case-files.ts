// The evidence of each scenario as files that people and their tools open: made from the report alone, so they can be made again.
import type { ComplianceReport, ScenarioResult } from '../../compliance/model.ts';
import { pcap } from './pcap.ts';

/** Files by their names in the bundle. The same report gives the same files. */
export function caseFiles({ scenarios }: ComplianceReport): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const scenario of scenarios)
    for (const [name, content] of Object.entries(filesOf(scenario)))
      if (content !== null)
        files.set(`cases/${scenario.id}/${name}`, typeof content === 'string' ? Buffer.from(content) : content);
  return files;
}

function filesOf({ evidence, ...rest }: ScenarioResult): Record<string, string | Uint8Array | null> {
  const result = { 'case.json': json(rest) };
  if (evidence === null) return result;
  const { exchanges, timeline, slips, journal, ledger, ledgerSumMinor, violations } = evidence;
  const decoded = exchanges.map(({ requestHex: _q, answerHex: _a, ...exchange }) => exchange);
  return {
    ...result,
    'wire.json': exchanges.length === 0 ? null : json(decoded),
    'wire.hex': exchanges.some(({ requestHex }) => requestHex !== null) ? hexOf(exchanges) : null,
    'wire.pcap': exchanges.length === 0 ? null : pcap(exchanges),
    'screens.txt': timeline.length === 0 ? null : screensOf(timeline),
    'slips.txt': slips.length === 0 ? null : slipsOf(slips),
    'books.json': json({ journal, ledger, ledgerSumMinor, violations }),
  };
}

const json = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`;

type Seen = NonNullable<ScenarioResult['evidence']>;

function hexOf(exchanges: Seen['exchanges']): string {
  const lines = exchanges.flatMap(({ sequence, at, transaction, requestHex, answerHex }) => [
    `# ${sequence} ${at} ${transaction ?? '-'}`,
    `> ${requestHex ?? '-'}`,
    `< ${answerHex ?? '-'}`,
  ]);
  return `${lines.join('\n')}\n`;
}

function screensOf(timeline: Seen['timeline']): string {
  const blocks = timeline.map(({ at, kind, detail, lines }) =>
    [`# ${at} ${kind}${detail === null ? '' : ` ${detail}`}`, ...lines.map((line) => `  ${line}`)].join('\n'),
  );
  return `${blocks.join('\n')}\n`;
}

function slipsOf(slips: Seen['slips']): string {
  const blocks = slips.map(({ copy, reprint, lines }) =>
    [`# ${copy}${reprint ? ' (reprint)' : ''}`, ...lines].join('\n'),
  );
  return `${blocks.join('\n\n')}\n`;
}
