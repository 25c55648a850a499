// By which names a port may be addressed over HTTP: a page of another site must not reach it by a name of its own that it lets point here.
import { isIP } from 'node:net';
import { hostname } from 'node:os';

/** True for the addresses of this machine alone. */
export const isLoopback = (address: string): boolean => /^(127\.\d+\.\d+\.\d+|::1|localhost)$/.test(address);

/** The name or address in a Host header, without its port. */
function nameIn(header: string): string {
  const bare = /^\[([^\]]*)\](?::\d+)?$/.exec(header)?.[1] ?? header.replace(/:\d*$/, '');
  return bare.toLowerCase().replace(/\.$/, '');
}

/**
 * Says of a Host header whether it may be addressed so. A port of this machine alone answers to the addresses of this machine; one that
 * others reach answers to any address in numbers, which no site can have for a name, and to the name of the machine. Beside them to the
 * `names` given; `*` among them is any name.
 */
export function hostNames(
  listenAddress: string,
  names: readonly string[] = [],
): (header: string | undefined) => boolean {
  const given = new Set(names.map((name) => name.toLowerCase()));
  if (given.has('*')) return () => true;
  const machine = hostname().toLowerCase();
  const local = isLoopback(listenAddress);
  return (header = '') => {
    const name = nameIn(header);
    return isLoopback(name) || given.has(name) || (!local && (isIP(name) !== 0 || name === machine));
  };
}
