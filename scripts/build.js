// npm run build: JavaScript and types into dist/, because Node strips no types of what lies under node_modules.
//
// With --for-others (npm's "prepare") it builds only where another project installs this one, as from git: whoever works in a checkout
// runs the source, and their "npm ci" builds nothing. It leaves away what nobody there needs of a Node that was fetched: 67 MB of headers for C.
import { spawnSync } from 'node:child_process';
import { globSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));

const projectOfNpm = process.env.npm_config_local_prefix;
const isOwnInstall = projectOfNpm === undefined || realpathSync(projectOfNpm) === realpathSync(root);
if (process.argv.includes('--for-others') && isOwnInstall) {
  for (const headers of globSync('node_modules/node/node_modules/node-*/include', { cwd: root }))
    rmSync(path.join(root, headers), { recursive: true });
  process.exit(0);
}

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
for (const project of [
  ['tsconfig.build.json'],
  ['src/views/browser', '--noEmit', 'false', '--outDir', 'dist', '--rootDir', '.'],
]) {
  const { status } = spawnSync(process.execPath, [tsc, '-p', ...project], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
