// Every dialect that comes with the house, by name, and the one that a project speaks on its wire.
import type { Dialect } from '../../iso8583/dialect.ts';
import { iso8583In1987Ascii } from './iso8583-1987-ascii.ts';
import { iso8583In1987Binary } from './iso8583-1987-binary.ts';
import { iso8583In1993Ascii } from './iso8583-1993-ascii.ts';
import { unionPayPos } from './unionpay-pos.ts';

export const DIALECTS = {
  'unionpay-pos': unionPayPos,
  'iso8583-1987-ascii': iso8583In1987Ascii,
  'iso8583-1987-binary': iso8583In1987Binary,
  'iso8583-1993-ascii': iso8583In1993Ascii,
} as const satisfies Record<string, Dialect>;

export type { Dialect } from '../../iso8583/dialect.ts';
export type DialectName = keyof typeof DIALECTS;

let own: Dialect | undefined;

/** Makes this the dialect of binary wires, in the place of `unionpay-pos`; each thread is told it for itself. */
export function useOwnDialect(dialect: Dialect | undefined): void {
  own = dialect;
}

/** The dialect that was told; undefined where none was. */
export const ownDialect = (): Dialect | undefined => own;

/** A dialect by its name, that of the project too; undefined when there is none. */
export const dialectNamed = (name: string): Dialect | undefined =>
  own?.name === name ? own : Object.hasOwn(DIALECTS, name) ? DIALECTS[name as DialectName] : undefined;
