// Stands in for npx, npm and tillproof while the documentation is run: what takes long is tried out, what goes on is left running for the next block.
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, closeSync, existsSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const { DOCUMENTATION_ROOT: root, DOCUMENTATION_STATE: state, DOCUMENTATION_TRIED: tried } = process.env;
const command = path.join(root, 'src/cli/tillproof.js');
const [name, ...given] = process.argv.slice(2);

const fail = (words) => {
  console.error(`documentation: ${words}`);
  process.exit(90);
};

/** Runs the real command; its output is that of this one. */
function pass(args) {
  const { status } = spawnSync(process.execPath, [command, ...args], { stdio: 'inherit' });
  process.exit(status ?? 91);
}

/** Ends well at once when the same was tried before beside the same files, on this page or on its translation. */
function once(args) {
  const files = readdirSync('.', { withFileTypes: true }).filter((entry) => entry.isFile());
  const line = JSON.stringify([args, ...files.map(({ name: file }) => [file, readFileSync(file, 'utf8')])]);
  if (existsSync(tried) && readFileSync(tried, 'utf8').split('\n').includes(line)) process.exit(0);
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
  if (status !== 0) fail(`${args.join(' ')}\nexit code ${status}\n${stdout}${stderr}`);
  appendFileSync(tried, `${line}\n`);
  process.exit(0);
}

const SCOPES = ['--features', '--chapter', '--requirement', '--tags'];

/** A certification is planned, not run: every flag is read, the terminal asked for its declaration, the scenarios laid beside it. */
function certify(args) {
  if (['--attest-template', '--dry-run', '--help'].some((flag) => args.includes(flag))) pass(args);
  const scope = SCOPES.some((flag) => args.includes(flag))
    ? []
    : ['--features', path.join(root, 'features/en/start-up')];
  once([...args, ...scope, '--dry-run']);
}

/** Every flag is in the help of the command. */
function flagsOnly(args) {
  const { stdout } = spawnSync(process.execPath, [command, args[0], '--help'], { encoding: 'utf8' });
  const unknown = args.filter((each) => /^--?[a-z]/.test(each) && !new RegExp(`(^|\\s)${each}[\\s,]`).test(stdout));
  if (unknown.length > 0) fail(`${args[0]} has no ${unknown.join(', ')}`);
}

/** A server goes on behind, on free ports, and is stopped by the test; its first line says where it listens. */
function serve(args) {
  const ports = args.map((each, at) =>
    /-port$/.test(args[at - 1] ?? '') && each !== 'none' ? '0' : each.replace(/^(127\.0\.0\.1):\d+$/, '$1:0'),
  );
  const free =
    args[0] === 'simulate'
      ? ['--port', '--admin-port'].filter((flag) => !args.includes(flag)).flatMap((flag) => [flag, '0'])
      : [];
  const file = path.join(state, `${args[0]}.json`);
  const out = openSync(file, 'w');
  const errors = path.join(state, `${args[0]}.errors`);
  const child = spawn(process.execPath, [command, ...ports, ...free, ...(args.includes('--json') ? [] : ['--json'])], {
    stdio: ['ignore', out, openSync(errors, 'w')],
    detached: true,
  });
  closeSync(out);
  appendFileSync(path.join(state, 'started'), `${child.pid}\n`);
  child.once('exit', (code) => fail(`${args.join(' ')}\nexit code ${code}\n${readFileSync(errors, 'utf8')}`));
  const look = setInterval(() => {
    const said = readFileSync(file, 'utf8');
    if (!said.includes('\n')) return;
    clearInterval(look);
    if (args.includes('--json')) process.stdout.write(said);
    writeFileSync(path.join(state, `${args[0]}.listening`), said);
    process.exit(0);
  }, 20);
}

function tillproof(args) {
  if (args[0] === 'certify') certify(args);
  else if (args.includes('--verify')) pass(args);
  else if (args[0] === 'simulate' || args[0] === 'terminal') serve(args);
  else if (args[0] === 'selftest') flagsOnly(args);
  else pass(args);
}

function npm([verb, ...rest]) {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  if (verb === 'ci' || verb === 'install') return;
  const script = verb === 'run' ? rest[0] : verb;
  if (!Object.hasOwn(scripts, script)) fail(`package.json has no script ${script}`);
  const behind = rest.indexOf('--');
  if (behind >= 0 && scripts[script].includes('tillproof.js')) tillproof([script, ...rest.slice(behind + 1)]);
}

if (name === 'npm') npm(given);
else if (name === 'npx' && given[0] !== 'tillproof') {
  if (!existsSync(path.join(root, 'node_modules/.bin', given[0] ?? ''))) fail(`no package brings ${given[0]}`);
} else tillproof(name === 'npx' ? given.slice(1) : given);
