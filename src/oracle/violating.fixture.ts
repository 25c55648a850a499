// Books that do not agree: each breaks one rule, which says so in business words of both languages.
import { describe, expect, test } from 'vitest';
import { books } from './books.fixture.ts';
import { type Books, inspect } from './index.ts';

/** What is different from the ordinary day, the rule that it breaks, and what is told. */
type Case = [Partial<Books>, rule: string, requirement: string, en: RegExp, zh: RegExp];

/** Tests that each of these books breaks its rule and no other. */
export function violating(cases: Record<string, Case>): void {
  describe('books that do not agree', () => {
    test.each(Object.entries(cases))(
      '%s: exactly one violation, of the right rule',
      (_, [changes, rule, requirement, en, zh]) => {
        const violations = inspect(books(changes));
        expect(violations.map((v) => ({ rule: v.rule, requirement: v.requirement }))).toEqual([{ rule, requirement }]);
        const [violation] = violations as [(typeof violations)[number]];
        expect(`${violation.text.en} | ${violation.actual}`).toSatisfy(
          (words: string) => en.test(violation.text.en) || en.test(words),
        );
        expect(`${violation.text.zh} | ${violation.actual}`).toSatisfy(
          (words: string) => zh.test(violation.text.zh) || zh.test(words),
        );
        expect(violation.expected).not.toBe('');
        expect(violation.actual).not.toBe(violation.expected);
      },
    );
  });
}
