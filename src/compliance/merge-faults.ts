// What keeps the reports of shards from being one run.
import type { Bilingual } from '../definitions/evidence.ts';
import type { CatalogueRow } from '../definitions/requirements/index.ts';
import type { ComplianceReport, RequirementResult } from './model.ts';

/** A report that was read, `name` as the user calls it, and the folder that it lies in. */
export type Part = { name: string; folder: string; report: ComplianceReport };

/** Everything that keeps these reports from being one. */
export function faultsOf(parts: readonly Part[]): Bilingual[] {
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
  const seen = sharded.find(({ report }) => isSeen(report));
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
            en: `${name} has ${otherSetting(shard.setting, one.setting).en} than ${firstName}`,
            zh: `${name}的${otherSetting(shard.setting, one.setting).zh}与${firstName}不同`,
          },
        ]),
    ...otherFiles({ name, report }, { name: firstName, report: firstReport }),
    ...(shard.content === one.content ||
    otherFiles({ name, report }, { name: firstName, report: firstReport }).length > 0
      ? []
      : [
          {
            en: `${name} is of another commit than ${firstName}: files of Tillproof, features or sentences differ`,
            zh: `${name}与${firstName}并非同一提交：Tillproof程序文件、场景或语句不同`,
          },
        ]),
    ...(seen === undefined ||
    !isSeen(report) ||
    JSON.stringify(report.terminal) === JSON.stringify(seen.report.terminal)
      ? []
      : [
          {
            en: `${name} is of another terminal than ${seen.name}: ${Object.values(report.terminal).join(' ')}`,
            zh: `${name}的终端与${seen.name}不同：${Object.values(report.terminal).join(' ')}`,
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
    ...(sameCatalogue(report, firstReport) || takesOther('requirements', report, firstReport)
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

/** What the catalogue says of a requirement and its clauses, without what the run says. */
export function rowOf(requirement: RequirementResult): CatalogueRow {
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

/** Whether its terminal said who it is. A shard none of whose scenarios could be played has seen nothing of it. */
export const isSeen = ({ terminal: { vendor, version } }: ComplianceReport): boolean => vendor !== '' || version !== '';

type Named = Pick<Part, 'name' | 'report'>;

/** Files of the project that one took and the other did not, or took as another. */
function otherFiles(one: Named, first: Named): Bilingual[] {
  const [own, others] = [digestsIn(one.report), digestsIn(first.report)];
  return [...new Set([...own.keys(), ...others.keys()])].flatMap((file) => {
    const [a, b] = [own.get(file), others.get(file)];
    if (a === b) return [];
    if (a !== undefined && b !== undefined)
      return [
        {
          en: `${one.name} took another ${file} than ${first.name}`,
          zh: `${one.name}所用的${file}与${first.name}不同`,
        },
      ];
    const [has, hasNot] = a === undefined ? [first, one] : [one, first];
    return [
      { en: `${has.name} took ${file}, ${hasNot.name} did not`, zh: `${has.name}使用了${file}，${hasNot.name}没有` },
    ];
  });
}

const digestsIn = ({ run: { project = [] } }: ComplianceReport) =>
  new Map(project.map((each) => [each.path, each.sha256]));

function takesOther(setting: string, a: ComplianceReport, b: ComplianceReport): boolean {
  const of = ({ run: { project = [] } }: ComplianceReport) => project.filter((each) => each.setting === setting);
  return JSON.stringify(of(a)) !== JSON.stringify(of(b));
}

type Setting = NonNullable<ComplianceReport['run']['shard']>['setting'];

function otherSetting(one: Setting, first: Setting): Bilingual {
  const names = [...new Set([...Object.keys(one), ...Object.keys(first)])].filter(
    (name) => JSON.stringify(one[name]) !== JSON.stringify(first[name]),
  );
  if (names.length === 0) return { en: 'other scenarios', zh: '场景' };
  const told = (of: Setting, nothing: string) =>
    names.map((name) => `${name}=${JSON.stringify(of[name]) ?? nothing}`).join(' ');
  return { en: `another setting (${told(one, 'unset')})`, zh: `设置（${told(one, '未设')}）` };
}
