// The client of the acquirer's control plane: everything that a test, a step or a command needs to reach one.
export { type AcquirerClient, AdminClientError, connectAcquirer } from './connect.ts';
export {
  type AcquirerProcess,
  type LaunchedAcquirer,
  type LaunchedAddresses,
  type LaunchOptions,
  launchAcquirer,
  launchAcquirers,
} from './launch.ts';
export { send } from './send.ts';
export type * from './wire.ts';
