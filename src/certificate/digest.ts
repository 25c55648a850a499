// Digests: SHA-256 of bytes, and of values by one writing of theirs.
import { createHash } from 'node:crypto';

/** SHA-256 in hex, lower case. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** SHA-256 of a JSON value, whatever the order of its members. */
export function digestOf(value: unknown): string {
  return sha256(canonical(value));
}

/** JSON with the members of every object in the order of their names, and nothing between. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
