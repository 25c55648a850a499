// The door of the behaviour campaigns.
export { ACTS } from './acts/index.ts';
export { playAgain, playDrawn } from './campaign.ts';
export { PAST } from './corpus.ts';
export { featureOf, SCENE } from './feature.ts';
export { type Counter, type Made, nothingReached, type Reached, Run, type Trouble } from './run.ts';
export { shrink } from './shrink.ts';
export { type Seen, Till } from './till.ts';
