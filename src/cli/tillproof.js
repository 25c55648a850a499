#!/usr/bin/env node
// Entry of the command: finds a Node that is new enough, then runs the TypeScript source (in the repository) or its build (installed).
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

/** What was stripped of its types and compiled once is kept beside the packages, for this process and those that it starts. */
function keepCompiled() {
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../../node_modules/.cache/tillproof', import.meta.url));
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
}

const [major, minor] = process.versions.node.split('.').map(Number);
const newEnough = major > 22 || (major === 22 && minor >= 18);
const built = new URL('../../dist/src/cli/main.js', import.meta.url);
const source = new URL('./main.ts', import.meta.url);
const entry = existsSync(source) ? source : built;

if (newEnough) {
  if (entry === source) keepCompiled();
  const { main } = await import(entry.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  const bundled = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));
  if (!existsSync(bundled)) {
    console.error(
      `tillproof needs Node 22.18 or newer and this is ${process.versions.node}. Run "npm ci" here once, or install a newer Node.`,
    );
    process.exit(2);
  }
  const { status } = spawnSync(bundled, process.argv.slice(1), { stdio: 'inherit' });
  process.exit(status ?? 3);
}
