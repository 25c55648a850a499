// The door of the fuzz room.
export { fuzzAnswers, type PaymentSeen } from './answer-campaign.ts';
export type { AnswerDamage } from './answer-damage.ts';
export { counterexampleScenario } from './counterexample.ts';
export { type FailingLine, startFailingLine } from './failing-line.ts';
export { type FalseHost, type Imposture, startFalseHost } from './false-host.ts';
export { fuzzHost } from './host-campaign.ts';
export { type Relay, startRelay } from './relay.ts';
export type { Damaged } from './target.ts';
