// Opens a file or an address in the browser of whoever runs the command.
import { spawn } from 'node:child_process';

/** The program of this system that opens things, with its arguments. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Resolves with false where nothing could be opened, as on a machine without a desktop. `BROWSER` names another program. */
export async function browse(target: string, env: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  const [program, ...before] = env.BROWSER ? [env.BROWSER] : (OPENERS[process.platform] ?? ['xdg-open']);
  return new Promise((resolve) => {
    const child = spawn(program as string, [...before, target], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    child.unref();
  });
}
