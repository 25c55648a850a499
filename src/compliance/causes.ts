// The causes of a run: its failures grouped by what went wrong, worst first, so that nobody reads the same thing thirty times.
import type { Bilingual, Finding } from '../definitions/evidence.ts';
import { isAbout, isSecrecy } from '../definitions/rule-subjects.ts';
import { courseOf } from './course.ts';
import { spokenList } from './listed-names.ts';
import { CAUSE_KINDS, type Cause, LEVELS, type RequirementResult, type ScenarioResult } from './model.ts';

type Kind = Cause['kind'];
/** A finding with what it is grouped by. */
type Told = { scenario: ScenarioResult; finding: Finding; kind: Kind; rule: string | null; key: string };
type Levels = ReadonlyMap<string, RequirementResult['level']>;

const NUMBERS = /(?:CNY )?[\d*][\d*.,:]*(?: ?元)?/g;
const QUOTED = /"[^"]*"|“[^”]*”/g;
const ONE_LANGUAGE = { en: 'The languages of one scenario disagree', zh: '同一场景两种语言的结果不一致' };

/**
 * Every finding of a failed or inconclusive scenario stands in one cause: a rule of the oracle, or the words of an expectation without
 * numbers, amounts and cards. Twins of both languages that failed alike are counted once. `followsFrom` is a worse cause that all
 * scenarios of this one have, too: with that mended, this one may be gone. That it would be is nothing that a run shows, and is not said. Pure; ids of scenarios and requirements are those given.
 */
export function causesOf(scenarios: readonly ScenarioResult[], requirements: readonly RequirementResult[]): Cause[] {
  const levels: Levels = new Map(requirements.map(({ id, level }) => [id, level]));
  const byPair = Map.groupBy(scenarios, ({ pair }) => pair);
  const told = scenarios.flatMap((scenario) => toldBy(scenario, byPair.get(scenario.pair) ?? [], levels));
  const groups = [...Map.groupBy(told, ({ kind, key }) => `${kind} ${key}`).values()];
  const causes = [...groups.map(causeOf), ...disagreement(byPair)].sort(
    (a, b) => CAUSE_KINDS.indexOf(a.kind) - CAUSE_KINDS.indexOf(b.kind) || b.count - a.count,
  );
  return causes.map((cause, at) => ({ ...cause, followsFrom: above(causes, at) }));
}

function toldBy(scenario: ScenarioResult, twins: readonly ScenarioResult[], levels: Levels): Told[] {
  if (scenario.verdict !== 'failed' && scenario.verdict !== 'inconclusive') return [];
  const { evidence, findings } = scenario;
  return findings
    .filter(({ verdict }) => verdict === 'failed' || verdict === 'inconclusive')
    .map((finding) => {
      const broken = evidence?.violations.find(({ text }) => text.en === finding.text.en);
      const rule = finding.verdict === 'failed' ? (broken?.rule ?? null) : null;
      const secret = rule !== null && isSecrecy(rule);
      const kind =
        finding.verdict === 'inconclusive'
          ? 'harness'
          : secret
            ? 'secrecy'
            : rule !== null && isAbout('money', rule)
              ? 'money'
              : levelOf(scenario, finding, levels);
      // A rule names all payments that break it; one about secrets names the place, and each place is mended by itself.
      const key = rule !== null && !secret ? rule : general(spokenAlike(finding, twins).text.en);
      return { scenario, finding, kind, rule, key };
    });
}

/** The strictest level of what the finding breaks. */
function levelOf({ requirements }: ScenarioResult, { requirement }: Finding, levels: Levels): Kind {
  const broken = new Set((requirement === undefined ? requirements : [requirement]).map((id) => levels.get(id)));
  return LEVELS.find((level) => broken.has(level)) ?? 'MAY';
}

/** The finding of the English twin that says the same about words of another language, else the finding itself. */
function spokenAlike(finding: Finding, twins: readonly ScenarioResult[]): Finding {
  const bare = (each: Finding) => general(each.text.en).replace(QUOTED, '""');
  const english = twins.find(({ language }) => language === 'en')?.findings ?? [];
  return english.find((each) => bare(each) === bare(finding)) ?? finding;
}

/** The words without numbers, amounts and cards. */
export function general(words: string): string {
  return words.replace(NUMBERS, '…');
}

function causeOf(told: readonly Told[]): Cause {
  const length = ({ scenario }: Told) => scenario.steps.length + (scenario.evidence?.exchanges.length ?? 0);
  const shortest = told.toSorted((a, b) => length(a) - length(b));
  const [first] = shortest as [Told];
  const twin =
    shortest.find(({ scenario }) => scenario.pair === first.scenario.pair && scenario !== first.scenario) ?? first;
  const [english, chinese] = first.scenario.language === 'en' ? [first, twin] : [twin, first];
  const inBoth = (part: 'expected' | 'actual'): Bilingual | null => {
    const [en, zh] = [english.finding[part], chinese.finding[part]];
    return en === undefined || zh === undefined ? null : { en: spokenList(en, 'en'), zh: spokenList(zh, 'zh') };
  };
  const text = { en: english.finding.text.en, zh: chinese.finding.text.zh };
  const broken = told.flatMap(({ scenario, finding }) => finding.requirement ?? scenario.requirements);
  const expected = inBoth('expected');
  return {
    kind: first.kind,
    rule: first.rule,
    text: titleOf(text, first),
    requirements: [...new Set(broken)],
    ...occurrences(shortest.map(({ scenario }) => scenario)),
    example: {
      scenario: english.scenario.id,
      text,
      expected,
      actual: inBoth('actual'),
      course: first.kind === 'money' ? courseOf(english.scenario, text.en, expected) : [],
    },
    followsFrom: null,
  };
}

function occurrences(scenarios: readonly ScenarioResult[]): Pick<Cause, 'count' | 'scenarios'> {
  return {
    count: new Set(scenarios.map(({ pair }) => pair)).size,
    scenarios: [...new Set(scenarios.map(({ id }) => id))],
  };
}

/** What stands before the colon says what it is, what stands behind it says of which payment. */
function titleOf({ en, zh }: Bilingual, { kind, rule }: Pick<Told, 'kind' | 'rule'>): Bilingual {
  const short = (words: string, colon: string) => {
    const [head = words] = rule !== null && kind !== 'secrecy' ? words.split(colon) : [words];
    const [line = ''] = head.split('\n');
    // What the test system failed at is named: an address that nobody answers at is the whole cause.
    const title = (kind === 'harness' ? line : general(line)).replace('… times', 'more than once').replace(/\.$/, '');
    return title.charAt(0).toUpperCase() + title.slice(1);
  };
  return { en: short(en, ': '), zh: short(zh, '：').replace(/。$/, '') };
}

/** Scenarios that fail in one language only are worth a line of their own: what differs is a language, or chance. */
function disagreement(byPair: ReadonlyMap<string, readonly ScenarioResult[]>): Cause[] {
  const odd = [...byPair.values()].filter(
    (twins) => twins.some(({ verdict }) => verdict === 'failed') && twins.some(({ verdict }) => verdict === 'passed'),
  );
  const failed = odd.flatMap((twins) => twins.filter(({ verdict }) => verdict === 'failed'));
  const [first] = failed;
  if (first === undefined) return [];
  const [finding] = first.findings;
  return [
    {
      kind: 'language',
      rule: null,
      text: ONE_LANGUAGE,
      requirements: [...new Set(failed.flatMap(({ requirements }) => requirements))],
      ...occurrences(failed),
      example: { scenario: first.id, text: finding?.text ?? ONE_LANGUAGE, expected: null, actual: null, course: [] },
      followsFrom: null,
    },
  ];
}

/** The first of the worse causes that every scenario of this one has, too. */
function above(causes: readonly Cause[], at: number): number | null {
  const own = causes[at]?.scenarios ?? [];
  const found = causes.slice(0, at).findIndex(({ scenarios }) => {
    const those = new Set(scenarios);
    return own.every((id) => those.has(id));
  });
  return found < 0 ? null : found;
}
