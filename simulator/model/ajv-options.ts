// How every schema of the acquirer is compiled: all reasons at once, each with the value that it is about.
import { OWN_SCHEMAS } from '../../src/schema.ts';
import { isDay } from './calendar.ts';

/** A text of the form of a day must be one; that of another form breaks its pattern, and that is told once. */
const date = { type: 'string', validate: (text: string) => !/^\d{4}-\d{2}-\d{2}$/.test(text) || isDay(text) } as const;

export const AJV_OPTIONS = {
  allErrors: true,
  verbose: true,
  strict: false,
  formats: { date },
  ...OWN_SCHEMAS,
} as const;
