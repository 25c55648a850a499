// The clauses of the guide's compound requirements. A requirement that is not here makes one claim, which is its own.

import type { Clause } from '../requirements/requirement.ts';
import { ARTICLE_A_QUESTIONS } from './article-a-questions.ts';
import { ARTICLE_A_STEPS } from './article-a-steps.ts';
import { ARTICLE_B } from './article-b.ts';
import { PRODUCTS } from './products.ts';
import { SUMMARY } from './summary.ts';

const CLAUSES: readonly Clause[] = [...SUMMARY, ...ARTICLE_A_STEPS, ...ARTICLE_A_QUESTIONS, ...ARTICLE_B, ...PRODUCTS];

/** Clauses by the requirement that they make up, in the order of their numbers. */
export const CLAUSES_OF: ReadonlyMap<string, readonly Clause[]> = Map.groupBy(CLAUSES, ({ id }) =>
  id.replace(/\.\d+$/, ''),
);
