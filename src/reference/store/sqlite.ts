// A store in a file, for a terminal that outlives its process.
import { openSqlite } from '../../sqlite.ts';
import type { Store } from './store.ts';

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS record (
    number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (kind, id)
  ) STRICT;`;

/** Opens or makes the file. Every write is on disk before the call returns. Throws what SQLite throws when the file is none. */
export function sqliteStore(file: string): Store {
  const db = openSqlite(file);
  db.exec(SCHEMA);
  const get = db.prepare('SELECT body FROM record WHERE kind = ? AND id = ?');
  const all = db.prepare('SELECT body FROM record WHERE kind = ? ORDER BY number');
  const count = db.prepare('SELECT count(*) AS records FROM record WHERE kind = ?');
  const put = db.prepare(
    'INSERT INTO record (kind, id, body) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body',
  );
  const remove = db.prepare('DELETE FROM record WHERE kind = ? AND id = ?');
  const clear = db.prepare('DELETE FROM record WHERE kind = ?');
  let together = false;
  return {
    get(kind, id) {
      const row = get.get(kind, id) as { body: string } | undefined;
      return row === undefined ? undefined : JSON.parse(row.body);
    },
    all: (kind) => (all.all(kind) as { body: string }[]).map((row) => JSON.parse(row.body)),
    count: (kind) => (count.get(kind) as { records: number }).records,
    put: (kind, id, body) => void put.run(kind, id, JSON.stringify(body)),
    delete: (kind, id) => void remove.run(kind, id),
    clear: (kind) => void clear.run(kind),
    together(action) {
      if (together) return action();
      together = true;
      db.exec('BEGIN IMMEDIATE');
      try {
        action();
        db.exec('COMMIT');
      } catch (error) {
        db.exec('ROLLBACK');
        throw error;
      } finally {
        together = false;
      }
    },
    eraseAll: () => db.exec('DELETE FROM record'),
    close: () => db.close(),
  };
}
