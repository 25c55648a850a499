// The oracle: compares terminal, wire and host after a scenario and returns every breach of money safety or secrecy.
import type { Violation } from '../definitions/evidence.ts';
import { isAbout, isSecrecy, type RuleName } from '../definitions/rule-subjects.ts';
import type { Books } from './books.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules/index.ts';

export type { Violation } from '../definitions/evidence.ts';
export { isSecrecy } from '../definitions/rule-subjects.ts';
export type * from './books.ts';
export { publicNumbers } from './leaks.ts';

/**
 * Rules of money and messages that a terminal breaks by itself, however late host and harness are. The others may be broken by a right terminal whose
 * reversals came to nothing because nobody answered in time.
 */
const TIMELESS: ReadonlySet<string> = new Set<RuleName>([
  'approved-is-posted',
  'approval-has-answer',
  'posted-once',
  'posted-amount',
  'posted-card',
  'code-payment-not-reversed',
  'refund-within-original',
  'refund-to-original-card',
  'request-fields',
  'request-values',
  'request-header',
  'notice-repeats-transaction',
  'chip-objects',
  'chip-follows-request',
  'chip-is-the-cards',
  'chip-number-is-new',
  'chip-terminal-is-one',
  'chip-notice-repeats',
  'chip-cryptogram',
  'pin-was-entered',
  'original-is-named',
  'reversal-repeats-request',
  'journal-tells-the-answer',
  'upload-tells-the-batch',
  'voided-is-told',
]);

/** True for the rules that no lateness of the test system excuses. */
const isTimeless = (rule: string): boolean =>
  isSecrecy(rule) || isAbout('slips', rule) || isAbout('screens', rule) || TIMELESS.has(rule);

/**
 * Every violation of the rules, in the order of the rules; expected and actual are in the language given. Pure; an empty list
 * means that the books agree. `own` are rules of the project that uses Tillproof, by name. No text of a violation carries a full card number, a PIN, track data or a PIN block.
 */
export function inspect(
  books: Books,
  language: 'en' | 'zh-CN' = 'en',
  own: Iterable<[string, Rule]> = [],
): Violation[] {
  const key = language === 'en' ? 'en' : 'zh';
  return [...Object.entries<Rule>(RULES), ...own].flatMap(([rule, look]) =>
    look(books).map(({ expected, actual, ...breach }) => ({
      rule,
      ...breach,
      expected: expected[key],
      actual: actual[key],
      ...(isTimeless(rule) ? { timeless: true as const } : {}),
    })),
  );
}
