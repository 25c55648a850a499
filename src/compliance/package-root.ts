// Where the package stands that this file is part of, built or not.
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The nearest folder above that has a package.json; that of this file itself when none has. */
export function packageRoot(): string {
  for (let folder = import.meta.dirname; folder !== path.dirname(folder); folder = path.dirname(folder))
    if (existsSync(path.join(folder, 'package.json'))) return folder;
  return import.meta.dirname;
}
