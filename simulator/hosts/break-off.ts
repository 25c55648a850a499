// Breaking a connection off.

import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * Ends the connection with a reset. One that is ending in order already is closed instead: Node leaves a socket open that is reset
 * while its end is under way, and a process with such a socket never ends.
 *
 * @param stream what is written to, where that is TLS over the socket
 */
export function breakOff(socket: Socket, stream: Duplex = socket): void {
  if (socket.writable && stream.writable) socket.resetAndDestroy();
  else {
    stream.destroy();
    socket.destroy();
  }
}
