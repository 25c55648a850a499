// Takes hold of a terminal for a run: on this machine by its address, and at the terminal itself when its adapter knows how.
import { hostname } from 'node:os';
import type { Bilingual } from '../definitions/evidence.ts';
import { takeHold } from '../lock.ts';
import { ContractError, type HoldGrant } from './contract.ts';
import { accepted, baseOf, HOLD_HEADER, type HttpSpec } from './drivers/http.ts';
import { createRequester } from './drivers/http-requester.ts';
import { DRIVERS, type TerminalSpec } from './drivers/index.ts';
import { LEASE_MS } from './holds.ts';
import { openDriver } from './open.ts';
import { violationOf } from './validate.ts';
import { spokenVersion } from './versions.ts';

export type Held = {
  /** The specification to open the terminal with from now on. */
  spec: TerminalSpec;
  /** Lets the terminal go. Never rejects: a hold that cannot be given back ends by itself. */
  release: () => Promise<void>;
};

/** The terminal's name for people, in both languages. */
export const namesOf = (spec: TerminalSpec): Bilingual => DRIVERS[spec.driver].nameOf(spec as never);

/** The same for a program. */
export const nameOf = (spec: TerminalSpec): string => namesOf(spec).en;

/** One text for one terminal, however its address was written. */
export function addressOf(spec: TerminalSpec): string {
  if (spec.driver !== 'http') return nameOf(spec);
  const { protocol, hostname: host, port, pathname } = new URL(spec.url);
  const here = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);
  const open = protocol === 'https:' ? '443' : '80';
  return `${protocol}//${here ? '127.0.0.1' : host}:${port || open}${pathname.replace(/\/+$/, '')}`;
}

/** What somebody who comes too late is told of us. */
const holderOf = (who: string) => `${who} (process ${process.pid} on ${hostname()})`;

/** Takes hold on this machine, and at the terminal itself when its version knows how. Throws a ContractError `held` that names the holder. */
export async function hold(spec: TerminalSpec, who: string): Promise<Held> {
  const letGo = holdHere(spec, who);
  try {
    const there = (await versionOf(spec)) > 1 ? await holdThere(spec, who) : { spec, release: async () => undefined };
    return { spec: there.spec, release: () => there.release().finally(letGo) };
  } catch (error) {
    letGo();
    throw error;
  }
}

async function versionOf(spec: TerminalSpec): Promise<number> {
  const terminal = await openDriver(spec);
  try {
    return spokenVersion(await terminal.capabilities());
  } finally {
    await terminal.close();
  }
}

/** Takes hold on this machine; throws a ContractError `held` that names the holder. Terminals of which each worker has its own are not held. */
export function holdHere(spec: TerminalSpec, who: string): () => void {
  if (!DRIVERS[spec.driver].oneDevice) return () => undefined;
  const place = spec.driver === 'stdio' ? ` in ${process.cwd()}` : '';
  const hold = takeHold(`terminal ${addressOf(spec)}${place}`, `${holderOf(who)} since ${new Date().toISOString()}`);
  if (!hold.held)
    throw new ContractError('held', `The terminal is held by ${hold.heldBy || 'another process of this machine'}.`);
  return hold.release;
}

/**
 * Takes hold at the terminal itself, and keeps the hold alive until it is released. An adapter that knows no holds stays as
 * it is. Throws a ContractError `held` that names the holder.
 */
export async function holdThere(spec: TerminalSpec, who: string, leaseMs = LEASE_MS): Promise<Held> {
  if (spec.driver !== 'http') return { spec, release: async () => undefined };
  const token = await requestHold(spec, who, leaseMs);
  if (token === null) return { spec, release: async () => undefined };
  const held = { ...spec, hold: token };
  const renewal = setInterval(() => void requestHold(held, who, leaseMs).catch(() => undefined), leaseMs / 3);
  renewal.unref();
  return {
    spec: held,
    release: async () => {
      clearInterval(renewal);
      await withRequester(held, (requester) => requester.delete('/v1/hold')).catch(() => undefined);
    },
  };
}

/** The token of the hold; null when the adapter knows none. */
async function requestHold(spec: HttpSpec, who: string, leaseMs: number): Promise<string | null> {
  const body = JSON.stringify({ holder: holderOf(who), leaseMs });
  const reply = await withRequester(spec, (requester) => requester.post('/v1/hold', body));
  try {
    const grant: unknown = JSON.parse(accepted('/v1/hold', reply).body);
    return violationOf('HoldGrant', grant) === null ? (grant as HoldGrant).hold : null;
  } catch (error) {
    if (error instanceof ContractError && error.code === 'held') throw error;
    return null;
  }
}

async function withRequester<T>(
  { url, timeoutMs = 10_000, hold }: HttpSpec,
  use: (requester: ReturnType<typeof createRequester>) => Promise<T>,
): Promise<T> {
  const requester = createRequester(baseOf(url), timeoutMs, hold === undefined ? {} : { [HOLD_HEADER]: hold });
  try {
    return await use(requester);
  } finally {
    requester.close();
  }
}
