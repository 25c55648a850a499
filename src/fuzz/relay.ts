// A relay between terminal and acquirer: it lets a campaign hold a request back, damage an answer, or speak to the acquirer itself.
import { startHttpRelay } from './http-relay.ts';
import { dialectLine, jsonLine, type Line, type Sign } from './line.ts';
import type { Host, Passage, RelayedAnswer, RelayHooks } from './passage.ts';
import { createSigner } from './signer.ts';
import { startStreamRelay } from './stream-relay.ts';

export type Relay = {
  /** Where the terminal finds the relay. */
  host: Host;
  line: Line;
  hooks: RelayHooks;
  /** Signs as the terminal does; null while no sign-in has passed through the relay. */
  sign(): Sign | null;
  /** Sends a body (or a whole frame) to the acquirer past the terminal; null when the connection ended without an answer. */
  send(body: Uint8Array, framed?: boolean): Promise<RelayedAnswer | null>;
  close(): Promise<void>;
};

/**
 * Listens on a free loopback port, in the way of the target, and passes everything on to it; towards a terminal that speaks TLS with a
 * certificate that is made for the purpose. `terminalMasterKey` is the test key by which it follows the working keys.
 */
export async function startRelay(target: Host, terminalMasterKey: string): Promise<Relay> {
  const overHttp = target.transport === 'json-http' || target.transport === 'iso-http';
  const line = target.transport === 'json-http' ? jsonLine : dialectLine(target.dialect, overHttp);
  const signer = createSigner(terminalMasterKey, line.macRule);
  const hooks: RelayHooks = {};
  const passage: Passage = { line, hooks, passed: (body) => signer.learn(line.read(body)) };
  const passing = await (overHttp ? startHttpRelay(target, passage) : startStreamRelay(target, passage));
  return { ...passing, line, hooks, sign: () => signer.sign };
}
