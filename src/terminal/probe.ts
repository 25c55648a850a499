// The adapter probe: does this adapter keep the contract? It judges the adapter, never the terminal's behaviour.
import { randomUUID } from 'node:crypto';
import type { Bilingual } from '../definitions/evidence.ts';
import { unknownNames } from '../definitions/own-words.ts';
import { reasonWords } from '../definitions/reason.ts';
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
import { alike, type Finding, findingOf, SOUND_DECLARATION } from './finding.ts';
import { farSideOf, guard } from './guard.ts';
import { errandsOf, excuseOf, type Link, type LinkFault, lookAtLink, settled } from './probe-link.ts';
import { playSale, type SaleCard } from './probe-sale.ts';
import { PROBE_CARD, probeConfiguration } from './probe-setting.ts';
import { untilQuiet } from './until.ts';
import { spokenVersion } from './versions.ts';

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

const LINK_EXPECTED: Readonly<Record<LinkFault['check'], (url: string) => Bilingual>> = {
  'host-link': (url) => ({
    en: `a message of the terminal arrives at the acquirer at ${url}`,
    zh: `终端的报文到达${url}处的收单机构`,
  }),
  'quiet-after-errand': () => ({
    en: 'the terminal comes to rest when a function is over',
    zh: '功能结束后终端进入空闲',
  }),
  'not-quiet-in-errand': () => ({ en: 'not quiet while the terminal asks the host', zh: '终端等待主机期间为忙' }),
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
    await this.#check('capabilities', SOUND_DECLARATION, async () => {
      found = await this.#terminal.capabilities();
      return null;
    });
    return found;
  }

  /** A name that is not in our table may be one of a later table, so it is no fault. */
  words({ words = {} }: Capabilities): void {
    const unknown = unknownNames(words).map((name) => JSON.stringify(name));
    if (unknown.length === 0) return;
    const expected = { en: 'words by names that the table of words has', zh: '用语的名称均在用语表中' };
    const actual = { en: `none has ${unknown.join(', ')}`, zh: `表中没有${unknown.join('、')}` };
    this.findings.push({ ...findingOf('words', expected, actual), ok: true, advice: true });
  }

  async powerOn(configuration: Configuration): Promise<boolean> {
    const state = await this.#check(
      'state',
      { en: 'a state that holds against the schema, also before power-on', zh: '状态符合结构定义，开机前也是如此' },
      async () => {
        this.#startedAt = (await this.#terminal.state()).sequence;
        return null;
      },
    );
    const taken = { en: 'power-on is taken and the state says power on', zh: '接受power-on，状态为power on' };
    const on = await this.#check('power-on', taken, async () => {
      await this.#terminal.execute({ command: 'power-on', configuration, erase: true });
      const { power } = await this.#terminal.state();
      return power === 'on' ? null : alike(`power ${power}`);
    });
    const atRest = { en: `quiet within ${this.#boundMs} ms`, zh: `${this.#boundMs}毫秒内空闲` };
    const quiet = await this.#check('quiet-after-power-on', atRest, async () => {
      await untilQuiet(this.#terminal, this.#boundMs);
      return null;
    });
    return state && on && quiet;
  }

  /** What the terminal offers beyond its profile is its own fault, which scenarios judge; here its declaration has to hold. */
  async menu({ functions }: Capabilities, { profile }: Configuration): Promise<void> {
    const wanted = functions.filter((each) => profile.functions.includes(each));
    const names = [...wanted].sort().join(', ');
    const expected = {
      en: `the declared functions of the profile, and none that is not declared: ${names}`,
      zh: `菜单中有类型配置内已声明的功能，且没有未声明的功能：${names}`,
    };
    await this.#check('menu', expected, async () => {
      const { menu } = await this.#terminal.state();
      const holds = wanted.every((each) => menu.includes(each)) && menu.every((each) => functions.includes(each));
      const offered = [...menu].sort().join(', ');
      return holds ? null : { en: `menu: ${offered || 'empty'}`, zh: `菜单：${offered || '空'}` };
    });
  }

  async wrongCommands(): Promise<void> {
    await this.#refused('random-name', 'unknown-command', { command: randomName() }, this.#farSide);
    for (const [check, code, command] of WRONG_COMMANDS) await this.#refused(check, code, command, this.#farSide);
  }

  /** A terminal of version 1 is never told a member that it does not know, so that it may refuse one. */
  async unknownMember(capabilities: Capabilities): Promise<void> {
    const command = { command: 'remove-card', [randomName()]: true };
    const expected = {
      en: 'a command with a member that the contract does not know is taken, and the member ignored',
      zh: '接受带有契约未知成员的命令，并忽略该成员',
    };
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
    const what = { en: `a card by ${absent}, which is not declared,`, zh: `以未声明的方式（${absent}）出示银行卡` };
    await this.#refused('no-reader', 'not-offered', command, this.#terminal, what);
  }

  /** False when the terminal never comes to rest or says that it has: then every check behind would fail for that one reason. */
  async hostLink(configuration: Configuration, link: Link): Promise<boolean> {
    const { menu } = await this.#terminal.state().catch(() => ({ menu: [] as readonly string[] }));
    if (errandsOf(menu).length === 0) return true;
    const { fault, stall } = await lookAtLink(this.#terminal, configuration, link, this.#boundMs).catch(
      async ({ message }: Error) => ({
        fault: { check: 'host-link', actual: reasonWords(message) } as LinkFault,
        stall: (await link.late?.()) ?? null,
      }),
    );
    const { check, actual } = fault ?? { check: 'host-link', actual: null };
    const expected = LINK_EXPECTED[check](configuration.host.url);
    const late = stall && (fault === null ? settled(stall) : excuseOf(stall));
    this.findings.push(findingOf(check, expected, actual, late));
    return check === 'host-link';
  }

  async notOffered(): Promise<void> {
    const { menu } = await this.#terminal.state().catch(() => ({ menu: FUNCTIONS as readonly string[] }));
    const absent = FUNCTIONS.find((each) => !menu.includes(each));
    if (absent === undefined) return;
    await this.#refused('not-offered', 'not-offered', { command: 'choose-function', function: absent }, this.#terminal);
  }

  async events(): Promise<void> {
    await this.#check(
      'events-ordered',
      { en: 'numbers without gaps from the first event after power-on', zh: '自开机后的第一个事件起编号连续' },
      async () => {
        const events = await this.#terminal.events(this.#startedAt, 0);
        const { sequence } = await this.#terminal.state();
        const last = events.at(-1)?.sequence ?? this.#startedAt;
        return last === sequence
          ? null
          : {
              en: `the last event is ${last}, the state says ${sequence}`,
              zh: `最后一个事件为${last}，状态中为${sequence}`,
            };
      },
    );
    await this.#check(
      'events-power',
      { en: 'an event says that the power went on', zh: '有事件说明已通电' },
      async () => {
        const events = await this.#terminal.events(this.#startedAt, 0);
        return events.some((event) => event.kind === 'power' && event.power === 'on')
          ? null
          : { en: 'no such event', zh: '没有这样的事件' };
      },
    );
    await this.#check(
      'events-since',
      {
        en: 'since = the number before the last gives the last event alone',
        zh: 'since为倒数第二个编号时只给出最后一个事件',
      },
      async () => {
        const { sequence } = await this.#terminal.state();
        const events = await this.#terminal.events(sequence - 1, 0);
        return events.length === 1 ? null : { en: `${events.length} events`, zh: `${events.length}个事件` };
      },
    );
  }

  async longPoll(): Promise<void> {
    const waitMs = 120;
    await this.#check(
      'poll-waits',
      {
        en: `no event comes, so the poll ends empty after ${waitMs} ms`,
        zh: `没有事件时，轮询在${waitMs}毫秒后空手结束`,
      },
      async () => {
        const { sequence } = await this.#terminal.state();
        const from = performance.now();
        const events = await this.#terminal.events(sequence, waitMs);
        const tookMs = Math.round(performance.now() - from);
        if (events.length > 0)
          return {
            en: `${events.length} events, the first is ${events[0]?.kind}`,
            zh: `${events.length}个事件，第一个为${events[0]?.kind}`,
          };
        return tookMs >= waitMs * 0.8 ? null : { en: `it ended after ${tookMs} ms`, zh: `${tookMs}毫秒后即结束` };
      },
    );
    await this.#check(
      'poll-wakes',
      { en: 'a poll that waits ends as soon as an event comes', zh: '等待中的轮询在事件到来时立即结束' },
      async () => {
        const { sequence } = await this.#terminal.state();
        const from = performance.now();
        const poll = this.#terminal.events(sequence, this.#boundMs);
        const [events] = await Promise.all([poll, this.#terminal.execute({ command: 'restart' })]);
        const tookMs = Math.round(performance.now() - from);
        const inTime = events.length > 0 && tookMs < this.#boundMs * 0.8;
        const came = {
          en: `${events.length} events after ${tookMs} ms`,
          zh: `${tookMs}毫秒后${events.length}个事件`,
        };
        return inTime ? null : came;
      },
    );
  }

  async restart(configuration: Configuration, sale: SaleCard | undefined): Promise<void> {
    if (sale !== undefined)
      await this.#check(
        'sale',
        { en: 'a sale ends and stands in the journal', zh: '一笔消费结束并记入流水' },
        async () => {
          await playSale(this.#terminal, configuration, sale, this.#boundMs);
          return (await this.#terminal.journal()).length > 0 ? null : { en: 'the journal is empty', zh: '流水为空' };
        },
      );
    await this.#check(
      'restart-keeps-journal',
      { en: 'the journal after a restart is the journal before it', zh: '重启后的流水与重启前相同' },
      async () => {
        await untilQuiet(this.#terminal, this.#boundMs);
        const before = await this.#terminal.journal();
        await this.#terminal.execute({ command: 'restart' });
        await untilQuiet(this.#terminal, this.#boundMs);
        const after = await this.#terminal.journal();
        if (JSON.stringify(after) === JSON.stringify(before)) return null;
        return {
          en: `${before.length} entries before, ${after.length} after, not the same`,
          zh: `重启前${before.length}条，重启后${after.length}条，内容不同`,
        };
      },
    );
  }

  async log(): Promise<void> {
    await this.#check('log', { en: 'the log is text', zh: '日志为文本' }, async () => {
      await this.#terminal.log();
      return null;
    });
  }

  async powerOff(): Promise<void> {
    await this.#check(
      'power-off',
      { en: 'power-off is taken; the state says power off and quiet', zh: '接受power-off；状态为power off且空闲' },
      async () => {
        await this.#terminal.execute({ command: 'power-off' });
        const { power, quiet } = await this.#terminal.state();
        const found = {
          en: `power ${power}, ${quiet ? 'quiet' : 'not quiet'}`,
          zh: `power ${power}，${quiet ? '空闲' : '忙'}`,
        };
        return power === 'off' && quiet ? null : found;
      },
    );
    const press = { command: 'press', key: 'confirm' };
    await this.#refused('powered-off', 'powered-off', press, this.#terminal);
  }

  #refused(
    check: string,
    code: string,
    command: unknown,
    terminal: Terminal,
    what: Bilingual = alike(JSON.stringify(command)),
  ): Promise<boolean> {
    const expected = { en: `${what.en} is refused with ${code}`, zh: `以${code}拒绝${what.zh}` };
    return this.#check(check, expected, async () => {
      try {
        await terminal.execute(command as Command);
      } catch (error) {
        if (!(error instanceof ContractError)) throw error;
        const { code: given, message } = error;
        const words = reasonWords(message);
        return given === code ? null : { en: `refused with ${given}: ${words.en}`, zh: `以${given}拒绝：${words.zh}` };
      }
      return { en: 'it was taken', zh: '被接受' };
    });
  }

  /** Notes what a check found: null when all is well, else what was there instead; an error counts as what was there. */
  async #check(check: string, expected: Bilingual, look: () => Promise<Bilingual | null>): Promise<boolean> {
    let wrong: Bilingual | null;
    try {
      wrong = await look();
    } catch (error) {
      wrong = reasonWords((error as Error).message);
    }
    const late = wrong !== null && TIMED.includes(check) ? ((await this.#late?.()) ?? null) : null;
    this.findings.push(findingOf(check, expected, wrong, late && excuseOf(late)));
    return wrong === null;
  }
}
