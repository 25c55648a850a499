// One exchange with the host: MAC, log, network state, and nothing after the power is gone.
import type { Message } from '../../iso8583/message.ts';
import type { Device } from '../device/device.ts';
import { macOf } from '../policies/approval.ts';
import { endWords } from './answer-words.ts';
import type { ExchangeOutcome } from './link.ts';

/** Sends the message, with field 64 when `mac` is set, and waits for the answer. */
export async function exchange(device: Device, message: Message, mac: boolean): Promise<ExchangeOutcome> {
  const { link, log, world, life, configuration } = device;
  if (world.network === 'down') return { kind: 'not-sent', stage: 'connect', reason: 'no network' };
  const outgoing = mac && device.parts.wire.signs ? withMac(device, message) : message;
  log.message('sent', outgoing);
  const cut = new AbortController();
  device.dropConnection = () => cut.abort();
  const outcome = await life.hold(link.exchange(outgoing, configuration.timers, cut.signal));
  device.dropConnection = null;
  if (outcome.kind === 'answer') log.message('received', outcome.message);
  else log.write(endWords(outgoing, outcome, configuration.timers.responseTimeoutMs));
  return outcome;
}

function withMac(device: Device, message: Message): Message {
  if (device.keys === null) throw new Error('MAC without a MAC key');
  const mac = macOf(device.link.macInput(message), device.keys.macKey, device.link.macRule);
  return { mti: message.mti, fields: { ...message.fields, 64: mac } };
}
