// Which harness this is: the digest of its files, so that a certificate names exactly what tested.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../compliance/package-root.ts';
import { proofFigures } from '../proof/measured.ts';
import { SURVIVORS } from '../proof/survivors.ts';
import { digestOf, sha256 } from './digest.ts';

/** Folders of what takes part in a run; those that are not there are passed over. */
const PARTS = ['dist', 'features', 'simulator', 'src', 'steps'];

/**
 * Version and digest of the harness that is running: of the paths and contents of all files that take part in a run. The same checkout gives
 * the same digest everywhere; a package that is built has another one than its source.
 */
export function ownHarness(root = packageRoot()): { version: string; sha256: string } {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  const files = PARTS.filter((part) => existsSync(path.join(root, part))).flatMap((part) =>
    readdirSync(path.join(root, part), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.|\.fixture\.|__pycache__/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  const listed = files.map((file) => [path.relative(root, file).replaceAll(path.sep, '/'), sha256(readFileSync(file))]);
  return { version, sha256: digestOf(listed.sort(([a = ''], [b = '']) => (a < b ? -1 : 1))) };
}

/** What was measured of the suite itself: mutants noticed, and what it would not notice, with the reasons. */
export type Proof = ReturnType<typeof ownProof>;

export function ownProof() {
  return {
    ...proofFigures(),
    wouldNotNotice: SURVIVORS.filter(({ reason }) => reason === 'blind').map(({ mutants, why }) => ({
      mutants: [...mutants],
      why,
    })),
  };
}
