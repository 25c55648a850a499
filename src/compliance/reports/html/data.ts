// The data that the page carries: what its views are drawn from, and the evidence of the scenarios, packed.
import { gzipSync } from 'node:zlib';
import type { Bilingual } from '../../../definitions/evidence.ts';
import { FIELDS } from '../../../definitions/fields.ts';
import { APPROVED_CODES, RESPONSE_CODES } from '../../../definitions/response-codes.ts';
import { TRANSACTIONS } from '../../../definitions/transactions.ts';
import { blockOf } from '../../../views/block.ts';
import type { Dictionary, ScenarioDetail } from '../../../views/evidence.ts';
import { SCENARIOS_IN_BLOCK, type ScenarioRow, type Summary } from '../../../views/report/model.ts';
import { fitnessWords } from '../../fitness.ts';
import { verdictWords } from '../../headline.ts';
import type { ComplianceReport, ScenarioResult } from '../../model.ts';

export function dictionaryOf({ scenarios }: ComplianceReport): Dictionary {
  const numbers = new Set<string>();
  const codes = new Set<string>();
  for (const { evidence } of scenarios)
    for (const { request, answer, code } of evidence?.exchanges ?? []) {
      for (const message of [request, answer]) for (const number in message?.fields) numbers.add(number);
      if (code !== null) codes.add(code);
    }
  const words = (rows: Readonly<Record<string, Bilingual>>, used?: ReadonlySet<string>) =>
    Object.fromEntries(
      Object.entries(rows).flatMap(([key, { en, zh }]) => (!used || used.has(key) ? [[key, { en, zh }]] : [])),
    );
  return {
    fields: words(FIELDS, numbers),
    codes: words(RESPONSE_CODES, codes),
    transactions: words(TRANSACTIONS),
    approvals: APPROVED_CODES,
  };
}

export function summaryOf(report: ComplianceReport): Summary {
  const { tool, verdict, terminal, run, counts, certificate, problems, knownFailures } = report;
  const { causes, chapters, requirements, scenarios } = report;
  return {
    ...{ tool, verdict, terminal, run, counts, certificate, problems, knownFailures, causes, chapters, requirements },
    title: verdictWords(verdict, report.scope, counts.flaky, report.knownFailures),
    machine: fitnessWords(run.fitness),
    scenarios: scenarios.map(rowOf),
  };
}

function rowOf(scenario: ScenarioResult): ScenarioRow {
  const {
    id,
    pair,
    case: number,
    language,
    chapter,
    name,
    uri,
    line,
    verdict,
    flaky,
    attempts,
    durationMs,
    requirements,
  } = scenario;
  const { findings, earlier } = scenario;
  return {
    ...{
      id,
      pair,
      case: number,
      language,
      chapter,
      name,
      uri,
      line,
      verdict,
      flaky,
      attempts,
      durationMs,
      requirements,
    },
    ...{ findings, earlier },
  };
}

/** JSON as a script element can hold it and a browser opens it: gzip in base64. */
export function packed(value: unknown): string {
  return gzipSync(JSON.stringify(value)).toString('base64');
}

/** The evidence in the order of the report. An error that the findings already tell is left out, and so are times of day. */
export function evidenceBlocks({ scenarios }: ComplianceReport): string[] {
  const blocks: string[] = [];
  for (let from = 0; from < scenarios.length; from += SCENARIOS_IN_BLOCK)
    blocks.push(packed(blockOf(scenarios.slice(from, from + SCENARIOS_IN_BLOCK).map(detailOf))));
  return blocks;
}

function detailOf({ verdict, findings, error, steps, evidence }: ScenarioResult): ScenarioDetail {
  const told = verdict === 'failed' || verdict === 'known-failure';
  return { findings, error: told ? null : error, steps, evidence: evidence && withoutTimes(evidence) };
}

function withoutTimes(evidence: NonNullable<ScenarioResult['evidence']>): ScenarioDetail['evidence'] {
  return {
    ...evidence,
    timeline: evidence.timeline.map(({ at: _, ...event }) => event),
    exchanges: evidence.exchanges.map(({ at: _, ...exchange }) => exchange),
  };
}
