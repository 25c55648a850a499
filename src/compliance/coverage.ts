// Which requirement was proved by which scenario, and the honest reason where none was.
import type { Bilingual } from '../definitions/evidence.ts';
import type { Requirement } from '../definitions/requirements/index.ts';
import type { RequirementResult, RequirementVerdict, ScenarioResult } from './model.ts';
import { requirementVerdict } from './verdicts.ts';

/** Tags that name a requirement, such as `@GUIDE-A-FAQ-3a`. */
export function requirementsOf(tags: readonly string[]): string[] {
  return tags.filter((tag) => tag.startsWith('@GUIDE-')).map((tag) => tag.slice(1));
}

/** The verdict of every row of the catalogue, in its order. */
export function cover(rows: readonly Requirement[], scenarios: readonly ScenarioResult[]): RequirementResult[] {
  return rows.map((row) => {
    const concerned = scenarios.filter((scenario) => concerns(scenario, row.id));
    const verdict = requirementVerdict(concerned.map((scenario) => scenario.verdict));
    const uncovered = UNCOVERED[row.mode] ?? NO_SCENARIO;
    return {
      id: row.id,
      level: row.level,
      party: row.party,
      check: row.check,
      mode: row.mode,
      profile: row.profile ?? null,
      chapter: row.chapter,
      guide: row.guide,
      derived: row.derived ?? false,
      text: { en: row.en, zh: row.zh },
      verdict: verdict ?? uncovered.verdict,
      reason: verdict === null ? uncovered.reason : reasonOf(verdict, concerned),
      scenarios: concerned.map(({ id }) => id),
    };
  });
}

/** A scenario concerns a requirement that it is tagged with, and one that its failure breaks. */
function concerns({ requirements, findings, verdict }: ScenarioResult, id: string): boolean {
  return requirements.includes(id) || (verdict === 'failed' && findings.some(({ requirement }) => requirement === id));
}

function reasonOf(verdict: RequirementVerdict, concerned: readonly ScenarioResult[]): Bilingual | null {
  if (verdict === 'passed') return null;
  return concerned.find((scenario) => scenario.verdict === verdict)?.findings[0]?.text ?? null;
}

const NO_SCENARIO: { verdict: RequirementVerdict; reason: Bilingual } = {
  verdict: 'not-covered',
  reason: { en: 'No scenario of this run is about it.', zh: '本次运行没有相关场景。' },
};

/** What becomes of a requirement without a scenario, by the mode of the catalogue. */
const UNCOVERED: Record<string, { verdict: RequirementVerdict; reason: Bilingual }> = {
  manual: {
    verdict: 'not-assessable',
    reason: { en: 'Only a person can see this; it needs an attestation.', zh: '须由人工核查，需提供证明。' },
  },
  profile: {
    verdict: 'not-covered',
    reason: {
      en: 'Decided by the configuration of terminal or merchant; no scenario of this run is about it.',
      zh: '由终端或商户配置决定；本次运行没有相关场景。',
    },
  },
};
