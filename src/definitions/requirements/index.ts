// The requirement catalogue: every testable statement of the guide, in the guide's order, and how to find one.
import { CLAUSES_OF } from '../clauses/index.ts';
import { ARTICLE_A_AFTER } from './article-a-after.ts';
import { ARTICLE_A_BEFORE } from './article-a-before.ts';
import { ARTICLE_A_FAILURES } from './article-a-failures.ts';
import { ARTICLE_A_PIN } from './article-a-pin.ts';
import { ARTICLE_B_PROBLEMS } from './article-b-problems.ts';
import { ARTICLE_B_QUERIES } from './article-b-queries.ts';
import { ARTICLE_B_REFUNDS } from './article-b-refunds.ts';
import { ARTICLE_B_STEPS } from './article-b-steps.ts';
import { PRODUCTS_STABILITY } from './products-stability.ts';
import { PRODUCTS_TERMINALS } from './products-terminals.ts';
import type { Requirement } from './requirement.ts';
import { SUMMARY_ADVICE } from './summary-advice.ts';
import { SUMMARY_STEPS } from './summary-steps.ts';

export {
  type CatalogueRow,
  CHAPTERS,
  type Clause,
  LEVELS,
  MODES,
  PARTIES,
  PROFILES,
  WAYS_TO_SEE,
} from './requirement.ts';
export { REQUIREMENTS_SCHEMA } from './schema.ts';

const ROWS: readonly Requirement[] = [
  ...SUMMARY_STEPS,
  ...SUMMARY_ADVICE,
  ...ARTICLE_A_BEFORE,
  ...ARTICLE_A_AFTER,
  ...ARTICLE_A_PIN,
  ...ARTICLE_A_FAILURES,
  ...ARTICLE_B_STEPS,
  ...ARTICLE_B_PROBLEMS,
  ...ARTICLE_B_QUERIES,
  ...ARTICLE_B_REFUNDS,
  ...PRODUCTS_TERMINALS,
  ...PRODUCTS_STABILITY,
];

export const REQUIREMENTS: readonly Requirement[] = ROWS.map((row) => {
  const clauses = CLAUSES_OF.get(row.id);
  return clauses === undefined ? row : { ...row, clauses };
});

const BY_ID = new Map(REQUIREMENTS.map((row) => [row.id, row]));

/** The requirement of that id, such as GUIDE-S-STEP-1a (a leading @ of a tag is taken off); null when there is none. */
export function requirement(id: string): Requirement | null {
  return BY_ID.get(id.replace(/^@/, '')) ?? null;
}

/** Names of the checks, each once, in the order in which the guide first needs them. */
export const CHECKS: readonly string[] = [...new Set(REQUIREMENTS.map((row) => row.check))];
