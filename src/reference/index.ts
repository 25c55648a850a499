// The door of our own terminal: `createTerminal` makes one, with deliberate faults when asked.
import type { Terminal } from '../terminal/contract.ts';
import { partsWith } from './defects/index.ts';
import type { Now } from './device/clock.ts';
import type { LinkFactory } from './host/link.ts';
import { openLink, type Told } from './host/links.ts';
import { memoryStore } from './store/memory.ts';
import { sqliteStore } from './store/sqlite.ts';
import { ReferenceTerminal } from './terminal.ts';

/** The time of day on a clock that is not put back with the machine's: a terminal dates by what its host told it. */
const steadyNow = () => performance.timeOrigin + performance.now();

export { DEFECTS, type Defect, type DefectId } from './defects/index.ts';
export { MODEL, VENDOR, VERSION } from './product.ts';

export type TerminalOptions = {
  /** Ids of deliberate faults; see DEFECTS. An unknown one throws a RangeError. */
  defects?: readonly string[];
  /** What the numbers are drawn from that nobody shall foresee; 1 when not given. */
  seed?: number;
  /** File that outlives the process; without it the store lives as long as the terminal. */
  storeFile?: string;
  /** The clock outside, in milliseconds since the epoch. */
  now?: Now;
  /** Whether a test need not see time pass: then the acquirer simulator is asked to say when no answer will come (docs/wires.md), and that ends the wait. */
  toldSilence?: Told;
  /** The way to the host, where the configured transport is not wanted. */
  openLink?: LinkFactory;
};

/** A terminal that is switched off and has never been used, or one that remembers what its file remembers. */
export function createTerminal(options: TerminalOptions = {}): Terminal {
  return new ReferenceTerminal({
    parts: partsWith(options.defects ?? []),
    seed: options.seed ?? 1,
    store: options.storeFile === undefined ? memoryStore() : sqliteStore(options.storeFile),
    now: options.now ?? steadyNow,
    openLink: options.openLink ?? ((host) => openLink(host, options.toldSilence)),
  });
}
