// The door of the behaviour campaigns.
export { ACTS } from './acts/index.ts';
export { isPair, playAgain, playDrawn } from './campaign.ts';
export { PAST } from './corpus.ts';
export { featureOf } from './feature.ts';
export { type Counter, type Made, nothingReached, type Reached, Run, type Trouble } from './run.ts';
export { sceneOf } from './scene.ts';
export type { Seen } from './seen.ts';
export type { At } from './shop.ts';
export { shrink } from './shrink.ts';
export { Till } from './till.ts';
