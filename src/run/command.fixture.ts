// The command in a process of its own, for tests of what it prints and leaves.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { PACKAGE_ROOT } from './root.ts';

/** Runs `tillproof` in that folder to its end, in English; gives exit code (null when a signal ended it) and what was printed. */
export function tillproofIn(
  folder: string,
  ...args: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [path.join(PACKAGE_ROOT, 'src/cli/tillproof.js'), ...args], {
    cwd: folder,
    env: { ...process.env, LANG: 'en_US.UTF-8' },
  });
  const result = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (result.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (result.err += text));
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...result, code })));
}
