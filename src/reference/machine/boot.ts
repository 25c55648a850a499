// Switching on: self-test, what the store remembers, indicators, idle screen.

import type { Device } from '../device/device.ts';
import { TEXTS } from '../ui/texts.ts';
import { showIdle } from './idle.ts';

export function boot(device: Device): void {
  const { ui, world, books, clock, parts, log } = device;
  ui.power('on');
  ui.light('power', world.battery === 'good' ? 'on' : 'low');
  ui.show({ words: TEXTS.selfTest }, { words: world.paper === 'out' ? TEXTS.selfTestPaper : TEXTS.selfTestOk });
  if (!parts.reversal.survivesRestart) books.dropAllReversals();
  if (!parts.query.survivesRestart) books.dropAllQueries();
  clock.aheadMs = books.session().clockAheadMs;
  device.keys = keysOf(device);
  ui.light('network', world.network === 'up' ? 'connected' : 'disconnected');
  log.write(`power on, ${books.reversals().length} reversals owed, ${books.transactions()} transactions in the batch`);
  showIdle(device);
}

/** The working keys of the last sign-in; a sign-in whose keys this terminal cannot read does not count any more. */
function keysOf({ books, configuration, parts }: Device): Device['keys'] {
  const { signedIn, wrappedKeys } = books.session();
  if (!signedIn || wrappedKeys === null) return null;
  const unwrapped = parts.keys.unwrap(configuration.keys.terminalMasterKey, wrappedKeys);
  if ('keys' in unwrapped) return unwrapped.keys;
  books.changeSession({ signedIn: false, wrappedKeys: null });
  return null;
}
