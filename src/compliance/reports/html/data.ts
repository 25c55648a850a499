// The data that the page carries: what its views are drawn from.
import { ownFigures } from '../../../proof/alone.ts';
import { KINDS } from '../../../proof/kinds.ts';
import { MEASURED } from '../../../proof/measured.ts';
import { SURVIVORS } from '../../../proof/survivors.ts';
import type { ScenarioRow, Summary } from '../../../views/report/model.ts';
import { fitnessWords } from '../../fitness.ts';
import { verdictWords } from '../../headline.ts';
import { lostMinor } from '../../lost-money.ts';
import type { ComplianceReport, ScenarioResult } from '../../model.ts';

export function summaryOf(report: ComplianceReport): Summary {
  const { tool, verdict, terminal, run, counts, certificate, problems, knownFailures } = report;
  const { causes, chapters, requirements, scenarios } = report;
  const places = new Map(scenarios.map(({ id }, place) => [id, place]));
  return {
    ...{ tool, verdict, terminal, run, counts, certificate, problems, knownFailures, causes, chapters },
    requirements: requirements.map((row) => ({
      ...row,
      scenarios: row.scenarios.flatMap((id) => places.get(id) ?? []),
      clauses: row.clauses.map(({ scenarios: _, ...clause }) => clause),
    })),
    ...(report.history === undefined ? {} : { history: report.history }),
    title: verdictWords(verdict, report.scope, counts.flaky, report.knownFailures),
    machine: fitnessWords(run.fitness),
    lostMinor: lostMinor(scenarios),
    scenarios: scenarios.map(rowOf),
    proof: proofPage(),
  };
}

/** The figures of docs/proof.md. */
function proofPage(): Summary['proof'] {
  const rows = MEASURED.map(({ kind, mutants, expectation, oracle, 'message-rule': rule, campaign, ...unnoticed }) => {
    const { en, zh } = KINDS[kind];
    const noticed = { expectation, oracle, 'message-rule': rule, campaign };
    return { kind, words: { en, zh }, mutants, noticed, unnoticed };
  });
  return { rows, survivors: SURVIVORS, own: ownFigures() };
}

/** What of a scenario stands in its row as it is. */
const OF_SCENARIO = [
  ...(['id', 'pair', 'case', 'language', 'chapter', 'name', 'uri', 'line', 'verdict', 'flaky', 'attempts'] as const),
  ...(['durationMs', 'requirements', 'findings', 'earlier'] as const),
] satisfies readonly (keyof ScenarioResult & keyof ScenarioRow)[];

function rowOf(scenario: ScenarioResult): ScenarioRow {
  const own = Object.fromEntries(OF_SCENARIO.map((name) => [name, scenario[name]])) as Omit<ScenarioRow, 'seen'>;
  return { ...own, seen: seenIn(scenario.evidence) };
}

/** What a search asks for of messages and journal. */
function seenIn(evidence: ScenarioResult['evidence']): ScenarioRow['seen'] {
  const exchanges = evidence?.exchanges ?? [];
  const messages = exchanges.flatMap(({ request, answer }) => [request, answer].filter((each) => each !== null));
  const each = (values: readonly (string | null | undefined)[]) =>
    [...new Set(values.filter((value) => value !== null && value !== undefined))].sort();
  return {
    mti: each(messages.map(({ mti }) => mti)),
    code: each(exchanges.map(({ code }) => code)),
    voucher: each(exchanges.map(({ request }) => request?.fields['11'])),
    card: each((evidence?.journal ?? []).map(({ cardNumber }) => cardNumber.slice(-4)).filter((card) => card !== '')),
  };
}
