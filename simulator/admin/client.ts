// The client of the acquirer's control plane: everything that a test, a step or a command needs to reach one.

export type * from '../model/index.ts';
export { type AcquirerClient, AdminClientError, connectAcquirer } from './connect.ts';
export {
  type AcquirerProcess,
  type ComingAcquirers,
  type LaunchedAcquirer,
  type LaunchedAddresses,
  type LaunchOptions,
  launchAcquirer,
  launchAcquirers,
  prepareAcquirers,
} from './launch.ts';
export { send } from './send.ts';
