// The drivers by name: one record says how each opens a terminal from its part of the specification.
import type { Bilingual } from '../../definitions/evidence.ts';
import type { Terminal } from '../contract.ts';
import { type HttpSpec, openHttp } from './http.ts';
import { type InsideSpec, openInside } from './inside.ts';
import { type ModuleSpec, openModule } from './module.ts';
import { openStdio, type StdioSpec, wordsOf } from './stdio.ts';

/** How to reach a terminal; `driver` chooses the row of DRIVERS. */
export type TerminalSpec =
  | ({ driver: 'http' } & HttpSpec)
  | ({ driver: 'stdio' } & StdioSpec)
  | ({ driver: 'module' } & ModuleSpec)
  | ({ driver: 'inside' } & InsideSpec);
export type DriverName = TerminalSpec['driver'];

type Driver<N extends DriverName> = {
  /** What a person reads in a list of drivers. */
  description: string;
  /** True when an adapter of the user's reads commands as they come and must refuse wrong ones itself; else the harness does that. */
  remote: boolean;
  /** True when there is one device behind a specification, which plays one scenario at a time; else each worker has its own. */
  oneDevice: boolean;
  /** True when a string names a terminal of this driver; the first row that says so is taken. */
  recognises: (text: string) => boolean;
  fromText: (text: string) => Extract<TerminalSpec, { driver: N }>;
  /** The terminal's name for people: its address, its command, or its module. */
  nameOf: (spec: Extract<TerminalSpec, { driver: N }>) => Bilingual;
  open: (spec: Extract<TerminalSpec, { driver: N }>) => Promise<Terminal>;
};

const same = (text: string): Bilingual => ({ en: text, zh: text });

/** The address as a log may keep it. */
function withoutPassword(url: string): string {
  if (!/^[^/]*\/\/[^/]*@/.test(url) || !URL.canParse(url)) return url;
  const { username, password } = new URL(url);
  return username === '' && password === '' ? url : url.replace(/\/\/[^/]*@/, '//');
}

export const DRIVERS: { [N in DriverName]: Driver<N> } = {
  http: {
    description: 'a terminal or adapter that serves the contract over HTTP, given by its address',
    remote: true,
    oneDevice: true,
    recognises: (text) => /^https?:\/\//i.test(text),
    fromText: (text) => ({ driver: 'http', url: text }),
    nameOf: ({ url }) => same(withoutPassword(url)),
    open: openHttp,
  },
  stdio: {
    description:
      'a program that speaks the contract as JSON-RPC lines over standard input and output, given as exec:command',
    remote: true,
    oneDevice: true,
    recognises: (text) => /^exec:/i.test(text),
    fromText: (text) => ({ driver: 'stdio', command: wordsOf(text.slice('exec:'.length)) }),
    nameOf: ({ command }) => same(`exec:${command.join(' ')}`),
    open: openStdio,
  },
  module: {
    description:
      'a JavaScript or TypeScript module that exports createTerminal, given by path, package name or file URL; it runs in a process of its own',
    remote: false,
    oneDevice: false,
    recognises: () => true,
    fromText: (text) => ({ driver: 'module', module: text }),
    nameOf: ({ module }) => same(module),
    open: openModule,
  },
  inside: {
    description: 'a module that runs within the harness: the terminal that comes with Tillproof, and no other',
    remote: false,
    oneDevice: false,
    recognises: () => false,
    fromText: (text) => ({ driver: 'inside', module: text }),
    nameOf: () => ({ en: 'the terminal that comes with Tillproof', zh: 'Tillproof自带的终端' }),
    open: openInside,
  },
};
