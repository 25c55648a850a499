// The other side of the comparison, a process of its own as the acquirer is one: gives back what it gets, and knows nothing of frames.
import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const THIS_FILE = fileURLToPath(import.meta.url);

/** Starts it; `address` is `ip:port`. It ends with its standard input. */
export function startEcho(): Promise<{ address: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [THIS_FILE], { stdio: ['pipe', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.stdout?.once('data', (line: Buffer) => resolve({ address: String(line).trim(), child }));
  });
}

function serve(): void {
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1', () => console.log(`127.0.0.1:${(server.address() as AddressInfo).port}`));
  process.stdin.once('end', () => process.exit()).resume();
}

if (process.argv[1] === THIS_FILE) serve();
