// The contract: what the harness needs of a terminal, whoever wrote it. One set of schemas for every form (module, HTTP, stdio); one
// file a subject.
//
// The schemas are open, so that the contract can grow: a member that somebody does not know is ignored, in commands and in answers alike.
// Which optional members came with which version stands in versions.ts; whoever adds one adds its row there.

/** The version of the contract that these schemas are. */
export const CONTRACT_VERSION = 2;

export * from './contract/capabilities.ts';
export * from './contract/card-image.ts';
export * from './contract/commands.ts';
export * from './contract/configuration.ts';
export * from './contract/events.ts';
export * from './contract/hold.ts';
export * from './contract/journal.ts';
export * from './contract/refusals.ts';
export * from './contract/slip.ts';
export * from './contract/state.ts';
export * from './contract/terminal.ts';
export * from './contract/vocabulary.ts';
