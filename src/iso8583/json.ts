// The JSON wire form of a message: {"mti":"0200","fields":{"3":"000000",…}}, and what its MAC covers.
import { fieldNumbers, type Message } from './message.ts';

/** The bytes that the MAC of a JSON message covers: MTI, then every field below 64 in ascending order as `number=value;`. */
export function jsonMacInput(message: Message): Buffer {
  const fields = fieldNumbers(message).filter((n) => n < 64);
  return Buffer.from(message.mti + fields.map((n) => `${n}=${message.fields[n]};`).join(''), 'utf8');
}
