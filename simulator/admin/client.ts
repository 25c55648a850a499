// The client of the acquirer's control plane: everything that a test, a step or a command needs to reach one.
export { type AcquirerClient, AdminClientError, connectAcquirer } from './connect.ts';
export { type LaunchedAcquirer, type LaunchOptions, launchAcquirer } from './launch.ts';
export type * from './wire.ts';
