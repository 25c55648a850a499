// Where the package is, and whether its TypeScript source or its build is running.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(import.meta.url);

/** True when running from the build (dist/), where modules end in .js. */
const BUILT = here.endsWith('.js');

/** Folder that holds package.json, features and docs. */
export const PACKAGE_ROOT = (() => {
  let folder = path.dirname(here);
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return folder;
})();

/** Absolute path of a module of ours, such as `steps/**\/*`, in the form that runs. */
export function modulePath(withoutExtension: string): string {
  return path.join(PACKAGE_ROOT, BUILT ? 'dist' : '', `${withoutExtension}${BUILT ? '.js' : '.ts'}`);
}

/** Version of this package, as its package.json has it. */
export function packageVersion(): string {
  return (JSON.parse(readFileSync(path.join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { version: string }).version;
}
