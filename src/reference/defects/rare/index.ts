// Faults that show only after a rare sequence: no scenario of the guide comes to it, a behaviour campaign does.
import type { Defect } from '../defect.ts';
import { ELSEWHERE } from './elsewhere.ts';
import { PAYMENTS } from './payments.ts';
import { REVERSALS } from './reversals.ts';
import { SESSIONS } from './sessions.ts';

export const RARE = Object.fromEntries(
  [...REVERSALS, ...PAYMENTS, ...SESSIONS, ...ELSEWHERE].map((each) => [each.id, each]),
) as Record<string, Defect>;
