// The idle screen: connection, sign-in, what needs attention, and the menu.

import type { TerminalFunction } from '../../terminal/contract.ts';
import type { Device } from '../device/device.ts';
import { FLOWS } from '../flows/index.ts';
import { FUNCTION_NAMES } from '../ui/names.ts';
import { TEXTS } from '../ui/texts.ts';
import type { Line } from '../ui/ui.ts';

/** The functions that the operator can choose now. */
export function menuOf(device: Device): TerminalFunction[] {
  const has = Object.keys(FLOWS) as TerminalFunction[];
  return device.parts.access.menu(has, device.configuration.profile.functions);
}

/** @param above what stays readable above it, such as the result of the last function */
export function showIdle(device: Device, above: readonly string[] = []): void {
  const { world, books, ui, configuration } = device;
  const session = books.session();
  const lines: Line[] = [
    configuration.identity.merchantName,
    { words: TEXTS.ready },
    { words: world.network === 'up' ? TEXTS.networkUp : TEXTS.networkDown },
    session.signedIn
      ? { words: TEXTS.signedInAs, values: { operator: session.operator ?? '' } }
      : { words: TEXTS.notSignedIn },
  ];
  if (world.tampered) lines.push({ words: TEXTS.tampered });
  if (world.paper === 'out' && configuration.profile.receipt === 'paper') lines.push({ words: TEXTS.paperOut });
  if (world.battery === 'low') lines.push({ words: TEXTS.batteryLow });
  if (books.reversals().length > 0) lines.push({ words: TEXTS.reversalWaits });
  if (books.queries().length > 0) lines.push({ words: TEXTS.queryWaits });
  if (books.settlement() !== null) lines.push({ words: TEXTS.uploadWaits });
  ui.show(...above, ...lines, ...menuOf(device).map((each) => ({ words: FUNCTION_NAMES[each] })));
}
