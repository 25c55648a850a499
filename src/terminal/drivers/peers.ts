// The processes that terminals live in, kept between scenarios: one that nobody uses is taken again, one that died is not.
import type { Acknowledgement, Command, Event, Terminal } from '../contract.ts';
import { type Peer, type PeerOptions, startPeer } from './peer.ts';

const idle = new Map<string, Peer[]>();
/** Every process that was started by this thread. */
const started = new Set<Peer>();

/** A process for these options that nobody else uses now. */
export function takePeer(key: string, options: PeerOptions): Peer {
  const left = (idle.get(key) ?? []).filter(({ alive }) => alive);
  const peer = left.pop() ?? startPeer(options);
  idle.set(key, left);
  started.add(peer);
  return peer;
}

/** The terminal in the process; closing it gives the process back. */
export function terminalOf(key: string, peer: Peer): Terminal {
  let open = true;
  return {
    capabilities: async () => (await peer.call('capabilities', {})) as never,
    execute: async (command: Command) => (await peer.call('execute', command)) as Acknowledgement,
    events: async (since: number, waitMs: number) =>
      (await peer.call('events', { since, waitMs: Math.ceil(waitMs) }, waitMs)) as Event[],
    state: async () => (await peer.call('state', {})) as never,
    journal: async () => (await peer.call('journal', {})) as never,
    log: async () => (await peer.call('log', {})) as string,
    async close() {
      if (!open) return;
      open = false;
      // What is wrong with a terminal was said by the calls before; nobody is told again when it is let go.
      await peer.call('close', {}).catch(() => undefined);
      if (peer.alive) idle.set(key, [...(idle.get(key) ?? []), peer]);
    },
  };
}

/** Ends every process of a terminal that this thread has started, and waits for them; to be called when no terminal is used any more. */
export async function endProcesses(): Promise<void> {
  const peers = [...started];
  started.clear();
  idle.clear();
  await Promise.all(peers.map((peer) => peer.end()));
}
