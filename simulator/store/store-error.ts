// What can be wrong with the store, in one sentence with its cause and what to do about it.
import type { Bilingual } from '../../src/definitions/evidence.ts';

/**
 * `held`: another process has it · `open`: no database, or not accessible · `schema`: another layout, or not whole · `books`: they do
 * not hold · `full`: there is no room left · `write`: it cannot be written for another reason.
 */
type StoreProblem = 'held' | 'open' | 'schema' | 'books' | 'full' | 'write';

/** The store cannot be used, or could not do it. The words name file, cause and remedy, and never card data; the message is the English ones. */
export class StoreError extends Error {
  readonly code: StoreProblem;
  readonly words: Bilingual;
  constructor(code: StoreProblem, words: Bilingual, cause?: unknown) {
    super(words.en, { cause });
    this.name = 'StoreError';
    this.code = code;
    this.words = words;
  }
}

/** Result codes of SQLite without their extensions. */
const SQLITE = { busy: 5, readOnly: 8, ioError: 10, corrupt: 11, full: 13, cannotOpen: 14, noDatabase: 26 } as const;

const codeOf = (error: unknown) => ((error as { errcode?: number } | null)?.errcode ?? 0) & 0xff;

/** True when somebody else holds what was wanted. */
export const isBusy = (error: unknown): boolean => codeOf(error) === SQLITE.busy;

/** What to do about books that cannot be trusted any more. */
export const BRING_BACK: Bilingual = {
  en: 'bring back a copy, or begin a new one with another --db',
  zh: '请恢复备份，或以--db另建一个',
};
const NO_DATABASE: Bilingual = { en: 'cannot be opened as a database', zh: '无法作为数据库打开' };

/** Why a file could not be opened. */
export function openingError(name: string, cause: unknown): StoreError {
  const refused = (reason: Bilingual, remedy: Bilingual, code: StoreProblem = 'open') =>
    new StoreError(
      code,
      { en: `${name}: ${reason.en}; ${remedy.en}.`, zh: `${name}：${reason.zh}；${remedy.zh}。` },
      cause,
    );
  switch (codeOf(cause)) {
    case SQLITE.noDatabase:
      return refused(
        { en: `${NO_DATABASE.en}: it is something else`, zh: `${NO_DATABASE.zh}：它不是数据库` },
        { en: 'name another file with --db', zh: '请以--db给出另一个文件' },
      );
    case SQLITE.corrupt:
      return refused({ en: 'the database is damaged', zh: '数据库已损坏' }, BRING_BACK);
    case SQLITE.readOnly:
      return refused(
        { en: `${NO_DATABASE.en}: it may not be written`, zh: `${NO_DATABASE.zh}：不可写` },
        { en: 'change its permissions, or name another', zh: '请更改其权限，或另给一个文件' },
      );
    case SQLITE.full:
      return refused(
        { en: 'there is no room left on its disk', zh: '所在磁盘已无空间' },
        { en: 'make room and start again', zh: '请腾出空间后重新启动' },
        'full',
      );
    default:
      return refused(NO_DATABASE, {
        en: 'it must be a file, or a new name in a folder that exists and may be written',
        zh: '它须为文件，或为已有且可写目录中的新文件名',
      });
  }
}

/** Why something could not be read or written after the store was opened. An error that is not the store's comes back as it is. */
export function workingError(name: string, error: unknown): unknown {
  const failed = (code: StoreProblem, en: string, zh: string) =>
    new StoreError(
      code,
      { en: `${name}: ${en}. Nothing of this change was kept.`, zh: `${name}：${zh}。本次变更未保存任何内容。` },
      error,
    );
  switch (codeOf(error)) {
    case SQLITE.full:
      return failed(
        'full',
        'there is no room left on its disk; make room, and it goes on',
        '所在磁盘已无空间；腾出空间后即可继续',
      );
    case SQLITE.busy:
      return failed(
        'held',
        'another program holds it locked; end that program, and it goes on',
        '被另一程序锁定；结束该程序后即可继续',
      );
    case SQLITE.readOnly:
      return failed('write', 'it may not be written any more; look at its permissions', '已不可写；请检查其权限');
    case SQLITE.ioError:
      return failed(
        'write',
        'the disk does not do what it is asked; look at its health and its free space',
        '磁盘读写失败；请检查磁盘状况和剩余空间',
      );
    case SQLITE.corrupt:
    case SQLITE.noDatabase:
      return failed('books', 'it is damaged; something else wrote into it', '已损坏；有其他程序写入过');
    default:
      return error;
  }
}
