// The adapter probe: does this adapter keep the contract? It judges the adapter, never the terminal's behaviour.
import { randomUUID } from 'node:crypto';
import { unknownNames } from '../definitions/own-words.ts';
import {
  type Capabilities,
  type Command,
  type Configuration,
  ContractError,
  FUNCTIONS,
  INTERFACES,
  type REFUSALS,
  type Terminal,
} from './contract.ts';
import { farSideOf, guard } from './guard.ts';
import { errandsOf, excuseOf, type Link, type LinkFault, lookAtLink } from './probe-link.ts';
import { playSale, type SaleCard } from './probe-sale.ts';
import { PROBE_CARD, probeConfiguration } from './probe-setting.ts';
import { untilQuiet } from './until.ts';
import { spokenVersion } from './versions.ts';

/**
 * One thing that was looked at. `expected` and `actual` are sentences; `advice` = not as expected, and no fault in its version; `late` = the
 * test system itself was late, in a sentence, so that nothing is said about the terminal.
 */
export type Finding = { check: string; ok: boolean; expected: string; actual: string; advice?: true; late?: string };

export interface ProbeOptions {
  /** Set-up at power-on; without it the terminal is given test keys and a host that nobody serves. */
  configuration?: Configuration;
  /** A card for one sale, when the configured host knows it; without it the journal may stay empty. */
  sale?: SaleCard;
  /** The host that the configuration names; given, the probe has the terminal send it a message. */
  link?: Link;
  /** How long the terminal may take to become quiet, in milliseconds; default 10 000. */
  boundMs?: number;
}

/** Commands that no adapter may take, and why. */
const WRONG_COMMANDS: [check: string, code: (typeof REFUSALS)[number], command: unknown][] = [
  ['unknown-command', 'unknown-command', { command: 'open-till' }],
  ['command-without-name', 'unknown-command', {}],
  ['missing-member', 'invalid-command', { command: 'press' }],
  ['wrong-value', 'invalid-command', { command: 'press', key: 'self-destruct' }],
  ['wrong-type', 'invalid-command', { command: 'type', text: 100 }],
  ['wrong-configuration', 'invalid-command', { command: 'power-on', erase: true, configuration: {} }],
];

/**
 * Runs every check and resolves with a finding for each, in order. It switches the terminal on with `erase`, so what the
 * terminal has stored is lost; at the end the terminal is off. Rejects only if the probe itself is broken.
 */
export async function probeAdapter(given: Terminal, options: ProbeOptions = {}): Promise<Finding[]> {
  const { boundMs = 10_000, link } = options;
  const probe = new Probe(guard(given), farSideOf(given) ?? guard(given), boundMs, link?.late);
  const capabilities = await probe.capabilities();
  if (capabilities === null) return probe.findings;
  const configuration = options.configuration ?? probeConfiguration(capabilities);
  probe.words(capabilities);
  if (!(await probe.powerOn(configuration))) return probe.findings;
  await probe.menu(capabilities, configuration);
  await probe.wrongCommands();
  await probe.unknownMember(capabilities);
  await probe.notOffered();
  await probe.noReader(capabilities);
  if (link !== undefined && !(await probe.hostLink(configuration, link))) return probe.findings;
  await probe.events();
  await probe.longPoll();
  await probe.restart(configuration, options.sale);
  await probe.log();
  await probe.powerOff();
  return probe.findings;
}

/** A word that nobody can have foreseen. */
const randomName = () => `tillproof-${randomUUID().slice(0, 8)}`;

/** Checks that hold a time against the terminal: a late test system fails them too. */
const TIMED: readonly string[] = ['quiet-after-power-on', 'poll-waits', 'poll-wakes', 'sale', 'restart-keeps-journal'];

const LINK_EXPECTED: Readonly<Record<LinkFault['check'], (url: string) => string>> = {
  'host-link': (url) => `a message of the terminal arrives at the acquirer at ${url}`,
  'quiet-after-errand': () => 'the terminal comes to rest when a function is over',
  'not-quiet-in-errand': () => 'not quiet while the terminal asks the host',
};

class Probe {
  readonly findings: Finding[] = [];
  readonly #terminal: Terminal;
  readonly #farSide: Terminal;
  readonly #boundMs: number;
  readonly #late: Link['late'];
  #startedAt = 0;

  constructor(terminal: Terminal, farSide: Terminal, boundMs: number, late: Link['late']) {
    this.#terminal = terminal;
    this.#farSide = farSide;
    this.#boundMs = boundMs;
    this.#late = late;
  }

  async capabilities(): Promise<Capabilities | null> {
    let found: Capabilities | null = null;
    await this.#check('capabilities', 'a declaration that holds against the schema', async () => {
      found = await this.#terminal.capabilities();
      return null;
    });
    return found;
  }

  /** A name that is not in our table may be one of a later table, so it is no fault. */
  words({ words = {} }: Capabilities): void {
    const unknown = unknownNames(words).map((name) => JSON.stringify(name));
    if (unknown.length === 0) return;
    const expected = 'words by names that the table of words has';
    this.findings.push({ check: 'words', ok: true, expected, actual: `none has ${unknown.join(', ')}`, advice: true });
  }

  async powerOn(configuration: Configuration): Promise<boolean> {
    const state = await this.#check(
      'state',
      'a state that holds against the schema, also before power-on',
      async () => {
        this.#startedAt = (await this.#terminal.state()).sequence;
        return null;
      },
    );
    const on = await this.#check('power-on', 'power-on is taken and the state says power on', async () => {
      await this.#terminal.execute({ command: 'power-on', configuration, erase: true });
      const { power } = await this.#terminal.state();
      return power === 'on' ? null : `power ${power}`;
    });
    const quiet = await this.#check('quiet-after-power-on', `quiet within ${this.#boundMs} ms`, async () => {
      await untilQuiet(this.#terminal, this.#boundMs);
      return null;
    });
    return state && on && quiet;
  }

  /** What the terminal offers beyond its profile is its own fault, which scenarios judge; here its declaration has to hold. */
  async menu({ functions }: Capabilities, { profile }: Configuration): Promise<void> {
    const wanted = functions.filter((each) => profile.functions.includes(each));
    const expected = `the declared functions of the profile, and none that is not declared: ${[...wanted].sort().join(', ')}`;
    await this.#check('menu', expected, async () => {
      const { menu } = await this.#terminal.state();
      const holds = wanted.every((each) => menu.includes(each)) && menu.every((each) => functions.includes(each));
      return holds ? null : `menu: ${[...menu].sort().join(', ') || 'empty'}`;
    });
  }

  async wrongCommands(): Promise<void> {
    await this.#refused('random-name', 'unknown-command', { command: randomName() }, this.#farSide);
    for (const [check, code, command] of WRONG_COMMANDS) await this.#refused(check, code, command, this.#farSide);
  }

  /** A terminal of version 1 is never told a member that it does not know, so that it may refuse one. */
  async unknownMember(capabilities: Capabilities): Promise<void> {
    const command = { command: 'remove-card', [randomName()]: true };
    const expected = 'a command with a member that the contract does not know is taken, and the member ignored';
    await this.#check('unknown-member', expected, async () => {
      await this.#farSide.execute(command as never);
      return null;
    });
    const finding = this.findings.at(-1);
    if (finding?.ok !== false || spokenVersion(capabilities) > 1) return;
    Object.assign(finding, { ok: true, advice: true });
  }

  async noReader({ interfaces }: Capabilities): Promise<void> {
    const absent = INTERFACES.find((each) => !interfaces.includes(each));
    if (absent === undefined) return;
    const command = { command: 'present-card', interface: absent, card: PROBE_CARD };
    const what = `a card by ${absent}, which is not declared,`;
    await this.#refused('no-reader', 'not-offered', command, this.#terminal, what);
  }

  /** False when the terminal never comes to rest or says that it has: then every check behind would fail for that one reason. */
  async hostLink(configuration: Configuration, link: Link): Promise<boolean> {
    const { menu } = await this.#terminal.state().catch(() => ({ menu: [] as readonly string[] }));
    if (errandsOf(menu).length === 0) return true;
    const { fault, stall } = await lookAtLink(this.#terminal, configuration, link, this.#boundMs).catch(
      async ({ message }: Error) => ({
        fault: { check: 'host-link', actual: message } as LinkFault,
        stall: (await link.late?.()) ?? null,
      }),
    );
    const { check, actual } = fault ?? { check: 'host-link', actual: 'as expected' };
    const expected = LINK_EXPECTED[check](configuration.host.url);
    const again = `${stall?.words}; asked again with longer timers it is as expected.`;
    const late = stall === null ? {} : { late: fault === null ? again : excuseOf(stall) };
    this.findings.push({ check, ok: fault === null, expected, actual, ...late });
    return check === 'host-link';
  }

  async notOffered(): Promise<void> {
    const { menu } = await this.#terminal.state().catch(() => ({ menu: FUNCTIONS as readonly string[] }));
    const absent = FUNCTIONS.find((each) => !menu.includes(each));
    if (absent === undefined) return;
    await this.#refused('not-offered', 'not-offered', { command: 'choose-function', function: absent }, this.#terminal);
  }

  async events(): Promise<void> {
    await this.#check('events-ordered', 'numbers without gaps from the first event after power-on', async () => {
      const events = await this.#terminal.events(this.#startedAt, 0);
      const { sequence } = await this.#terminal.state();
      const last = events.at(-1)?.sequence ?? this.#startedAt;
      return last === sequence ? null : `the last event is ${last}, the state says ${sequence}`;
    });
    await this.#check('events-power', 'an event says that the power went on', async () => {
      const events = await this.#terminal.events(this.#startedAt, 0);
      return events.some((event) => event.kind === 'power' && event.power === 'on') ? null : 'no such event';
    });
    await this.#check('events-since', 'since = the number before the last gives the last event alone', async () => {
      const { sequence } = await this.#terminal.state();
      const events = await this.#terminal.events(sequence - 1, 0);
      return events.length === 1 ? null : `${events.length} events`;
    });
  }

  async longPoll(): Promise<void> {
    const waitMs = 120;
    await this.#check('poll-waits', `no event comes, so the poll ends empty after ${waitMs} ms`, async () => {
      const { sequence } = await this.#terminal.state();
      const from = performance.now();
      const events = await this.#terminal.events(sequence, waitMs);
      const tookMs = Math.round(performance.now() - from);
      if (events.length > 0) return `${events.length} events, the first is ${events[0]?.kind}`;
      return tookMs >= waitMs * 0.8 ? null : `it ended after ${tookMs} ms`;
    });
    await this.#check('poll-wakes', 'a poll that waits ends as soon as an event comes', async () => {
      const { sequence } = await this.#terminal.state();
      const from = performance.now();
      const poll = this.#terminal.events(sequence, this.#boundMs);
      const [events] = await Promise.all([poll, this.#terminal.execute({ command: 'restart' })]);
      const tookMs = Math.round(performance.now() - from);
      return events.length > 0 && tookMs < this.#boundMs * 0.8 ? null : `${events.length} events after ${tookMs} ms`;
    });
  }

  async restart(configuration: Configuration, sale: SaleCard | undefined): Promise<void> {
    if (sale !== undefined)
      await this.#check('sale', 'a sale ends and stands in the journal', async () => {
        await playSale(this.#terminal, configuration, sale, this.#boundMs);
        return (await this.#terminal.journal()).length > 0 ? null : 'the journal is empty';
      });
    await this.#check('restart-keeps-journal', 'the journal after a restart is the journal before it', async () => {
      await untilQuiet(this.#terminal, this.#boundMs);
      const before = await this.#terminal.journal();
      await this.#terminal.execute({ command: 'restart' });
      await untilQuiet(this.#terminal, this.#boundMs);
      const after = await this.#terminal.journal();
      if (JSON.stringify(after) === JSON.stringify(before)) return null;
      return `${before.length} entries before, ${after.length} after, not the same`;
    });
  }

  async log(): Promise<void> {
    await this.#check('log', 'the log is text', async () => {
      await this.#terminal.log();
      return null;
    });
  }

  async powerOff(): Promise<void> {
    await this.#check('power-off', 'power-off is taken; the state says power off and quiet', async () => {
      await this.#terminal.execute({ command: 'power-off' });
      const { power, quiet } = await this.#terminal.state();
      return power === 'off' && quiet ? null : `power ${power}, ${quiet ? 'quiet' : 'not quiet'}`;
    });
    const press = { command: 'press', key: 'confirm' };
    await this.#refused('powered-off', 'powered-off', press, this.#terminal);
  }

  #refused(
    check: string,
    code: string,
    command: unknown,
    terminal: Terminal,
    what = JSON.stringify(command),
  ): Promise<boolean> {
    return this.#check(check, `${what} is refused with ${code}`, async () => {
      try {
        await terminal.execute(command as Command);
      } catch (error) {
        if (!(error instanceof ContractError)) throw error;
        return error.code === code ? null : `refused with ${error.code}: ${error.message}`;
      }
      return 'it was taken';
    });
  }

  /** Notes what a check found: null when all is well, else what was there instead; an error counts as what was there. */
  async #check(check: string, expected: string, look: () => Promise<string | null>): Promise<boolean> {
    let wrong: string | null;
    try {
      wrong = await look();
    } catch (error) {
      wrong = (error as Error).message;
    }
    const late = wrong !== null && TIMED.includes(check) ? ((await this.#late?.()) ?? null) : null;
    const excuse = late === null ? {} : { late: excuseOf(late) };
    this.findings.push({ check, ok: wrong === null, expected, actual: wrong ?? 'as expected', ...excuse });
    return wrong === null;
  }
}
