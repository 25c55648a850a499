// Requirements that no scenario of ours is about, each with the reason; one that has a scenario after all must go from here.
import type { Bilingual } from './evidence.ts';

export const UNCOVERED: Readonly<Record<string, Bilingual>> = {};
