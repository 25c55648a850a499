// The terminal of this room's tests as a program: JSON-RPC lines over standard input and output, as a user would write them.
import { createInterface } from 'node:readline';
import { assertCommand } from '../validate.ts';
import { FakeTerminal } from './fake-terminal.ts';

const terminal = new FakeTerminal();
type Params = { since: number; waitMs: number };

const METHODS: Record<string, (params: never) => Promise<unknown>> = {
  capabilities: () => terminal.capabilities(),
  execute: async (command: never) => {
    assertCommand(command);
    return terminal.execute(command);
  },
  events: ({ since, waitMs }: Params) => terminal.events(since, waitMs),
  state: () => terminal.state(),
  journal: () => terminal.journal(),
  log: () => terminal.log(),
  close: async () => null,
};

createInterface({ input: process.stdin }).on('line', async (line) => {
  const { id, method, params } = JSON.parse(line) as { id: number; method: string; params: never };
  const answer = await Promise.resolve()
    .then(() => METHODS[method]?.(params))
    .then(
      (result) => ({ result }),
      ({ message, code }) => ({ error: { code: -32000, message, data: { code } } }),
    );
  console.log(JSON.stringify({ jsonrpc: '2.0', id, ...answer }));
});
