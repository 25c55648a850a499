// Terminals that are a module of the user's: they run in a process of their own, so that nothing they do reaches the judge.
import { fileURLToPath } from 'node:url';
import type { Terminal } from '../contract.ts';
import { takePeer, terminalOf } from './peers.ts';

export type ModuleSpec = {
  /** A path (relative to the working directory), a package name, or a file URL. */
  module: string;
  /** Handed to createTerminal as they are. */
  options?: object;
  /** How long an answer may take beyond what the request itself waits for. Default 10 000. */
  timeoutMs?: number;
};

/** TypeScript in the repository, JavaScript in the published package. */
const HOST = fileURLToPath(new URL(`./module-host.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url));

/** How long a process may take to start and to load its module on a busy machine, in milliseconds. */
const LOADING_MS = 10_000;

/** Has the module loaded and its terminal created in another process. Whatever goes wrong on the way is an `adapter-fault` that names the module. */
export async function openModule({ module, options = {}, timeoutMs = 10_000 }: ModuleSpec): Promise<Terminal> {
  const key = `module ${timeoutMs} ${module}`;
  const peer = takePeer(key, {
    name: `Terminal module "${module}"`,
    command: [process.execPath, HOST],
    timeoutMs,
  });
  const terminal = terminalOf(key, peer);
  try {
    await peer.call('open', { module, options }, LOADING_MS);
  } catch (error) {
    await terminal.close();
    throw error;
  }
  return terminal;
}
