// npm `iso_8583`, beside which the codec is measured. It is no dependency, because it brings a package under GPL v3 with it:
// whoever wants the comparison installs it for the moment.
import { createRequire } from 'node:module';
import type { Message } from '../../src/iso8583/message.ts';

/** What puts it beside the other packages until the next `npm ci`. */
export const INSTALL = 'npm install --no-save iso_8583@2.6.7';

export type Peer = { encode(message: Message): Buffer; decode(frame: Buffer): unknown };

type Iso8583 = { getBufferMessage(): Buffer; getIsoJSON(bytes: Buffer): Record<string, string> };

/** The peer, or null when it is not installed. Its messages have their frame length in front. */
export function loadPeer(): Peer | null {
  const require = createRequire(import.meta.url);
  try {
    require.resolve('iso_8583');
  } catch {
    return null;
  }
  const Library = require('iso_8583') as new (data?: Record<string, string>) => Iso8583;
  return {
    encode: ({ mti, fields }) => new Library({ 0: mti, ...fields }).getBufferMessage(),
    decode: (frame) => new Library().getIsoJSON(frame),
  };
}
