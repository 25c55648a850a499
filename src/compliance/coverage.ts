// Which requirement was proved by which scenario, and the honest reason where none was.
import { CLAIMS } from '../definitions/claims.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import type { CatalogueRow } from '../definitions/requirements/index.ts';
import { UNCOVERED } from '../definitions/uncovered.ts';
import type { Attestation } from './attested-files.ts';
import type { RequirementResult, RequirementVerdict, ScenarioResult } from './model.ts';
import { requirementVerdict } from './verdicts.ts';

/** The verdict of every row of the catalogue, in its order. An attestation counts where no run decides. */
export function cover(
  rows: readonly CatalogueRow[],
  scenarios: readonly ScenarioResult[],
  attestations: readonly Attestation[] = [],
): RequirementResult[] {
  return rows.map((row) => {
    const concerned = scenarios.filter((scenario) => concerns(scenario, row.id));
    const attestation = attestations.find(({ requirement }) => requirement === row.id) ?? null;
    const verdicts = concerned.map((scenario) => scenario.verdict);
    const decided = requirementVerdict(attestation === null ? verdicts : [...verdicts, 'attested']);
    const { verdict, reason } =
      decided === null ? unproved(row) : { verdict: decided, reason: reasonOf(decided, concerned, attestation) };
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
      verdict,
      reason,
      attestation: attestation && stated(attestation),
      scenarios: concerned.map(({ id }) => id),
    };
  });
}

/** A scenario concerns a requirement that it is tagged with, and one that its failure breaks. */
function concerns({ requirements, findings, verdict }: ScenarioResult, id: string): boolean {
  return (
    requirements.includes(id) ||
    (verdict === 'failed' && findings.some((finding) => finding.verdict === 'failed' && finding.requirement === id))
  );
}

function reasonOf(
  verdict: RequirementVerdict,
  concerned: readonly ScenarioResult[],
  attestation: Attestation | null,
): Bilingual | null {
  if (verdict === 'passed') return null;
  if (verdict === 'attested' && attestation !== null) return inWords(attestation);
  return concerned.find((scenario) => scenario.verdict === verdict)?.findings[0]?.text ?? null;
}

function inWords({ by, at, seen }: Attestation): Bilingual {
  return { en: `${by}, ${at}: ${seen}`, zh: `${by}，${at}：${seen}` };
}

function stated({ by, at, seen, evidence }: Attestation): RequirementResult['attestation'] {
  return { by, at, seen, evidence: evidence.map(({ source: _, ...file }) => file) };
}

type Unproved = { verdict: 'not-covered' | 'not-assessable'; reason: Bilingual };

/** Why a requirement may do without a scenario of ours: a person has to look, a number is missing, or what is stated of it. Null = there is no reason. */
export function statedReason(
  { id, mode }: Pick<CatalogueRow, 'id' | 'mode'>,
  reasons: Readonly<Record<string, Bilingual>> = UNCOVERED,
): Unproved | null {
  const claim = CLAIMS[id];
  const uncovered = reasons[id];
  if (mode === 'manual') return { verdict: 'not-covered', reason: NEEDS_A_PERSON };
  if (claim !== undefined) return { verdict: 'not-assessable', reason: withoutNumber(claim) };
  return uncovered === undefined ? null : { verdict: 'not-covered', reason: uncovered };
}

function unproved(row: CatalogueRow): Unproved {
  return statedReason(row) ?? { verdict: 'not-covered', reason: NO_SCENARIO };
}

function withoutNumber({ en, zh }: Bilingual): Bilingual {
  return {
    en: `A claim without a number: no contract of this run states ${en}.`,
    zh: `该承诺没有可核对的数值：本次运行的合同未约定${zh}。`,
  };
}

const NEEDS_A_PERSON = {
  en: 'It needs a person: nobody has attested it yet.',
  zh: '须由人工核查：尚无人声明。',
};
const NO_SCENARIO = { en: 'No scenario of this run is about it.', zh: '本次运行没有相关场景。' };
