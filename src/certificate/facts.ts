// What a certificate says of a run, read off its report. Who verifies reads the report again and compares.
import type { ComplianceReport } from '../compliance/model.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { digestOf } from './digest.ts';

/** A scenario that failed as the list of known failures says: what is wrong, and who accepts it until which day, and why. */
type Waiver = {
  scenario: string;
  requirements: string[];
  reason: Bilingual;
  accepted: { owner: string; expires: string; reason: string }[];
};

export type Facts = {
  verdict: ComplianceReport['verdict'];
  headline: Bilingual;
  terminal: ComplianceReport['terminal'];
  /** What the terminal says that it can do. */
  declaration: Record<string, unknown> | null;
  /** Setting and time of the run. `durationMs` in milliseconds. */
  run: Pick<
    ComplianceReport['run'],
    'profile' | 'wire' | 'acquirer' | 'seed' | 'order' | 'startedAt' | 'durationMs'
  > & {
    words: Record<string, string[]> | null;
    versions: Record<string, string>;
  };
  counts: ComplianceReport['counts'];
  /** The requirements that were in force: how many, and the digest of all that the catalogue says of them. */
  catalogue: { requirements: number; sha256: string };
  /** The scenarios that were played: how many, and the digest of their sentences, tags and examples. */
  suite: { scenarios: number; sha256: string };
  /** Verdict of every requirement, and of every clause of one, by its id. */
  requirements: Record<string, string>;
  /** Verdict of every scenario by its id. */
  scenarios: Record<string, string>;
  waivers: Waiver[];
  attestations: { requirement: string; by: string; at: string; seen: string; evidence: string[] }[];
};

/** The facts of a report. The same report gives the same facts. */
export function factsOf(report: ComplianceReport): Facts {
  const { profile, wire, acquirer, seed, order, startedAt, durationMs, words = null, declaration = null } = report.run;
  return {
    verdict: report.verdict,
    headline: report.headline,
    terminal: report.terminal,
    declaration,
    run: { profile, wire, acquirer, seed, order, startedAt, durationMs, words, versions: report.run.versions },
    counts: report.counts,
    catalogue: { requirements: report.requirements.length, sha256: digestOf(report.requirements.map(ruleOf)) },
    suite: { scenarios: report.scenarios.length, sha256: digestOf(report.scenarios.map(wordsOf)) },
    requirements: Object.fromEntries(claimsOf(report).map(({ id, verdict }) => [id, verdict])),
    scenarios: Object.fromEntries(report.scenarios.map(({ id, verdict }) => [id, verdict])),
    waivers: waiversOf(report),
    attestations: claimsOf(report).flatMap(({ id, attestation }) =>
      attestation === null
        ? []
        : { requirement: id, ...attestation, evidence: attestation.evidence.map(({ sha256 }) => sha256) },
    ),
  };
}

/** Requirements, each followed by its clauses. */
const claimsOf = ({ requirements }: ComplianceReport) => requirements.flatMap((row) => [row, ...row.clauses]);

/** What the catalogue says of a requirement, whatever came of it. */
export function ruleOf(requirement: ComplianceReport['requirements'][number]) {
  const { verdict: _v, reason: _r, attestation: _a, scenarios: _s, clauses, ...rule } = requirement;
  return { ...rule, clauses: clauses.map(({ id, seen, party, text }) => ({ id, seen, party, text })) };
}

type Words = Pick<ComplianceReport['scenarios'][number], 'id' | 'name' | 'tags' | 'example'> & {
  steps: readonly { keyword: string; text: string; table?: string[][]; doc?: string }[];
};

/** What a scenario says, wherever it stands and whatever came of it. */
export function wordsOf({ id, name, tags, example, steps }: Words) {
  return {
    id,
    name,
    tags,
    example,
    steps: steps.map(({ keyword, text, table = null, doc = null }) => ({ keyword, text, table, doc })),
  };
}

/** What passed only because somebody let it. */
export function waiversOf({ scenarios, knownFailures }: ComplianceReport): Waiver[] {
  return scenarios
    .filter(({ verdict }) => verdict === 'known-failure')
    .map(({ id, requirements, findings }) => ({
      scenario: id,
      requirements,
      reason: findings[0]?.text ?? { en: '', zh: '' },
      accepted: knownFailures
        .filter((entry) => entry.scenarios.includes(id))
        .map(({ owner, expires, reason }) => ({ owner, expires, reason })),
    }));
}
