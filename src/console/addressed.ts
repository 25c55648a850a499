// By which names the console may be addressed: a page of another site must not reach it by a name of its own that it lets point here.
import { isIP } from 'node:net';

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/;

/** True for an address by which this machine alone can be reached. */
export const isLoopback = (address: string): boolean => LOOPBACK.test(address);

/** Says of a Host header whether it may be addressed so; `*` among the names is any name. */
export function consoleNames(listenAddress: string, names: readonly string[]): (header: string | undefined) => boolean {
  if (names.includes('*')) return () => true;
  const given = new Set(names.map((name) => name.toLowerCase()));
  const local = LOOPBACK.test(listenAddress);
  return (header = '') => {
    const name = (/^\[([^\]]*)\](?::\d+)?$/.exec(header)?.[1] ?? header.replace(/:\d*$/, '')).toLowerCase();
    // An address in numbers is no site's name.
    return LOOPBACK.test(name) || given.has(name) || (!local && isIP(name) !== 0);
  };
}
