// A terminal of the examples as a process of its own, on a free port.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What serves each of them within its folder. */
export const EXAMPLES = {
  minimal: { folder: 'examples/terminal-minimal', command: [process.execPath, 'server.mjs', '0'] },
  python: { folder: 'examples/terminal-python', command: ['python3', 'terminal.py', '--port', '0'] },
};
/** One that has not said by then where it listens does not come up. */
const LONGEST_START_MS = 20_000;

/** Serves it out of that folder; the address is null when it does not come up. */
export async function served([program, ...args], cwd) {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
  const stop = () => child.kill('SIGKILL');
  process.once('exit', stop);
  const address = await new Promise((resolve) => {
    const bound = setTimeout(() => resolve(null), LONGEST_START_MS);
    const told = (found) => {
      clearTimeout(bound);
      resolve(found);
    };
    createInterface({ input: child.stdout }).on('line', (line) => told(/https?:\/\/[^\s")]+/.exec(line)?.[0] ?? null));
    child.once('close', () => told(null));
    child.once('error', () => told(null));
  });
  return {
    address,
    stop: () => {
      process.off('exit', stop);
      stop();
    },
  };
}
