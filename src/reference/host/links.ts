// The links that there are, by transport. What speaks binary loads where a terminal is set up to speak it.
import type { Configuration } from '../../terminal/contract.ts';
import { jsonHttpLink } from './json-http.ts';
import type { Link } from './link.ts';

const isoTcp = async () => (await import('./iso-tcp.ts')).isoTcpLink;

const LINKS: Record<Configuration['host']['transport'], () => Promise<(host: Configuration['host']) => Link>> = {
  'json-http': async () => (host) => jsonHttpLink(host.url),
  'iso-http': async () => (await import('./iso-http.ts')).isoHttpLink,
  'iso-tcp': isoTcp,
  'iso-tls': isoTcp,
};

/** The link that the configuration asks for; rejects with a ContractError when its dialect or address is none. */
export async function openLink(host: Configuration['host']): Promise<Link> {
  return (await LINKS[host.transport]())(host);
}
