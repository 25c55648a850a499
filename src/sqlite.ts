// SQLite as Node brings it, loaded when a database is opened, and without the warning by which Node 22 calls it experimental in every
// thread: that it does what we need of it is shown by our tests on both.
import type { DatabaseSync, DatabaseSyncOptions } from 'node:sqlite';

/** Opens a database: a file, `:memory:`, or with an empty name one that is gone when it is closed. */
export function openSqlite(name: string, options: DatabaseSyncOptions = {}): DatabaseSync {
  const { emitWarning } = process;
  // Loading warns of nothing else.
  process.emitWarning = () => undefined;
  try {
    const sqlite = process.getBuiltinModule('node:sqlite');
    return new sqlite.DatabaseSync(name, options);
  } finally {
    process.emitWarning = emitWarning;
  }
}
