// What is different between two runs: scenario by scenario, and how the runs themselves differ.
import type { Bilingual } from '../definitions/evidence.ts';
import type { ComplianceReport, ScenarioResult } from './model.ts';
import { caseNames } from './reports/case-names.ts';
import { duration, VERDICT_WORDS } from './words.ts';

/** In the order in which they are told. `other-verdict`: neither broke it nor mended it, such as a capability that is no longer declared. */
export const CHANGES = {
  broken: { en: 'broken', zh: '新出现的问题' },
  'other-reason': { en: 'other reason', zh: '原因改变' },
  'other-verdict': { en: 'other verdict', zh: '结论改变' },
  gone: { en: 'gone', zh: '不再执行' },
  slower: { en: 'slower', zh: '变慢' },
  mended: { en: 'mended', zh: '已修复' },
  new: { en: 'new', zh: '新增' },
} as const satisfies Record<string, Bilingual>;
export type ChangeKind = keyof typeof CHANGES;

/** One scenario that is not as it was. `before` and `after`: verdict, reason or duration in words. */
export type Change = { kind: ChangeKind; id: string; name: string; place: string; before: Bilingual; after: Bilingual };

export type Difference = {
  /** Version, terminal and setting that are not the same: what the changes may come from. */
  setting: { what: string; before: string; after: string }[];
  requirements: { id: string; level: string; before: string; after: string }[];
  changes: Change[];
};

/** So much longer a scenario must take to be told: times as long, and milliseconds more. */
const SLOWER = { times: 2, byMs: 500 } as const;
const WRONG: readonly string[] = ['failed', 'inconclusive', 'known-failure'];
const NOTHING: Bilingual = { en: '', zh: '' };

/** Compares two reports. Scenarios are the same when class and name are: their place in a file may have moved. */
export function differenceOf(before: ComplianceReport, after: ComplianceReport): Difference {
  const [old, present] = [byName(before), byName(after)];
  const changes = [
    ...[...old].flatMap(([key, scenario]) => changeOf(scenario, present.get(key)) ?? []),
    ...[...present]
      .filter(([key]) => !old.has(key))
      .map(([, scenario]) => told('new', scenario, NOTHING, inWords(scenario))),
  ];
  const order = Object.keys(CHANGES);
  const rows = new Map(before.requirements.map((row) => [row.id, row]));
  return {
    setting: settingOf(before, after),
    requirements: after.requirements.flatMap(({ id, level, verdict }) => {
      const was = rows.get(id)?.verdict ?? 'not-covered';
      return was === verdict ? [] : { id, level, before: was, after: verdict };
    }),
    changes: changes.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)),
  };
}

/** Whether it is worse than before: something broke, or is not asked any more. */
export const isWorse = ({ changes }: Difference): boolean =>
  changes.some(({ kind }) => kind === 'broken' || kind === 'gone');

function byName({ scenarios }: ComplianceReport): Map<string, ScenarioResult> {
  const names = caseNames(scenarios);
  return new Map(scenarios.map((each) => [Object.values(names.get(each.id) ?? {}).join('\n'), each]));
}

function changeOf(before: ScenarioResult, after: ScenarioResult | undefined): Change | null {
  if (after === undefined) return told('gone', before, inWords(before), NOTHING);
  const [was, is] = [WRONG.includes(before.verdict), WRONG.includes(after.verdict)];
  const words = [inWords(before), inWords(after)] as const;
  if (!was && is) return told('broken', after, ...words);
  if (was && after.verdict === 'passed') return told('mended', after, ...words);
  if (was && is) return words[0].en === words[1].en ? null : told('other-reason', after, ...words);
  if (before.verdict !== after.verdict) return told('other-verdict', after, ...words);
  const slower =
    after.verdict === 'passed' &&
    after.durationMs > before.durationMs * SLOWER.times &&
    after.durationMs - before.durationMs >= SLOWER.byMs;
  if (!slower) return null;
  const [a, b] = [duration(before.durationMs), duration(after.durationMs)];
  return told('slower', after, { en: a, zh: a }, { en: b, zh: b });
}

function told(kind: ChangeKind, { id, name, uri, line }: ScenarioResult, before: Bilingual, after: Bilingual): Change {
  return { kind, id, name, place: `${uri}:${line}`, before, after };
}

function inWords({ verdict, findings }: ScenarioResult): Bilingual {
  const words = VERDICT_WORDS[verdict];
  const [first] = findings;
  if (verdict === 'passed' || first === undefined) return words;
  return { en: `${words.en}: ${first.text.en}`, zh: `${words.zh}：${first.text.zh}` };
}

function settingOf(before: ComplianceReport, after: ComplianceReport): Difference['setting'] {
  const facts = ({ tool, terminal, run }: ComplianceReport): Record<string, unknown> => {
    const { profile, wire, acquirer, seed, order, defects, words = null, declaration = null } = run;
    const { vendor, model, version } = terminal;
    return {
      tillproof: tool.version,
      vendor,
      model,
      version,
      profile,
      wire,
      acquirer,
      seed,
      order,
      defects,
      words,
      declaration,
    };
  };
  const [old, present] = [facts(before), facts(after)];
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value ?? null));
  return Object.keys(old).flatMap((what) => {
    const [a, b] = [text(old[what]), text(present[what])];
    return a === b ? [] : { what, before: a, after: b };
  });
}
