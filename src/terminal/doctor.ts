// The doctor: is the adapter right? What would spoil every scenario is looked at once, before the first of them.
import type { Bilingual } from '../definitions/evidence.ts';
import { reasonWords } from '../definitions/reason.ts';
import { type Capabilities, type Configuration, ContractError, type Terminal } from './contract.ts';
import type { TerminalSpec } from './drivers/index.ts';
import { type Finding, findingOf, SOUND_DECLARATION } from './finding.ts';
import { farSideOf, guard } from './guard.ts';
import { type Held, holdHere, holdThere } from './hold.ts';
import { openDriver } from './open.ts';
import { type Patience, patienceOf, patiently } from './patience.ts';
import { probeAdapter } from './probe.ts';
import type { Link } from './probe-link.ts';
import { REMEDIES } from './remedies.ts';
import { spokenVersion } from './versions.ts';

export interface ExamineOptions {
  /** Who examines and then holds the terminal, such as `tillproof certify`; told to whoever comes too late. */
  who: string;
  /** How terminal and acquirer talk; a terminal that cannot is not examined further. */
  transport?: Configuration['host']['transport'];
  /** The set-up, once the declaration is known, and the acquirer that it names. */
  prepare?: (capabilities: Capabilities) => Promise<{ configuration: Configuration; link: Link }>;
  /** How much time the terminal has for each answer, in milliseconds; default 10 000. */
  boundMs?: number;
  /** How long the terminal may take to become quiet, in milliseconds; default 10 000. */
  quietMs?: number;
}

/** A terminal that was examined, and is held until it is released when nothing is wrong with it. */
export type Admission = {
  /** The specification to open it with while it is held. */
  spec: TerminalSpec;
  /** The version that is spoken with it; null when it did not come to that. */
  version: number | null;
  findings: readonly Finding[];
  release: () => Promise<void>;
};

/** A finding in one line: what was expected, what was found, and what to do about it. */
export function faultLine({ check, zh, ...en }: Finding): Bilingual {
  const remedy = REMEDIES[check] ?? { en: '', zh: '' };
  const found = ({ actual }: { actual: string }) => actual.replace(/[.。]$/, '');
  return {
    en: `${check}: expected ${en.expected}; found: ${found(en)}. ${en.late ?? remedy.en}`.trim(),
    zh: `${check}：应为${zh.expected}；实为：${found(zh)}。${zh.late ?? remedy.zh}`,
  };
}

/**
 * Takes hold of a terminal and runs every check. It is switched on with `erase`, so what it has stored is lost; in the end it
 * is off. Resolves whatever is wrong with the terminal; a terminal with a fault is let go again.
 */
export async function admit(spec: TerminalSpec, options: ExamineOptions): Promise<Admission> {
  const findings: Finding[] = [];
  const note: Note = (check, expected, wrong) =>
    findings.push(findingOf(check, expected, wrong instanceof Error ? reasonWords(wrong.message) : wrong));
  const patience = patienceOf(options.boundMs ?? 10_000);
  const held: Held & { version: number | null } = { spec, version: null, release: async () => undefined };
  const releases: (() => unknown)[] = [];
  try {
    releases.push(holdHere(spec, options.who));
    const capabilities = await declarationOf(spec, patience, note);
    if (capabilities !== null) {
      held.version = spokenVersion(capabilities);
      if (held.version > 1) Object.assign(held, await patience.within(0, () => holdThere(spec, options.who)));
      releases.push(held.release);
      await examine(held.spec, capabilities, patience, options, findings, note);
    }
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    if (error.code === 'held') note('held', { en: 'a terminal that nobody holds', zh: '无人占用的终端' }, error);
    else note('reach', AN_ANSWER, error);
  }
  const release = async () => {
    for (const let_go of releases.splice(0).reverse()) await let_go();
  };
  const told = untilLost(findings, patience);
  if (told.some(({ ok }) => !ok)) await release();
  return { spec: held.spec, version: held.version, findings: told, release };
}

type Note = (check: string, expected: Bilingual, wrong: Bilingual | Error | null) => void;

const AN_ANSWER: Bilingual = { en: 'an answer', zh: '有应答' };

/** What the terminal declares; null when it does not, which is noted. */
async function declarationOf(spec: TerminalSpec, patience: Patience, note: Note): Promise<Capabilities | null> {
  let terminal: Terminal | null = null;
  try {
    const opened = await patience.within(0, () => openDriver(spec));
    terminal = opened;
    return await patience.within(0, () => opened.capabilities());
  } catch (error) {
    const breach = error instanceof ContractError && error.message.startsWith('Capabilities');
    note(breach ? 'capabilities' : 'reach', breach ? SOUND_DECLARATION : AN_ANSWER, error as Error);
    return null;
  } finally {
    await terminal?.close();
  }
}

async function examine(
  spec: TerminalSpec,
  capabilities: Capabilities,
  patience: Patience,
  { transport, prepare, quietMs }: ExamineOptions,
  findings: Finding[],
  note: Note,
): Promise<void> {
  if (transport !== undefined) {
    const { transports } = capabilities;
    const names = transports.join(', ');
    const offered = transports.includes(transport)
      ? null
      : { en: `it offers ${names || 'none'}`, zh: `终端提供${names || '无'}` };
    const expected = { en: `the transport ${transport} of the wire of the run`, zh: `本次运行的传输方式${transport}` };
    note('transport', expected, offered);
    if (offered !== null) return;
  }
  const opened = await openDriver(spec);
  try {
    const far = farSideOf(opened);
    const slow = far === undefined ? patiently(opened, patience) : guard(patiently(far, patience), { expose: true });
    findings.push(
      ...(await probeAdapter(slow, {
        ...(await prepare?.(capabilities)),
        ...(quietMs === undefined ? {} : { boundMs: quietMs }),
      })),
    );
  } finally {
    await opened.close();
  }
}

/** Once patience is lost every check fails for that one reason: it is told once. */
function untilLost(findings: readonly Finding[], { lost }: Patience): readonly Finding[] {
  const first = findings.findIndex(({ ok }) => !ok);
  return lost && first >= 0 ? findings.slice(0, first + 1) : findings;
}
