// The reports of runs that were spread over several machines, put together as if one had played everything.
import type { Bilingual } from '../definitions/evidence.ts';
import type { CatalogueRow } from '../definitions/requirements/index.ts';
import type { Attestation } from './attested-files.ts';
import { KnownFailures } from './known-failures.ts';
import type { ComplianceReport, RequirementResult, ScenarioResult } from './model.ts';
import { reportOf } from './report.ts';

/** A report that was read, `name` as the user calls it, and the folder that it lies in. */
export type Part = { name: string; folder: string; report: ComplianceReport };

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
  const { run, tool, terminal, requirements } = first;
  const times = reports.flatMap((report) => (report.run.startedAt === null ? [] : [Date.parse(report.run.startedAt)]));
  const ends = reports.flatMap(({ run: { startedAt, durationMs } }) =>
    startedAt === null ? [] : [Date.parse(startedAt) + durationMs],
  );
  const declarations = new Set(reports.map((report) => JSON.stringify(report.run.declaration)));
  const { shard, leftOut: _l, fitness: _f, versions, startedAt: _s, durationMs, declaration, ...known } = run;
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
      ...(declaration === undefined || declarations.size > 1 ? {} : { declaration }),
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

/** What the catalogue says of a requirement and its clauses, without what the run says. */
function rowOf(requirement: RequirementResult): CatalogueRow {
  const { id, level, party, check, mode, profile, chapter, guide, derived, text, clauses } = requirement;
  return {
    ...{ id, level, party, check, mode, chapter, guide },
    ...(profile === null ? {} : { profile }),
    ...(derived ? { derived: true as const } : {}),
    en: text.en,
    zh: text.zh,
    ...(clauses.length === 0
      ? {}
      : {
          clauses: clauses.map((clause) => ({
            id: clause.id,
            seen: clause.seen,
            party: clause.party,
            en: clause.text.en,
            zh: clause.text.zh,
          })),
        }),
  } as CatalogueRow;
}

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

/** Everything that keeps these reports from being one. */
function faultsOf(parts: readonly Part[]): Bilingual[] {
  const [first] = parts;
  if (first === undefined) return [{ en: 'there is no report to merge', zh: '没有可合并的报告' }];
  const sharded = parts.flatMap(({ name, report }) =>
    report.run.shard ? [{ name, report, shard: report.run.shard }] : [],
  );
  const whole = parts.filter(({ report }) => report.run.shard === undefined);
  if (whole.length > 0)
    return whole.map(({ name }) => ({
      en: `${name} is of no shard: it was made without --shard`,
      zh: `${name}不是分片：运行时未给出--shard`,
    }));
  const [{ shard: one, name: firstName, report: firstReport }] = sharded as [(typeof sharded)[number]];
  const others = sharded.flatMap(({ name, report, shard }) => [
    ...(report.tool.version === firstReport.tool.version
      ? []
      : [
          {
            en: `${name} is of version ${report.tool.version}, ${firstName} of ${firstReport.tool.version}`,
            zh: `${name}的版本为${report.tool.version}，${firstName}为${firstReport.tool.version}`,
          },
        ]),
    ...(shard.of === one.of
      ? []
      : [
          {
            en: `${name} is one of ${shard.of} shards, ${firstName} one of ${one.of}`,
            zh: `${name}共${shard.of}个分片，${firstName}共${one.of}个`,
          },
        ]),
    ...(shard.plan === one.plan
      ? []
      : [
          {
            en: `${name} has other scenarios or another setting than ${firstName}`,
            zh: `${name}的场景或设置与${firstName}不同`,
          },
        ]),
    ...(shard.content === one.content
      ? []
      : [
          {
            en: `${name} is of another commit than ${firstName}: files of Tillproof, features or sentences differ`,
            zh: `${name}与${firstName}并非同一提交：Tillproof程序文件、场景或语句不同`,
          },
        ]),
    ...(JSON.stringify(report.terminal) === JSON.stringify(firstReport.terminal)
      ? []
      : [
          {
            en: `${name} is of another terminal than ${firstName}: ${Object.values(report.terminal).join(' ')}`,
            zh: `${name}的终端与${firstName}不同：${Object.values(report.terminal).join(' ')}`,
          },
        ]),
    ...(writtenIn(report) === writtenIn(firstReport)
      ? []
      : [
          {
            en: `${name} has another list of known failures than ${firstName}`,
            zh: `${name}的已知失败清单与${firstName}不同`,
          },
        ]),
    ...(sameCatalogue(report, firstReport)
      ? []
      : [
          {
            en: `${name} has another catalogue of requirements than ${firstName}`,
            zh: `${name}的要求目录与${firstName}不同`,
          },
        ]),
    ...(report.problems.length === 0 || report.exitCode !== 3 || report.scenarios.length > 0
      ? []
      : [
          {
            en: `${name} played nothing: ${report.problems[0]?.en}`,
            zh: `${name}未执行任何场景：${report.problems[0]?.zh}`,
          },
        ]),
  ]);
  const twice = sharded.flatMap(({ name, shard }, at) => {
    const before = sharded.slice(0, at).find((each) => each.shard.index === shard.index);
    return before === undefined
      ? []
      : [
          {
            en: `${name} and ${before.name} are both shard ${shard.index}/${shard.of}`,
            zh: `${name}与${before.name}同为分片${shard.index}/${shard.of}`,
          },
        ];
  });
  const missing = Array.from({ length: one.of }, (_, at) => at + 1)
    .filter((index) => !sharded.some(({ shard }) => shard.index === index))
    .map((index) => ({ en: `shard ${index}/${one.of} is missing`, zh: `缺少分片${index}/${one.of}` }));
  const ids = sharded.flatMap(({ report }) => report.scenarios.map(({ id }) => id));
  const reasons = [...others, ...twice, ...missing];
  if (reasons.length > 0 || new Set(ids).size === one.scenarios) return reasons;
  const { size } = new Set(ids);
  return [
    {
      en: `the shards have ${size} scenarios together, and the run has ${one.scenarios}`,
      zh: `各分片合计${size}个场景，而该运行有${one.scenarios}个`,
    },
  ];
}

/** The list of known failures of all parts. Midnight may have passed between them: what is over for one is over for the whole. */
const listOf = (reports: readonly ComplianceReport[]) =>
  (reports[0]?.knownFailures ?? []).map((entry, at) =>
    reports.some(({ knownFailures }) => knownFailures[at]?.status === 'expired')
      ? { ...entry, status: 'expired' as const }
      : entry,
  );

/** The list of known failures as it was written, whatever became of its entries. */
const writtenIn = ({ knownFailures }: ComplianceReport) =>
  JSON.stringify(
    knownFailures.map(({ scenario, requirement, failure, reason, owner, expires }) => [
      scenario,
      requirement,
      failure,
      reason,
      owner,
      expires,
    ]),
  );

function sameCatalogue(a: ComplianceReport, b: ComplianceReport): boolean {
  const rows = ({ requirements }: ComplianceReport) => JSON.stringify(requirements.map(rowOf));
  return rows(a) === rows(b);
}
