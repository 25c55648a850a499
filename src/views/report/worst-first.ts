// The findings of a scenario in the order of the causes of the run, so that what is worst is read first there, too.
import type { Cause } from '../../compliance/model.ts';
import type { Finding, Violation } from '../../definitions/evidence.ts';

/** Findings of the worst rule first; those that an expectation brought, and equally bad ones, stay in their order behind. */
export function worstFirst(
  findings: readonly Finding[],
  violations: readonly Pick<Violation, 'rule' | 'text'>[],
  causes: readonly Pick<Cause, 'rule'>[],
): Finding[] {
  const rank = (finding: Finding) => {
    const rule = violations.find(({ text }) => text.en === finding.text.en)?.rule;
    const at = causes.findIndex((cause) => cause.rule === rule);
    if (rule === undefined) return causes.length + 1;
    return at < 0 ? causes.length : at;
  };
  return findings.toSorted((a, b) => rank(a) - rank(b));
}
