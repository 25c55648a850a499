// The links that there are, by transport.
import { type Configuration, ContractError } from '../../terminal/contract.ts';
import { jsonHttpLink } from './json-http.ts';
import type { LinkFactory } from './link.ts';

export const LINKS: Partial<Record<Configuration['host']['transport'], LinkFactory>> = {
  'json-http': (host) => jsonHttpLink(host.url),
};

/** The link that the configuration asks for; a ContractError `not-offered` when there is none. */
export const openLink: LinkFactory = (host) => {
  const open = LINKS[host.transport];
  if (open === undefined) throw new ContractError('not-offered', `There is no transport ${host.transport}.`);
  return open(host);
};
