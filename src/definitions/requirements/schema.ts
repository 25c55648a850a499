// The JSON Schema of the requirement catalogue, for ajv and for readers of the published catalogue.
import { CHAPTERS, GUIDE_SOURCES, LEVELS, MODES, PARTIES, PROFILES, WAYS_TO_SEE } from './requirement.ts';

/** An array of requirements; draft-07. */
export const REQUIREMENTS_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Requirement catalogue',
  type: 'array',
  uniqueItems: true,
  items: {
    type: 'object',
    properties: {
      id: { type: 'string', pattern: '^GUIDE-[SABP]-[A-Z]{3,4}-[0-9]+[a-z]?$' },
      level: { enum: LEVELS },
      party: { enum: PARTIES },
      check: { type: 'string', pattern: '^CHK-[A-Z0-9]+(-[A-Z0-9]+)*$' },
      mode: { enum: MODES },
      profile: { enum: PROFILES },
      derived: { const: true },
      chapter: { enum: Object.keys(CHAPTERS) },
      guide: {
        type: 'object',
        properties: { source: { enum: GUIDE_SOURCES }, line: { type: 'integer', minimum: 1 } },
        required: ['source', 'line'],
        additionalProperties: false,
      },
      en: { type: 'string', pattern: '^[A-Z].{10,}\\.$' },
      zh: { type: 'string', pattern: '^.{6,}。$' },
      facts: { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', pattern: '^F-[0-9]{2}$' } },
      clauses: {
        type: 'array',
        minItems: 2,
        items: {
          type: 'object',
          properties: {
            id: { type: 'string', pattern: '^GUIDE-[SABP]-[A-Z]{3,4}-[0-9]+[a-z]?\\.[0-9]+$' },
            seen: { enum: WAYS_TO_SEE },
            party: { enum: PARTIES },
            en: { type: 'string', pattern: '^[A-Z].{10,}\\.$' },
            zh: { type: 'string', pattern: '^.{4,}。$' },
          },
          required: ['id', 'seen', 'en', 'zh'],
          additionalProperties: false,
        },
      },
    },
    required: ['id', 'level', 'party', 'check', 'mode', 'chapter', 'guide', 'en', 'zh'],
    additionalProperties: false,
  },
} as const;
