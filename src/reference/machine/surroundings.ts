// What a powered terminal does when something around it changes.
import type { Command } from '../../terminal/contract.ts';
import type { Device } from '../device/device.ts';
import type { World } from '../device/world.ts';
import { TEXTS } from '../ui/texts.ts';
import { showIdle } from './idle.ts';

type Change = Extract<Command, { command: 'environment' }>;

/** Changes the world; what nobody is told of is there at power-on. */
export function changeWorld(world: World, change: Change): void {
  if (change.network !== undefined) world.network = change.network;
  if (change.paper !== undefined) world.paper = change.paper;
  if (change.battery !== undefined) world.battery = change.battery;
  if (change.tamper !== undefined) world.tampered = world.tampered || change.tamper;
}

/** Shows, signals and acts on the change. */
export function noticeChange(device: Device, change: Change): void {
  const { ui, log, world, inputs } = device;
  if (change.network !== undefined) {
    ui.light('network', world.network === 'up' ? 'connected' : 'disconnected');
    log.write(`network ${world.network}`);
    if (world.network === 'down') device.dropConnection?.();
  }
  if (change.battery !== undefined) ui.light('power', world.battery === 'good' ? 'on' : 'low');
  if (change.tamper) lock(device);
  if (ui.function === null) showIdle(device);
  if (change.deviceAttached !== undefined) noticeDevice(device, change.deviceAttached);
  if (change.softwareOffered !== undefined) noticeSoftware(device, change.softwareOffered);
  if (change.paper !== undefined) inputs.offer(change);
}

/** Keys are erased: nothing that needs them can be done any more. */
function lock(device: Device): void {
  const { books, ui, log } = device;
  device.keys = null;
  books.changeSession({ signedIn: false, wrappedKeys: null });
  ui.sound('failure');
  log.write('tamper detected, keys erased');
}

function noticeDevice({ ui, log }: Device, { name, trusted }: { name: string; trusted: boolean }): void {
  log.write(`device ${name} attached, ${trusted ? 'verified' : 'refused'}`);
  if (!trusted) ui.sound('attention');
  ui.show({ words: trusted ? TEXTS.deviceAccepted : TEXTS.deviceRefused, values: { name } });
}

function noticeSoftware({ ui, log }: Device, offer: { version: string; signed: boolean }): void {
  log.write(`software ${offer.version} offered, ${offer.signed ? 'signature right' : 'refused'}`);
  if (!offer.signed) ui.sound('attention');
  const words = offer.signed ? TEXTS.softwareAccepted : TEXTS.softwareRefused;
  ui.show({ words, values: { version: offer.version } });
}
