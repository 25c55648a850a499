// Parts of the result that reports are made from: builders that its schema shares, what went wrong, and failures that are known.
import { type TSchema, Type } from '../schema.ts';

export const closed = { additionalProperties: false };
export const literals = <const T extends string>(values: readonly T[], description?: string) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values], ...(description ? { description } : {}) });
export const nullable = <T extends TSchema>(schema: T, description?: string) =>
  Type.Union([schema, Type.Null()], description ? { description } : {});
export const count = (description?: string) => Type.Integer({ minimum: 0, ...(description ? { description } : {}) });
export const text = (description?: string) => Type.String(description ? { description } : {});

export const Bilingual = Type.Object({ en: text(), zh: text() }, closed);

export const LEVELS = ['MUST', 'SHOULD', 'MAY'] as const;

/** What a cause is about, worst first; `language`: the languages of a scenario disagree; `harness`: it proves nothing of the terminal. */
export const CAUSE_KINDS = ['money', 'secrecy', ...LEVELS, 'language', 'harness'] as const;

export const Cause = Type.Object(
  {
    kind: literals(CAUSE_KINDS, 'what it is about, worst first: money, secrecy, then the level of the requirement'),
    rule: nullable(text(), 'rule of the oracle that was broken; null = an expectation of a scenario'),
    text: Type.Object({ en: text(), zh: text() }, { ...closed, description: 'without numbers, amounts and cards' }),
    requirements: Type.Array(text('requirement that it breaks')),
    count: count('scenarios, each counted once for its languages'),
    scenarios: Type.Array(text('id of a scenario, shortest first')),
    example: Type.Object(
      {
        scenario: text('id of the shortest of the scenarios'),
        text: Bilingual,
        expected: nullable(Bilingual),
        actual: nullable(Bilingual),
        course: Type.Array(
          Type.Object(
            { en: text(), zh: text(), missing: Type.Boolean({ description: 'it was due and did not come' }) },
            closed,
          ),
          { description: 'how it came about, where money was lost' },
        ),
      },
      closed,
    ),
    followsFrom: nullable(count(), 'place in this list of a worse cause that all of its scenarios have, too'),
  },
  closed,
);

export const KnownFailure = Type.Object(
  {
    scenario: nullable(text(), 'number of a case or id of a scenario; null = it is about a requirement'),
    requirement: nullable(text(), 'id of a requirement that is waived; null = it is about a scenario'),
    failure: Type.Array(text('what is expected to be found wrong')),
    reason: text(),
    owner: text('who answers for it'),
    expires: text('last day on which it is accepted'),
    status: literals(
      ['known', 'unexpected-pass', 'other-failure', 'unused', 'expired', 'not-run'] as const,
      'known: it failed as listed; all others but not-run fail the run',
    ),
    musts: Type.Array(text('a MUST that is waived by it')),
    scenarios: Type.Array(text('id of a scenario that failed as listed')),
    text: Bilingual,
  },
  { ...closed, description: 'an entry of the list of known failures and waivers' },
);
