// Working keys: which ones a sign-in brings, and whether they are taken (F-05 to F-07).
import { unwrapWorkKeys, type WorkKeys } from '../../crypto/work-keys.ts';

export type KeyPolicy = {
  /** The keys of field 62 under the terminal master key, or the name of the first one that fails its check. */
  unwrap(terminalMasterKey: string, field62: string): ReturnType<typeof unwrapWorkKeys>;
  /** The keys that are used from now on; `before` are those of the last sign-in. */
  replace(before: WorkKeys | null, fresh: WorkKeys): WorkKeys;
};

export const keyPolicy: KeyPolicy = {
  unwrap: (terminalMasterKey, field62) => unwrapWorkKeys(terminalMasterKey, field62),
  replace: (_before, fresh) => fresh,
};
