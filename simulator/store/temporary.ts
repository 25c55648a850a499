// Books that end with the process: what is in memory anyway is written only when it may leave the memory, or is asked for as a whole.
import type { Change } from '../state/rows.ts';
import { openStore, type Store } from './store.ts';

/** Changes that are written together; more wait only until memory is made free. */
const TOGETHER = 256;

/**
 * A store whose database is not even opened while little happens. Nobody can read it after the process has ended, so no answer needs to
 * wait for it; what was committed is still never lost while the process lives, and a change that finds no room is refused.
 */
export function temporaryStore(open: () => Store = () => openStore(null)): Store {
  let opened: Store | null = null;
  let waiting: Change[] = [];
  const written = (): Store => {
    opened ??= open();
    if (waiting.length > 0) opened.commit(waiting);
    waiting = [];
    return opened;
  };
  return {
    commit(changes) {
      const before = waiting.length;
      waiting.push(...changes);
      if (waiting.length < TOGETHER) return;
      try {
        written();
      } catch (error) {
        waiting.length = before;
        throw error;
      }
    },
    keep: () => void written(),
    load: () => (opened === null && waiting.length === 0 ? null : written().load()),
    // Of what may have left the memory nothing waits.
    find: (want) => opened?.find(want) ?? [],
    ofClearing: (merchantId) => written().ofClearing(merchantId),
    every: (collection, without) => written().every(collection, without),
    search: (wanted, offset, limit) => written().search(wanted, offset, limit),
    reset(change) {
      opened?.reset(change);
      waiting = opened === null ? [change] : [];
    },
    verify: (extent, newest) => written().verify(extent, newest),
    tell: () => undefined,
    close() {
      opened?.close();
      waiting = [];
    },
  };
}
