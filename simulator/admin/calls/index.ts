// Every call of the control plane, in the order of its document.
import { backOfficeCalls } from './back-office.ts';
import { bookCalls } from './books.ts';
import type { Call } from './call.ts';
import { configurationCalls } from './configuration.ts';
import { directoryCalls } from './directory.ts';
import { paymentCalls } from './payments.ts';
import { ruleCalls } from './rules.ts';

export const CALLS = {
  ...configurationCalls,
  ...directoryCalls,
  ...ruleCalls,
  ...bookCalls,
  ...backOfficeCalls,
  ...paymentCalls,
  /** The OpenAPI document. */
  document: { method: 'GET', path: '/openapi.json', summary: 'This description.', answer: 'ApiDocument' },
} as const satisfies Record<string, Call>;

export type Calls = typeof CALLS;
