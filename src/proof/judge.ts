// Whether what a scenario found is found for the reason that a mutant stands for.
import type { Finding, Violation } from '../definitions/evidence.ts';
import { isMessageRule, isReason, type Kind, kindRow } from './kinds.ts';

/** How a scenario went with the mutant in place; `subject` = what the sentence that failed is about. */
export type Seen = {
  outcome: 'passed' | 'failed' | 'skipped' | 'broken';
  at: { subject: string; keyword: 'Given' | 'When' | 'Then'; sentence: string } | null;
  findings: readonly Finding[];
  violations: readonly Violation[];
  error: string | null;
  /** How often the glass changed something. */
  acted: number;
};

/** Who noticed: a sentence, a sentence about many damaged or many ordinary transactions, the oracle, or its rules about single messages. */
type By = 'expectation' | 'campaign' | 'oracle' | 'message-rule';
/** What was noticed: the sentence, or the rule. `requirement` is the rule's own; null where the tags of the scenario name it. */
export type Noticed = { by: By; what: string; requirement: string | null };

const CAMPAIGNS: readonly string[] = ['answerCodes', 'everyQuestion', 'fuzz', 'longRun', 'qrRun'];
const NOT_AT_REST = 'The terminal does not come to rest.';

/** What was noticed for the right reason; null when nothing was, or something else. */
export function noticed(kind: Kind, seen: Seen): Noticed | null {
  if (seen.acted === 0 || seen.outcome === 'skipped') return null;
  const breach = seen.violations.find(({ rule }) => isReason(kind, rule));
  if (breach !== undefined)
    return {
      by: isMessageRule(breach.rule) ? 'message-rule' : 'oracle',
      what: breach.rule,
      requirement: breach.requirement,
    };
  if (seen.outcome !== 'failed' || seen.at === null || seen.findings.some(({ text }) => text.en === NOT_AT_REST))
    return null;
  const { subject, keyword, sentence } = seen.at;
  if (!kindRow(kind).subjects.includes(keyword === 'Then' ? subject : 'scene')) return null;
  return { by: CAMPAIGNS.includes(subject) ? 'campaign' : 'expectation', what: sentence, requirement: null };
}

/** What else went wrong, in one line, that is no kill; null when nothing did. */
export function besides({ outcome, at, findings, violations, error }: Seen): string | null {
  if (outcome !== 'failed' && outcome !== 'broken') return null;
  const what = findings.at(-1)?.text.en ?? violations[0]?.text.en ?? error ?? '';
  return `${outcome === 'broken' ? 'no verdict' : 'another reason'}: ${at === null ? '' : `${at.sentence}: `}${what}`;
}
