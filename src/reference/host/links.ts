// The links that there are, by transport.
import type { Configuration } from '../../terminal/contract.ts';
import { isoHttpLink } from './iso-http.ts';
import { isoTcpLink } from './iso-tcp.ts';
import { jsonHttpLink } from './json-http.ts';
import type { LinkFactory } from './link.ts';

const LINKS: Record<Configuration['host']['transport'], LinkFactory> = {
  'json-http': (host) => jsonHttpLink(host.url),
  'iso-http': isoHttpLink,
  'iso-tcp': isoTcpLink,
  'iso-tls': isoTcpLink,
};

/** The link that the configuration asks for; a ContractError when its dialect or address is none. */
export const openLink: LinkFactory = (host) => LINKS[host.transport](host);
