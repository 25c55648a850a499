// What a run with a deliberate fault came to: whether it was caught, and whether its report says so where people look first.
import type { ComplianceReport } from '../compliance/model.ts';

export type Kill = {
  id: string;
  requirement: string;
  /**
   * `untold`: it was noticed, and the first screen of the report does not say why; `hung`: the terminal did not come back to its event loop;
   * `inconclusive`: the test system was late each time, which says nothing of the suite.
   */
  verdict: 'killed' | 'survived' | 'inconclusive' | 'untold' | 'hung';
  killedBy: string[];
  /** Place of its cause among those that the report tells, the worst being 1; null where none names the requirement, or nobody can say. */
  cause: number | null;
};

/** A fault, and the requirement that it breaks. */
export type Fault = { id: string; requirement: string };

/** Causes that stand whole on the first screen of a report (src/run/first-screen.e2e.test.ts). */
const FIRST_SCREEN = 3;

/** Reads it from the report of the run. */
export function killOf({ id, requirement }: Fault, report: Pick<ComplianceReport, 'scenarios' | 'causes'>): Kill {
  const { scenarios, causes } = report;
  const killedBy = scenarios.filter(({ verdict }) => verdict === 'failed').map(({ name }) => name);
  const place = causes.findIndex(({ kind, requirements }) => kind !== 'harness' && requirements.includes(requirement));
  const cause = place < 0 ? null : place + 1;
  return { id, requirement, killedBy, cause, verdict: verdictOf(killedBy.length > 0, isLate(report), cause) };
}

/**
 * Whether something of the run says nothing, because the test system was late. A scenario that failed for one thing for sure may leave
 * another open.
 */
export const isLate = ({ scenarios }: Pick<ComplianceReport, 'scenarios'>): boolean =>
  scenarios.some(
    ({ verdict, findings }) =>
      verdict === 'inconclusive' || findings.some((finding) => finding.verdict === 'inconclusive'),
  );

/** A run in which something is inconclusive proves neither that nobody noticed nor that the report does not tell. */
function verdictOf(noticed: boolean, late: boolean, cause: number | null): Kill['verdict'] {
  if (noticed && cause !== null && cause <= FIRST_SCREEN) return 'killed';
  if (late) return 'inconclusive';
  return noticed ? 'untold' : 'survived';
}
