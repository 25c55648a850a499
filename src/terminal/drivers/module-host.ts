// The program around a terminal module in a process of its own: takes JSON-RPC lines in and answers with what the module does.
import { Worker } from 'node:worker_threads';
import { ContractError, type Terminal } from '../contract.ts';
import { openInside } from './inside.ts';
import { lineReader, type RpcRequest } from './lines.ts';

const write = process.stdout.write.bind(process.stdout);
const { parse, stringify } = JSON;
/** What the module prints is for its author to read, and none of our answers. */
process.stdout.write = process.stderr.write.bind(process.stderr) as never;

/** A module that never comes back to its event loop does not notice that the harness is gone; this thread does. */
const WATCH = `
  const gone = () => setTimeout(() => process.kill(process.pid, 'SIGKILL'), 1500);
  new (require('node:net').Socket)({ fd: 3 }).on('error', () => undefined).on('close', gone).resume();
`;
new Worker(WATCH, { eval: true }).unref();

let terminal: Terminal | null = null;

type Params = { module: string; options: object; since: number; waitMs: number };

async function answer({ method, params }: RpcRequest): Promise<unknown> {
  const { module, options, since, waitMs } = params as Params;
  if (method === 'open') {
    terminal = await openInside({ module, options });
    return null;
  }
  if (terminal === null) throw new ContractError('adapter-fault', 'no terminal was opened');
  switch (method) {
    case 'execute':
      return terminal.execute(params as never);
    case 'events':
      return terminal.events(since, waitMs);
    case 'close': {
      const closing = terminal;
      terminal = null;
      await closing.close();
      return null;
    }
    case 'capabilities':
    case 'state':
    case 'journal':
    case 'log':
      return terminal[method]();
    default:
      throw new ContractError('adapter-fault', `no method "${method}"`);
  }
}

async function serve(request: RpcRequest): Promise<void> {
  const { id } = request;
  let reply: object;
  try {
    reply = { id, result: (await answer(request)) ?? null };
  } catch (error) {
    const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
    reply = { id, error: { code: -32000, message: String(message ?? error), data: { code: String(code) } } };
  }
  write(`${stringify({ jsonrpc: '2.0', ...reply })}\n`);
}

const take = lineReader(
  (line) => void serve(parse(line) as RpcRequest),
  () => process.exit(1),
);
process.stdin.setEncoding('utf8').on('data', take);
process.stdin.on('end', () => {
  void Promise.resolve(terminal?.close()).finally(() => process.exit(0));
});
