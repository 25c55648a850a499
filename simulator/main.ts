// The door of the acquirer for whoever runs it in the same process.
export { ConfigurationError } from './configuration/check.ts';
export { defaultConfiguration } from './configuration/default.ts';
export { loadConfiguration } from './configuration/file.ts';
export { isLoopback } from './hosts/host-names.ts';
export { type AcquirerOptions, type RunningAcquirer, startAcquirer } from './start.ts';
export { breachInChinese } from './store/breaches-chinese.ts';
export { examine } from './store/store.ts';
export { StoreError } from './store/store-error.ts';
