// The door of the acquirer for whoever runs it in the same process.
export { ConfigurationError } from './hosts/configuration.ts';
export { loadConfiguration } from './hosts/configuration-file.ts';
export { defaultConfiguration } from './hosts/default-configuration.ts';
export { isLoopback } from './hosts/host-names.ts';
export { examine } from './ledger/store.ts';
export { StoreError } from './ledger/store-error.ts';
export { type AcquirerOptions, type RunningAcquirer, startAcquirer } from './start.ts';
