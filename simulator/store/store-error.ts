// What can be wrong with the store, in one sentence with its cause and what to do about it.

/**
 * `held`: another process has it · `open`: no database, or not accessible · `schema`: another layout, or not whole · `books`: they do
 * not hold · `full`: there is no room left · `write`: it cannot be written for another reason.
 */
type StoreProblem = 'held' | 'open' | 'schema' | 'books' | 'full' | 'write';

/** The store cannot be used, or could not do it. The message names file, cause and remedy, and never card data. */
export class StoreError extends Error {
  readonly code: StoreProblem;
  constructor(code: StoreProblem, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}

/** Result codes of SQLite without their extensions. */
const SQLITE = { busy: 5, readOnly: 8, ioError: 10, corrupt: 11, full: 13, cannotOpen: 14, noDatabase: 26 } as const;

const codeOf = (error: unknown) => ((error as { errcode?: number } | null)?.errcode ?? 0) & 0xff;

/** True when somebody else holds what was wanted. */
export const isBusy = (error: unknown): boolean => codeOf(error) === SQLITE.busy;

/** Why a file could not be opened. */
export function openingError(name: string, cause: unknown): StoreError {
  const refused = (reason: string, remedy: string) => new StoreError('open', `${name}: ${reason}; ${remedy}.`, cause);
  switch (codeOf(cause)) {
    case SQLITE.noDatabase:
      return refused('cannot be opened as a database: it is something else', 'name another file with --db');
    case SQLITE.corrupt:
      return refused('the database is damaged', 'bring back a copy of it, or begin a new one with another --db');
    case SQLITE.readOnly:
      return refused(
        'cannot be opened as a database: it may not be written',
        'change its permissions, or name another',
      );
    case SQLITE.full:
      return new StoreError('full', `${name}: there is no room left on its disk; make room and start again.`, cause);
    default:
      return refused(
        'cannot be opened as a database',
        'it must be a file, or a new name in a folder that exists and may be written',
      );
  }
}

/** Why something could not be read or written after the store was opened. An error that is not the store's comes back as it is. */
export function workingError(name: string, error: unknown): unknown {
  const failed = (code: StoreProblem, reason: string) =>
    new StoreError(code, `${name}: ${reason}. Nothing of this change was kept.`, error);
  switch (codeOf(error)) {
    case SQLITE.full:
      return failed('full', 'there is no room left on its disk; make room, and it goes on');
    case SQLITE.busy:
      return failed('held', 'another program holds it locked; end that program, and it goes on');
    case SQLITE.readOnly:
      return failed('write', 'it may not be written any more; look at its permissions');
    case SQLITE.ioError:
      return failed('write', 'the disk does not do what it is asked; look at its health and its free space');
    case SQLITE.corrupt:
    case SQLITE.noDatabase:
      return failed('books', 'it is damaged; something else wrote into it');
    default:
      return error;
  }
}
