// A terminal whose keys and readers a person alone can use: the page asks the person, and only what was done is done. With an adapter the
// adapter sees what comes of it; without one the person tells.
import type { Bilingual } from '../definitions/evidence.ts';
import type { Acknowledgement, Command, Configuration, Terminal } from '../terminal/index.ts';
import type { AttendedView } from '../views/console/model.ts';
import type { Act } from './acts.ts';
import { ToldTerminal } from './told-terminal.ts';

type SetUp = Pick<Configuration, 'host' | 'identity'> & { keyCheck: string };

export class Attended {
  /** As the console drives it. */
  readonly terminal: Terminal;
  /** The device where a person must say what it shows; null where an adapter sees it. */
  readonly told: ToldTerminal | null;
  #asked: { act: Act; words: Bilingual } | null = null;

  /** @param adapter one that sees and does nothing; null where there is none */
  constructor(adapter: Terminal | null) {
    this.told = adapter === null ? new ToldTerminal() : null;
    this.terminal = adapter === null ? (this.told as ToldTerminal) : seeing(adapter);
  }

  /** As pages are told; of the key its check value alone. */
  view({ host, identity, keyCheck }: SetUp): AttendedView {
    const { url, dialect } = host;
    const { terminalId, merchantId } = identity;
    return {
      asked: this.#asked?.words ?? null,
      tells: this.told !== null,
      setUp: { url, dialect, terminalId, merchantId, keyCheck },
    };
  }

  /** Asks the person for an act; what was asked before and not done is not asked any more. */
  ask(act: Act, words: Bilingual): void {
    this.#asked = { act, words };
  }

  /** What was asked, which is asked no more; null when nothing was. */
  take(): Act | null {
    const act = this.#asked?.act ?? null;
    this.#asked = null;
    return act;
  }
}

/** An adapter without hands: of all commands it is told the configuration alone, and that only if it wants it. */
function seeing(adapter: Terminal): Terminal {
  const done = async (): Promise<Acknowledgement> => ({ sequence: (await adapter.state()).sequence });
  return {
    capabilities: () => adapter.capabilities(),
    events: (since, waitMs) => adapter.events(since, waitMs),
    state: () => adapter.state(),
    journal: () => adapter.journal(),
    log: () => adapter.log(),
    close: () => adapter.close(),
    async execute(command: Command) {
      if (command.command !== 'power-on') return done();
      try {
        return await adapter.execute(command);
      } catch (error) {
        if ((error as { code?: string }).code !== 'unknown-command') throw error;
        return done();
      }
    },
  };
}
