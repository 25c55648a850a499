// The reports of runs that were spread over several machines, put together as if one had played everything.
import type { Bilingual } from '../definitions/evidence.ts';
import type { Attestation } from './attested-files.ts';
import { KnownFailures } from './known-failures.ts';
import { faultsOf, isSeen, type Part, rowOf } from './merge-faults.ts';
import type { ComplianceReport, ScenarioResult } from './model.ts';
import { reportOf } from './report.ts';

/** Reports that do not belong together; `reasons` name each part and what is wrong with it. */
export class MergeError extends Error {
  readonly reasons: readonly Bilingual[];
  constructor(reasons: readonly Bilingual[]) {
    super(reasons.map(({ en }) => en).join('\n'));
    this.name = 'MergeError';
    this.reasons = reasons;
  }
}

/**
 * The report of the whole run: the same as if one machine had played it, but for times. Throws a MergeError with every reason at once when
 * a shard is missing, is there twice, or is of another run, setting or version.
 */
export function mergeReports(parts: readonly Part[]): { report: ComplianceReport; attestations: Attestation[] } {
  const reasons = faultsOf(parts);
  const [first] = parts;
  if (reasons.length > 0 || first === undefined) throw new MergeError(reasons);
  const reports = parts.map(({ report }) => report);
  const scenarios = reports.flatMap((report) => report.scenarios).sort(byPlace);
  const attestations = attestationsOf(parts);
  return { report: rebuilt(reports, scenarios, attestations, first.report.run.shard?.leftOut ?? []), attestations };
}

/** The report as its own scenarios give it. Differs from what it says of itself where somebody has changed either. */
export function recomputed(report: ComplianceReport): ComplianceReport {
  const attestations = attestationsOf([{ name: '', folder: '', report }]);
  return rebuilt([report], report.scenarios, attestations, report.run.leftOut ?? []);
}

function rebuilt(
  reports: readonly ComplianceReport[],
  scenarios: readonly ScenarioResult[],
  attestations: readonly Attestation[],
  leftOut: readonly string[],
): ComplianceReport {
  const [first] = reports as [ComplianceReport];
  const { run, tool, requirements } = first;
  const { terminal } = reports.find(isSeen) ?? first;
  const times = reports.flatMap((report) => (report.run.startedAt === null ? [] : [Date.parse(report.run.startedAt)]));
  const ends = reports.flatMap(({ run: { startedAt, durationMs } }) =>
    startedAt === null ? [] : [Date.parse(startedAt) + durationMs],
  );
  const declarations = new Map(
    reports.flatMap(({ run: { declaration } }) =>
      declaration === undefined ? [] : [[JSON.stringify(declaration), declaration] as const],
    ),
  );
  const { shard, leftOut: _l, fitness: _f, versions, startedAt: _s, durationMs, declaration: _d, ...known } = run;
  const [declaration] = declarations.size > 1 ? [] : declarations.values();
  const problems = new Map(reports.flatMap((report) => report.problems.map((each) => [each.en, each] as const)));
  const parallel = reports.reduce((sum, report) => sum + (report.run.parallel ?? 0), 0);
  return reportOf(
    {
      startedAt: times.length === 0 ? null : new Date(Math.min(...times)).toISOString(),
      durationMs: reports.length === 1 || times.length === 0 ? durationMs : Math.max(...ends) - Math.min(...times),
      versions,
      problems: [...problems.values()],
      leftOut,
    },
    scenarios,
    {
      ...known,
      ...(declaration === undefined ? {} : { declaration }),
      version: tool.version,
      parallel: run.parallel === null ? null : parallel,
      terminal: terminal.model,
      attestations,
      knownFailures: KnownFailures.ofReport(listOf(reports), shard === undefined ? undefined : shard.part === true),
      leftOut: [],
    },
    requirements.map(rowOf),
  );
}

const byPlace = (a: ScenarioResult, b: ScenarioResult) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.line - b.line);

/** What people stated of requirements and clauses, with the copies that lie beside the report which has it. */
function attestationsOf(parts: readonly Part[]): Attestation[] {
  const found = parts.flatMap(({ folder, report }) =>
    report.requirements
      .flatMap((row) => [row, ...row.clauses])
      .flatMap(({ id, attestation }) =>
        attestation === null
          ? []
          : {
              ...attestation,
              requirement: id,
              evidence: attestation.evidence.map((each) => ({ ...each, source: `${folder}/${each.file}` })),
            },
      ),
  );
  return [...new Map(found.map((each) => [each.requirement, each])).values()];
}

/** The list of known failures of all parts. Midnight may have passed between them: what is over for one is over for the whole. */
const listOf = (reports: readonly ComplianceReport[]) =>
  (reports[0]?.knownFailures ?? []).map((entry, at) =>
    reports.some(({ knownFailures }) => knownFailures[at]?.status === 'expired')
      ? { ...entry, status: 'expired' as const }
      : entry,
  );
