// The package as npm would publish it, made from a copy of the checkout, and a folder in which it is installed.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PACKAGE_ROOT } from '../run/root.ts';

const NOT_COPIED = ['node_modules', 'reports', 'dist', '.git', 'coverage'];
const modulesOf = (folder: string) => path.join(folder, 'node_modules');

/** Runs `npm pack` in a copy of the checkout; gives the tarball, and the paths of what is in it. Nothing is fetched. */
export function packed(): { tarball: string; files: string[] } {
  const copy = mkdtempSync(path.join(tmpdir(), 'tillproof-pack-'));
  for (const name of readdirSync(PACKAGE_ROOT))
    if (!NOT_COPIED.includes(name)) cpSync(path.join(PACKAGE_ROOT, name), path.join(copy, name), { recursive: true });
  symlinkSync(modulesOf(PACKAGE_ROOT), modulesOf(copy), 'junction');
  const told = execFileSync('npm', ['pack', '--json', '--offline'], { cwd: copy, encoding: 'utf8', stdio: 'pipe' });
  // What the build prints comes before.
  const [{ filename, files }] = JSON.parse(told.slice(told.search(/^\[$/m))) as [
    { filename: string; files: { path: string }[] },
  ];
  return { tarball: path.join(copy, filename), files: files.map((file) => file.path) };
}

/** An empty project with the package in it as an install from a registry would lay it: dependencies beside, the command in `.bin`. */
export function installedIn(project: string, tarball: string): string {
  const modules = modulesOf(project);
  mkdirSync(path.join(modules, '.bin'), { recursive: true });
  const { dependencies } = JSON.parse(readFileSync(path.join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  // With what they need themselves, and without what only developers of this package have.
  const lock = JSON.parse(readFileSync(path.join(PACKAGE_ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  for (const [place, { dev = false }] of Object.entries(lock.packages)) {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(place)?.[1];
    const isWanted = name !== undefined && (!dev || name in dependencies) && !name.startsWith('tillproof-');
    if (!isWanted) continue;
    mkdirSync(path.dirname(path.join(modules, name)), { recursive: true });
    symlinkSync(path.join(modulesOf(PACKAGE_ROOT), name), path.join(modules, name), 'junction');
  }
  execFileSync('tar', ['-xzf', tarball, '-C', modules]);
  renameSync(path.join(modules, 'package'), path.join(modules, 'tillproof'));
  symlinkSync(path.join('..', 'tillproof', 'src', 'cli', 'tillproof.js'), path.join(modules, '.bin', 'tillproof'));
  return path.join(modules, 'tillproof');
}
