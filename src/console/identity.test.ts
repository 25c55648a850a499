// A terminal with an identity of its own keeps it: the acquirer is set up to match, at the start and whenever it starts over.
import { expect, it } from 'vitest';
import type { Command, Terminal } from '../terminal/index.ts';
import { testConsole } from './console.fixture.ts';

const IDENTITY = { terminalId: 'OWN00001', merchantId: '898310058120077' };

it('is on the register of the acquirer, and pays', async () => {
  const commands: Command[] = [];
  const own = (terminal: Terminal): Terminal => ({
    capabilities: async () => ({ ...(await terminal.capabilities()), identity: IDENTITY }),
    execute: (command) => {
      commands.push(command);
      return terminal.execute(command);
    },
    events: (since, waitMs) => terminal.events(since, waitMs),
    state: () => terminal.state(),
    journal: () => terminal.journal(),
    log: () => terminal.log(),
    close: () => terminal.close(),
  });
  const shown = await testConsole(own);
  const [first] = commands;
  expect(first?.command === 'power-on' && first.configuration.identity).toMatchObject(IDENTITY);
  expect((await shown.whole()).terminal.state.signedIn).toBe(true);
  expect(await shown.act({ do: 'start-over' })).toBe(200);
  expect((await shown.whole()).terminal.state.signedIn).toBe(true);
  const { exchanges } = await shown.whole();
  expect(exchanges.map(({ request, code }) => [request?.fields['41'], code])).toEqual([[IDENTITY.terminalId, '00']]);
  await shown.close();
}, 30_000);
