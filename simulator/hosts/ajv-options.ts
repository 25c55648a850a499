// How every schema of the acquirer is compiled: all reasons at once, each with the value that it is about.
import { OWN_SCHEMAS } from '../../src/schema.ts';

export const AJV_OPTIONS = { allErrors: true, verbose: true, strict: false, ...OWN_SCHEMAS } as const;
