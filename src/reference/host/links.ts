// The links that there are, by transport. What speaks binary loads where a terminal is set up to speak it.
import type { Configuration } from '../../terminal/contract.ts';
import { jsonHttpLink } from './json-http.ts';
import type { Link } from './link.ts';

const isoTcp = async () => (await import('./iso-tcp.ts')).isoTcpLink;

/** Asked before each exchange: whether the host shall say when no answer will come in time. */
export type Told = () => boolean;

type Opening = (host: Configuration['host'], told?: Told) => Link;

const LINKS: Record<Configuration['host']['transport'], () => Promise<Opening>> = {
  'json-http': async () => jsonHttpLink,
  'iso-http': async () => (await import('./iso-http.ts')).isoHttpLink,
  'iso-tcp': isoTcp,
  'iso-tls': isoTcp,
};

/**
 * The link that the configuration asks for; rejects with a ContractError when its dialect or address is none. `told` counts for a host
 * that is spoken to over HTTP.
 */
export async function openLink(host: Configuration['host'], told?: Told): Promise<Link> {
  return (await LINKS[host.transport]())(host, told);
}
