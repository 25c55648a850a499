// Which requirement was proved by which scenario, and the honest reason where none was.
import { CLAIMS } from '../definitions/claims.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { LOOKS } from '../definitions/looks.ts';
import type { CatalogueRow, Clause } from '../definitions/requirements/index.ts';
import { UNCOVERED } from '../definitions/uncovered.ts';
import type { Attestation } from './attested-files.ts';
import type { ClauseResult, RequirementResult, RequirementVerdict, ScenarioResult } from './model.ts';
import { idsOf, namesOf } from './tags.ts';
import { requirementVerdict, weakest, wentWrong } from './verdicts.ts';

/** The verdict of every row of the catalogue and of each of its clauses, in their order. An attestation counts where no run decides. */
export function cover(
  rows: readonly CatalogueRow[],
  scenarios: readonly ScenarioResult[],
  attestations: readonly Attestation[],
): RequirementResult[] {
  const names = namesOf(rows);
  const named = scenarios.map((scenario) => ({ scenario, ids: idsOf(scenario.tags, names) }));
  const attested = (id: string) => attestations.find(({ requirement }) => requirement === id) ?? null;
  return rows.map((row) => {
    const concerned = scenarios.filter((scenario) => concerns(scenario, row.id));
    const attestation = attested(row.id);
    const clauses = (row.clauses ?? []).map((clause): ClauseResult => {
      const own = attested(clause.id);
      const proving = named.flatMap(({ scenario, ids }) => (ids.includes(clause.id) ? scenario : []));
      return {
        id: clause.id,
        seen: clause.seen,
        party: clause.party ?? row.party,
        text: { en: clause.en, zh: clause.zh },
        ...decide(proving, own ?? attestation, () => unprovedClause(row, clause)),
        attestation: own && stated(own),
        scenarios: proving.map(({ id }) => id),
      };
    });
    const { verdict, reason } =
      clauses.length === 0
        ? decide(concerned, attestation, () => unproved(row))
        : together(
            clauses,
            decide(concerned, null, () => unproved(row)),
          );
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
      clauses,
    };
  });
}

type Decision = Pick<RequirementResult, 'verdict' | 'reason'>;

/** The verdict of one claim: from the scenarios that prove it, from a person's word where these decide nothing, or the reason why nothing does. */
function decide(
  proving: readonly ScenarioResult[],
  attestation: Attestation | null,
  otherwise: () => Decision,
): Decision {
  const verdicts = proving.map((scenario) => scenario.verdict);
  const verdict = requirementVerdict(attestation === null ? verdicts : [...verdicts, 'attested']);
  return verdict === null ? otherwise() : { verdict, reason: reasonOf(verdict, proving, attestation) };
}

/** The verdict of a requirement from those of its clauses; what went wrong in any scenario about it counts, whichever clause it names. */
function together(clauses: readonly ClauseResult[], all: Decision): Decision {
  if (wentWrong(all.verdict)) return all;
  const decisive = weakest(clauses.map((clause) => clause.verdict));
  const { id, verdict, reason } = clauses.find((clause) => clause.verdict === decisive) as ClauseResult;
  return { verdict, reason: reason && { en: `${id}: ${reason.en}`, zh: `${id}：${reason.zh}` } };
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
  if (verdict === 'attested') return attestation && inWords(attestation);
  const decisive = concerned.filter((scenario) => scenario.verdict === verdict);
  return decisive.flatMap(({ findings }) => findings)[0]?.text ?? null;
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

/** The same for one clause of it. */
export function reasonOfClause(
  { id, seen }: Pick<Clause, 'id' | 'seen'>,
  reasons: Readonly<Record<string, Bilingual>> = UNCOVERED,
): Bilingual | null {
  return seen === 'person' ? needsAPerson(LOOKS[id]) : (reasons[id] ?? null);
}

function unprovedClause(row: CatalogueRow, clause: Clause): Unproved {
  const reason = reasonOfClause(clause);
  if (reason !== null) return { verdict: 'not-covered', reason };
  return statedReason(row) ?? { verdict: 'not-covered', reason: NO_SCENARIO_SAYS_SO };
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
/** `look`: why nothing outside of the terminal tells, and what is looked at. */
const needsAPerson = (look: Bilingual = { en: '', zh: '' }): Bilingual => ({
  en: `${NEEDS_A_PERSON.en} ${look.en}`.trim(),
  zh: NEEDS_A_PERSON.zh + look.zh,
});
const NO_SCENARIO_SAYS_SO = {
  en: 'No scenario of this run says by its tag that it proves this.',
  zh: '本次运行没有场景以标签注明证实此项。',
};
const NO_SCENARIO = { en: 'No scenario of this run is about it.', zh: '本次运行没有相关场景。' };
