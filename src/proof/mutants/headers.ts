// Headers of binary messages: each part of TPDU and application header another one.
import type { Mutant } from '../mutant.ts';
import type { Pane } from '../pane.ts';
import { another } from '../values.ts';

/** Hex digits of each part, in order (F-01, F-02). */
const PARTS = [
  { name: 'tpdu.identifier', length: 2 },
  { name: 'tpdu.destination', length: 4 },
  { name: 'tpdu.origin', length: 4 },
  { name: 'application.class', length: 2 },
  { name: 'application.version', length: 2 },
  { name: 'application.terminal-state', length: 1 },
  { name: 'application.host-request', length: 1 },
  { name: 'application.rest', length: 6 },
] as const;

let from = 0;
export const headerMutants: Mutant[] = PARTS.map(({ name, length }): Mutant => {
  const at = from;
  from += length;
  return {
    id: `wire/header/${name}/altered`,
    kind: 'request',
    shows: [],
    wire: 'binary',
    pane: (): Pane => ({
      header(header) {
        const hex = header.toString('hex').toUpperCase();
        const part = hex.slice(at, at + length);
        if (part.length < length) return header;
        return Buffer.from(hex.slice(0, at) + another(part) + hex.slice(at + length), 'hex');
      },
    }),
  };
});
