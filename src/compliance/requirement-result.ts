// What became of a requirement, of each of its clauses, and what a person attested: schemas and types.
import { VERDICTS } from '../definitions/evidence.ts';
import { WAYS_TO_SEE } from '../definitions/requirements/requirement.ts';
import { type Static, Type } from '../schema.ts';
import { Bilingual, closed, count, literals, nullable, text } from './schema-parts.ts';

/** Verdicts of a requirement: those of a scenario, and `not-covered` when no scenario of the run is about it. */
export const REQUIREMENT_VERDICTS = [...VERDICTS, 'not-covered'] as const;
export type RequirementVerdict = (typeof REQUIREMENT_VERDICTS)[number];

export const LEVELS = ['MUST', 'SHOULD', 'MAY'] as const;

const Attestation = Type.Object(
  {
    by: text('who looked'),
    at: text('day, such as 2026-11-22'),
    seen: text('what was seen'),
    evidence: Type.Array(
      Type.Object(
        {
          name: text('what the file was called'),
          file: text('its copy, relative to the reports'),
          sha256: text('hex, lower case'),
          bytes: count(),
        },
        closed,
      ),
    ),
  },
  closed,
);

const Clause = Type.Object(
  {
    id: text('id of the requirement, a dot and a number; also a tag'),
    seen: literals(
      WAYS_TO_SEE,
      'where it shows; signal = a sound or a light, person = nothing outside of the terminal tells',
    ),
    party: text('who has to fulfil it'),
    text: Bilingual,
    verdict: literals(REQUIREMENT_VERDICTS),
    reason: nullable(Bilingual, 'why it is not passed'),
    attestation: nullable(
      Attestation,
      'what a person stated about this clause; what was stated of the whole requirement stands there',
    ),
    scenarios: Type.Array(text('id of a scenario that is tagged with it')),
  },
  closed,
);

export const Requirement = Type.Object(
  {
    id: text(),
    level: literals(LEVELS),
    party: text(
      'who has to fulfil it: terminal, or host, backoffice, operator, service-provider, which do not count for the certificate',
    ),
    check: text(),
    mode: text('auto, semi, manual or profile'),
    profile: nullable(text('applies under this profile only')),
    chapter: text(),
    guide: Type.Object({ source: text('part of the guide'), line: count() }, closed),
    derived: Type.Boolean({ description: 'the guide does not say it itself' }),
    text: Bilingual,
    verdict: literals(REQUIREMENT_VERDICTS),
    reason: nullable(Bilingual, 'why it is not passed'),
    attestation: nullable(Attestation, 'what a person stated about it; never a pass'),
    scenarios: Type.Array(text('id of a scenario that is tagged with it or whose finding names it')),
    clauses: Type.Array(Clause, {
      description: 'what it claims, one by one, where that is more than one thing; passed = each is',
    }),
  },
  closed,
);

export type RequirementResult = Static<typeof Requirement>;
export type ClauseResult = Static<typeof Clause>;
