// The drivers by name: one record says how each opens a terminal from its part of the specification.
import type { Terminal } from '../contract.ts';
import { type HttpSpec, openHttp } from './http.ts';
import { type ModuleSpec, openModule } from './module.ts';

/** How to reach a terminal; `driver` chooses the row of DRIVERS. */
export type TerminalSpec = ({ driver: 'module' } & ModuleSpec) | ({ driver: 'http' } & HttpSpec);
export type DriverName = TerminalSpec['driver'];

type Driver<N extends DriverName> = {
  /** What a person reads in a list of drivers. */
  description: string;
  /** True when the terminal is beyond a wire and must refuse wrong commands itself; in process the harness does that. */
  remote: boolean;
  /** True when a string names a terminal of this driver; the first row that says so is taken. */
  recognises: (text: string) => boolean;
  fromText: (text: string) => Extract<TerminalSpec, { driver: N }>;
  open: (spec: Extract<TerminalSpec, { driver: N }>) => Promise<Terminal>;
};

export const DRIVERS: { [N in DriverName]: Driver<N> } = {
  http: {
    description: 'a terminal or adapter that serves the contract over HTTP, given by its address',
    remote: true,
    recognises: (text) => /^https?:\/\//i.test(text),
    fromText: (text) => ({ driver: 'http', url: text }),
    open: openHttp,
  },
  module: {
    description:
      'a JavaScript or TypeScript module that exports createTerminal, given by path, package name or file URL',
    remote: false,
    recognises: () => true,
    fromText: (text) => ({ driver: 'module', module: text }),
    open: openModule,
  },
};
