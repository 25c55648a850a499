// What a report tells of an entry of the list of known failures.
import { type Static, Type } from '../schema.ts';
import { Bilingual, closed, literals, nullable, text } from './schema-parts.ts';

export const KnownFailureEntry = Type.Object(
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
export type KnownFailureResult = Static<typeof KnownFailureEntry>;
