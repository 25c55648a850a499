// Terminals that live in this process and realm: our own one, and whatever a module's host has loaded (module-host.ts).
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ContractError, type CreateTerminal, type Terminal } from '../contract.ts';

export type InsideSpec = {
  /** A path (relative to the working directory), a package name, or a file URL. */
  module: string;
  /** Handed to createTerminal as they are. */
  options?: object;
};

const MEMBERS = ['capabilities', 'execute', 'events', 'state', 'journal', 'log', 'close'] as const;

/** Loads the module and creates its terminal. Whatever goes wrong on the way is an `adapter-fault` that names the module. */
export async function openInside({ module, options = {} }: InsideSpec): Promise<Terminal> {
  const fail = (message: string, cause?: unknown) =>
    new ContractError('adapter-fault', `Terminal module "${module}": ${message}`, { cause });
  let loaded: { createTerminal?: unknown };
  try {
    loaded = await import(specifierOf(module));
  } catch (error) {
    throw fail(`cannot be loaded: ${(error as Error).message}`, error);
  }
  if (typeof loaded.createTerminal !== 'function')
    throw fail(`expected an exported function createTerminal, found ${typeof loaded.createTerminal}`);
  let terminal: Terminal;
  try {
    terminal = await (loaded.createTerminal as CreateTerminal)({ ...options });
  } catch (error) {
    throw fail(`createTerminal failed: ${(error as Error).message}`, error);
  }
  const missing = MEMBERS.filter((member) => typeof terminal?.[member] !== 'function');
  if (missing.length > 0) throw fail(`createTerminal gave a terminal without ${missing.join(', ')}`);
  return terminal;
}

/** A file URL stays; something that looks like a path or exists as a file is one; the rest is a package. */
function specifierOf(module: string): string {
  if (module.startsWith('file:')) return module;
  if (/^\.{0,2}[/\\]/.test(module) || path.isAbsolute(module) || existsSync(module))
    return pathToFileURL(path.resolve(module)).href;
  return module;
}
