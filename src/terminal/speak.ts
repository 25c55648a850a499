// Stands before a terminal and speaks the version of the contract that it declares.
import type { Command, Terminal } from './contract.ts';
import { knownTo, MEMBERS_SINCE, spokenVersion } from './versions.ts';

/** The terminal, told nothing that its version does not know, and told at power-on which version is spoken. */
export function speak(terminal: Terminal): Terminal {
  let spoken: number | null = null;
  const capabilities = async () => {
    const declared = await terminal.capabilities();
    const { contractVersion } = declared ?? {};
    spoken = spokenVersion(Number.isInteger(contractVersion) ? { contractVersion: contractVersion as number } : {});
    return declared;
  };
  return {
    events: (since, waitMs) => terminal.events(since, waitMs),
    state: () => terminal.state(),
    journal: () => terminal.journal(),
    log: () => terminal.log(),
    close: () => terminal.close(),
    capabilities,
    async execute(command: Command) {
      if (!Object.hasOwn(MEMBERS_SINCE, command.command)) return terminal.execute(command);
      if (spoken === null) await capabilities();
      const version = spoken ?? 1;
      const told = command.command === 'power-on' ? { ...command, contractVersion: version } : command;
      return terminal.execute(knownTo(version, told));
    },
  };
}
