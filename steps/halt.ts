// The end of a run at its first failure: the thread that counts failures says so to all workers, and they play nothing more.

const CHANNEL = 'tillproof-halt';

/** Tells every worker of this process to play nothing more. */
export function halt(run: string): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(run);
  channel.close();
}

/**
 * Listens for the end of that run; `halted()` is true from then on. `halts()` first lets come in what was said before the scenario was given
 * out, for the two come on different ways.
 */
export function listenForHalt(run: string): { halted(): boolean; halts(): Promise<boolean>; close(): void } {
  let halted = false;
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    halted ||= data === run;
  };
  (channel as unknown as { unref(): void }).unref();
  return {
    halted: () => halted,
    async halts() {
      await new Promise(setImmediate);
      return halted;
    },
    close: () => channel.close(),
  };
}
