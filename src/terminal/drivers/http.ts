// Terminals behind an HTTP address that serves the contract (docs/contract.md, "Over HTTP").
import {
  type Acknowledgement,
  type Command,
  ContractError,
  type Event,
  type Refusal,
  type Terminal,
} from '../contract.ts';
import { violationOf } from '../validate.ts';
import { createRequester, type Reply } from './http-requester.ts';

export type HttpSpec = {
  /** Address of the adapter, without `/v1`. */
  url: string;
  /** How long an answer may take beyond what the request itself waits for. Default 10 000. */
  timeoutMs?: number;
  /** Token of the hold that the caller has on the terminal; goes with every request. */
  hold?: string;
};

/** Carries the token of a hold. */
export const HOLD_HEADER = 'Tillproof-Hold';

/** A terminal at an address. Nothing is sent until the first call. */
export async function openHttp({ url, timeoutMs = 10_000, hold }: HttpSpec): Promise<Terminal> {
  const requester = createRequester(baseOf(url), timeoutMs, hold === undefined ? {} : { [HOLD_HEADER]: hold });
  const get = async (path: string, waitMs = 0) => json(path, accepted(path, await requester.get(path, waitMs)));
  return {
    capabilities: async () => (await get('/v1/capabilities')) as never,
    state: async () => (await get('/v1/state')) as never,
    journal: async () => member('/v1/journal', await get('/v1/journal'), 'entries') as never,
    log: async () => accepted('/v1/log', await requester.get('/v1/log', 0)).body,
    async events(since: number, waitMs: number): Promise<Event[]> {
      const path = `/v1/events?since=${since}&waitMs=${Math.ceil(waitMs)}`;
      return member(path, await get(path, waitMs), 'events') as never;
    },
    async execute(command: Command): Promise<Acknowledgement> {
      const reply = await requester.post('/v1/command', JSON.stringify(command));
      return json('/v1/command', accepted('/v1/command', reply)) as never;
    },
    close: async () => requester.close(),
  };
}

export function baseOf(url: string): URL {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new ContractError(
      'adapter-fault',
      `Terminal address: expected http://host:port, found ${JSON.stringify(url)}`,
    );
  return new URL(url.endsWith('/') ? url : `${url}/`);
}

/** The reply of a 2xx; a refusal is thrown as what it says, anything else is the adapter's fault. */
export function accepted(path: string, reply: Reply): Reply {
  if (reply.status >= 200 && reply.status < 300) return reply;
  const refusal = parsed(reply.body);
  if (violationOf('Refusal', refusal) === null) {
    const { code, message } = (refusal as Refusal).error;
    throw new ContractError(code, message);
  }
  throw new ContractError('adapter-fault', `${path}: HTTP ${reply.status} without a refusal of the contract`);
}

function json(path: string, { body }: Reply): unknown {
  const value = parsed(body);
  if (value === undefined) throw new ContractError('adapter-fault', `${path}: the answer is not JSON`);
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function member(path: string, value: unknown, name: string): unknown {
  if (typeof value === 'object' && value !== null && name in value) return (value as Record<string, unknown>)[name];
  throw new ContractError('adapter-fault', `${path}: expected an object with the member "${name}"`);
}
